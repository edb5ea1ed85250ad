"""Dates, moments and hours in fields."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QMenu

from designer.model.values import Holiday, Hours, Opening
from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from tests.panels.inspector.conftest import Made


def enter(box: object, text: str) -> None:
    box.setFocus()  # type: ignore[attr-defined]
    box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def test_a_date_is_typed_in_words(made: Made) -> None:
    editor, said = made(Field("effective_from", "Valid from", "date"), None)
    enter(editor.box, "14 Jan 2027")
    assert said == [(dt.date(2027, 1, 14), False)]
    assert editor.box.text() == "2027-01-14"
    assert editor._note.text().startswith("Thursday")


def test_a_date_is_picked(made: Made) -> None:
    editor, said = made(Field("effective_from", "Valid from", "date"), dt.date(2027, 1, 14))
    editor._pick(editor)
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    calendar = menu.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2027, 1, 14)
    calendar.clicked.emit(QDate(2027, 2, 1))
    assert said == [(dt.date(2027, 2, 1), False)]
    assert not menu.isVisible()


def test_the_date_of_a_holiday_must_be(made: Made) -> None:
    day = Holiday(date=dt.date(2027, 12, 25))
    editor, said = made(Field("date", "Date", "date"), day.date, day)
    enter(editor.box, " ")
    assert said == []


def test_a_moment_is_of_the_matrix_zone(made: Made, desk: Desk) -> None:
    desk.put("Zone", [desk.matrix.head.id], time_zone="Europe/Berlin")
    editor, said = made(Field("start", "From", "instant"), dt.datetime(2027, 7, 1, 6, 0, 30, tzinfo=dt.UTC))
    assert editor.box.text() == "2027-07-01 08:00"
    editor.flush()
    assert said == [], "leaving it keeps its seconds"
    enter(editor.box, "2027-07-01 09:30")
    assert said[0][0].isoformat() == "2027-07-01T09:30:00+02:00"


def test_a_moment_may_be_left_out_only_where_it_may(made: Made) -> None:
    start, said = made(Field("start", "From", "instant"), dt.datetime(2027, 7, 1, tzinfo=dt.UTC))
    enter(start.box, " ")
    assert said == []
    at, said = made(Field("at", "When", "optional instant"), dt.datetime(2027, 7, 1, tzinfo=dt.UTC))
    enter(at.box, " ")
    assert said == [(None, False)]


def test_the_hours_of_a_day(made: Made) -> None:
    editor, said = made(Field("hours", "Open", "intervals"), ())
    enter(editor.box, "9-12, 13-17")
    assert said == [((Hours(start="09:00", end="12:00"), Hours(start="13:00", end="17:00")), False)]
    assert editor.box.text() == "09:00–12:00, 13:00–17:00"


def test_a_week_day_by_day(made: Made) -> None:
    editor, said = made(Field("hours", "Open", "week"), (Opening(day=6, start="09:00", end="12:00"),))
    assert [box.text() for box in editor.boxes] == ["", "", "", "", "", "09:00–12:00", ""]
    enter(editor.boxes[0], "8-16")
    assert said[-1][0][0] == Opening(day=1, start="08:00", end="16:00")
    editor.show_value(said[-1][0])
    editor._repeat_monday()
    assert {opening.day for opening in said[-1][0] if opening.start == "08:00"} == {1, 2, 3, 4, 5}


def test_wrong_hours_are_marked_and_not_taken(made: Made) -> None:
    editor, said = made(Field("hours", "Open", "week"), ())
    enter(editor.boxes[2], "nine to five")
    assert said == []
    assert editor.boxes[2].property("state") == "wrong"
    assert "not understood" in editor._note.text()


def test_a_local_moment_has_no_zone(made: Made) -> None:
    editor, said = made(Field("first_hand_over", "First hand-over", "local instant"), None)
    enter(editor.box, "2027-01-04 09:00")
    assert said[0][0] == dt.datetime(2027, 1, 4, 9, 0)
    assert editor._note.text() == "Monday"
    assert editor.box.property("state") == ""


def test_the_good_days_of_a_week_are_taken_and_the_bad_one_is_named(made: Made) -> None:
    held = (Opening(day=3, start="10:00", end="11:00"),)
    editor, said = made(Field("hours", "Open", "week"), held)
    for day, text in ((1, "8-16"), (3, "nine to five"), (5, "9-12")):
        editor.boxes[day - 1].setText(text)
    editor.flush()
    assert said[-1][0] == (
        Opening(day=1, start="08:00", end="16:00"),
        Opening(day=3, start="10:00", end="11:00"),
        Opening(day=5, start="09:00", end="12:00"),
    )
    assert editor._note.text().startswith("Wednesday: ")
    assert editor.boxes[2].text() == "nine to five"
    editor.show_value(said[-1][0])
    assert editor.boxes[2].text() == "nine to five", "it is still there when the others have come back"
    enter(editor.boxes[2], "9-17")
    assert Opening(day=3, start="09:00", end="17:00") in said[-1][0]
    assert editor._note.text() == ""


def test_two_bad_days_are_both_named(made: Made) -> None:
    editor, _ = made(Field("hours", "Open", "week"), ())
    enter(editor.boxes[0], "nine")
    enter(editor.boxes[6], "never on a Sunday")
    assert [line.partition(":")[0] for line in editor._note.text().split("\n")] == ["Monday", "Sunday"]


def test_a_date_that_is_picked_takes_the_place_of_what_was_not_understood(made: Made) -> None:
    editor, said = made(Field("effective_from", "Valid from", "date"), None)
    enter(editor.box, "next spring")
    assert editor.kept().text == "next spring"
    editor.choose(dt.date(2027, 1, 14))
    assert said == [(dt.date(2027, 1, 14), False)]
    assert editor.kept() is None
    assert editor.box.text() == "2027-01-14"
    assert editor.box.property("state") == ""
