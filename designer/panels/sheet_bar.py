"""Which call sheet is shown: for which severity, for whom, in which language, on which paper."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from designer.formats.contacts.printed_sheet import Wanted
from designer.formats.contacts.sheet_language import languages, words
from designer.formats.contacts.sheet_paper import LANDSCAPE, Paper
from designer.model.document import Change
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.inspector.choice_editors import Combo
from designer.panels.marks import mark_icon

AUDIENCES = (("internal", "Internal"), ("customer", "Customers"))
_MOST_LETTERS = 24
_LEAST = (140, 92, 86, 72)
"""Pixels that each choice takes where there is little room: what is chosen can be read."""


class SheetBar(QWidget):
    """`chosen`: somebody wants another sheet (a `Wanted`)."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Wanted()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(6)
        row.addStretch(1)
        self.severity = self._box(row, "Severities on the sheet", "For all severities, or for one of them", 11)
        self.severity.setIconSize(QSize(12, 12))
        self.audience = self._box(row, "For whom", "What customers may not see is withheld from their copy", 8)
        self.language = self._box(row, "Language of the sheet", "The language of headings and times", 7)
        self.paper = self._box(row, "Paper", "The paper of call sheets, PDF and prints", 5)
        for box, least in zip((self.severity, self.audience, self.language, self.paper), _LEAST, strict=True):
            box.setMinimumWidth(least)
        for key, text in AUDIENCES:
            self.audience.addItem(text, key)
        for paper in LANDSCAPE:
            self.paper.addItem(paper, paper)
        desk.replaced.connect(self.refresh)
        desk.changed.connect(self._follow)
        desk.look.changed.connect(self.refresh)
        self.refresh()

    @property
    def wanted(self) -> Wanted:
        """What is chosen; a severity that is gone means all."""
        gone = self._wanted.severity not in self._desk.matrix.severities
        return self._wanted._replace(severity="") if gone else self._wanted

    def show_wanted(self, wanted: Wanted) -> None:
        """Show a choice that was made elsewhere."""
        self._wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """Offer what the matrix has now."""
        self.severity.clear()
        self.severity.addItem("All severities", "")
        for id, severity in self._desk.matrix.severities.items():
            whole = names.name(self._desk.matrix, severity)
            short = names.short(severity.code or whole, _MOST_LETTERS)
            self.severity.addItem(mark_icon(severity, self._desk.look), short, id)
        self.severity.setVisible(bool(self._desk.matrix.severities))
        self.language.clear()
        own = words(self._desk.matrix.head.language).language.name
        self.language.addItem(own, "")
        for code, each in languages().items():
            if each.name != own:
                self.language.addItem(each.name, code)
        now = self.wanted
        for box, value in (
            (self.severity, now.severity),
            (self.audience, AUDIENCES[now.customers][0]),
            (self.language, now.language),
            (self.paper, now.paper),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))

    def _box(self, row: QHBoxLayout, name: str, tip: str, letters: int) -> Combo:
        box = Combo()
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setMinimumContentsLength(letters)
        box.activated.connect(lambda _: self._choose())
        row.addWidget(box)
        return box

    def _choose(self) -> None:
        paper: Paper = "Letter" if self.paper.currentData() == "Letter" else "A4"
        self._wanted = Wanted(
            str(self.severity.currentData() or ""),
            self.audience.currentData() == "customer",
            paper,
            str(self.language.currentData() or ""),
        )
        self.chosen.emit(self._wanted)

    def _follow(self, change: Change) -> None:
        if any(id.startswith(("severity:", "matrix:")) for id in change.diff.pairs):
            self.refresh()
