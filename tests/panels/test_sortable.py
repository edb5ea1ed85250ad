"""Rows are put in another order by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.panels.look import Look
from designer.panels.sortable import Row, SortableColumn, moved
from tests.panels.conftest import Shown


@pytest.fixture
def column(look: Look, shown: Shown) -> SortableColumn:
    made = SortableColumn()
    for name in "ABCD":
        row = Row(look)
        row.tell(name, f"about {name}")
        made.add(row)
    shown(made, 240, 200)
    return made


def drag(column: SortableColumn, row: int, to: int) -> None:
    grip = column.rows[row].grip
    assert grip is not None
    start = grip.rect().center()
    end = grip.mapFromGlobal(column.rows[to].mapToGlobal(column.rows[to].rect().center())) + QPoint(
        0, 4 if to > row else -4
    )
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    for share in (1, 2, 3, 4):
        QTest.mouseMove(grip, start + (end - start) * share / 4)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=end)


@pytest.mark.parametrize(("row", "to"), [(0, 2), (3, 0), (1, 2)])
def test_a_grip_is_dragged(column: SortableColumn, qtbot: QtBot, row: int, to: int) -> None:
    with qtbot.waitSignal(column.sorted) as heard:
        drag(column, row, to)
    assert heard.args == [row, to]


def test_dropped_where_it_was_nothing_is_sorted(column: SortableColumn, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(column.sorted):
        drag(column, 1, 1)


def test_alt_and_arrows_move(column: SortableColumn, qtbot: QtBot) -> None:
    column.rows[1].setFocus()
    with qtbot.waitSignal(column.sorted) as heard:
        QTest.keyClick(column.rows[1], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert heard.args == [1, 2]
    with qtbot.assertNotEmitted(column.sorted):
        QTest.keyClick(column.rows[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)


def test_keys_open_and_take_out(column: SortableColumn, qtbot: QtBot) -> None:
    row = column.rows[0]
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.removed):
        QTest.keyClick(row, Qt.Key.Key_Delete)
    assert row.accessibleName() == "A, about A"


def test_cutting_and_clearing(column: SortableColumn) -> None:
    column.cut(2)
    assert len(column.rows) == 2
    column.clear()
    assert column.rows == []


def test_moving_in_a_tuple() -> None:
    assert moved(("a", "b", "c"), 0, 2) == ("b", "c", "a")
    assert moved(("a", "b", "c"), 2, 0) == ("c", "a", "b")
