"""What a person does with mouse and keys to change each way of editing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from designer.panels.picker import Picker

LEFT = Qt.MouseButton.LeftButton


def type_line(editor: Any, text: str = "Typed anew") -> None:
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, text)
    QTest.keyClick(editor.box, Qt.Key.Key_Return)


def type_text(editor: Any) -> None:
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "Typed")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    QTest.keyClicks(editor.box, "anew")


def choose_other(editor: Any) -> None:
    other = (editor.box.currentIndex() + 1) % editor.box.count()
    editor.box.setFocus()
    if other > editor.box.currentIndex():
        QTest.keyClick(editor.box, Qt.Key.Key_Down)
    else:
        QTest.keyClick(editor.box, Qt.Key.Key_Home)


def turn(editor: Any) -> None:
    editor.box.setFocus()
    QTest.keyClick(editor.box, Qt.Key.Key_Space)


def popup() -> Picker:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Picker)
    return found


def pick_other(editor: Any) -> None:
    QTest.mouseClick(editor.button, LEFT)
    picker = popup()
    rows = [choice.id for choice in picker.model.shown]
    row = next(number for number, id in enumerate(rows) if id and id != editor.value)
    for _ in range(row):
        QTest.keyClick(picker.box, Qt.Key.Key_Down)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)


def remove_first(editor: Any) -> None:
    row = editor.rows.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)


def open_first(editor: Any) -> None:
    """The first field of the first item."""
    card = editor.rows.rows[0]
    card.setFocus()
    if card.grid is None:
        QTest.keyClick(card, Qt.Key.Key_Return)
    inner = [editor for editor in card.grid.editors.values() if editor.field.editor != "reference"]
    edit_with_hands(inner[0])


def first_of_structure(editor: Any) -> None:
    for inner in editor.grid.editors.values():
        if inner.isVisibleTo(editor) and inner.field.editor in ("line", "number", "choice", "pick"):
            edit_with_hands(inner)
            return


def type_span(editor: Any) -> None:
    type_line(editor, "35 min")


def type_severity_span(editor: Any) -> None:
    box = next(iter(editor.boxes.values()))
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7 min")
    QTest.keyClick(box, Qt.Key.Key_Return)


def click_first_mark(editor: Any) -> None:
    QTest.mouseClick(next(iter(editor._buttons.values())), LEFT)


def usual_colour(editor: Any) -> None:
    QTest.mouseClick(editor.usual, LEFT)


def type_place(editor: Any) -> None:
    type_line(editor.across, "77")


def straighten(editor: Any) -> None:
    QTest.mouseClick(editor.button, LEFT)


def choose_cell(editor: Any) -> None:
    box = next(iter(editor.boxes.values()))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home if box.currentIndex() else Qt.Key.Key_Down)


def type_monday(editor: Any) -> None:
    box = editor.boxes[0]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "10:00-11:00")
    QTest.keyClick(box, Qt.Key.Key_Return)


HANDS: dict[str, Callable[[Any], None]] = {
    "line": type_line,
    "phone": lambda editor: type_line(editor, "+44 20 7946 0999"),
    "mail": lambda editor: type_line(editor, "ana@example.org"),
    "text": type_text,
    "lines": type_text,
    "checklist": type_text,
    "number": lambda editor: type_line(editor, "43"),
    "optional number": lambda editor: type_line(editor, "43"),
    "switch": turn,
    "choice": choose_other,
    "optional choice": choose_other,
    "pick": choose_other,
    "rank": choose_other,
    "span": type_span,
    "spans": type_severity_span,
    "reference": pick_other,
    "references": remove_first,
    "targets": remove_first,
    "items": open_first,
    "channels": open_first,
    "optional structure": open_first,
    "structure": first_of_structure,
    "zone": lambda editor: type_line_in_combo(editor, "Asia/Tokyo"),
    "language": lambda editor: type_line_in_combo(editor, "fr"),
    "marks": click_first_mark,
    "colour": usual_colour,
    "place": type_place,
    "pinned": straighten,
    "priorities": choose_cell,
    "date": lambda editor: type_line(editor, "14 Jan 2031"),
    "instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "optional instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "local instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "intervals": lambda editor: type_line(editor, "9-12"),
    "week": type_monday,
}


def type_line_in_combo(editor: Any, text: str) -> None:
    line = editor.box.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def edit_with_hands(editor: Any) -> None:
    HANDS[editor.field.editor](editor)
