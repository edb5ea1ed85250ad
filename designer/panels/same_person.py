"""Asks whether a row of a sheet is a contact that is there: both side by side, and who it is decided with one click."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.drawing.directions import set_apart
from designer.formats.merging.proposal import Proposal, Uncertain
from designer.model.records import Contact
from designer.panels.import_fields import record_field, said
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label

_SHOWN = (
    *("name", "role", "department", "organisation", "service", "location", "phones", "emails", "hours", "notes"),
    *("deputies", "manager", "time_zone", "portal"),
)


class SamePerson(QFrame):
    """`decided`: the row, and the id of the contact that it is, "new" or "leave out"."""

    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._row: Uncertain | None = None
        self._proposal: Proposal | None = None
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.title = label("Is this the same person?", "card title", wraps=True)
        self.why = label(role="muted", wraps=True)
        self.who = Combo()
        self.who.setAccessibleName("Which contact it may be")
        self.who.activated.connect(lambda _: self._compare())
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.title)
        column.addWidget(self.why)
        column.addWidget(self.who)
        column.addWidget(self._scroll, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.same = self._button("Same person", "The row changes this contact")
        self.new = self._button("New person", "The row becomes a contact of its own")
        self.out = self._button("Leave out", "The row stays in the sheet only")
        self.same.clicked.connect(lambda: self._decide(str(self.who.currentData())))
        self.new.clicked.connect(lambda: self._decide("new"))
        self.out.clicked.connect(lambda: self._decide("leave out"))
        for button in (self.same, self.new, self.out):
            row.addWidget(button)
        column.addLayout(row)

    @property
    def row(self) -> Uncertain | None:
        """The row that is asked about."""
        return self._row

    def ask(self, proposal: Proposal, row: Uncertain, where: str, left: int) -> None:
        """Ask about a row; `left` are as many as are to be asked about, with this one."""
        self._proposal, self._row = proposal, row
        more = f" · {left:,} to decide" if left > 1 else ""
        self.title.setText(f"Is this the same person?{more}")
        self.why.setText(set_apart(f"{where}: {row.reason}."))
        self.who.clear()
        for id in row.candidates:
            if id in proposal.matrix.contacts:
                contact = proposal.matrix.contacts[id]
                self.who.addItem(" · ".join(part for part in (contact.name, contact.department) if part), id)
        self.who.setVisible(self.who.count() > 1)
        self.same.setVisible(self.who.count() > 0)
        self._compare()

    def _compare(self) -> None:
        assert self._proposal is not None and self._row is not None
        sheet = self._row.settle(None).after
        there = self._proposal.matrix.contacts.get(str(self.who.currentData() or ""))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(label("In the sheet", "heading"), 0, 0)
        grid.addWidget(label("Your contact" if there else "Nobody yet", "heading"), 0, 1)
        at = 1
        for name in _SHOWN:
            mine, theirs = self._said(sheet, name), self._said(there, name)
            if not mine and not theirs:
                continue
            differs = bool(mine and theirs) and mine.casefold() != theirs.casefold()
            head = record_field("contact", name)
            grid.addWidget(label(f"{head} · differs" if differs else head, "field"), at, 0, 1, 2)
            for place, text in enumerate((mine, theirs)):
                words = label(set_apart(text) if text else "–", "card title" if differs else "", wraps=True)
                grid.addWidget(words, at + 1, place, Qt.AlignmentFlag.AlignTop)
            at += 2
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(at, 1)
        self._scroll.setWidget(page)

    def _said(self, contact: Contact | None, name: str) -> str:
        assert self._proposal is not None
        return "" if contact is None else said(getattr(contact, name), self._proposal.matrix)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _decide(self, decision: str) -> None:
        if self._row is not None:
            self.decided.emit(self._row, decision)
