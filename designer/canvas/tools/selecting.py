"""The tool that hands rest with: hover, select, and the start of every other gesture."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer

from designer.canvas.items.marks import ADD, HANDLE, PORT, Handle, Marking, Ring, Trace
from designer.canvas.stage import Stage
from designer.canvas.tools.connect import Connect
from designer.canvas.tools.move import Move
from designer.canvas.tools.quick_add import add_connected, add_places
from designer.canvas.tools.reconnect import Reconnect
from designer.canvas.tools.rubber_band import RubberBand
from designer.canvas.tools.segment import PinSegment
from designer.canvas.tools.tool import Hand, Next, Tool
from designer.commands import transitions
from designer.model.choices import StepKind
from designer.model.geometry import Point, Rect
from designer.model.ids import Id

HOVER_IN = 140
"""Milliseconds over a step before the buttons that add a connected one appear."""

INSIDE = PORT + 1
"""Pixels about a port that grab it within its card, where a drag from the words moves it; outside they are more."""

HOVER_OUT = 500
"""Milliseconds after leaving it before they go."""


class Select(Tool):
    """Nothing is pressed: show what could be grabbed."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._over: Id | None = None
        self._line: Id | None = None
        self._grip: Handle | None = None
        self._adds = False
        self._hand: Hand | None = None
        self._appear = _timer(stage, self._show_adds, HOVER_IN)
        self._vanish = _timer(stage, self._forget, HOVER_OUT)

    def leave(self) -> None:
        for timer in (self._appear, self._vanish):
            timer.stop()
            timer.deleteLater()
        super().leave()

    @classmethod
    def hovering(cls, stage: Stage, hand: Hand) -> Select:
        """At rest over a place, as after a click."""
        tool = cls(stage)
        tool._hand = hand
        return tool

    def enter(self) -> None:
        if self._hand is not None:
            self.move(self._hand)

    def changed(self) -> None:
        """What was hovered may be gone, moved or another thing now."""
        if self._hand is None:
            return
        if self._over is not None and self._over not in self.stage.scene.geometry.rects:
            self._appear.stop()
            self._vanish.stop()
            self._over, self._adds = None, False
        self.move(self._hand)

    # --- hover

    def move(self, hand: Hand) -> Next:
        self._hand = hand
        over = self.stage.scene.step_at(hand.at)
        grip = self._grip_at(hand)
        if over is None and self._over is not None and self._near_step(hand, self._over):
            over = self._over
        if over is None and self._over is not None:
            if not self._vanish.isActive():
                self._vanish.start()
            over = self._over if grip is not None and grip.kind in ("port", "add") else None
        else:
            self._vanish.stop()
        if over != self._over and (over is not None or not self._adds):
            self._over, self._adds = over, False
            self._appear.stop()
            if over is not None:
                self._appear.start()
        self._grip = grip
        self._line = None
        if over is None and grip is None and self.stage.scene.step_at(hand.at) is None:
            self._line = self.stage.arrow_at(hand.at)
        self._show()
        return None

    def _near_step(self, hand: Hand, id: Id) -> bool:
        rect = self.stage.scene.geometry.rects.get(id)
        reach = self.stage.units(10.0)
        return rect is not None and rect.grown(reach).holds(Point(hand.at.x(), hand.at.y()))

    def _show_adds(self) -> None:
        self._adds = True
        self._show()

    def _forget(self) -> None:
        self._over, self._adds = None, False
        self._show()

    def _show(self) -> None:
        scene = self.stage.scene
        rings: tuple[Ring, ...] = ()
        traces: tuple[Trace, ...] = ()
        step = self.stage.step(self._over) if self._over else None
        if step is not None and step.id in scene.geometry.rects:
            rings = (Ring(scene.geometry.rects[step.id], scene.geometry.cards[step.id].outline, "hover"),)
        if self._line in scene.connectors.lines and self._line not in self.stage.selection:
            traces = (Trace(scene.connectors.lines[self._line].points, "hover"),)
        handles = tuple(
            handle._replace(strong=self._grip is not None and handle.at == self._grip.at)
            for handle in self._step_grips()
        )
        self.stage.mark(Marking(rings=rings, traces=traces, handles=handles))
        self.cursor = self._cursor()

    def _cursor(self) -> Qt.CursorShape:
        if self._grip is None:
            return Qt.CursorShape.ArrowCursor
        if self._grip.kind == "level":
            return Qt.CursorShape.SizeVerCursor
        if self._grip.kind == "upright":
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.PointingHandCursor if self._grip.kind == "add" else Qt.CursorShape.CrossCursor

    def _step_grips(self) -> tuple[Handle, ...]:
        """Ports on the step under the pointer and, after a moment, the buttons that add a connected one."""
        step = self.stage.step(self._over) if self._over else None
        rect = self.stage.scene.geometry.rects.get(self._over) if self._over else None
        if step is None or rect is None or self.stage.view.camera.zoom < 0.3 or step.kind is StepKind.NOTE:
            return ()
        if step.kind is StepKind.END or self.stage.is_read_only:
            return ()
        ports = tuple(Handle(point, "port") for point in ports_of(rect))
        if not self._adds:
            return ports
        return ports + tuple(Handle(point, "add") for point, _ in add_places(self.stage, step.id))

    def _grip_at(self, hand: Hand) -> Handle | None:
        """The handle under the pointer: of the hovered step, or of the selected arrow."""
        reach = {"port": PORT + 4, "add": ADD + 1, "end": HANDLE + 5, "level": 11.0, "upright": 11.0}
        arrow = self._selected_arrow()
        handles = list(self._step_grips())
        if arrow is not None:
            handles += self.stage.handles(arrow)
        best: tuple[float, Handle] | None = None
        on_card = self.stage.scene.step_at(hand.at) is not None
        for handle in handles:
            distance = max(abs(handle.at.x - hand.at.x()), abs(handle.at.y - hand.at.y()))
            pixels = INSIDE if handle.kind == "port" and on_card else reach[handle.kind]
            if distance <= self.stage.units(pixels) and (best is None or distance < best[0]):
                best = (distance, handle)
        return best[1] if best else None

    def _selected_arrow(self) -> Id | None:
        selection = self.stage.selection
        id = selection.last if len(selection) == 1 else None
        return id if id in self.stage.scene.connectors.lines else None

    # --- press

    def press(self, hand: Hand) -> Next:
        stage, shown = self.stage, self.stage.shown_handles()
        self.move(hand)
        if self._grip is not None and self._grip.kind == "port" and self._grip.at not in shown:
            self._grip = None  # nobody saw it: what lies under it is meant
        if self._grip is not None and (grabbed := self._grab(hand, self._grip)) is not None:
            return grabbed
        hit = stage.scene.step_at(hand.at)
        if hit is not None:
            return PressStep(stage, hit, hand)
        arrow = stage.arrow_at(hand.at)
        if arrow is not None:
            if hand.shift or hand.control:
                stage.selection.toggle(arrow)
            else:
                stage.selection.set([arrow])
            return None
        return RubberBand(stage, hand)

    def _grab(self, hand: Hand, grip: Handle) -> Next:
        stage = self.stage
        if stage.is_read_only:
            return None
        if grip.kind == "port" and self._over is not None:
            step = self._over
            return Connect(stage, step, hand, clicked=lambda: self._clicked(step, hand))
        if grip.kind == "add" and self._over is not None:
            return PressAdd(stage, self._over, grip.at, hand)
        arrow = self._selected_arrow()
        if arrow is None:
            return None
        points = stage.scene.connectors.lines[arrow].points
        if grip.kind == "end":
            return Reconnect(stage, arrow, "source" if grip.at == points[0] else "target", hand)
        return PinSegment(stage, arrow, grip.at, hand)

    def _clicked(self, step: Id, hand: Hand) -> Next:
        """A click on a port that draws nothing is one on its step."""
        return PressStep(self.stage, step, hand).release(hand)

    def double(self, hand: Hand) -> Next:
        stage = self.stage
        self.move(hand)
        step = stage.scene.step_at(hand.at)
        if step is not None:
            stage.selection.set([step])
            stage.title_wanted.emit(step, "")
            return None
        arrow = stage.arrow_at(hand.at)
        if arrow is not None:
            record = stage.arrow(arrow)
            on_pill = self._grip is not None and self._grip.kind in ("level", "upright")
            if on_pill and record is not None and record.pinned:
                stage.do("Straighten arrow", lambda edit: transitions.straighten(edit, [arrow]))
            else:
                stage.selection.set([arrow])
                stage.inspect.emit(arrow, "label")
            return None
        stage.quick_add_wanted.emit(hand.at)
        return None


