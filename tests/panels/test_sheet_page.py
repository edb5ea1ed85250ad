"""The sheet follows the document, tells what may not be typed, and says what to do where nobody is on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.panels import sheet_page
from designer.panels.desk import Desk
from designer.panels.sheet_page import SheetPage, Work
from tests.crowd import crowd
from tests.panels.conftest import made
from tests.small import ANA, FRONT, FRONT_SPECIALIST, L1, SEV1, small

NAME, PHONE, THEN_AFTER = 1, 3, 7


class Elsewhere:
    """Work that waits until it is done by hand."""

    def __init__(self) -> None:
        self.asked: list[tuple[Work, Callable[[PrintedSheet | None], None]]] = []

    def __call__(self, work: Work, done: Callable[[PrintedSheet | None], None]) -> None:
        self.asked.append((work, done))

    def finish(self) -> None:
        work, done = self.asked.pop(0)
        done(work(lambda: True))


def show(qtbot: QtBot, desk: Desk, elsewhere: Elsewhere | None = None) -> SheetPage:
    page = SheetPage(desk, elsewhere or Elsewhere())
    qtbot.addWidget(page.bar)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SheetPage:
    return show(qtbot, desk)


def relabel(desk: Desk, text: str) -> None:
    with desk.edit("Rename level") as edit:
        edit.change(L1, label=text)


def says(page: SheetPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data())


def test_an_edit_anywhere_is_seen_in_the_next_turn(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    desk.put("name", [ANA], name="Anna Novak")
    qtbot.waitUntil(lambda: says(page, 4, NAME) == "Anna Novak", timeout=500)
    relabel(desk, "First line")
    qtbot.waitUntil(lambda: "First line" in says(page, 3, 0), timeout=500)
    desk.document.undo()
    desk.document.undo()
    qtbot.waitUntil(lambda: says(page, 4, NAME) == "Ana Novak", timeout=500)


def test_several_edits_of_a_turn_are_followed_together(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    desk.put("name", [ANA], name="Anna Novak")
    desk.put("role", [ANA], role="Lead")
    qtbot.waitUntil(lambda: (says(page, 4, NAME), says(page, 4, 2)) == ("Anna Novak", "Lead"), timeout=500)


def test_what_is_not_seen_is_worked_out_when_it_is(page: SheetPage, desk: Desk) -> None:
    page.hide()
    desk.put("name", [ANA], name="Anna Novak")
    assert says(page, 4, NAME) == "Ana Novak"
    page.show()
    assert says(page, 4, NAME) == "Anna Novak"


def test_the_cell_stays_the_current_one_when_rows_come_and_go(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    rows = page.model.rowCount()
    last = rows - 1
    page.view.setCurrentIndex(page.model.index(last, NAME))
    with desk.edit("delete") as edit:
        edit.remove(ANA)
    qtbot.waitUntil(lambda: page.model.rowCount() < rows, timeout=500)
    assert page.view.currentIndex().data() == "Dora Quist"


def test_another_document(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    desk.lay(Document(crowd(30)))
    qtbot.waitUntil(lambda: page.model.rowCount() > 30, timeout=2000)
    desk.lay(Document(small()))
    qtbot.waitUntil(lambda: page.model.rowCount() == 10, timeout=2000)


def test_the_bar_chooses_the_sheet(page: SheetPage, qtbot: QtBot) -> None:
    bar = page.bar
    chosen: list[Wanted] = []
    bar.chosen.connect(chosen.append)
    assert [bar.severity.itemText(number) for number in range(bar.severity.count())] == [
        "All severities", "SEV1", "SEV2",
    ]  # fmt: skip
    bar.severity.setFocus()
    QTest.keyClick(bar.severity, Qt.Key.Key_Down)
    assert chosen == [Wanted(SEV1)]
    qtbot.waitUntil(lambda: says(page, 0, 0).startswith("▲ SEV1"), timeout=500)
    for box, value in ((bar.audience, "customer"), (bar.paper, "Letter"), (bar.language, "de")):
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert bar.wanted == Wanted(SEV1, True, "Letter", "de")
    qtbot.waitUntil(lambda: page.model.sheet is not None and page.model.sheet.wanted == bar.wanted, timeout=500)
    page.show_wanted(Wanted())
    qtbot.waitUntil(lambda: says(page, 0, 0) == "Complaints: who to call", timeout=500)
    assert bar.severity.currentData() == ""


def test_a_severity_that_is_gone_means_all(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    page.show_wanted(Wanted(SEV1))
    with desk.edit("delete") as edit:
        edit.remove(SEV1)
    qtbot.waitUntil(lambda: "SEV1" not in says(page, 0, 0), timeout=500)
    assert page.bar.severity.count() == 2


def test_typing_shows_at_once(page: SheetPage, desk: Desk) -> None:
    page.model.write(page.model.index(4, THEN_AFTER), "20 min")
    assert says(page, 4, THEN_AFTER) == "20 min"
    after = desk.matrix.transitions[FRONT_SPECIALIST].after
    assert after is not None and after.amount == 20


def test_a_refusal_is_told_and_leads_to_the_record(page: SheetPage, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(lambda text, _: told.append(text))
    wanted: list[tuple[str, str]] = []
    page.wants_record.connect(lambda id, field: wanted.append((id, field)))
    point = page.view.visualRect(page.model.index(4, 0)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told and "order of the flow" in told[0]
    assert wanted == [(FRONT, "targets")]


def test_whom_somebody_goes_to_is_selected_on_the_desk(page: SheetPage, desk: Desk, qtbot: QtBot) -> None:
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(4, NAME))
    assert desk.selection == (ANA,)
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert desk.selection == (L1,)
    desk.select(())
    relabel(desk, "First line")
    qtbot.waitUntil(lambda: "First line" in says(page, 3, 0), timeout=500)
    assert desk.selection == ()


def test_the_menu_of_a_cell(page: SheetPage) -> None:
    asked: list[tuple[str, ...]] = []
    page.wants_in_flow.connect(lambda id: asked.append((id,)))
    page.wants_record.connect(lambda id, field: asked.append((id, field)))

    def open_at(row: int, column: int) -> dict[str, object]:
        page.view.setCurrentIndex(page.model.index(row, column))
        page.view.menu_wanted.emit(page.view.mapToGlobal(page.view.rect().center()))
        return {each.text(): each for each in page.menu.actions() if each.text()}

    found = open_at(4, PHONE)
    assert list(found) == ["Edit", "Show in flow", "Show contact", "Copy"]
    for words in ("Show in flow", "Show contact", "Copy"):
        found[words].trigger()  # type: ignore[attr-defined]
    assert asked == [(FRONT,), (ANA, "")]
    assert QGuiApplication.clipboard().text() == "+44 20 7946 0101"
    page.menu.close()
    found = open_at(0, 7)
    assert list(found) == ["Edit", "Show where it comes from", "Copy"]
    assert not found["Edit"].isEnabled()  # type: ignore[attr-defined]
    found["Show where it comes from"].trigger()  # type: ignore[attr-defined]
    assert asked[-1] == ("matrix:aaaaaaa2", "version")
    page.menu.close()
    open_at(4, PHONE)["Edit"].trigger()  # type: ignore[attr-defined]
    assert page.view.delegate.editor is not None
    page.menu.close()


def test_nobody_yet(qtbot: QtBot, empty_desk: Desk) -> None:
    page = show(qtbot, empty_desk)
    assert page.nobody.isVisible() and not page.view.isVisible()
    asked: list[str] = []
    page.wants.connect(asked.append)
    for button in page.nobody.findChildren(QPushButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["contact", "sheet", "flow"]


def test_contacts_without_steps(qtbot: QtBot, desk: Desk) -> None:
    alone = Matrix(each for each in small().records.values() if not each.id.startswith(("step", "transition")))
    page = show(qtbot, made(desk.look, alone))
    assert page.hint.isVisible() and page.view.isVisible()
    asked: list[str] = []
    page.wants.connect(asked.append)
    QTest.mouseClick(page.hint.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert asked == ["flow"]


def test_what_is_open_to_read_is_shown_and_not_typed_into(page: SheetPage) -> None:
    page.set_read_only(True)
    page.view.setCurrentIndex(page.model.index(4, NAME))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    assert page.view.delegate.editor is None


def test_a_large_sheet_is_worked_out_elsewhere(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 2)
    elsewhere = Elsewhere()
    page = show(qtbot, desk, elsewhere)
    assert page.model.sheet is None
    page.refresh()
    assert len(elsewhere.asked) == 1  # the same is asked for once
    elsewhere.finish()
    assert says(page, 4, NAME) == "Ana Novak"
    relabel(desk, "First line")
    qtbot.waitUntil(lambda: len(elsewhere.asked) == 1, timeout=500)
    assert "Front line" in says(page, 3, 0)  # meanwhile
    relabel(desk, "Second line")
    qtbot.waitUntil(lambda: len(elsewhere.asked) == 2, timeout=500)
    elsewhere.finish()  # too late: something else is wanted by now
    assert "Front line" in says(page, 3, 0)
    elsewhere.finish()
    assert "Second line" in says(page, 3, 0)
    desk.put("name", [ANA], name="Anna")  # words are followed at once
    qtbot.waitUntil(lambda: says(page, 4, NAME) == "Anna", timeout=500)
    assert elsewhere.asked == []


def test_what_was_edited_while_it_was_worked_out_elsewhere_is_on_it(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 2)
    elsewhere = Elsewhere()
    page = show(qtbot, desk, elsewhere)
    page.hide()
    relabel(desk, "First line")
    elsewhere.finish()
    page.show()
    elsewhere.finish()
    assert "First line" in says(page, 3, 0)


def test_an_answer_that_comes_with_an_edit_is_not_taken_for_the_newest(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 2)
    elsewhere = Elsewhere()
    page = show(qtbot, desk, elsewhere)
    relabel(desk, "First line")  # and before the page has heard of it …
    elsewhere.finish()
    assert "Front line" in says(page, 3, 0)
    qtbot.waitUntil(lambda: len(elsewhere.asked) == 1, timeout=500)
    elsewhere.finish()
    assert "First line" in says(page, 3, 0)


def test_work_that_was_stopped_is_asked_for_again(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_page, "AT_ONCE", 2)
    elsewhere = Elsewhere()
    page = show(qtbot, desk, elsewhere)
    work, _ = elsewhere.asked.pop()
    page.give_up(lambda _: None)  # some other
    page.refresh()
    assert elsewhere.asked == []
    page.give_up(work)
    page.refresh()
    elsewhere.finish()
    assert says(page, 4, NAME) == "Ana Novak"


def test_what_is_typed_is_taken_by_those_who_save(page: SheetPage, desk: Desk) -> None:
    page.view.setCurrentIndex(page.model.index(4, NAME))
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    assert page.view.delegate.editor is not None
    QTest.keyClicks(page.view.delegate.editor, "Anna")
    page.flush()
    assert desk.matrix.contacts[ANA].name == "Anna"
