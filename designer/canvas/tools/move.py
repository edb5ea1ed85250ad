"""Moving steps: they click into place, show the lane they would land in, split arrows, or leave copies behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from designer.canvas.items.marks import Marking, Ring, Trace
from designer.canvas.snap import PULL, snap
from designer.canvas.stage import Stage
from designer.canvas.tools.tool import DONE, Hand, Next, Tool
from designer.commands import clipboard, steps, transitions
from designer.commands.rules import may_splice
from designer.i18n import counted
from designer.model.edit import Edit
from designer.model.geometry import Point, Rect, around
from designer.model.ids import Id
from designer.model.values import Position

SPLICE = 14.0
"""Pixels from the middle of a step to an arrow that it would split."""


class Move(Tool):
    """From the first four pixels to the release."""

    busy = True
    scrolls = True
    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, stage: Stage, grabbed: Id, start: Hand) -> None:
        super().__init__(stage)
        self._grabbed = grabbed
        self._start = start
        chosen = stage.selection.steps
        self._ids = chosen if grabbed in chosen else [grabbed]
        rects = stage.scene.geometry.rects
        self._rects = {id: rects[id] for id in self._ids}
        self._all: Rect = around(self._rects.values())  # type: ignore[assignment]
        self._shift = (0.0, 0.0)
        self._copies = False
        self._splits: Id | None = None
        self._first: Hand | None = None

    @classmethod
    def begun(cls, stage: Stage, grabbed: Id, start: Hand, hand: Hand) -> Move:
        """A move whose pointer is under way already."""
        tool = cls(stage, grabbed, start)
        tool._first = hand
        return tool

    def enter(self) -> None:
        self.stage.scene.lift(self._ids)
        if self._first is not None:
            self.move(self._first)

    def leave(self) -> None:
        self.stage.scene.put_down()
        self.stage.scene.lanes.light(None)
        super().leave()

    def move(self, hand: Hand) -> Next:
        stage, scene = self.stage, self.stage.scene
        dx, dy = hand.at.x() - self._start.at.x(), hand.at.y() - self._start.at.y()
        if hand.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        guides: tuple[tuple[Point, Point], ...] = ()
        if not hand.control:
            snapped = snap(self._anchor(), dx, dy, self._others(), stage.units(PULL))
            keep_x, keep_y = (hand.shift and dx == 0.0), (hand.shift and dy == 0.0)
            dx, dy = (0.0 if keep_x else snapped.dx), (0.0 if keep_y else snapped.dy)
            guides = snapped.guides if not hand.shift else ()
        self._shift = (dx, dy)
        if hand.alt != self._copies:
            self._copies = hand.alt
            scene.leave_behind(self._copies)
        scene.move_lifted(dx, dy)
        here = self._rects[self._grabbed].moved(dx, dy)
        level = scene.geometry.level_at(here.centre)
        scene.lanes.light(scene.geometry.lane_of(level) if level is not None else None)
        self._splits = None if hand.alt or hand.control else self._arrow_to_split(here)
        self.cursor = Qt.CursorShape.DragCopyCursor if self._copies else Qt.CursorShape.SizeAllCursor
        self._show(dx, dy, guides)
        return None

    def _show(self, dx: float, dy: float, guides: tuple[tuple[Point, Point], ...]) -> None:
        scene = self.stage.scene
        rings: tuple[Ring, ...] = ()
        if len(self._ids) <= 50:
            cards = scene.geometry.cards
            rings = tuple(Ring(rect.moved(dx, dy), cards[id].outline, "selected") for id, rect in self._rects.items())
        traces: tuple[Trace, ...] = ()
        if self._splits is not None:
            traces = (Trace(scene.connectors.lines[self._splits].points, "good"),)
        self.stage.mark(Marking(rings=rings, traces=traces, guides=guides))

    def _anchor(self) -> Rect:
        return self._rects[self._grabbed] if len(self._ids) < 3 else self._all

    def _others(self) -> list[Rect]:
        scene = self.stage.scene
        area = QRectF(self.stage.view.camera.visible)
        mine = self._rects.keys()
        return [rect for id, rect in scene.steps.tiles.ids_in(area) if id not in mine]

    def _arrow_to_split(self, here: Rect) -> Id | None:
        """The arrow that the middle of a single moved step lies on and that may take it in."""
        if len(self._ids) != 1:
            return None
        for _, id in self.stage.scene.connectors.near(here.centre.x, here.centre.y, self.stage.units(SPLICE)):
            if may_splice(self.stage.document.matrix, self._grabbed, id):
                return id
        return None

    def release(self, hand: Hand) -> Next:
        if self._shift == (0.0, 0.0):
            return DONE
        places = self._places()
        splits, copies, grabbed = self._splits, self._copies, self._grabbed
        count = len(places)
        what = "step" if count == 1 else counted(count, "step")
        self.leave()  # what is lifted must lie down before the scene follows the change
        if copies:
            self._copy(places, what)
        elif splits is not None:

            def split(edit: Edit) -> None:
                steps.move(edit, places)
                transitions.splice(edit, grabbed, splits)

            self.stage.do("Insert step into arrow", split)
        else:
            self.stage.do(f"Move {what}", lambda edit: steps.move(edit, places))
        return DONE

    def _copy(self, places: dict[Id, tuple[Id, Position]], what: str) -> None:
        def copy(edit: Edit) -> list[Id]:
            originals = sorted(places)
            made = clipboard.duplicate(edit, originals, (0.0, 0.0))
            steps.move(edit, {new: places[old] for old, new in zip(originals, made, strict=True)})
            return made

        made = self.stage.do(f"Copy {what}", copy)
        if made:
            self.stage.selection.set(made)

    def _places(self) -> dict[Id, tuple[Id, Position]]:
        """Where the steps would come to stand, each on the level that holds its centre."""
        geometry = self.stage.scene.geometry
        found = {}
        for id, rect in self._rects.items():
            moved = rect.moved(*self._shift)
            card = geometry.cards[id]
            found[id] = geometry.position(Point(moved.x, moved.y), card.size)
        return found
