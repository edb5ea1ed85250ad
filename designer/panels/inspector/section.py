"""A part of the inspector under a heading that folds it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from designer.panels.look import Look


class Section(QWidget):
    """`toggled` says whether it is open now."""

    toggled = Signal(bool)

    def __init__(self, title: str, look: Look, open_: bool = True) -> None:
        super().__init__()
        self._look = look
        self.button = QToolButton()
        self.button.setText(title)
        self.button.setProperty("role", "section")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setAccessibleName(title)
        self.button.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.button)
        head.addStretch(1)
        self.head = head
        self.holder = QWidget()
        self.column = QVBoxLayout(self.holder)
        self.column.setContentsMargins(0, 4, 0, 8)
        self.column.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self.holder)
        self._show(open_)

    def set_open(self, open_: bool) -> None:
        """Unfold or fold."""
        self._show(open_)
        self.toggled.emit(open_)

    def _turn(self) -> None:
        self.set_open(self.holder.isHidden())

    @property
    def is_open(self) -> bool:
        return not self.holder.isHidden()

    def set_title(self, title: str) -> None:
        self.button.setText(title)
        self.button.setAccessibleName(title)

    def _show(self, open_: bool) -> None:
        self.holder.setVisible(open_)
        self.button.setIcon(self._look.icon("chevron-down" if open_ else "chevron-right", "muted"))
