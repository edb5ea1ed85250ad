"""What is dragged in from the palette and the contacts: a ghost at full size, the lane or step it would land on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from designer.canvas import mime, placing
from designer.canvas.items.marks import Marking, Ring, Trace
from designer.canvas.snap import PULL, Guide, snap
from designer.canvas.stage import Stage
from designer.canvas.tools.quick_add import add_step, splice_new
from designer.canvas.tools.tool import Hand
from designer.commands import contacts
from designer.commands.rules import Verdict, may_assign, may_place, may_splice
from designer.i18n import counted
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.geometry import Point, Rect, Size
from designer.model.ids import Id

SPLICE = 14.0


class Drop:
    """One drag over the canvas, until it leaves or is dropped."""

    def __init__(self, stage: Stage, kind: StepKind | None, people: list[Id]) -> None:
        self._stage = stage
        self._kind = kind
        self._people = people
        self._told = ""
        self._splits: Id | None = None
        self._onto: Id | None = None
        self._corner = Point(0, 0)

    @classmethod
    def of(cls, stage: Stage, data: QMimeData) -> Drop | None:
        """The drop of this data; None where it is nothing for the canvas."""
        kind, people = mime.step_kind_of(data), mime.contacts_of(data)
        if stage.is_read_only or (kind is None and not people):
            return None
        return cls(stage, kind, people)

    def leave(self) -> None:
        self._stage.scene.lanes.light(None)
        self._stage.scene.ghost(None)
        self._stage.mark(Marking())

    def hover(self, hand: Hand) -> bool:
        """Show what a drop here would do; whether it would do anything."""
        return self._hover_people(hand) if self._people else self._hover_step(hand, self._kind or StepKind.ACTION)

    def drop(self, hand: Hand) -> bool:
        """Do it, as one undo step."""
        may = self.hover(hand)
        self.leave()
        if not may:
            return False
        geometry = self._stage.scene.geometry
        if self._onto is not None:
            return self._assign(self._onto)
        kind = self._kind or StepKind.ACTION
        level, position = geometry.position(self._corner, self._size(kind))
        place = placing.Place(level, position)
        self._stage.view.setFocus()
        if self._splits is not None:
            return splice_new(self._stage, kind, self._splits, place) is not None
        return add_step(self._stage, kind, place, self._people) is not None

    # --- steps

    def _size(self, kind: StepKind) -> Size:
        return self._stage.scene.ghost_size(kind)

    def _hover_step(self, hand: Hand, kind: StepKind) -> bool:
        stage, scene = self._stage, self._stage.scene
        size = self._size(kind)
        box = Rect(hand.at.x() - size.width / 2, hand.at.y() - size.height / 2, size.width, size.height)
        guides: tuple[Guide, ...] = ()
        if not hand.control and not hand.alt:
            others = [rect for _, rect in scene.steps.tiles.ids_in(stage.view.camera.visible)]
            snapped = snap(box, 0.0, 0.0, others, stage.units(PULL))
            box, guides = box.moved(snapped.dx, snapped.dy), snapped.guides
        self._corner = Point(box.x, box.y)
        level = scene.geometry.level_at(box.centre)
        verdict = may_place(stage.document.matrix, level or "")
        scene.lanes.light(scene.geometry.lane_of(level) if level is not None and verdict else None)
        scene.ghost((kind, level, box) if level is not None else None)
        self._splits = None if hand.alt else self._arrow_under(box.centre, kind)
        traces: tuple[Trace, ...] = ()
        if self._splits is not None:
            traces = (Trace(scene.connectors.lines[self._splits].points, "good"),)
        stage.mark(Marking(traces=traces, guides=guides))
        self._say(verdict)
        return bool(verdict)

    def _arrow_under(self, at: Point, kind: StepKind) -> Id | None:
        for _, id in self._stage.scene.connectors.near(at.x, at.y, self._stage.units(SPLICE)):
            if may_splice(self._stage.document.matrix, kind, id):
                return id
        return None

    # --- people

    def _hover_people(self, hand: Hand) -> bool:
        stage, scene = self._stage, self._stage.scene
        step = scene.step_at(hand.at) or scene.step_at(hand.at, stage.units(6.0))
        self._onto = step
        if step is None:
            self._kind = StepKind.ACTION
            return self._hover_step(hand, StepKind.ACTION) and self._who_are_here()
        scene.ghost(None)
        scene.lanes.light(None)
        verdict = self._may_assign(step)
        rect, outline = scene.geometry.rects[step], scene.geometry.cards[step].outline
        stage.mark(Marking(rings=(Ring(rect, outline, "good" if verdict else "bad"),)))
        self._say(verdict)
        return bool(verdict)

    def _who_are_here(self) -> bool:
        return all(who in self._stage.document.matrix for who in self._people)

    def _may_assign(self, step: Id) -> Verdict:
        """Whether any of them may be assigned; else why the first may not."""
        verdicts = [may_assign(self._stage.document.matrix, step, who) for who in self._people]
        return next((verdict for verdict in verdicts if verdict), verdicts[0])

    def _assign(self, step: Id) -> bool:
        matrix = self._stage.document.matrix
        people = [who for who in self._people if may_assign(matrix, step, who)]

        def assign(edit: Edit) -> bool:
            for who in people:
                contacts.assign(edit, step, who)
            return True

        label = "Assign contact" if len(people) == 1 else f"Assign {counted(len(people), 'contact')}"
        done = bool(self._stage.do(label, assign))
        if done:
            self._stage.selection.set([step])
        return done

    def _say(self, verdict: Verdict) -> None:
        reason = "" if verdict else verdict.reason
        if reason and reason != self._told:
            self._stage.tell(reason)
        self._told = reason
