"""The chart for those who do not see it: the view is a list, each step an item with its name, place and ways on.

An interface must be deleted before what it stands for, and all of them before the program ends, or Qt crashes at exit.
Interfaces are made only when somebody asks: a chart of 5,000 steps costs nothing while no reader listens.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, QSize
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from designer.canvas.reading import reading_order
from designer.canvas.stage import Stage
from designer.canvas.view import ChartView
from designer.drawing.words import STEP_WORDS
from designer.i18n import counted
from designer.model.document import Change
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step

_readers: dict[int, Reader] = {}


def step_name(matrix: Matrix, order: list[Id], step: Step) -> str:
    """A step in a line: "Step 3 of 14, Billing specialist, on L2 Specialists, to Duty manager"."""
    place = order.index(step.id) + 1 if step.id in order else 0
    level = matrix.levels.get(step.level)
    parts = [f"Step {place} of {len(order)}", step.title or f"untitled {STEP_WORDS[step.kind].lower()}"]
    if level is not None:
        parts.append("on " + " ".join(part for part in (level.code, level.label) if part))
    targets = [matrix.steps[arrow.target] for arrow in matrix.leaving(step.id)]
    if targets:
        parts.append("to " + " and ".join(each.title or STEP_WORDS[each.kind].lower() for each in targets))
    return ", ".join(parts)


class StepInterface(QAccessibleInterface):
    """One step as a list item."""

    def __init__(self, reader: Reader, step: Id) -> None:
        super().__init__()
        self._reader, self.step = reader, step

    def isValid(self) -> bool:
        return self._reader.stage.step(self.step) is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._reader.stage.view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._reader.stage.view)

    def child(self, index: int) -> None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        return None

    def focusChild(self) -> None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        stage = self._reader.stage
        step = stage.step(self.step)
        if step is None:
            return ""
        if kind == QAccessible.Text.Name:
            return step_name(stage.document.matrix, self._reader.order, step)
        if kind == QAccessible.Text.Description and step.id in stage.scene.geometry.cards:
            level = stage.document.matrix.levels.get(step.level)
            return stage.scene.geometry.cards[step.id].description(level.code if level is not None else "")
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are edited in the inspector."""

    def rect(self) -> QRect:
        stage = self._reader.stage
        rect = stage.scene.geometry.rects.get(self.step)
        if rect is None:
            return QRect()
        camera, viewport = stage.view.camera, stage.view.viewport()
        corner = viewport.mapToGlobal(camera.to_view(QPointF(rect.x, rect.y)).toPoint())
        return QRect(corner, QSize(round(rect.width * camera.zoom), round(rect.height * camera.zoom)))

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        selection = self._reader.stage.selection
        state.selectable = state.focusable = True
        state.selected = self.step in selection
        state.focused = selection.last == self.step and self._reader.stage.view.hasFocus()
        return state

    def foregroundColor(self) -> QColor:
        return QColor(self._reader.stage.scene.looks.theme.text)

    def backgroundColor(self) -> QColor:
        return QColor(self._reader.stage.scene.looks.theme.card)


class ChartInterface(QAccessibleWidget):
    """The view as a list of steps."""

    def __init__(self, view: ChartView, reader: Reader) -> None:
        super().__init__(view, QAccessible.Role.List, "Escalation chart")
        self._reader = reader

    def childCount(self) -> int:
        return len(self._reader.order)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        order = self._reader.order
        return self._reader.interface(order[index]) if 0 <= index < len(order) else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._reader.stage.view
        spot = view.viewport().mapFromGlobal(QPointF(x, y))
        step = self._reader.stage.scene.step_at(view.camera.to_scene(spot))
        return self._reader.interface(step) if step is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        order = self._reader.order
        return order.index(child.step) if isinstance(child, StepInterface) and child.step in order else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        last = self._reader.stage.selection.last
        return self._reader.interface(last) if last is not None and self._reader.stage.step(last) is not None else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return f"Escalation chart, {counted(len(self._reader.order), 'step')}"
        if kind == QAccessible.Text.Description:
            return "Tab goes from step to step, Ctrl and an arrow key to the next one in a direction."
        return ""


class Reader(QObject):
    """Keeps the interfaces of one canvas, and tells those who listen what happens."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.stage = stage
        self._order: list[Id] | None = None
        self._made: dict[Id, StepInterface] = {}
        self._root: ChartInterface | None = None
        stage.changed.connect(self._on_change)
        stage.selection.changed.connect(self._on_selection)
        stage.told.connect(self.announce)
        _readers[id(stage.view)] = self
        _install()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.forget)
        key, made = id(stage.view), self._made
        stage.view.destroyed.connect(lambda: (_readers.pop(key, None), _drop_all(made)))

    @property
    def order(self) -> list[Id]:
        """The steps in reading order."""
        if self._order is None:
            self._order = reading_order(self.stage.document.matrix)
        return self._order

    def root(self) -> ChartInterface:
        """The interface of the view."""
        if self._root is None:
            self._root = ChartInterface(self.stage.view, self)
        return self._root

    def interface(self, step: Id) -> StepInterface:
        """The interface of a step, made when it is first asked for."""
        found = self._made.get(step)
        if found is None:
            found = self._made[step] = StepInterface(self, step)
            QAccessible.registerAccessibleInterface(found)
        return found

    def announce(self, text: str) -> None:
        """Say something to those who listen."""
        if QAccessible.isActive() and text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.stage.view, text))

    def forget(self) -> None:
        """Delete all interfaces of steps."""
        _drop_all(self._made)

    def _on_change(self, change: Change | None) -> None:
        self._order = None
        if change is None:
            self.forget()
            return
        for step in list(self._made):
            if step not in change.matrix.steps:
                _drop(self._made, step)

    def _on_selection(self, ids: list[Id]) -> None:
        if not QAccessible.isActive() or not ids or self.stage.step(ids[-1]) is None:
            return
        event = QAccessibleEvent(self.interface(ids[-1]), QAccessible.Event.Focus)
        QAccessible.updateAccessibility(event)


def _drop(made: dict[Id, StepInterface], step: Id) -> None:
    """Qt deletes the interface, and Python's part of it learns of that; left to both, it would be deleted twice."""
    found = made.pop(step, None)
    if found is not None:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(found))


def _drop_all(made: dict[Id, StepInterface]) -> None:
    for step in list(made):
        _drop(made, step)


_installed = False


def _install() -> None:
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_factory)


def _factory(_: str, subject: QObject) -> QAccessibleInterface | None:
    if not isinstance(subject, ChartView):
        return None
    reader = _readers.get(id(subject))
    return reader.root() if reader is not None else None
