"""The scene: follows the document's changes by their diffs and shows them in layers.

Bottom to top: lanes, arrows, steps, chips, what is lifted by a gesture, marks. Lanes and arrows are the scene's
background, of which the view keeps a picture; the others are items. Hit tests ask the tiles of the layers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene

from designer.canvas.appearance import Appearance
from designer.canvas.arrows import Arrows
from designer.canvas.exposure import exposed
from designer.canvas.geometry import Geometry, Moves
from designer.canvas.items.connectors import ConnectorLayer, Line
from designer.canvas.items.ghost import GhostLayer
from designer.canvas.items.lanes import LaneLayer
from designer.canvas.items.layer import MANY
from designer.canvas.items.lifted import LiftedLayer
from designer.canvas.items.marks import Marking, MarkLayer
from designer.canvas.items.pictures import PictureLayer
from designer.canvas.items.step import holds, touches
from designer.checks.finding import Grade
from designer.drawing.colours import mixed
from designer.drawing.style import Theme
from designer.formats.collecting import without_collecting
from designer.layout.chart import Outline, Route
from designer.model.choices import StepKind
from designer.model.diff import Diff
from designer.model.document import Change
from designer.model.geometry import Rect, Size
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix

CARD_MARGIN = 12.0
"""Units round a card that its badge and shadow may use."""

CHIP_MARGIN = 2.0

TAKEN = 40
"""Routes found by the thread that are taken over at once: a frame waits for it."""


class FlowScene(QGraphicsScene):
    """What the document says, as a picture. It never changes the document."""

    followed = Signal(object)
    """After each change that the scene has taken over: the Change, or None after another document came."""

    routed = Signal()
    """Some arrows run otherwise: nothing changed but their ways."""

    def __init__(self) -> None:
        super().__init__()
        self.geometry = Geometry()
        self.arrows = Arrows(self.geometry, self)
        self.looks = Appearance(self.geometry, self.arrows)
        self.matrix = Matrix()
        self._ground = QColor(self.looks.theme.canvas)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._paint_again)
        self.lanes = LaneLayer(self._spoil_ground)
        self.connectors = ConnectorLayer(self._spoil_ground)
        self.steps = PictureLayer(2, self.looks.paint_card, self.looks.plain_card, CARD_MARGIN, self._want_frame)
        self.chips = PictureLayer(3, self.looks.paint_chip, self.looks.plain_chip, CHIP_MARGIN, self._want_frame)
        self.lifted = LiftedLayer(4, self.steps, self.chips)
        self.ghosts = GhostLayer(5)
        self.traces = MarkLayer(1.5, lambda *_: [], self._outline_of)
        self.marks = MarkLayer(6, self._selected_in, self._outline_of)
        self._selected: dict[Id, None] = {}
        self._indexed = QRectF()
        self._moved: set[Id] = set()
        for layer in (self.traces, self.steps, self.chips, self.lifted, self.ghosts, self.marks):
            self.addItem(layer)
        self.arrows.routing.found.connect(lambda: self._take_routes(TAKEN))
        self.set_theme(self.looks.theme)

    # --- following

    def reset(self, matrix: Matrix) -> None:
        """Show another document's matrix."""
        with without_collecting():
            self._begin_with(matrix)
        self.followed.emit(None)

    def _begin_with(self, matrix: Matrix) -> None:
        self.lifted.put_down()
        for layer in (self.connectors, self.steps, self.chips):
            layer.clear()
        self.matrix = matrix
        self.geometry.reset(matrix)
        self.arrows.reset(matrix)
        everything = frozenset(self.geometry.rects)
        layers = (self.connectors, self.steps, self.chips)
        for layer in layers:
            layer.quiet = True
        self._apply(Moves(frozenset(), everything, everything, True), set(self.arrows.routes), set())
        for layer in layers:
            layer.quiet = False
        self._paint_all()

    def follow(self, change: Change) -> None:
        """Take over a change of the document."""
        self.matrix = change.matrix
        moves = self.geometry.follow(change.diff, change.matrix)
        changed, gone = self.arrows.follow(change.diff, moves)
        self._apply(moves, changed | self.arrows.said | _drawn_otherwise(change.diff), gone)
        self.followed.emit(change)

    def _take_routes(self, most: int | None = None) -> None:
        """Show proper ways that were found meanwhile; what a gesture has taken up is left alone until it ends."""
        changed = self.arrows.take(most)
        for id in changed:
            self._show_arrow(id)
        if changed:
            self.routed.emit()

    def finish(self) -> None:
        """Wait until every arrow runs as it should; for pictures and tests."""
        self.arrows.routing.wait()
        self._take_routes()

    def _apply(self, moves: Moves, arrows: set[Id], gone_arrows: set[Id]) -> None:
        self.put_down()
        for id in moves.gone:
            self.steps.take(id)
        for id in gone_arrows:
            self.connectors.take(id)
            self.chips.take(id)
        if len(moves.moved) + len(arrows) > MANY:
            self._show_all(moves, arrows)
        else:
            for id in moves.said | moves.moved:
                self._show_step(id, id in moves.said)
            for id in arrows:
                self._show_arrow(id)
        if moves.lanes:
            self.lanes.set_lanes(self.geometry.lanes, self.geometry.direction)
        if moves.moved or moves.gone or moves.lanes:
            self._grow()

    def _show_step(self, id: Id, repaint: bool) -> None:
        self.steps.put(id, self.geometry.rects[id], repaint)

    def _show_all(self, moves: Moves, arrows: set[Id]) -> None:
        """Show very many steps and arrows, all at once."""
        rects, routes = self.geometry.rects, self.arrows.routes
        self.steps.put_all({id: rects[id] for id in moves.said | moves.moved}, moves.said)
        self.connectors.put_all({id: self._line(id) for id in arrows})
        labels = {id: label for id in arrows if (label := routes[id].label) is not None}
        for id in arrows - labels.keys():
            self.chips.take(id)
        self.chips.put_all(labels, self.arrows.said & labels.keys())

    def _line(self, id: Id) -> Line:
        return Line(self.arrows.routes[id].points, self.looks.stroke(self.matrix.transitions[id]))

    def _show_arrow(self, id: Id) -> None:
        route = self.arrows.routes[id]
        self.connectors.put(id, self._line(id))
        if route.label is None:
            self.chips.take(id)
        else:
            self.chips.put(id, route.label, id in self.arrows.said)

    def _grow(self) -> None:
        """Keep the index of items sensible: it divides the scene's rectangle, which grows in large steps."""
        bounds = self.geometry.bounds()
        wanted = QRectF(*bounds.grown(200))
        if not self._indexed.contains(wanted):  # asking the scene itself would have it visit its items
            self._indexed = QRectF(*bounds.grown(2000))
            self.setSceneRect(self._indexed)

    # --- ground

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Lanes and arrows. The view has this made anew only where it was spoiled, scrolled in or zoomed."""
        # A painter that clips makes the picture that the view keeps; else the frame itself is being painted.
        area, parts = exposed(painter) if painter.hasClipping() else (QRectF(rect), self.steps.parts)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, self._ground)
        self.lanes.paint(painter, area)
        self.connectors.paint(painter, area, parts)

    def _spoil_ground(self, rect: QRectF) -> None:
        self.invalidate(rect, QGraphicsScene.SceneLayer.BackgroundLayer)

    def _paint_all(self) -> None:
        self._spoil_ground(QRectF())
        self.update()

    # --- appearance

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in other colours."""
        self.looks.theme = theme
        self._ground = QColor(theme.canvas)
        self.lanes.set_colours(theme.line_strong, mixed(theme.accent_ground, theme.canvas, 0.4))
        self.marks.set_theme(theme)
        self.traces.set_theme(theme)
        self.steps.restyle()
        self.chips.restyle()
        self.connectors.put_all({id: self._line(id) for id in self.arrows.routes})
        self._paint_all()

    def set_badges(self, badges: Mapping[Id, tuple[Grade, int]]) -> None:
        """Show on steps that checks complain: the worst grade and how many."""
        for id in self.looks.set_badges(badges):
            if id in self.geometry.rects:
                self._show_step(id, True)

    def set_patient(self, patient: bool) -> None:
        """While the zoom changes, pictures of the last zoom will do."""
        self.steps.patient = self.chips.patient = self.marks.patient = patient
        if not patient:
            self.update()

    def set_exposed(self, parts: list[QRectF] | None) -> None:
        """What of the view is about to be painted: some rectangles of the scene, or None for all that is exposed."""
        self.steps.parts = self.chips.parts = self.marks.parts = parts

    def _want_frame(self) -> None:
        if not self._again.isActive() and not self.steps.patient:
            self._again.start(0)

    def _paint_again(self) -> None:
        self.steps.update()

    def mark(self, marking: Marking) -> None:
        """Show what is marked; lines that are there already stand out from under the steps and chips."""
        under = tuple(trace for trace in marking.traces if trace.kind in ("selected", "hover", "good"))
        over = tuple(trace for trace in marking.traces if trace not in under)
        self.traces.show(Marking(traces=under))
        self.marks.show(marking._replace(traces=over))

    # --- selection

    def set_selected(self, ids: Iterable[Id]) -> None:
        """Ring these steps."""
        before, self._selected = self._selected, dict.fromkeys(ids)
        changed = before.keys() ^ self._selected.keys()
        rects = [rect for id in changed if (rect := self.geometry.rects.get(id)) is not None]
        if len(rects) > MANY:
            self.marks.update()
        else:
            self.marks.damage(rects, self.marks.reach)

    def _selected_in(self, area: QRectF, parts: list[QRectF] | None) -> list[tuple[Id, Rect]]:
        chosen, hidden = self._selected, self.steps.hidden
        if len(chosen) < 50:
            rects = self.geometry.rects
            return [(id, rects[id]) for id in chosen if id in rects and id not in hidden]
        near = self.steps.tiles.ids_in(area, self.marks.reach, parts)
        return [each for each in near if each[0] in chosen and each[0] not in hidden]

    def _outline_of(self, id: Id) -> Outline:
        return self.geometry.cards[id].outline

    # --- finding

    def step_at(self, point: QPointF, margin: float = 0.0) -> Id | None:
        """The topmost step under a point; with a margin, the nearest within it."""
        if not margin:
            found = self.steps_in(QRectF(point, QSizeF()))
            return next((id for id in reversed(found) if id not in self.steps.hidden), None)
        area = QRectF(point.x() - margin, point.y() - margin, 2 * margin, 2 * margin)
        near = [(_distance(self.geometry.rects[id], point), id) for id in self.steps_in(area)]
        return min(near, default=(0.0, None))[1]

    def steps_in(self, area: QRectF, whole: bool = False) -> list[Id]:
        """The steps that a rectangle touches, or holds whole, in the order in which they are painted."""
        found = self.steps.tiles.ids_in(area)
        if whole:
            return [id for id, rect in found if holds(area, rect)]
        cards = self.geometry.cards
        return [id for id, rect in found if touches(rect, cards[id].outline, area)]

    def chip_at(self, point: QPointF) -> Id | None:
        """The arrow whose chip lies under a point."""
        spot = QRectF(point.x(), point.y(), 0.01, 0.01)
        return next((id for id, _ in self.chips.tiles.ids_in(spot) if id not in self.chips.hidden), None)

    def arrow_at(self, point: QPointF, radius: float) -> Id | None:
        """The arrow nearest to a point, its chip counting as part of it."""
        chip = self.chip_at(point)
        if chip is not None:
            return chip
        near = self.connectors.near(point.x(), point.y(), radius)
        return near[0][1] if near else None

    # --- lifting

    def lift(self, steps: Iterable[Id]) -> None:
        """Take steps and the arrows that touch them out of the batches, to be moved."""
        wanted = [id for id in steps if id in self.geometry.rects]
        inner, outer = self.arrows.touching(wanted)
        self._outer = sorted(outer)
        self._outer_lines = {id: self.connectors.lines[id].stroke for id in self._outer}
        self._base = {id: self.geometry.rects[id] for id in wanted}
        chips = {id: self.chips.tiles.rects[id] for id in inner if id in self.chips.tiles}
        lines = [self.connectors.lines[id] for id in inner]
        self.take_out(wanted, inner | outer)
        self.lifted.take_up(self._base, chips, lines)
        self.move_lifted(0.0, 0.0)

    def take_out(self, steps: Iterable[Id], arrows: Iterable[Id]) -> None:
        """Leave steps and arrows out of the batches: the lifted layer draws them."""
        found = set(arrows)
        self.steps.leave_out(steps)
        self.connectors.leave_out(found)
        self.chips.leave_out(found)

    def while_moved(self, moved: Mapping[Id, Rect], arrows: Iterable[Id]) -> dict[Id, Route]:
        """Where arrows would run while steps stand elsewhere, until `put_down`."""
        self._moved |= moved.keys()
        return self.arrows.while_moved(moved, arrows)

    def leave_behind(self, copies: bool) -> None:
        """Whether what is lifted is a copy: then what it was copied from stands where it stood."""
        taken = set() if copies else set(self._base)
        inner, outer = self.arrows.touching(self._base)
        hidden = set() if copies else inner | outer
        self._outer = [] if copies else sorted(outer)
        self.steps.show_all()
        self.connectors.show_all()
        self.chips.show_all()
        self.take_out(taken, hidden)

    def move_lifted(self, dx: float, dy: float) -> None:
        """Show what is lifted at an offset."""
        touched = {end for id in self._outer[:60] for end in self.arrows.ends(id)}
        moved = {id: rect.moved(dx, dy) for id in touched if (rect := self._base.get(id)) is not None}
        routes = self.while_moved(moved, self._outer)
        lines = [Line(route.points, self._outer_lines[id]) for id, route in routes.items()]
        chips = {id: route.label for id, route in routes.items() if route.label is not None}
        self.lifted.move(dx, dy, chips, lines)

    def put_down(self) -> None:
        """End a gesture: everything stands where the document says."""
        self.arrows.put_back(self._moved)
        self._moved = set()
        self.lifted.put_down()
        self.steps.show_all()
        self.connectors.show_all()
        self.chips.show_all()

    # --- ghost

    def ghost(self, new: tuple[StepKind, Id, Rect] | None) -> None:
        """Show what a step of a kind would look like on a level at a place; None shows nothing."""
        if new is None:
            self.ghosts.show_at(None)
            return
        kind, level, rect = new
        card = self.looks.ghost(kind, self.geometry.lane_of(level))
        self.ghosts.show_at(rect, self.looks.ghost_shapes(card))

    def ghost_size(self, kind: StepKind) -> Size:
        """How large a new step of a kind is."""
        return self.looks.ghost(kind, 0).size

    def state(self) -> dict[str, object]:
        """All that is shown, for comparing with another scene of the same matrix."""
        return {
            "rects": dict(self.geometry.rects),
            "cards": dict(self.geometry.cards),
            "lanes": self.geometry.lanes,
            "steps": dict(self.steps.tiles.rects),
            "lines": dict(self.connectors.lines),
            "chips": dict(self.chips.tiles.rects),
            "hidden": (set(self.steps.hidden), set(self.connectors.hidden), set(self.chips.hidden)),
        }


def _drawn_otherwise(diff: Diff) -> set[Id]:
    """The arrows whose line or chip may look different although they run as before."""
    return {id for id, (_, after) in diff.pairs.items() if after is not None and kind_of(id) == "transition"}


def _distance(rect: Rect, point: QPointF) -> float:
    dx = max(rect.x - point.x(), 0.0, point.x() - rect.right)
    dy = max(rect.y - point.y(), 0.0, point.y() - rect.bottom)
    return float(dx * dx + dy * dy)
