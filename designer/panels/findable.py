"""Lets a long list of a combo box be narrowed down by typing any part of a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter

ROWS = 12
"""How many names a list shows at a time."""


def make_findable(box: QComboBox) -> None:
    """Let names be found by any part of them, in any case; what names nothing goes back to what was chosen."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMaxVisibleItems(ROWS)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setMaxVisibleItems(ROWS)
    box.setCompleter(completer)
    line = box.lineEdit()
    line.setCursorPosition(0)
    line.editingFinished.connect(lambda: box.setEditText(box.itemText(box.currentIndex())))
