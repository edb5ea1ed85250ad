"""The bar under the tool bar that tells one thing at a time: a sentence, what to do, and perhaps a button for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from designer.drawing.directions import set_apart
from designer.panels.look import ICON, Look

SHOWN = 8000
"""Milliseconds that good news stays; what went wrong stays until it is put away."""

_ICONS = {"error": "circle-alert", "warning": "triangle-alert", "info": "info"}
Button = tuple[str, Callable[[], object]]


class MessageBar(QFrame):
    """Hidden until there is something to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grade = "info"
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._away = QToolButton()
        self._away.setIcon(look.icon("x"))
        self._away.setAccessibleName("Put the message away")
        self._away.setToolTip("Put the message away")
        self._away.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._away)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN)
        self._timer.timeout.connect(self.hide)
        look.changed.connect(self._paint_icon)
        QShortcut(QKeySequence("Esc"), self, self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; "" when nothing is."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, message: str, hint: str = "", grade: str = "info", buttons: tuple[Button, ...] = ()) -> None:
        """Say something: `grade` is error, warning or info; each button puts the message away and does its work."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(text, deed) for text, deed in buttons]
        self._grade = grade
        self._text.setText(set_apart(f"{message} {hint}".strip()))
        self.setAccessibleName(self._text.text())
        self.setProperty("role", grade)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_icon()
        self.show()
        if grade == "info" and not buttons:
            self._timer.start()
        else:
            self._timer.stop()

    def _button(self, text: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda _=False: deed())
        self._row.insertWidget(self._row.count() - 1, button)
        return button

    def _paint_icon(self) -> None:
        token = "accent" if self._grade == "info" else self._grade
        self._icon.setPixmap(self._look.pixmap(_ICONS[self._grade], token, ICON, self.devicePixelRatioF()))
