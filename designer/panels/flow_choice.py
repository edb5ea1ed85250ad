"""Asks whether the flow of a sheet that is an escalation matrix is built too, and what its times count from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from designer.drawing.directions import set_apart
from designer.formats.matrices.layouts import Layout
from designer.formats.matrices.outline import Outline, whens_on
from designer.model.choices import SpanUnit, TimeBase
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import in_role, label
from designer.panels.look import ICON, Look

LAYOUT_WORDS = {
    Layout.LEVELS: "a row a level",
    Layout.TIMES: "severity × time",
    Layout.SEVERITIES: "severity × level",
    Layout.TEAMS: "team × level",
    Layout.CARDS: "a card a level",
}
"""What stands in the rows and columns of a sheet that is an escalation matrix."""

_BASES = ((TimeBase.ELAPSED, "the opening of the issue"), (TimeBase.PER_LEVEL, "the level before"))
_UNITS = (
    (None, "not times"),
    (SpanUnit.MINUTE, "minutes"),
    (SpanUnit.HOUR, "hours"),
    (SpanUnit.DAY, "days"),
)
_BARE = re.compile(r"\d+([.,]\d+)?")
_NAMED = 8
"""So many levels are named."""


class FlowChoice(QFrame):
    """Hidden where the tables are no escalation matrix. `changed`: something was chosen otherwise."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._outline: Outline | None = None
        self._touched = self._touched_base = self._has_times = False
        self._icon = QLabel()
        self._says = label(wraps=True)
        self.with_flow = QRadioButton("Contacts and flow: levels, steps, arrows and times")
        self.only_contacts = QRadioButton("Contacts only")
        self.only_contacts.setChecked(True)
        for button in (self.with_flow, self.only_contacts):
            button.clicked.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        column.addWidget(self._says)
        choices = QHBoxLayout()
        choices.setSpacing(16)
        choices.addWidget(self.with_flow)
        choices.addWidget(self.only_contacts)
        choices.addStretch(1)
        column.addLayout(choices)
        column.addWidget(self._build_times())
        self.hide()

    def show_outline(self, outline: Outline | None, builds: bool) -> None:
        """Say what was found; `builds`: the flow is taken unless somebody chooses otherwise."""
        self._outline = outline
        self.setVisible(outline is not None)
        if outline is None:
            return
        if not self._touched:
            (self.with_flow if builds else self.only_contacts).setChecked(True)
        in_role(self, "info" if outline.sure else "warning")
        token = "accent" if outline.sure else "warning_text"
        self._icon.setPixmap(self._look.pixmap("workflow", token, ICON, self.devicePixelRatioF()))
        self._says.setText(set_apart(_said(outline)))
        times = outline.times
        texts = list(_texts(outline))
        with QSignalBlocker(self.base), QSignalBlocker(self.unit):
            if not self._touched_base:
                self.base.setCurrentIndex(self.base.findData(times.base))
            self.unit.setCurrentIndex(max(0, self.unit.findData(times.unit)))
        self._guessed.setText("" if times.sure else f"Please check. Guessed: {times.reason}.")
        self._guessed.setVisible(not times.sure)
        bare = any(_BARE.fullmatch(text.strip()) for text in texts)
        for widget in (self._unit_words, self.unit):
            widget.setVisible(bare)
        self._has_times = bool(texts)
        self._show_times()

    def is_wanted(self) -> bool:
        """Whether the flow is to be built."""
        return self._outline is not None and self.with_flow.isChecked()

    def chosen_unit(self) -> SpanUnit | None:
        """The unit of numbers without one; None: they are not taken as times."""
        found = self.unit.currentData()
        return None if found is None else SpanUnit(found)

    def chosen_base(self) -> TimeBase:
        """What the times count from."""
        return TimeBase(self.base.currentData())

    def begin(self) -> None:
        """Forget what was chosen for another file."""
        self._touched = self._touched_base = False
        self.unit.setCurrentIndex(0)

    def _build_times(self) -> QWidget:
        self._times = QWidget()
        row = QHBoxLayout(self._times)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.base = Combo()
        self.base.setAccessibleName("What the times count from")
        for base, words in _BASES:
            self.base.addItem(words, base)
        self.base.setMinimumContentsLength(20)
        self.base.activated.connect(self._base_chosen)
        self.unit = Combo()
        self.unit.setAccessibleName("What numbers without a unit are")
        for unit, words in _UNITS:
            self.unit.addItem(words, unit)
        self.unit.activated.connect(lambda _: self.changed.emit())
        self._unit_words = label("Numbers without a unit are")
        self._guessed = label(role="muted", wraps=True)
        row.addWidget(label("Times count from"))
        row.addWidget(self.base)
        row.addWidget(self._unit_words)
        row.addWidget(self.unit)
        row.addWidget(self._guessed, 1)
        row.addStretch(0)
        return self._times

    def _base_chosen(self) -> None:
        self._touched_base = True
        self._guessed.hide()
        self.changed.emit()

    def _chosen(self) -> None:
        self._touched = True
        self._show_times()
        self.changed.emit()

    def _show_times(self) -> None:
        self._times.setVisible(self._has_times and self.with_flow.isChecked())


def _said(outline: Outline) -> str:
    """What was found, in a sentence or two."""
    named = [level.label or level.code for level in outline.levels[:_NAMED]]
    more = " …" if len(outline.levels) > _NAMED else ""
    head = "This is an escalation matrix" if outline.sure else "This may be an escalation matrix"
    says = f"{head}, {LAYOUT_WORDS[outline.layout]}: {' → '.join(named)}{more}."
    if outline.severities:
        says += f" Severities: {', '.join(each.code for each in outline.severities)}."
    return says if outline.sure else f"{says} Not sure: {'; '.join(outline.doubts)}."


def _texts(outline: Outline) -> Iterator[str]:
    """What stands where times belong."""
    for path in outline.paths:
        for each in path.levels:
            for when in whens_on(each):
                yield when.text
