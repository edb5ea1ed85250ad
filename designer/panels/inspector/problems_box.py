"""What the checks found about the record that is shown, under its fields."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.drawing.directions import set_apart
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.grades import GRADES, TOKENS
from designer.panels.labels import label
from designer.panels.look import ICON

_MOST = 6


class ProblemsBox(QWidget):
    """One coloured box for each finding; a jump to the other record where it names one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: tuple[Any, ...] = ()
        self._look_of_shown: object = None

    def show_findings(self, findings: Iterable[Any], about: str) -> None:
        """Show these findings about a record (its id)."""
        wanted = tuple(findings)
        key = (about, self._desk.look.theme)
        if wanted == self._shown and key == self._look_of_shown:
            return
        self._shown, self._look_of_shown = wanted, key
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for finding in wanted[:_MOST]:
            self._column.addWidget(self._box(finding, about))
        if len(wanted) > _MOST:
            self._column.addWidget(label(f"and {len(wanted) - _MOST} more", "muted"))
        self.setVisible(bool(wanted))

    def _box(self, finding: Any, about: str) -> QFrame:
        box = QFrame()
        grade = str(finding.grade)
        box.setProperty("role", grade)
        box.setAccessibleName(f"{grade}: {finding.message}")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        sign = QLabel()
        sign.setPixmap(self._desk.look.pixmap(GRADES[grade], TOKENS[grade], ICON, self.devicePixelRatioF()))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(set_apart(finding.message), wraps=True), 1)
        column.addLayout(line)
        code = label(f"{grade.capitalize()} {finding.code}", "field")
        code.setContentsMargins(ICON + 8, 0, 0, 0)
        for id in [id for id in finding.ids if id != about and id in self._desk.matrix][:2]:
            jump = QPushButton(f"Go to {names.short(names.name(self._desk.matrix, id), 28)}".replace("&", "&&"))
            jump.setProperty("role", "link")
            jump.clicked.connect(lambda _=False, id=id: self._desk.show(id))
            column.addWidget(jump)
        column.addWidget(code)
        return box
