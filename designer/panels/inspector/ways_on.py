"""What happens next, shown with a step: the arrows that leave it, their trigger and their times."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designer.drawing.words import TRIGGER_ICONS
from designer.model.choices import StepKind
from designer.model.ids import Id
from designer.model.records import Step, Transition
from designer.panels import names
from designer.panels.desk import Desk
from designer.panels.inspector.arrow_times import AFTER, BY_SEVERITY, TIMED, WITHIN
from designer.panels.inspector.editor import Editor, make
from designer.panels.labels import ElidedButton, label
from designer.panels.words import words


class Way(QWidget):
    """One arrow: its words as a button that goes there, and its times."""

    def __init__(self, id: Id, desk: Desk) -> None:
        super().__init__()
        self.id = id
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        line = QHBoxLayout()
        line.setSpacing(4)
        self.button = ElidedButton()
        self.button.setProperty("role", "link")
        self.button.clicked.connect(lambda: desk.show(self.id))
        line.addWidget(self.button, 1)
        column.addLayout(line)
        self.within = label(role="field")
        column.addWidget(self.within)
        self.after = make(AFTER, desk)
        self.by_severity = make(BY_SEVERITY, desk)
        for editor in (self.after, self.by_severity):
            editor.committed.connect(lambda value, _, name=editor.field.name: self._changed(name, value))
            column.addWidget(editor)

    def editors(self) -> tuple[Editor, Editor]:
        return self.after, self.by_severity

    def fill(self) -> None:
        """Show the arrow as it is now."""
        arrow = self._desk.matrix.get(self.id)
        if not isinstance(arrow, Transition):
            return
        source = self._desk.matrix.get(arrow.source)
        target = names.name(self._desk.matrix, arrow.target)
        said = _said(arrow, source)
        self.button.set_whole(f"{said} → {target}")
        self.button.setToolTip(f"{said} → {target}\nGo to the arrow")
        self.button.setIcon(self._desk.look.icon(TRIGGER_ICONS[arrow.trigger], "accent"))
        decided = isinstance(source, Step) and source.kind is StepKind.DECISION
        timed = arrow.trigger in TIMED and not decided
        self.after.setVisible(not decided and (timed or arrow.after is not None))
        self.by_severity.setVisible(timed and bool(self._desk.matrix.severities))
        self.within.setText(WITHIN.get(arrow.trigger, "After"))
        self.within.setVisible(self.after.isVisibleTo(self))
        self.after.show_value(arrow.after, arrow)
        self.by_severity.show_value(arrow.after_by_severity, arrow)

    def _changed(self, name: str, value: Any) -> None:
        self._desk.put("Change when the arrow fires", [self.id], None, **{name: value})


def _said(arrow: Transition, source: Any) -> str:
    """When the way is taken, as the chart says it: the answer of a decision, else what sets it off."""
    if not isinstance(source, Step) or source.kind is not StepKind.DECISION:
        return words(arrow.trigger)
    return arrow.condition.answer or ("Otherwise" if arrow.default else arrow.label or "No answer yet")


class WaysOn(QWidget):
    """All arrows that leave a step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ways: list[Way] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(label("What happens next", "field"))
        self._none = label("Nothing yet: drag from the step's edge to another step.", "muted", wraps=True)
        self._column.addWidget(self._none)

    def show_step(self, step: Step) -> None:
        """Show the arrows of a step."""
        arrows = self._desk.matrix.leaving(step.id)
        for way in self.ways[len(arrows) :]:
            way.hide()
        for at, arrow in enumerate(arrows):
            if at == len(self.ways):
                self.ways.append(Way(arrow.id, self._desk))
                self._column.addWidget(self.ways[at])
            self.ways[at].id = arrow.id
            self.ways[at].fill()
            self.ways[at].show()
        self._none.setVisible(not arrows and step.kind not in (StepKind.END, StepKind.NOTE))
        self.setVisible(step.kind not in (StepKind.END, StepKind.NOTE))

    def flush(self) -> None:
        for way in self.ways:
            for editor in way.editors():
                if editor.isVisibleTo(self):
                    editor.flush()
