"""The lists of the document: opened, added to, put in order, deleted from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from designer.model.ids import kind_of
from designer.panels.desk import Desk
from designer.panels.inspector.overview import LISTINGS, Overview
from designer.panels.names import KINDS
from tests import small
from tests.panels.conftest import Shown


@pytest.fixture
def overview(desk: Desk, shown: Shown) -> Overview:
    made = Overview(desk, {"list/channel": True})
    shown(made, 300, 800)
    desk.changed.connect(made.refresh)
    made.refresh()
    return made


def add(overview: Overview, kind: str) -> None:
    words = f"Add a {KINDS[kind].one}"
    button = next(each for each in overview.findChildren(QPushButton) if each.accessibleName() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_kind_without_a_place_of_its_own_is_listed() -> None:
    assert {listing.kind for listing in LISTINGS} == set(KINDS) - {"matrix", "step", "transition", "contact"}


def test_a_row_opens_its_record(overview: Overview, desk: Desk) -> None:
    row = overview.rows("level")[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert desk.selection == (small.L1,)


@pytest.mark.parametrize("kind", [each.kind for each in LISTINGS if each.kind not in ("briefing", "suppression")])
def test_adding_shows_the_new_one(overview: Overview, desk: Desk, kind: str) -> None:
    add(overview, kind)
    assert [kind_of(id) for id in desk.selection] == [kind]
    assert desk.document.undo_label == f"Add {KINDS[kind].one}"


def test_levels_are_put_in_order_by_keys(overview: Overview, desk: Desk) -> None:
    row = overview.rows("level")[0]
    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [level.id for level in desk.matrix.levels.values()][:2] == [small.L1, small.L0]
    assert overview.rows("level")[1].words._name == "L1 · First contact"


def test_a_level_that_goes_gives_its_steps_to_a_neighbour(overview: Overview, desk: Desk) -> None:
    QTest.keyClick(overview.rows("level")[2], Qt.Key.Key_Delete)
    assert desk.matrix.steps[small.SPECIALIST].level == small.L1
    assert desk.document.undo_label == "Delete level"


def test_what_is_empty_says_what_it_is_for(overview: Overview, qtbot: QtBot) -> None:
    section = overview._sections["calendar"]
    section.set_open(True)
    assert overview._empty["calendar"].isVisible()
    assert "working hours" in overview._empty["calendar"].text()


def test_what_is_opened_is_told(overview: Overview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(overview.folded) as heard:
        overview._sections["team"].set_open(True)
    assert heard.args == ["list/team", True]
