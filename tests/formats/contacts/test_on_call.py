"""Who is on duty: turns, hand-overs over a change of clocks, overrides, absences and hours that a rota leaves out."""

from __future__ import annotations

import datetime as dt

import msgspec

from designer.formats.contacts import on_call
from designer.formats.contacts.listings import Row
from designer.formats.contacts.sheet_language import ENGLISH, words
from designer.model import spans
from designer.model.matrix import Matrix
from designer.model.records import Contact, Rota
from designer.model.values import Absence, Opening, Override
from tests.small import ANA, BO, CEM, ELI, small

ROTA = "rota:aaaaaaa2"
NOW = dt.datetime(2026, 10, 20, 9, 0, tzinfo=dt.UTC)


def with_rota(*contacts: Contact, **fields: object) -> Matrix:
    usual: dict[str, object] = {
        "members": (ANA, BO),
        "turn_length": spans.parse("7 days"),
        "first_hand_over": dt.datetime(2026, 10, 5, 8, 0),
        "time_zone": "Europe/London",
    }
    rota = Rota(id=ROTA, name="Primary", **(usual | fields))  # type: ignore[arg-type]
    return Matrix([*(small().records | {each.id: each for each in contacts}).values(), rota])


def rows(matrix: Matrix, weeks: int = 2) -> list[Row]:
    (band,) = on_call.listing(matrix, ENGLISH, NOW, weeks).bands
    return list(band.rows)


def who(matrix: Matrix, weeks: int = 2) -> list[tuple[str, str, str]]:
    return [(row[0], row[2], row[6]) for row in rows(matrix, weeks)]


def away(id: str, first: int, last: int, **fields: object) -> Contact:
    start, end = (dt.datetime(2026, 10, day, 8, 0, tzinfo=dt.UTC) for day in (first, last))
    return msgspec.structs.replace(small().contacts[id], absences=(Absence(start=start, end=end),), **fields)


def test_turns_from_now_on_keep_their_hour_through_the_change_of_clocks() -> None:
    assert who(with_rota()) == [
        ("now", "Ana Novak", ""),
        ("Mon 26 Oct 2026, 08:00", "Bo Okafor", ""),
        ("Mon 2 Nov 2026, 08:00", "Ana Novak", ""),
    ]
    assert rows(with_rota())[0][1] == "Mon 26 Oct 2026, 08:00"
    assert rows(with_rota())[0][3:6] == ("+44 20 7946 0101", "+44 7700 900101", "ana@example.org")


def test_the_band_names_zone_and_turn() -> None:
    (band,) = on_call.listing(with_rota(), words("de"), NOW, 2).bands
    assert (band.title, band.aside) == ("Primary", "Europe/London · Übergabe alle 7 Tage")


def test_an_override_and_its_end() -> None:
    start, end = (dt.datetime(2026, 10, day, 12, 0, tzinfo=dt.UTC) for day in (21, 22))
    assert who(with_rota(overrides=(Override(contact=CEM, start=start, end=end),)), 1) == [
        ("now", "Ana Novak", ""),
        ("Wed 21 Oct 2026, 13:00", "Cem Park", "instead of the turn"),
        ("Thu 22 Oct 2026, 13:00", "Ana Novak", ""),
        ("Mon 26 Oct 2026, 08:00", "Bo Okafor", ""),
    ]


def test_the_absent_are_stood_in_for_and_a_gap_is_said() -> None:
    assert who(with_rota(away(ANA, 21, 23)), 1)[1] == (
        "Wed 21 Oct 2026, 09:00",
        "Eli Reyes",
        "for Ana Novak, who is away",
    )
    alone = who(with_rota(away(ANA, 21, 23, deputies=())), 1)
    assert alone[1] == ("Wed 21 Oct 2026, 09:00", "nobody", "Ana Novak is away, and nobody stands in.")
    both = with_rota(away(ANA, 21, 23), away(ELI, 1, 30))
    assert who(both, 1)[1][1] == "nobody"


def test_hours_that_the_rota_leaves_out_part_no_turn() -> None:
    office = tuple(Opening(day=day, start="08:00", end="18:00") for day in range(1, 6))
    matrix = with_rota(restrictions=office)
    assert [name for _, name, _ in who(matrix)] == ["Ana Novak", "Bo Okafor", "Ana Novak"]
    (band,) = on_call.listing(matrix, ENGLISH, NOW, 2).bands
    assert band.aside.endswith("Mon–Fri 08:00–18:00")
    assert rows(matrix)[0][1] == "Fri 23 Oct 2026, 18:00"


def test_a_rota_that_cannot_say_whose_turn_it_is() -> None:
    assert rows(with_rota(first_hand_over=None))[-1][2].startswith("No first hand-over")
    assert rows(with_rota(members=()))[-1][2] == "Nobody is on duty in these weeks."


def test_one_who_is_always_on_duty_is_one_row() -> None:
    assert who(with_rota(members=(CEM,), first_hand_over=None)) == [("now", "Cem Park", "")]


def test_a_rota_of_minutes_does_not_fill_the_paper() -> None:
    found = rows(with_rota(turn_length=spans.parse("30 min")), 4)
    assert len(found) == on_call.MOST_TURNS + 1
    assert found[-1][2] == "The list goes on; ask for fewer weeks."


def test_no_rota() -> None:
    listing = on_call.listing(small(), ENGLISH, NOW, 4)
    assert (listing.bands, listing.nothing) == ((), "There is no rota yet.")
