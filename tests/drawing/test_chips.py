"""What chips on arrows say, and that it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.chips import Says, chip, chip_shapes, measured, says
from designer.drawing.content import Timed
from designer.drawing.display import Icon, Text
from designer.drawing.style import THEMES
from designer.drawing.text import clean, width
from designer.model import spans
from designer.model.choices import Share, StepKind, Trigger
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Category
from designer.model.values import Condition, SeveritySpan
from tests.drawing.test_cards import MARKS
from tests.drawing.texts import texts
from tests.small import FRONT, FRONT_SPECIALIST, SEV1, SEV2, small


def changed(**fields: object) -> Matrix:
    return small(lambda edit: edit.change(FRONT_SPECIALIST, **fields))


def of(matrix: Matrix) -> Says:
    return says(matrix, matrix.transitions[FRONT_SPECIALIST])


def lines(matrix: Matrix) -> list[str]:
    found = chip(matrix, matrix.transitions[FRONT_SPECIALIST])
    assert found is not None
    return [
        " ".join(piece.text or ("▲◆■●▼"[piece.severity.rank - 1] if piece.severity else "") for piece in line).strip()
        for line in found.lines
    ]


def test_trigger_and_time() -> None:
    assert lines(small()) == ["not answered", "15 min"]


def test_times_that_differ_stand_by_their_marks() -> None:
    after = (
        SeveritySpan(severity=SEV1, span=spans.parse("15 min")),
        SeveritySpan(severity=SEV2, span=spans.parse("1 h")),
    )
    assert lines(changed(after_by_severity=after, after=None)) == ["not answered", "▲ 15 m ◆ 1 h"]
    assert of(changed(after_by_severity=after, after=None)).words == "not answered; SEV1 15 min, SEV2 1 h"


def test_always_says_only_when() -> None:
    always = Trigger.ALWAYS
    assert lines(changed(trigger=always)) == ["after 15 min"]
    assert lines(changed(trigger=always, after=spans.parse("next business day"))) == ["next business day"]
    for nothing in (None, spans.parse("at once")):
        matrix = changed(trigger=always, after=nothing)
        assert chip(matrix, matrix.transitions[FRONT_SPECIALIST]) is None


def test_a_share_of_a_target() -> None:
    matrix = changed(trigger=Trigger.SHARE_OF_TARGET, share=66, share_of=Share.RESOLUTION, after=None)
    assert lines(matrix) == ["at 66 % of", "resolution target"]


def test_an_arrow_for_one_severity_shows_its_mark() -> None:
    only = Condition(severities=(SEV1,))
    assert lines(changed(condition=only)) == ["not answered", "▲ 15 m"]
    assert lines(changed(condition=only, trigger=Trigger.MANUAL, after=None)) == ["by hand", "▲ SEV1"]


def test_a_decision_says_its_answers_alone() -> None:
    def decision(**fields: object) -> Matrix:
        return small(lambda e: (e.change(FRONT, kind=StepKind.DECISION), e.change(FRONT_SPECIALIST, **fields)))

    assert lines(decision(condition=Condition(answer="yes"))) == ["yes"]
    assert lines(decision(default=True)) == ["otherwise"]
    assert lines(decision(default=True, label="Server")) == ["otherwise: Server"]
    assert lines(decision(condition=Condition(answer="yes"), label="press asks")) == ["yes: press asks"]
    assert lines(decision(condition=Condition(answer="yes", severities=(SEV1,)))) == ["yes", "▲ SEV1"]


def test_further_conditions_follow() -> None:
    def change(edit: object) -> None:
        edit.put(Category(id="category:aaaaaaa2", name="Outage"))  # type: ignore[attr-defined]
        edit.put(Calendar(id="calendar:aaaaaaa2", name="Office hours"))  # type: ignore[attr-defined]
        condition = Condition(
            categories=("category:aaaaaaa2",), calendar="calendar:aaaaaaa2", inside=False, acknowledged=False
        )
        edit.change(FRONT_SPECIALIST, label="open ticket", at_most=2, condition=condition)  # type: ignore[attr-defined]

    assert lines(small(change)) == [
        "open ticket",
        "not answered",
        "15 min",
        "for Outage",
        "outside Office hours",
        "if not answered",
        "at most 2 times",
    ]


contents = st.builds(
    Says,
    texts.map(clean).map(lambda text: text.replace("\n", " ")),
    st.sampled_from(["", "bell-off", "clock"]),
    st.sampled_from(["", "after", "not answered"]),
    st.lists(st.sampled_from(["5 m", "", "next business day", "90 bh"]), max_size=5).map(
        lambda found: tuple(Timed(mark, text, text) for mark, text in zip(MARKS, found, strict=False))
    ),
    st.lists(texts.map(clean), max_size=2).map(tuple),
)


@given(contents, st.sampled_from(sorted(THEMES)))
def test_everything_fits_on_the_chip(what: Says, theme: str) -> None:
    found = measured(what)
    for shape in chip_shapes(found, theme):
        if isinstance(shape, Text):
            assert shape.x >= 6
            assert shape.x + width(shape.text, shape.px, shape.weight) <= found.size.width - 6
            assert 8 <= shape.baseline <= found.size.height - 3
        elif isinstance(shape, Icon):
            assert 6 <= shape.x <= found.size.width - 6 - shape.size


@pytest.mark.parametrize("trigger", Trigger)
def test_every_trigger_has_a_chip_when_it_has_a_time(trigger: Trigger) -> None:
    matrix = changed(trigger=trigger, share=50)
    found = chip(matrix, matrix.transitions[FRONT_SPECIALIST])
    assert found is not None
    assert any(isinstance(shape, Icon) for shape in chip_shapes(found, "light"))
