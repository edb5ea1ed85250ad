"""What was typed and not understood stays with its field, whatever becomes of the rows around it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.model.document import Document
from designer.model.records import Calendar
from designer.panels.desk import Desk
from designer.panels.inspector.panel import Inspector
from designer.panels.untaken import Place, Typed, Untaken, where
from tests import small
from tests.matrices import full_matrix
from tests.panels.conftest import Shown
from tests.small import small as small_matrix

SOON = Typed("soon", "“soon” is not understood.", "After")


def after(*ids: str) -> Place:
    return Place(ids, ("after",))


def test_it_is_kept_until_it_is_forgotten() -> None:
    untaken, place = Untaken(), after(small.FRONT_SPECIALIST)
    untaken.keep(place, SOON)
    assert untaken.at(place) == SOON
    assert untaken.at(after(small.FRONT)) is None
    assert untaken.standing(small_matrix()) == [(place, SOON)]
    untaken.forget(place)
    assert untaken.standing(small_matrix()) == []


def test_of_what_has_gone_nothing_is_said_until_it_is_back() -> None:
    untaken, place = Untaken(), after(small.FRONT_SPECIALIST)
    untaken.keep(place, SOON)
    by_severity = Place((small.FRONT_SPECIALIST,), ("after_by_severity", small.SEV1))
    untaken.keep(by_severity, SOON)
    without = small_matrix(lambda edit: edit.remove(small.FRONT_SPECIALIST))
    assert untaken.standing(without) == []
    assert [found for found, _ in untaken.standing(small_matrix())] == [place, by_severity]


def test_it_goes_with_its_row() -> None:
    untaken, holidays = Untaken(), Place(("calendar:aaaaaaa1",), ("holidays",))
    for row in range(3):
        untaken.keep(holidays.at(f"#{row}", "date"), Typed(str(row), "no", "Date"))
    untaken.keep(holidays, SOON)
    untaken.put_rows(holidays, [2, 0])  # the last is first now, and the middle one has gone
    assert untaken.at(holidays.at("#0", "date")) == Typed("2", "no", "Date")
    assert untaken.at(holidays.at("#1", "date")) == Typed("0", "no", "Date")
    assert untaken.at(holidays.at("#2", "date")) is None
    assert untaken.at(holidays) == SOON


def test_a_row_that_an_undo_took_away_is_not_spoken_of() -> None:
    matrix = full_matrix(tricky=False)
    calendar = next(each for each in matrix.calendars.values() if each.holidays)
    untaken, holidays = Untaken(), Place((calendar.id,), ("holidays",))
    last = holidays.at(f"#{len(calendar.holidays)}", "date")
    untaken.keep(last, SOON)
    assert untaken.standing(matrix) == []
    untaken.keep_drafts(holidays, ("half",))
    assert [place for place, _ in untaken.standing(matrix)] == [last]


def test_the_record_is_named() -> None:
    matrix = small_matrix()
    assert where(matrix, after(small.FRONT_SPECIALIST), SOON).startswith("“After” of the arrow to “")
    assert where(matrix, after(small.FRONT), SOON) == "“After” of the step “Resolve at first contact”"
    assert where(matrix, after(matrix.head.id), SOON) == "“After” of the matrix"
    assert where(matrix, after(small.FRONT, small.MANAGER), SOON) == "“After” of 2 steps"


# -------------------------------------------------------------------------------------------- typed into the inspector


@pytest.fixture
def inspector(desk: Desk, shown: Shown) -> Inspector:
    made = Inspector(desk)
    shown(made, 320, 900)
    return made


def untaken_texts(desk: Desk) -> list[str]:
    return [typed.text for _, typed in desk.untaken.standing(desk.matrix)]


def box_of(inspector: Inspector, field: str) -> Any:
    assert inspector.form is not None
    return inspector.form.editor(field).box  # type: ignore[attr-defined]


def test_a_time_that_is_not_understood_is_there_again_when_one_comes_back(desk: Desk, inspector: Inspector) -> None:
    desk.select((small.FRONT_SPECIALIST,))
    box = box_of(inspector, "after")
    before = box.text()
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "soon")
    desk.select((small.SPECIALIST_MANAGER,))
    assert box.text() != "soon", "it is of the other arrow"
    assert box.property("state") == ""
    desk.select((small.FRONT_SPECIALIST,))
    editor = inspector.form.editor("after")  # type: ignore[union-attr]
    assert (box.text(), box.property("state")) == ("soon", "wrong")
    assert "“soon”" in editor._note.text()
    assert untaken_texts(desk) == ["soon"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == before
    assert untaken_texts(desk) == []


def test_the_same_field_shows_it_in_the_step_and_in_the_arrow(desk: Desk, inspector: Inspector) -> None:
    desk.select((small.FRONT,))
    way = next(way for way in inspector.ways.ways if way.id == small.FRONT_SPECIALIST)
    way.after.box.setFocus()
    way.after.box.selectAll()
    QTest.keyClicks(way.after.box, "soon")
    desk.select((small.FRONT_SPECIALIST,))
    box = box_of(inspector, "after")
    assert box.text() == "soon"
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "20 min")
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.select((small.FRONT,))
    assert way.after.box.text() == "20 min"
    assert untaken_texts(desk) == []


def test_a_zone_that_there_is_not_is_kept(desk: Desk, inspector: Inspector) -> None:
    desk.select(())
    combo = box_of(inspector, "time_zone")
    combo.lineEdit().setFocus()
    combo.lineEdit().selectAll()
    QTest.keyClicks(combo.lineEdit(), "Europe/Atlantis")
    desk.select((small.FRONT,))
    desk.select(())
    assert combo.currentText() == "Europe/Atlantis"
    assert untaken_texts(desk) == ["Europe/Atlantis"]


def test_a_number_that_is_out_of_reach_is_kept(desk: Desk, inspector: Inspector) -> None:
    desk.select((small.FRONT,))
    box = box_of(inspector, "attempts")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "many")
    desk.select((small.MANAGER,))
    assert box.text() != "many"
    desk.select((small.FRONT,))
    assert (box.text(), box.property("state")) == ("many", "wrong")


def test_a_phone_that_is_half_typed_waits_with_its_contact(desk: Desk, inspector: Inspector) -> None:
    desk.select((small.BO,))
    phones = inspector.form.editor("phones")  # type: ignore[union-attr]
    before = desk.matrix.contacts[small.BO].phones
    phones._add()
    assert untaken_texts(desk) == [], "an empty one is nothing to speak of"
    card = phones.rows.rows[-1]
    name = next(name for name, editor in card.grid.editors.items() if name not in ("number", "kind"))
    card.edited.emit(name, _other(getattr(card.value, name)), False)
    desk.select((small.FRONT,))
    assert [typed.problem for _, typed in desk.untaken.standing(desk.matrix)] == ["A new phone is not complete yet."]
    desk.select((small.BO,))
    assert len(phones.rows.rows) == len(before) + 1
    assert getattr(phones._values[-1], name) == _other(getattr(before[0].__class__(number=""), name))
    phones._change(phones.rows.rows[-1], "number", "+44 20 7946 0999", False)
    assert len(desk.matrix.contacts[small.BO].phones) == len(before) + 1
    assert desk.untaken.standing(desk.matrix) == []


def _other(value: Any) -> Any:
    return not value if isinstance(value, bool) else "after hours" if isinstance(value, str) else (value or 0) + 1


def test_another_document_knows_nothing_of_it(desk: Desk, inspector: Inspector) -> None:
    desk.select((small.FRONT_SPECIALIST,))
    box = box_of(inspector, "after")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "soon")
    desk.lay(Document(small_matrix()))
    desk.select((small.FRONT_SPECIALIST,))
    assert box.text() == "15 min"
    assert untaken_texts(desk) == []


def test_the_keyboard_goes_to_what_is_within_a_field(desk: Desk, inspector: Inspector) -> None:
    with desk.edit("Add calendar") as edit:
        calendar = edit.new(Calendar, name="Night shift").id
    desk.show(calendar, "hours/day 3")
    assert inspector.focusWidget() is inspector.form.editor("hours").boxes[2]  # type: ignore[union-attr]
    desk.show(small.FRONT_SPECIALIST, f"after_by_severity/{small.SEV2}")
    spans = inspector.form.editor("after_by_severity")  # type: ignore[union-attr]
    assert inspector.focusWidget() is spans.boxes[small.SEV2]