class PressStep(Tool):
    """A step is pressed: a click selects, a drag moves."""

    busy = False

    def __init__(self, stage: Stage, step: Id, hand: Hand) -> None:
        super().__init__(stage)
        self._step, self._start = step, hand
        self._toggles = hand.shift or hand.control
        self._was_selected = step in stage.selection
        if not self._was_selected:
            if self._toggles:
                stage.selection.add([step])
            else:
                stage.selection.set([step])

    def move(self, hand: Hand) -> Next:
        if hand.far_from(self._start) and not self.stage.is_read_only:
            return Move.begun(self.stage, self._step, self._start, hand)
        return None

    def release(self, hand: Hand) -> Next:
        if self._was_selected:
            if self._toggles:
                self.stage.selection.toggle(self._step)
            else:
                self.stage.selection.set([self._step])
        return Select.hovering(self.stage, hand)

    def double(self, hand: Hand) -> Next:
        return None


class PressAdd(Tool):
    """The button beside a step is pressed: a click adds a connected step, a drag draws an arrow."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, stage: Stage, step: Id, at: Point, hand: Hand) -> None:
        super().__init__(stage)
        self._step, self._at, self._start = step, at, hand

    def move(self, hand: Hand) -> Next:
        return Connect(self.stage, self._step, hand, dragged=True) if hand.far_from(self._start) else None

    def release(self, hand: Hand) -> Next:
        way = next((way for point, way in add_places(self.stage, self._step) if point == self._at), None)
        if way is not None:
            add_connected(self.stage, self._step, StepKind.ACTION, way)
        return Select(self.stage)


def ports_of(rect: Rect) -> tuple[Point, ...]:
    """Where connectors are dragged from: the middles of the sides."""
    middle = rect.centre
    return (
        Point(rect.right, middle.y),
        Point(middle.x, rect.bottom),
        Point(rect.x, middle.y),
        Point(middle.x, rect.y),
    )


def _timer(stage: Stage, slot: object, milliseconds: int) -> QTimer:
    timer = QTimer(stage)  # it must not outlive what it would show
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
