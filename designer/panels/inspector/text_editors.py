"""Editors of words and numbers: a line, a text, a list with an entry a line, a checklist, a number, a switch."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from designer.panels.inspector.editor import SEVERAL, Editor, edits
from designer.panels.labels import label, restyle


class LineBox(QLineEdit):
    """A line that selects all when the keyboard enters it, and gives back what stood there on Esc.

    `holds` is what the record holds, where the box shows what was not understood instead: then Esc gives that back.
    """

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self.holds: str | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._before = self.text()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self._before if self.holds is None else self.holds
        if event.key() == Qt.Key.Key_Escape and self.text() != before:
            self.setText(before)
            self.textEdited.emit(before)
        else:
            super().keyPressEvent(event)


@edits("line")
class LineEditor(Editor):
    """One line; every letter is taken at once, and white space at the ends goes when the line is left."""

    def build(self) -> None:
        self.box = LineBox()
        self.box.setPlaceholderText(self.field.hint)
        self.box.setAccessibleName(self.field.label)
        self.box.textEdited.connect(lambda text: self.commit(text, True))
        self.box.editingFinished.connect(self.flush)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def fill(self) -> None:
        text = "" if self.mixed else self.value
        self.box.setPlaceholderText(SEVERAL if self.mixed else self.field.says_empty(self.owner))
        if self.box.text() != text:
            self.box.setText(text)
            self.box.setCursorPosition(0)

    def flush(self) -> None:
        if not self.mixed or self.box.text():
            self.commit(self.box.text().strip(), True)


@edits("shown")
class ShownValue(Editor):
    """A value that the program keeps and nobody types."""

    def build(self) -> None:
        self.text = label(wraps=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.text)

    def fill(self) -> None:
        self.text.setText(SEVERAL if self.mixed else str(self.value or "None yet"))


class TextBox(QPlainTextEdit):
    """A text that grows with its lines; Tab goes on to the next field. `boxes`: a box to tick before each line."""

    left = Signal()

    def __init__(self, boxes: bool = False) -> None:
        super().__init__()
        self._boxes = Boxes(self) if boxes else None
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().contentsChanged.connect(self._make_room)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = max(2, round(self.document().size().height()))
        return QSize(120, lines * self.fontMetrics().lineSpacing() + 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # other lines wrap now
        if self._boxes is not None:
            self._boxes.setGeometry(8, self.viewport().y(), 14, self.viewport().height())

    def _make_room(self) -> None:
        """Room for the boxes once there is a task to tick; words that ask for one stand as in other fields."""
        room = 20 if self._boxes is not None and self.toPlainText() else 0
        if self.viewportMargins().left() != room:
            self.setViewportMargins(room, 0, 0, 0)

    def box_places(self) -> list[float]:
        """How far down the middle of each task's first line is."""
        found, block, top = [], self.firstVisibleBlock(), self.contentOffset().y()
        while block.isValid():
            place = self.blockBoundingGeometry(block)
            if block.text().strip():
                found.append(place.top() + top + self.fontMetrics().lineSpacing() / 2)
            block = block.next()
        return found


class Boxes(QWidget):
    """The boxes to tick beside the tasks of a text."""

    def __init__(self, text: TextBox) -> None:
        super().__init__(text)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        text.updateRequest.connect(lambda *_: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().placeholderText().color(), 1.2))
            for middle in self._text.box_places():
                painter.drawRoundedRect(QRectF(1.5, middle - 5, 10, 10), 2, 2)
        finally:
            painter.end()


@edits("text")
class TextEditor(Editor):
    """A text of several lines."""

    boxes = False

    def build(self) -> None:
        self.box = TextBox(self.boxes)
        self.box.setPlaceholderText(self.field.hint)
        self.box.setAccessibleName(self.field.label)
        self.box.textChanged.connect(lambda: self.commit(self.read(self.box.toPlainText()), True))
        self.box.left.connect(self.flush)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)

    def fill(self) -> None:
        self.box.setPlaceholderText(SEVERAL if self.mixed else self.field.hint)
        if self.mixed or self.read(self.box.toPlainText()) != self.value:
            with QSignalBlocker(self.box):
                self.box.setPlainText("" if self.mixed else self.write(self.value))

    def flush(self) -> None:
        if not self.mixed or self.box.toPlainText():
            self.commit(self.tidy(self.read(self.box.toPlainText())), True)

    def read(self, text: str) -> Any:
        return text

    def write(self, value: Any) -> str:
        return str(value)

    def tidy(self, value: Any) -> Any:
        return value.strip()


