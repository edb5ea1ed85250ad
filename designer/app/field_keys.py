"""Gives the keys of the menus to the menus while a text field has the keyboard, where the field does not need them.

Qt lets a text field keep Ctrl+Z, Ctrl+E, Ctrl+K, Ctrl+U and others for itself, even where they would do nothing there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from designer.app.actions import ACTIONS
from designer.app.window import Window
from designer.panels.inspector.text_editors import LineEditor, TextEditor

UNDO, REDO = "undo", "redo"
_CTRL_OR_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class FieldKeys(QObject):
    """Watches the one field that has the keyboard."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._keys = {
            QKeySequence(key).toString(): action.id for action in ACTIONS if not action.on_canvas for key in action.keys
        }
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(lambda *_: self._watch())

    def _watch(self) -> None:
        # Not from the signal: it also names the widget that had the keyboard, which may be half destroyed already.
        now = QApplication.focusWidget()
        is_ours = isinstance(now, _FIELDS) and now.window() is self._window and not _is_in_a_cell(now)
        if is_ours:
            now.removeEventFilter(self)  # as good as asking whether it is watched
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, _FIELDS) or not event.modifiers() & _CTRL_OR_ALT:
            return False
        id = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if id is None or (id in (UNDO, REDO) and has_own(watched, id)):
            return False
        event.ignore()  # so it goes on to the menus
        return True


_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)


def has_own(field: QWidget, way: str) -> bool:
    """Whether a field holds typing that nobody has taken yet and that it can itself undo or redo."""
    if isinstance(field, QAbstractSpinBox | QComboBox):
        line = field.findChild(QLineEdit)
        return line is not None and has_own(line, way)
    if _is_taken_at_once(field):
        return False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() and field.isModified() if way == UNDO else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        text = field.document()
        return text.isUndoAvailable() if way == UNDO else text.isRedoAvailable()
    return False


def _is_taken_at_once(field: QWidget) -> bool:
    """Whether every letter typed there is an edit of the matrix already, which the matrix undoes."""
    return isinstance(field.parentWidget(), LineEditor | TextEditor)


def _is_in_a_cell(field: QWidget) -> bool:
    """Whether it edits a cell of a table, which it would write on leaving, whatever was undone meanwhile."""
    above = field.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractItemView)
