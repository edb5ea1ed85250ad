"""Times as people write them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.model import spans
from designer.model.records import Calendar
from designer.model.values import SeveritySpan
from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from designer.panels.inspector.span_editors import meaning
from tests import small
from tests.panels.inspector.conftest import Made

AFTER = Field("after", "After", "span", hint="At once")
BY_SEVERITY = Field("after_by_severity", "After, by severity", "spans")


def type_into(box: object, text: str) -> None:
    box.setFocus()  # type: ignore[attr-defined]
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_bare_number_is_minutes(made: Made) -> None:
    editor, said = made(AFTER, None)
    type_into(editor.box, "20")
    (span, _) = said[0]
    assert (span.text, spans.minutes(span)) == ("20 min", 20)


def test_nothing_typed_is_no_time(made: Made) -> None:
    editor, said = made(AFTER, spans.parse("1 h"))
    type_into(editor.box, " ")
    assert said == [(None, False)]


def test_the_words_typed_are_kept(made: Made) -> None:
    editor, said = made(AFTER, None)
    type_into(editor.box, "two hours")
    assert said[0][0].text == "two hours"
    assert editor._note.text() == "Understood as 2 h"
    assert meaning(spans.parse("2 h")) == ""


def test_business_time_can_count_in_other_hours(made: Made, desk: Desk) -> None:
    with desk.edit("Add calendar") as edit:
        night = edit.new(Calendar, name="Night shift")
    editor, said = made(AFTER, spans.parse("4 business hours"))
    assert editor._hours.isVisible()
    editor._fill_menu()
    next(action for action in editor._menu.actions() if action.text() == "Night shift").trigger()
    assert said[0][0].calendar == night.id
    assert "in the hours of Night shift" in editor._note.text() or editor.value.calendar == night.id
    type_into(editor.box, "5 business hours")
    assert said[-1][0].calendar == night.id, "the hours stay when the time is typed anew"


def test_elapsed_time_asks_for_no_hours(made: Made) -> None:
    editor, _ = made(AFTER, spans.parse("4 h"))
    assert not editor._hours.isVisible()


def test_each_severity_has_its_own(made: Made) -> None:
    editor, said = made(BY_SEVERITY, (SeveritySpan(severity=small.SEV2, span=spans.parse("1 h")),))
    type_into(editor.boxes[small.SEV1], "5 min")
    (value, _) = said[0]
    assert [(each.severity, each.span.text) for each in value] == [(small.SEV1, "5 min"), (small.SEV2, "1 h")]
    type_into(editor.boxes[small.SEV2], " ")
    assert [each.severity for each in said[-1][0]] == [small.SEV1]


def test_the_usual_time_shows_through(made: Made, desk: Desk) -> None:
    arrow = desk.matrix.transitions[small.FRONT_SPECIALIST]
    editor, _ = made(BY_SEVERITY, (), arrow)
    assert {box.placeholderText() for box in editor.boxes.values()} == {"15 min"}


def test_what_is_wrong_is_not_taken(made: Made) -> None:
    editor, said = made(BY_SEVERITY, ())
    type_into(editor.boxes[small.SEV1], "soon")
    assert said == []
    assert "not understood" in editor._note.text()


def test_a_bare_number_is_said_to_be_minutes_while_it_is_typed(made: Made) -> None:
    editor, _ = made(AFTER, None)
    editor.box.setFocus()
    QTest.keyClicks(editor.box, "10")
    assert editor._note.text() == "Understood as 10 min"
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor.box.text() == "10 min"


def test_a_bare_number_of_a_severity_is_minutes(made: Made) -> None:
    editor, said = made(BY_SEVERITY, ())
    box = editor.boxes[small.SEV1]
    type_into(box, "10")
    assert box.text() == "10 min" and said[0][0][0].span.text == "10 min"


def test_rows_follow_the_code_of_their_severity(made: Made, desk: Desk) -> None:
    editor, _ = made(BY_SEVERITY, ())
    id = next(iter(editor.boxes))
    picture = editor._rows[id][0].pixmap().cacheKey()
    editor.show_value(())
    assert editor._rows[id][0].pixmap().cacheKey() == picture, "what is the same is not drawn anew"
    desk.put("Change code", [id], code="S-9", colour="#123456")
    editor.show_value(())
    assert editor._rows[id][1].text() == "S-9"
    assert editor._rows[id][0].pixmap().cacheKey() != picture
