"""Editing a title where it stands: a text field over the card, in the same type and zoom, growing with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPalette, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from designer.drawing.style import Theme
from designer.drawing.text import SEMIBOLD
from designer.model.geometry import Rect
from designer.rendering.fonts import font

LEAST = 11.0
"""Pixels of the smallest type one edits in, however far away the chart is."""


class TitleEditor(QTextEdit):
    """Enter finishes, Shift+Enter breaks the line, Tab goes on, Esc cancels, a click elsewhere finishes."""

    finished = Signal(str, int)
    """The text, and where to go from here: 1 to the next step, -1 to the one before, 0 nowhere."""
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("title_editor")
        self.setAccessibleName("Title of the step")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self._least_height = 0
        self._foot: int | None = None
        self._grows_up = False
        self._open = False
        self.hide()

    @property
    def is_open(self) -> bool:
        return self._open

    def open(self, text: str, px: float, centred: bool, replace: bool) -> None:
        """Begin with a text: all of it selected or, when it `replace`s the title, the cursor at its end."""
        self._grows_up = not centred
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self._open = True
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if replace:
            self.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self.selectAll()

    def place(self, title: Rect, px: float, zoom: float, at: QRectF) -> None:
        """Lie over the title, `at` in the viewport."""
        type_ = QFont(font(px, SEMIBOLD))
        type_.setPixelSize(round(max(px * zoom, LEAST)))
        self.setFont(type_)
        pad = 4
        self._least_height = round(at.height()) + 2 * pad
        wide = max(round(at.width()), 96) + 2 * pad
        x = round(at.center().x() - wide / 2) if title.width * zoom < 96 else round(at.x()) - pad
        self.setViewportMargins(pad, pad, pad, pad)
        self._foot = round(at.bottom()) + 1 if self._grows_up else None
        self.setGeometry(x, round(at.y()) - pad, wide, self._least_height)
        self._grow()

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            f"QTextEdit#title_editor {{ background: {theme.card}; color: {theme.text};"
            f" border: 1px solid {theme.accent}; border-radius: 4px; padding: 0; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(theme.accent))
        self.setPalette(palette)

    def close_with(self, keep: bool, onwards: int = 0) -> None:
        """End the editing; nothing where it is not open."""
        if not self._open:
            return
        self._open = False
        text = self.toPlainText()
        had_focus = self.hasFocus()
        self.hide()
        parent = self.parentWidget()
        if had_focus and parent is not None:
            parent.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep:
            self.finished.emit(text, onwards)
        else:
            self.cancelled.emit()

    def _grow(self) -> None:
        wanted = round(self.document().size().height()) + 10
        height = max(self._least_height, wanted)
        top = self._foot - height if self._foot is not None else self.y()  # the line below stays to be read
        if (height, top) != (self.height(), self.y()):
            self.setGeometry(self.x(), top, self.width(), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.close_with(keep=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.close_with(keep=True)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.close_with(keep=True, onwards=1 if key == Qt.Key.Key_Tab else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        ):
            event.accept()  # bare keys are text here, never a shortcut of the window
            return True
        return bool(super().event(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_with(keep=True)