@edits("lines")
class LinesEditor(TextEditor):
    """Several short texts, one a line."""

    def read(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.split("\n") if line.strip())

    def write(self, value: tuple[str, ...]) -> str:
        return "\n".join(value)

    def tidy(self, value: Any) -> Any:
        return value


@edits("checklist")
class ChecklistEditor(LinesEditor):
    """Several tasks, one a line, each with a box as on paper."""

    boxes = True


@edits("number", "optional number")
class NumberEditor(Editor):
    """A whole number with its unit; `of` is the least and, perhaps, the greatest. Empty is None where that may be."""

    def build(self) -> None:
        self._optional = self.field.editor == "optional number"
        limits = self.field.of if isinstance(self.field.of, tuple) else (self.field.of or 0, 1_000_000)
        self._least, self._greatest = limits
        row = QHBoxLayout()
        row.setSpacing(8)
        self.box = LineBox()
        self.box.setPlaceholderText(self.field.hint)
        self.box.setAccessibleName(f"{self.field.label}, {self.field.unit}".rstrip(", "))
        self.box.editingFinished.connect(self.flush)
        self.box.textEdited.connect(self._look)
        row.addWidget(self.box, 1)
        if self.field.unit:
            row.addWidget(label(self.field.unit, "muted"))
        self.column.addLayout(row)
        self.setFocusProxy(self.box)

    def fill(self) -> None:
        self.box.setPlaceholderText(SEVERAL if self.mixed else self.field.hint)
        if not self.is_typed_in(self.box):
            kept = self.kept()
            self.box.holds = self._written() if kept is not None else None
            self.box.setText(kept.text if kept is not None else self._written())
            self._mark(kept.problem if kept is not None else "")

    def flush(self) -> None:
        text = self.box.text().strip()
        if self.mixed and not text:
            self.forget()
            return
        if self._look(text):
            if not text:  # nothing was typed: what holds comes back
                self.forget()
                self.box.setText(self._written())
                self._mark("")
            return
        self.box.setModified(False)
        self.commit(int(text) if text else None)

    def _written(self) -> str:
        return "" if self.mixed or self.value is None else str(self.value)

    def _look(self, text: str) -> str:
        """Mark what is wrong, and keep it; returns what that is."""
        problem = self._problem(text.strip())
        self._mark(problem)
        if problem and text.strip():
            self.keep(text, problem)
        else:
            self.forget()
        self.box.holds = self._written() if problem else None
        return problem

    def _problem(self, text: str) -> str:
        if not text:
            return "" if self._optional else "A number is missing."
        if not text.isascii() or not text.isdigit():
            return f"“{text}” is not a whole number."
        if not self._least <= int(text) <= self._greatest:
            return f"It must be from {self._least:,} to {self._greatest:,}."
        return ""

    def _mark(self, problem: str) -> None:
        self.box.setProperty("state", "wrong" if problem else "")
        restyle(self.box)
        self.note(problem, "error")


@edits("switch")
class SwitchEditor(Editor):
    """Yes or no, with its words beside the box."""

    labelled = False

    def build(self) -> None:
        self.box = QCheckBox(self.field.label)
        self.box.setAccessibleName(self.field.label)
        self.box.clicked.connect(self._clicked)
        self.column.addWidget(self.box)
        self.setFocusProxy(self.box)
        if self.field.help:
            under = QLabel(self.field.help)
            under.setProperty("role", "field")
            under.setContentsMargins(26, 0, 0, 0)
            under.setWordWrap(True)
            self.column.addWidget(under)

    def fill(self) -> None:
        self.box.setTristate(self.mixed)
        state = Qt.CheckState.Checked if self.value else Qt.CheckState.Unchecked
        self.box.setCheckState(Qt.CheckState.PartiallyChecked if self.mixed else state)

    def _clicked(self) -> None:
        self.box.setTristate(False)
        self.commit(self.box.isChecked())
