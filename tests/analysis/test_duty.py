"""Who is there at an instant: turns, overrides, restrictions, hours, absences, deputies."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.analysis import duty
from designer.model import spans
from designer.model.choices import TeamMode, Turn
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Head, Rota, Team
from designer.model.values import Absence, Email, Holiday, Hours, Opening, Override, Target
from tests.matrices import matrices

R = TypeVar("R")
BERLIN = ZoneInfo("Europe/Berlin")
ADA, BO, CY = (
    Contact(id=f"contact:2222222{letter}", name=name) for letter, name in zip("abc", ("Ada", "Bo", "Cy"), strict=True)
)
OFFICE = Calendar(
    id="calendar:2222222a",
    name="Office",
    time_zone="Europe/Berlin",
    hours=tuple(Opening(day=day, start="08:00", end="18:00") for day in range(1, 6)),
    holidays=(
        Holiday(date=dt.date(2026, 12, 25)),
        Holiday(date=dt.date(2026, 12, 24), hours=(Hours(start="08:00", end="12:00"),)),
    ),
)
ROTA = Rota(
    id="rota:2222222a",
    name="Nights",
    time_zone="Europe/Berlin",
    members=(ADA.id, BO.id, CY.id),
    turn_length=spans.parse("12 h"),
    first_hand_over=dt.datetime(2026, 10, 19, 8),
)


def berlin(*when: int) -> dt.datetime:
    return dt.datetime(*when, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


def matrix(*records: object) -> Matrix:
    given = {each.id: each for each in (ADA, BO, CY, OFFICE)} | {each.id: each for each in records}  # type: ignore[attr-defined]
    return Matrix([Head(id="matrix:2222222a", time_zone="Europe/Berlin"), *given.values()])  # type: ignore[list-item]


def name(contact: Contact | None) -> str | None:
    return contact.name if contact else None


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((2026, 10, 19, 7, 59), None),  # not begun
        ((2026, 10, 19, 8, 0), "Ada"),
        ((2026, 10, 19, 19, 59), "Ada"),
        ((2026, 10, 19, 20, 0), "Bo"),
        ((2026, 10, 20, 8, 0), "Cy"),
        ((2026, 10, 24, 20, 0), "Cy"),
        ((2026, 10, 25, 7, 59), "Cy"),  # the clocks go back in this night, and 08:00 stays 08:00
        ((2026, 10, 25, 8, 0), "Ada"),
    ],
)
def test_turns_keep_to_the_wall_clock(at: tuple[int, ...], expected: str | None) -> None:
    assert name(duty.on_duty(matrix(ROTA), ROTA, berlin(*at))) == expected


def test_an_override_beats_the_turn_and_others_stay_as_they_are() -> None:
    rota = _with(
        ROTA, overrides=(Override(contact=CY.id, start=berlin(2026, 10, 19, 10), end=berlin(2026, 10, 19, 12)),)
    )
    at = berlin(2026, 10, 19, 11)
    assert name(duty.on_duty(matrix(rota), rota, at)) == "Cy"
    assert name(duty.on_duty(matrix(rota), rota, at, Turn.NEXT)) == "Bo"
    assert duty.on_duty(matrix(rota), rota, at, Turn.PREVIOUS) is None, "Cy is the one on duty"
    assert name(duty.on_duty(matrix(rota), rota, berlin(2026, 10, 19, 12))) == "Ada"


def test_nobody_outside_the_restrictions() -> None:
    rota = _with(ROTA, restrictions=(Opening(day=1, start="08:00", end="18:00"),))
    assert name(duty.on_duty(matrix(rota), rota, berlin(2026, 10, 19, 17, 59))) == "Ada"
    assert duty.on_duty(matrix(rota), rota, berlin(2026, 10, 19, 18)) is None


def test_turns_nobody_can_know() -> None:
    assert not duty.is_settled(_with(ROTA, turn_length=None))
    assert not duty.is_settled(_with(ROTA, first_hand_over=None))
    assert not duty.is_settled(_with(ROTA, turn_length=spans.parse("at once")))
    alone = _with(ROTA, members=(BO.id,), first_hand_over=None)
    assert duty.is_settled(alone)
    assert name(duty.on_duty(matrix(alone), alone, berlin(2026, 1, 1))) == "Bo"
    empty = _with(ROTA, members=())
    assert duty.on_duty(matrix(empty), empty, berlin(2026, 1, 1)) is None


@pytest.mark.parametrize("first", [dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31, 23, 59)])
@pytest.mark.parametrize("length", ["15 min", "400 days"])
def test_dates_at_the_ends_of_time(first: dt.datetime, length: str) -> None:
    rota = _with(ROTA, first_hand_over=first, turn_length=spans.parse(length))
    at = berlin(2026, 10, 19)
    assert name(duty.on_duty(matrix(rota), rota, at)) in (None, "Ada", "Bo", "Cy")
    assert duty.changes(matrix(rota), [Target(to=rota.id)], at, at + dt.timedelta(days=1))[0] == at


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((2026, 10, 19, 7, 59), False),
        ((2026, 10, 19, 8, 0), True),
        ((2026, 10, 19, 18, 0), False),
        ((2026, 10, 24, 12, 0), False),
        ((2026, 12, 24, 11, 59), True),
        ((2026, 12, 24, 12, 0), False),
        ((2026, 12, 25, 9, 0), False),
    ],
)
def test_calendars(at: tuple[int, ...], expected: bool) -> None:
    assert duty.is_open(OFFICE, berlin(*at)) is expected


def test_deputies_stand_in_and_their_deputies_do_not() -> None:
    absence = Absence(start=berlin(2026, 10, 19), end=berlin(2026, 10, 20))
    ada = _with(ADA, absences=(absence,), deputies=(BO.id, CY.id))
    closed = _with(BO, calendar=OFFICE.id, deputies=(ADA.id,))
    found = matrix(ada, closed)
    assert _names(found, ADA.id, berlin(2026, 10, 19, 9)) == ["Bo"]
    assert _names(found, ADA.id, berlin(2026, 10, 19, 20)) == ["Cy"]
    assert _names(found, ADA.id, berlin(2026, 10, 20)) == ["Ada"]


def test_a_rota_puts_people_on_duty_outside_their_hours() -> None:
    ada = _with(ADA, calendar=OFFICE.id)
    found = matrix(ada, ROTA)
    assert _names(found, ROTA.id, berlin(2026, 10, 19, 19)) == ["Ada"]
    assert _names(found, ADA.id, berlin(2026, 10, 19, 19)) == []


def test_teams() -> None:
    team = Team(
        id="team:2222222a", name="NOC", members=(ADA.id, BO.id), lead=CY.id, mailbox=Email(address="noc@example.org")
    )
    at = berlin(2026, 10, 19)
    assert [each.name for each in duty.whom(matrix(team), Target(to=team.id), at)] == ["Ada", "Bo"]
    assert [each.name for each in duty.whom(matrix(team), Target(to=team.id, mode=TeamMode.LEAD), at)] == ["Cy"]
    assert [each.name for each in duty.whom(matrix(team), Target(to=team.id, mode=TeamMode.MAILBOX), at)] == ["NOC"]


def test_local_times_that_occur_twice_or_never() -> None:
    assert duty.instant(dt.datetime(2026, 10, 25, 2, 30), BERLIN) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert duty.instant(dt.datetime(2026, 3, 29, 2, 30), BERLIN) == dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC)
    assert duty.instant(dt.datetime(2026, 3, 29, 3, 30), BERLIN) == dt.datetime(2026, 3, 29, 1, 30, tzinfo=dt.UTC)


def test_names_that_are_no_zones() -> None:
    found = matrix(_with(ROTA, time_zone="Mars/Olympus"), _with(OFFICE, time_zone="../etc/passwd"))
    assert duty.unknown_zones(found) == ["../etc/passwd", "Mars/Olympus"]
    assert duty.zone_of("Europe/Berlin") == BERLIN
    assert duty.zone_of("") is None


@settings(max_examples=60)
@given(matrices(), st.integers(0, 900), st.integers(0, 1439))
def test_between_changes_nothing_changes(matrix: Matrix, day: int, minute: int) -> None:
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=day)
    end = start + dt.timedelta(days=1)
    targets = [target for step in matrix.steps.values() for target in step.targets]
    edges = duty.changes(matrix, targets, start, end)
    assert edges == sorted(set(edges))
    assert edges[0] == start
    at = start + dt.timedelta(minutes=minute)
    begun = max(each for each in edges if each <= at)
    for target in targets:
        assert duty.whom(matrix, target, at) == duty.whom(matrix, target, begun)


def _names(found: Matrix, id: str, at: dt.datetime) -> list[str]:
    return [each.name for each in duty.whom(found, Target(to=id), at)]


def _with(record: R, **fields: object) -> R:
    return cast(R, msgspec.structs.replace(record, **fields))  # type: ignore[type-var]
