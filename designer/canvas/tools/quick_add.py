"""Adding a step that an arrow leads to: by the buttons beside a step, by key, or where an arrow was dropped."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from designer.canvas.items.marks import ADD
from designer.canvas.placing import Place, after, higher
from designer.canvas.stage import Stage
from designer.commands import contacts, steps, transitions
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.geometry import Point
from designer.model.ids import Id

BESIDE = 24.0
"""Pixels from the side of a step to the middle of the button."""


def add_places(stage: Stage, step: Id) -> list[tuple[Point, Place]]:
    """The buttons beside a step and where each puts the new one: a level higher, and further along its own."""
    geometry = stage.scene.geometry
    rect = geometry.rects[step]
    off = stage.units(BESIDE)
    right = _off_words(stage, Point(rect.right + off, rect.centre.y), (0.0, rect.height / 3))
    below = _off_words(stage, Point(rect.centre.x, rect.bottom + off), (rect.width / 3, 0.0))
    columns = geometry.direction == "columns"
    found = [(below if columns else right, after(geometry, step))]
    up = higher(geometry, step)
    if up is not None:
        found.append((right if columns else below, up))
    return found


def _off_words(stage: Stage, at: Point, by: tuple[float, float]) -> Point:
    """The middle of a button there or, where words of an arrow stand, a little along the side of the step."""
    size = stage.units(2 * ADD)
    for times in (0, 1, -1):
        centre = Point(at.x + times * by[0], at.y + times * by[1])
        room = QRectF(centre.x - size / 2, centre.y - size / 2, size, size)
        if not any(True for _ in stage.scene.chips.tiles.ids_in(room)):
            return centre
    return at


def add_connected(stage: Stage, source: Id, kind: StepKind, place: Place) -> Id | None:
    """Add a step and the arrow to it, as one undo step, and open its title."""

    def add(edit: Edit) -> Id:
        return steps.add_after(edit, source, kind, place.level, place.position).id

    made = stage.do("Add connected step", add)
    if made is not None:
        stage.selection.set([made])
        stage.title_wanted.emit(made, "")
    return made


def add_step(stage: Stage, kind: StepKind, place: Place, people: list[Id] | None = None) -> Id | None:
    """Add a step by itself and open its title."""

    def add(edit: Edit) -> Id:
        new = steps.add(edit, kind, place.level, place.position)
        for who in people or ():
            contacts.assign(edit, new.id, who)
        return new.id

    made = stage.do(f"Add {steps.USUAL_TITLES[kind].lower()}", add)
    if made is not None:
        stage.selection.set([made])
        stage.title_wanted.emit(made, "")
    return made


def insert_after_selected(stage: Stage, kind: StepKind) -> Id | None:
    """Add a step after the selected one and connect it; in sight, where nothing (or an end) is selected."""
    found = place_after_selected(stage)
    if found is None or kind is StepKind.NOTE:
        return None
    return add_connected(stage, found[0], kind, found[1])


def place_after_selected(stage: Stage) -> tuple[Id, Place] | None:
    """The one selected step, where an arrow may leave it, and the free place for the step after it."""
    geometry = stage.scene.geometry
    chosen = stage.selection.steps
    if len(chosen) == 1 and chosen[0] in geometry.rects and _leads_on(stage, chosen[0]):
        return chosen[0], after(geometry, chosen[0])
    return None


def _leads_on(stage: Stage, source: Id) -> bool:
    step = stage.step(source)
    return step is not None and step.kind not in (StepKind.END, StepKind.NOTE)


def splice_new(stage: Stage, kind: StepKind, arrow: Id, place: Place) -> Id | None:
    """Put a new step into an arrow, as one undo step, and open its title."""

    def add(edit: Edit) -> Id:
        new = steps.add(edit, kind, place.level, place.position)
        transitions.splice(edit, new.id, arrow)
        return new.id

    made = stage.do("Insert step into arrow", add)
    if made is not None:
        stage.selection.set([made])
        stage.title_wanted.emit(made, "")
    return made
