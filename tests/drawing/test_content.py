"""What cards say: who, by when at which severity, and how."""

from __future__ import annotations

import msgspec
import pytest

from designer.drawing.content import Seen, about, description, seen, within
from designer.model import spans
from designer.model.choices import ChannelKind, StepKind, Trigger
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Channel, Contact, Level, Severity, Step, Transition
from designer.model.values import ChannelUse, Condition, SeveritySpan, Target
from tests.small import ANA, CALL, FRONT, FRONT_SPECIALIST, L1, MANAGER, SEV1, SEV2, SPECIALIST, small


def of(matrix: Matrix, step: str = FRONT) -> Seen:
    return seen(matrix, matrix.steps[step])


def test_one_time_for_all_severities_is_a_sentence() -> None:
    (time,) = of(small()).when
    assert (time.severity, time.text) == (None, "answer in 15 min")


def test_times_that_differ_stand_by_their_marks() -> None:
    sooner = SeveritySpan(severity=SEV1, span=spans.parse("5 min"))
    matrix = small(lambda edit: edit.change(FRONT_SPECIALIST, after_by_severity=(sooner,)))
    assert [(t.severity and t.severity.code, t.text) for t in of(matrix).when] == [("SEV1", "5 m"), ("SEV2", "15 m")]


def test_the_same_time_in_other_words_is_one_time() -> None:
    same = SeveritySpan(severity=SEV1, span=spans.parse("quarter of an hour"))
    matrix = small(lambda edit: edit.change(FRONT_SPECIALIST, after_by_severity=(same,)))
    assert [t.text for t in of(matrix).when] == ["answer in 15 min"]


def test_the_shortest_arrow_counts_at_each_severity() -> None:
    def change(edit: Edit) -> None:
        only = Condition(severities=(SEV2,))
        arrow = Transition(
            id="transition:zzzzzzz2", source=FRONT, target=MANAGER, after=spans.parse("1 min"), condition=only
        )
        edit.put(arrow)

    assert [(t.severity and t.severity.code, t.text) for t in of(small(change)).when] == [
        ("SEV1", "15 m"),
        ("SEV2", "1 m"),
    ]


def test_without_an_answer_asked_for_the_time_to_resolve_shows() -> None:
    matrix = small(lambda edit: edit.change(FRONT_SPECIALIST, trigger=Trigger.NOT_RESOLVED))
    assert [t.text for t in of(matrix).when] == ["resolve in 15 min"]
    never = small(lambda edit: edit.change(FRONT_SPECIALIST, after=spans.parse("never")))
    assert of(never).when == ()


def test_nobody_where_somebody_is_needed() -> None:
    empty = small(lambda edit: edit.change(FRONT, targets=()))
    assert of(empty).nobody
    assert not of(small()).nobody
    asks = small(lambda edit: edit.change(FRONT, targets=(), kind=StepKind.WAIT))
    assert not of(asks).nobody


def test_channels_of_the_step_then_the_level_then_the_person() -> None:
    def add(edit: Edit) -> None:
        edit.put(Channel(id="channel:aaaaaaa3", kind=ChannelKind.PAGER))

    assert of(small()).channels == (ChannelKind.PHONE,)
    level = small(
        lambda edit: (
            add(edit),
            edit.change(FRONT, channels=()),
            edit.change(L1, channels=(ChannelUse(channel="channel:aaaaaaa3"),)),
        )
    )
    assert of(level).channels == (ChannelKind.PAGER,)
    own = small(lambda edit: edit.change(FRONT, channels=()))
    assert of(own).channels == (ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT)


def test_an_entry_says_who_and_when_it_is_open() -> None:
    def change(edit: Edit) -> None:
        edit.put(Calendar(id="calendar:aaaaaaa2", name="Office hours"))
        edit.put(Calendar(id="calendar:aaaaaaa3", name="24 × 7", always=True))
        edit.change(CALL, targets=(Target(to=ANA),), condition=Condition(calendar="calendar:aaaaaaa2", inside=False))

    matrix = small(change)
    assert of(matrix, CALL).note == "Ana Novak · outside Office hours"
    always = Condition(calendar="calendar:aaaaaaa3")
    step = msgspec.structs.replace(matrix.steps[CALL], condition=always)
    assert seen(matrix, step).note == "Ana Novak · 24 × 7"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 min", "answer in 30 min"),
        ("4 business hours", "answer in 4 business hours"),
        ("next business day", "answer on the next business day"),
        ("until 08:00", "answer by 08:00"),
        ("until it opens", "answer until it opens"),
        ("at once", "answer at once"),
    ],
)
def test_spans_as_sentences(text: str, expected: str) -> None:
    assert within("answer", spans.parse(text)) == expected


def test_spans_in_their_usual_order() -> None:
    texts = ("5 min", "1 h", "4 business hours", "next business day", "3 days", "2 weeks", "never")
    found = [about(spans.parse(text)) for text in texts]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_a_card_can_be_read_out() -> None:
    said = description(of(small(), SPECIALIST), "L2")
    assert said == "Step on L2: Billing specialist; who: Bo Okafor, Cem Park; answer in 30 min; by phone"
    empty = small(lambda edit: edit.change(FRONT, targets=(), title=""))
    assert description(of(empty)) == "Step: untitled; nobody yet; answer in 15 min"


def test_without_severities_the_default_counts() -> None:
    records = [
        Level(id="level:aaaaaaa2"),
        Contact(id="contact:aaaaaaa2", name="Ana Novak"),
        Step(id="step:aaaaaaa2", level="level:aaaaaaa2"),
        Transition(
            id="transition:aaaaaaa2", source="step:aaaaaaa2", target="step:aaaaaaa2", after=spans.parse("9 min")
        ),
    ]
    assert [t.text for t in of(Matrix(records), "step:aaaaaaa2").when] == ["answer in 9 min"]
    with_one = Matrix([*records, Severity(id="severity:aaaaaaa2", code="P1")])
    assert [t.text for t in of(with_one, "step:aaaaaaa2").when] == ["answer in 9 min"]
