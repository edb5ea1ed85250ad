"""Types into a cell of the sheet where it stands; what is not understood stays, red, with a sentence of what to do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from designer.drawing.directions import set_apart
from designer.errors import UserError
from designer.panels.labels import label, restyle
from designer.panels.sheet_model import SheetModel

SMALLEST = 13
"""Pixels of the letters that are typed, however small the sheet is shown."""

_LEAST = QSize(132, 30)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QPlainTextEdit):
    """Enter takes the text, Shift+Enter or Alt+Enter begins a line, Esc leaves it as it was.

    `taken`: it is to be written, and the cell below (0, 1), beside (±1, 0) or the same (0, 0) wanted next.
    `left`: nothing is to be written.
    """

    taken = Signal(int, int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "cell")
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(3)
        self.cell = QRect()
        self.is_filled = False
        self.problem: QLabel = label("", "wrong", wraps=True)
        self.problem.setParent(parent)
        self.problem.hide()
        self.destroyed.connect(self.problem.deleteLater)
        self.textChanged.connect(self._changed)

    def complain(self, sentence: str) -> None:
        """Say under the cell what is wrong with the text; "" takes it back."""
        self.setProperty("state", "wrong" if sentence else "")
        restyle(self)
        self.setAccessibleDescription(sentence)
        self.problem.setText(set_apart(sentence))
        self.problem.setVisible(bool(sentence))
        self._place_problem()

    def place(self, cell: QRect) -> None:
        """Stand over a cell, as large as its text needs and never smaller than the cell."""
        self.cell = QRect(cell)  # what a view hands over is its own and soon gone
        metrics = self.fontMetrics()
        lines = self.toPlainText().split("\n")
        wide = max(metrics.horizontalAdvance(each) for each in lines) + 28
        high = metrics.lineSpacing() * len(lines) + 14
        room = self.parentWidget().rect()
        width = min(max(cell.width(), _LEAST.width(), wide), max(_LEAST.width(), room.width() - 8))
        height = min(max(cell.height(), _LEAST.height(), high), max(_LEAST.height(), room.height() - 8))
        x = cell.right() - width + 1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else cell.x()
        x = max(0, min(x, room.width() - width))
        self.setGeometry(x, cell.y() - max(0, height - cell.height()) // 2, width, height)
        self._place_problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, extra = event.key(), event.modifiers()
        if key in _ENTER and extra & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
            self.insertPlainText("\n")
        elif key in _ENTER:
            self.taken.emit(0, 1)
        elif key == Qt.Key.Key_Tab:
            self.taken.emit(1, 0)
        elif key == Qt.Key.Key_Backtab:
            self.taken.emit(-1, 0)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        own = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in own:
            event.accept()
            return True
        return super().event(event)

    def _changed(self) -> None:
        if self.problem.text():
            self.complain("")
        if not self.cell.isNull():
            self.place(self.cell)

    def _place_problem(self) -> None:
        if self.problem.isHidden():
            return
        room = self.parentWidget().rect()
        wide = min(max(self.width(), 320), max(120, room.width() - 8))
        high = self.problem.heightForWidth(wide)
        below = self.geometry().bottom() + 3
        y = below if below + high <= room.height() else self.y() - high - 3
        self.problem.setGeometry(max(0, min(self.x(), room.width() - wide)), y, wide, high)
        self.problem.raise_()


class SheetDelegate(QStyledItemDelegate):
    """Makes the editors, and writes what they hold. `moved`: the cell so many columns and rows away is wanted next."""

    moved = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.editor: CellEditor | None = None
        self._index: Any = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:
        editor = CellEditor(parent)
        font = parent.font()
        font.setPixelSize(max(SMALLEST, font.pixelSize()))
        editor.setFont(font)
        model: SheetModel = index.model()
        found = model.part(index)
        if found is not None:
            header = model.headerData(found[1].first, Qt.Orientation.Horizontal) if found[0].row else found[1].key
            editor.setAccessibleName(str(header))
            if found[1].look.right_to_left:
                editor.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.editor, self._index = editor, index
        editor.taken.connect(self.take)
        editor.left.connect(self.leave)
        return editor

    def setEditorData(self, editor: QWidget, index: Any) -> None:
        """Only when it begins: what is being typed is not overwritten by what happens elsewhere."""
        if isinstance(editor, CellEditor) and not editor.is_filled:
            editor.is_filled = True
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
            editor.document().setModified(False)

    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:
        """Nothing: texts are written by `take`, which may keep the editor."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Any) -> None:
        if isinstance(editor, CellEditor):
            editor.place(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.editor:
            if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not None:
                self.take(0, 0)
            return False
        return False

    def take(self, across: int = 0, down: int = 0) -> bool:
        """Write what is typed. Whether it could be; if not, the editor stays and says why."""
        editor = self.editor
        if editor is None:
            return True
        if editor.document().isModified():
            try:
                self._index.model().write(self._index, editor.toPlainText())
            except UserError as problem:
                if self.editor is editor:
                    editor.complain(str(problem))
                    editor.moveCursor(QTextCursor.MoveOperation.End)
                    self._index.model().keep(self._index, editor.toPlainText(), str(problem))
                return False
        self._close()
        if (across, down) != (0, 0):
            self.moved.emit(across, down)
        return True

    def leave(self) -> None:
        """Leave the cell as it was."""
        self._close()

    def forget(self) -> None:
        """The view has closed the editor itself."""
        self.editor, self._index = None, None

    def _close(self) -> None:
        editor, index, self.editor, self._index = self.editor, self._index, None, None
        if editor is not None:
            index.model().forget(index)
            editor.problem.hide()
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
