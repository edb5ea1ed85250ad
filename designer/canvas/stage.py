"""What tools work on: document, scene, view and selection, and the one way to change the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from designer.canvas import collecting
from designer.canvas.camera import Sight
from designer.canvas.items.marks import Handle, Marking, Trace, handles_of
from designer.canvas.motion import Motion
from designer.canvas.scene import FlowScene
from designer.canvas.selection import Selection
from designer.canvas.view import ChartView
from designer.errors import UserError
from designer.model.document import Change, Document
from designer.model.edit import Edit
from designer.model.geometry import Point, Rect, around
from designer.model.ids import Id
from designer.model.records import Step, Transition

T = TypeVar("T")

MANY = 1000
"""Steps from which a search for garbage through the chart would be felt in a gesture."""

HIT = 8.0
"""Pixels beside a line that still hit it."""


class Stage(QObject):
    """Session state of one canvas. Ids only: records and items may be others after any event."""

    told = Signal(str)
    """Something to say in the status bar."""
    inspect = Signal(str, str)
    """A record (its id) and the field of it to show for editing."""
    title_wanted = Signal(str, str)
    """A step whose title is to be edited in place, and a text to begin with ("": the title it has)."""
    level_delete_wanted = Signal(str)
    """A level (its id) that is to go."""
    quick_add_wanted = Signal(object)
    """A scene point at which to ask what kind of step to add."""
    next_step_wanted = Signal(object, str)
    """The same, for a step that an arrow from this one (its id) leads to."""
    changed = Signal(object)
    """After the scene has followed a Change; None after another document came."""

    def __init__(self, document: Document, scene: FlowScene, view: ChartView, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.scene = scene
        self.view = view
        self.selection = Selection(self)
        self.selection.changed.connect(self._on_selection)
        self._marking = Marking()
        scene.routed.connect(self._refresh)
        self.clipboard_cursor: QPointF | None = None
        """Where the pointer was last, in the scene: where a paste goes."""
        self.is_read_only = False
        self.motion = Motion(scene)
        self._glides = False

    # --- document

    def set_document(self, document: Document) -> None:
        """Work on another document."""
        self._leave()
        self.document = document
        document.listeners.append(self._on_change)
        self.selection.clear()
        self.scene.reset(document.matrix)
        collecting.keep(len(document.matrix.steps) >= MANY)
        self.mark(Marking())
        self.view.camera.set_content(self.bounds())
        self.changed.emit(None)

    def _leave(self) -> None:
        if self._on_change in self.document.listeners:
            self.document.listeners.remove(self._on_change)

    def do(self, label: str, action: Callable[[Edit], T], merge: object = None) -> T | None:
        """Change the document as one undo step. What may not be done is said, and None comes back."""
        try:
            with self.document.edit(label, merge) as edit:
                result = action(edit)
        except UserError as error:
            self.tell(str(error))
            return None
        return result

    def glide_next(self) -> None:
        """The next change is a move that nobody made by hand: show where things went."""
        self._glides = True

    def _on_change(self, change: Change) -> None:
        glides, self._glides = self._glides and not self.is_still and self.view.isVisible(), False
        before = dict(self.scene.geometry.rects) if glides else {}
        self.motion.end()
        self.scene.follow(change)
        self.motion.begin(before)
        self.view.camera.set_content(self.bounds())
        self.selection.keep(id for id in self.selection.ids if id in change.matrix)
        self._refresh()
        if change.way != "edit":
            self.tell(f"{'Undone' if change.way == 'undo' else 'Redone'}: {change.label}.")
        self.changed.emit(change)

    def tell(self, text: str) -> None:
        """Say something in the status bar, and to those who listen."""
        self.told.emit(text)

    def step(self, id: Id) -> Step | None:
        """The step as it is now; None where it is gone."""
        record = self.document.matrix.get(id)
        return record if isinstance(record, Step) else None

    def arrow(self, id: Id) -> Transition | None:
        """The arrow as it is now; None where it is gone."""
        record = self.document.matrix.get(id)
        return record if isinstance(record, Transition) else None

    def bounds(self) -> QRectF:
        """All there is to see."""
        return QRectF(*self.scene.geometry.bounds())

    # --- pixels

    def units(self, pixels: float) -> float:
        """So many pixels of the view in units of the chart."""
        return pixels / self.view.camera.zoom

    def rect(self, id: Id) -> Rect | None:
        """Where a step stands, or the extent of an arrow."""
        geometry = self.scene.geometry
        return geometry.rects.get(id) or self.scene.connectors.tiles.rects.get(id)

    def arrow_at(self, point: QPointF) -> Id | None:
        """The arrow under a point, a little beside it counting."""
        return self.scene.arrow_at(point, self.units(HIT))

    # --- marks

    def mark(self, marking: Marking) -> None:
        """Show what a tool marks, over what the selection marks by itself."""
        self._marking = marking
        self._refresh()

    def shown_handles(self) -> set[Point]:
        """Where the tool in hand shows something to grab."""
        return {handle.at for handle in self._marking.handles}

    def _refresh(self) -> None:
        own = self._marking
        traces, handles = self._selected_arrows()
        self.scene.mark(own._replace(traces=(*traces, *own.traces), handles=(*handles, *own.handles)))

    def _selected_arrows(self) -> tuple[tuple[Trace, ...], tuple[Handle, ...]]:
        lines, hidden = self.scene.connectors.lines, self.scene.connectors.hidden
        arrows = [id for id in self.selection.arrows[:50] if id in lines and id not in hidden]
        traces = tuple(Trace(lines[id].points, "selected") for id in arrows)
        if len(arrows) != 1 or len(self.selection) != 1:
            return traces, ()
        return traces, self.handles(arrows[0])

    def handles(self, arrow: Id) -> tuple[Handle, ...]:
        """What a selected arrow is grabbed by, none of it on the arrow's words."""
        words = self.scene.chips.tiles.rects.get(arrow)
        return handles_of(self.scene.connectors.lines[arrow].points, self.view.camera.zoom, words)

    def _on_selection(self, _: list[Id]) -> None:
        self.scene.set_selected(self.selection.steps)
        self._refresh()

    @property
    def is_still(self) -> bool:
        """Whether motion is unwelcome."""
        return self.view.camera.still

    def fit(self) -> None:
        """Show the whole chart."""
        self.view.camera.fit(self.bounds(), from_top=True)

    def fit_selection(self) -> None:
        """Show what is selected, as large as it may be; the whole chart where nothing is."""
        rects = [rect for id in self.selection.ids if (rect := self.rect(id)) is not None]
        whole = around(rects)
        self.view.camera.fit(QRectF(*whole) if whole is not None else self.bounds(), 1.5)

    def reveal(self, id: Id) -> None:
        """Bring a step or an arrow into sight, near enough to be read."""
        rect = self.rect(id)
        if rect is None:
            return
        camera = self.view.camera
        if camera.target_zoom < 0.5:
            camera.go(Sight(1.0, rect.centre.x, rect.centre.y))
        else:
            camera.show(QRectF(*rect))

    def pointer(self) -> QPointF:
        """Where the pointer is in the scene, else the middle of what is in sight."""
        if self.clipboard_cursor is not None and self.view.camera.visible.contains(self.clipboard_cursor):
            return self.clipboard_cursor
        return self.view.camera.visible.center()
