"""The findings of the desk as rows: those that pass the filter, and if wanted those that somebody accepts."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from designer.drawing.directions import set_apart
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.grades import GRADES, TOKENS

HEADERS = ("", "What", "Where", "Rule")


class Row(NamedTuple):
    """A finding, and the acceptance of it (a Suppression) where there is one."""

    finding: Any
    accepted: Any = None


class Findings(QAbstractTableModel):
    """What is to be mended first; what is accepted comes after it, each with its reason."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: list[str] = []
        self._grades = set(GRADES)
        self._with_accepted = False
        self.shown: list[Row] = []

    def reload(self) -> None:
        """Take the findings anew."""
        self.beginResetModel()
        rows = [Row(finding) for finding in self._desk.findings]
        if self._with_accepted:
            rows += [Row(*pair) for pair in self._desk.accepted]
        self.shown = [row for row in rows if self._fits(row)]
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show those that hold all these words."""
        self._words = text.casefold().split()
        self.reload()

    def show_grades(self, grades: set[str]) -> None:
        """Show findings of these grades only."""
        self._grades = grades
        self.reload()

    def show_accepted(self, shown: bool) -> None:
        """Show or hide what somebody accepts."""
        self._with_accepted = shown
        self.reload()

    def where(self, finding: Any) -> str:
        """The names of what a finding is about."""
        found = [names.name(self._desk.matrix, id) for id in finding.ids[:3] if id in self._desk.matrix]
        more = len(finding.ids) - len(found)
        return ", ".join(found) + (f" and {more} more" if more > 0 and found else "")

    def _fits(self, row: Row) -> bool:
        finding = row.finding
        if str(finding.grade) not in self._grades:
            return False
        key = f"{_said(row)} {finding.code} {self.where(finding)}".casefold() if self._words else ""
        return all(word in key for word in self._words)

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.shown[index.row()]
        column, finding, grade = index.column(), row.finding, str(row.finding.grade)
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", _said(row), self.where(finding), finding.code)[column]
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            if row.accepted is not None:
                return self._desk.look.icon("shield-check", "muted")
            return self._desk.look.icon(GRADES[grade], TOKENS[grade])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{grade.capitalize()} {finding.code}: {_said(row)}"
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return grade if row.accepted is None else f"accepted {grade}"
        if role == Qt.ItemDataRole.ForegroundRole and (column > 1 or row.accepted is not None):
            return self._desk.look.colour("muted")
        return None


def _said(row: Row) -> str:
    """The sentence of a finding, and who accepts it why."""
    words = set_apart(row.finding.message)
    return words if row.accepted is None else f"{words}\n{acceptance(row.accepted)}"


def acceptance(accepted: Any) -> str:
    """Who accepts a finding, until when, and why: "Accepted by Dora Quist until 31 Dec 2026: we are hiring"."""
    by = f" by {accepted.by}" if accepted.by else ""
    until = f" until {accepted.until:%d %b %Y}" if accepted.until else ""
    why = f": {names.short(accepted.why, 160)}" if accepted.why else ""
    return f"Accepted{by}{until}{why}"
