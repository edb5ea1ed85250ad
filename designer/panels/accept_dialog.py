"""Asks for what reason findings are accepted, by whom, and until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designer.drawing.directions import set_apart
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label

FOR_GOOD, OTHER = "For good", "Until a date"
SPANS = ((FOR_GOOD, 0), ("For a month", 1), ("For three months", 3), ("For a year", 12), (OTHER, 3))
"""How long: words and months."""
SHOWN = 3
"""So many sentences are repeated; of more the number is said."""


class AcceptDialog(QDialog):
    """`wished`: the reason, who accepts, and the last day (a date, or None for good)."""

    wished = Signal(str, str, object)

    def __init__(self, findings: Sequence[Any], author: str, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = QDate(today.year, today.month, today.day)
        self.setWindowTitle("Accept a finding" if len(findings) == 1 else "Accept findings")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        title = "Accept this finding" if len(findings) == 1 else f"Accept {len(findings):,} findings"
        column.addWidget(label(title, "title"))
        for finding in findings[:SHOWN]:
            column.addWidget(label(set_apart(finding.message), wraps=True))
        if len(findings) > SHOWN:
            column.addWidget(label(f"and {len(findings) - SHOWN:,} more", "muted"))
        column.addSpacing(4)
        self.then = label(role="muted", wraps=True)
        column.addWidget(label("Because", "field"))
        self.why = _Reason()
        self.why.setPlaceholderText("Why it is meant to be so, for those who read the matrix after you")
        self.why.textChanged.connect(self._tell)
        self.why.entered.connect(self._go)
        column.addWidget(self.why, 1)
        column.addLayout(self._terms(author))
        column.addWidget(self.then)
        column.addLayout(self._buttons())
        self.why.setFocus()
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(480, super().sizeHint().height())

    def until(self) -> dt.date | None:
        """The last day on which it is accepted; None is for good."""
        if self.span.currentText() == FOR_GOOD:
            return None
        day = self.day.date()
        return dt.date(day.year(), day.month(), day.day())

    def _terms(self, author: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.by = QLineEdit(author)
        self.by.setAccessibleName("Accepted by")
        self.span = Combo()
        self.span.setAccessibleName("How long")
        self.span.setMinimumContentsLength(14)
        for words, months in SPANS:
            self.span.addItem(words, months)
        self.span.currentIndexChanged.connect(lambda _: self._tell_day())
        self.day = QDateEdit(self._today)
        self.day.setAccessibleName("Last day")
        self.day.setCalendarPopup(True)
        self.day.setMinimumDate(self._today)
        self.day.setDisplayFormat("d MMM yyyy")
        for words, box in (("By", self.by), ("How long", self.span), ("Last day", self.day)):
            column = QVBoxLayout()
            column.setSpacing(4)
            head = label(words, "field")
            head.setBuddy(box)
            column.addWidget(head)
            column.addWidget(box)
            row.addLayout(column, 1)
        self._day_head = head
        self._tell_day()
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.main = QPushButton("Accept")
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.main)
        return row

    def _tell(self) -> None:
        written = bool(self.why.toPlainText().strip())
        self.main.setEnabled(written)
        self.main.setToolTip("" if written else "Write a reason first")

    def _tell_day(self) -> None:
        words = self.span.currentText()
        if words not in (FOR_GOOD, OTHER) or (words == OTHER and self.day.date() == self._today):
            self.day.setDate(self._today.addMonths(self.span.currentData()))
        self.day.setEnabled(words == OTHER)
        later = "is counted no more" if words == FOR_GOOD else "comes back after that day"
        self.then.setText(f"The file keeps who accepts it and why. It {later}.")
        for each in (self.day, self._day_head):
            each.setVisible(words != FOR_GOOD)

    def _go(self) -> None:
        if self.main.isEnabled():
            self.accept()
            self.wished.emit(self.why.toPlainText().strip(), self.by.text().strip(), self.until())


class _Reason(QPlainTextEdit):
    """A few lines; Enter is done with them, Shift+Enter begins another, Tab goes on."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Reason")
        self.setTabChangesFocus(True)
        self.setMinimumHeight(64)

    def sizeHint(self) -> QSize:
        return QSize(400, 72)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
