"""Everybody who can be reached, found by name, role and number, dragged, opened, deleted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from designer.model.matrix import Matrix
from designer.model.records import Team
from designer.panels.contacts_list import ContactsList
from designer.panels.desk import Desk
from tests import small
from tests.panels.conftest import Shown


@pytest.fixture
def contacts(desk: Desk, shown: Shown) -> ContactsList:
    made = ContactsList(desk)
    shown(made)
    return made


def names(contacts: ContactsList) -> list[str]:
    return [record.name for record in contacts.model.shown]


def test_people_are_in_order_teams_among_them(contacts: ContactsList, desk: Desk) -> None:
    with desk.edit("Add team") as edit:
        edit.new(Team, name="Billing team", members=(small.BO,))
    assert names(contacts) == ["Ana Novak", "Billing team", "Bo Okafor", "Cem Park", "Dora Quist", "Eli Reyes"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("dora", ["Dora Quist"]), ("442079460104", ["Dora Quist"]), ("7946 0104", ["Dora Quist"]), ("900104", ["Dora Quist"]),
     ("example.org eli", ["Eli Reyes"]), ("nobody", [])],
)  # fmt: skip
def test_they_are_found_by_typing(contacts: ContactsList, typed: str, found: list[str]) -> None:
    QTest.keyClicks(contacts.search, typed)
    assert names(contacts) == found
    assert contacts._nobody.isVisible() == (not found)


def test_dragged_they_are_their_ids(contacts: ContactsList, desk: Desk) -> None:
    data = contacts.model.mimeData([contacts.model.index(0), contacts.model.index(1)])
    assert bytes(data.data(desk.contact_mime).data()).decode().split() == [small.ANA, small.BO]


def test_enter_and_double_click_open(contacts: ContactsList, qtbot: QtBot) -> None:
    contacts.list.setCurrentIndex(contacts.model.index(2))
    with qtbot.waitSignal(contacts.opened) as heard:
        QTest.keyClick(contacts.list, Qt.Key.Key_Return)
    assert heard.args == [small.CEM]
    place = contacts.list.visualRect(contacts.model.index(3)).center()
    with qtbot.waitSignal(contacts.opened) as heard:
        QTest.mouseClick(contacts.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(contacts.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [small.DORA]


def test_an_empty_list_says_what_to_do(empty_desk: Desk, shown: Shown) -> None:
    contacts = ContactsList(empty_desk)
    shown(contacts)
    assert contacts._nobody.text() == "Add a contact or drop a spreadsheet here."
    assert contacts._from_sheet.isVisible()
    assert empty_desk.matrix == Matrix()


def test_an_edit_elsewhere_is_seen(contacts: ContactsList, desk: Desk) -> None:
    desk.put("Rename", [small.ANA], name="Zoe Novak")
    assert names(contacts)[-1] == "Zoe Novak"


def test_qt_finds_no_fault_with_the_model(contacts: ContactsList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(contacts.model, force_py=True)


def test_a_click_or_an_arrow_key_shows_that_person(contacts: ContactsList, desk: Desk) -> None:
    for row, id in ((3, small.DORA), (2, small.CEM)):
        place = contacts.list.visualRect(contacts.model.index(row)).center()
        QTest.mouseClick(contacts.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert desk.selection == (id,)
    QTest.keyClick(contacts.list, Qt.Key.Key_Down)
    assert desk.selection == (small.DORA,)


def test_the_highlight_follows_the_selection(contacts: ContactsList, desk: Desk) -> None:
    def lit() -> list[str]:
        return [index.data(Qt.ItemDataRole.UserRole) for index in contacts.list.selectedIndexes()]

    desk.select([small.BO])
    assert lit() == [small.BO]
    desk.select([small.FRONT])
    assert lit() == []
    desk.select([small.CEM, small.ANA])
    assert sorted(lit()) == sorted([small.CEM, small.ANA])
    desk.put("Rename", [small.CEM], role="Other")
    assert sorted(lit())[0] in (small.CEM, small.ANA)
