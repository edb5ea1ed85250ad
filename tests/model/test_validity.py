"""What a file cannot hold is refused in words that name the field and the reason."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec
import pytest

from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.records import KINDS, Absence, Contact, Level, Record, Severity, Step
from designer.model.validity import as_stored, explain
from designer.model.values import Position
from tests.matrices import full_matrix

STEP = '"record":"step","id":"step:a","level":"level:a"'
CONTACT = '"record":"contact","id":"contact:a","name":"Ana"'

EXPLAINED = {
    f'{{{STEP},"order":1}}': ("order", "must be text, not a whole number"),
    f'{{{STEP},"kind":"acton"}}': (
        "kind",
        "must be one of entry, action, decision, wait, inform, vendor, hand_over, end, note, not “acton”",
    ),
    f'{{{STEP},"attempts":0}}': ("attempts", "must be at least 1"),
    f'{{{STEP},"pause":1.5}}': ("pause", "must be a whole number, not a fraction"),
    f'{{{STEP},"pause":99999999999999999999999}}': ("pause", "must be at most 1000000000"),
    f'{{{STEP},"turn":"5"}}': ("turn", "must be a whole number or null, not text"),
    f'{{{STEP},"titel":"x"}}': ("titel", "is not a known field (“title” is)"),
    f'{{{STEP},"zzz":"x"}}': ("zzz", "is not a known field"),
    f'{{{STEP},"position":{{"across":1e999}}}}': ("position.across", "is too large a number"),
    f'{{{STEP},"position":[]}}': ("position", "must be an object, not a list"),
    f'{{{STEP},"title":null}}': ("title", "must be text, not null"),
    f'{{{STEP},"pauses_targets":1}}': ("pauses_targets", "must be true or false, not a whole number"),
    '{"record":"step","id":"step:a"}': ("level", "is missing"),
    f'{{{CONTACT},"phones":[{{"number":"1"}},{{"number":"2","kind":"fon"}}]}}': (
        "phones[1].kind",
        "must be one of mobile, desk, home, duty, toll_free, pager, fax, satellite, other, not “fon”",
    ),
    f'{{{CONTACT},"phones":[{{"numer":"1"}}]}}': ("phones[0].numer", "is not a known field (“number” is)"),
    f'{{{CONTACT},"phones":[{{}}]}}': ("phones[0].number", "is missing"),
    f'{{{CONTACT},"verified_on":"1.2.2026"}}': ("verified_on", "must be a date such as 2026-03-01"),
    f'{{{CONTACT},"verified_on":7}}': (
        "verified_on",
        "must be a date such as 2026-03-01 or null, not a whole number",
    ),
    f'{{{CONTACT},"absences":[{{"start":"2026-01-01T00:00:00","end":"x"}}]}}': (
        "absences[0].start",
        "must be a date and time with its offset, such as 2026-03-01T08:00:00+01:00",
    ),
    '{"record":"rota","id":"rota:a","name":"R","first_hand_over":"2026-01-01T00:00:00Z"}': (
        "first_hand_over",
        "must be a local date and time without an offset, such as 2026-03-01T08:00:00",
    ),
    '{"record":"severity","id":"severity:a","code":"S","colour":"red"}': ("colour", "must be a colour such as #c0392b"),
    '{"record":"severity","id":"severity:a","code":"S","colour":"#c0392b\\n"}': (
        "colour",
        "must be a colour such as #c0392b",
    ),
    '{"record":"calendar","id":"calendar:a","name":"C","hours":[{"day":1,"start":"09:00","end":"25:00"}]}': (
        "hours[0].end",
        "must be a time of day such as 08:30",
    ),
}


@pytest.mark.parametrize(("text", "fault"), EXPLAINED.items())
def test_a_fault_is_explained(text: str, fault: tuple[str, str]) -> None:
    kind = next(kind for name, kind in KINDS.items() if f'"record":"{name}"' in text)
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.json.decode(text, type=Record)
    assert explain(caught.value, kind) == fault


def test_what_was_given_loosely_is_kept_as_declared() -> None:
    step = Step(id="step:a", level="level:a", kind="action", instructions=["Look", "Call"], position=Position(across=3))
    stored = as_stored(step)
    assert isinstance(stored, Step)
    assert stored.kind is StepKind.ACTION
    assert stored.instructions == ("Look", "Call")
    assert isinstance(stored.position.across, float)


def test_a_zoned_instant_keeps_its_offset() -> None:
    start = dt.datetime(2026, 7, 1, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    contact = Contact(id="contact:a", name="Ana", absences=(Absence(start=start, end=start + dt.timedelta(days=1)),))
    stored = as_stored(contact)
    assert isinstance(stored, Contact)
    assert stored.absences[0].start.isoformat() == "2026-07-01T09:00:00+02:00"


@pytest.mark.parametrize("record", full_matrix(tricky=True).records.values(), ids=lambda record: record.id)
def test_a_good_record_stays_as_it_is(record: Record) -> None:
    assert as_stored(record) == record


REFUSED = [
    (Level(id="level:a", order=-1), "“order” of level:a must be at least 0."),
    (Severity(id="severity:a", code="S", colour="red"), "“colour” of severity:a must be a colour such as #c0392b."),
    (
        Step(id="step:a", level="level:a", position=Position(across=float("nan"))),
        "“position.across” of step:a must be a number, not null.",
    ),
    (
        Step(id="step:a", level="level:a", title="half \ud83d of a face"),
        "“title” of step:a holds half a character, which no file can keep.",
    ),
    (Step(id="step:a", level=None), "“level” of step:a must be text, not null."),
]


@pytest.mark.parametrize(("record", "message"), REFUSED)
def test_what_no_file_can_hold_is_refused(record: Record, message: str) -> None:
    with pytest.raises(NotAllowed) as caught:
        as_stored(record)
    assert caught.value.message == message
    assert caught.value.hint
