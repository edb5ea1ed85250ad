"""What the keys and menus do with the selection: delete, copy, paste, duplicate, nudge. Each is one undo step."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from designer.canvas import mime
from designer.canvas.placing import free_together
from designer.canvas.reading import Direction, nearest, next_in_order, reading_order
from designer.canvas.stage import Stage
from designer.commands import clipboard, steps, transitions
from designer.i18n import counted
from designer.model.edit import Edit
from designer.model.geometry import Point, around
from designer.model.ids import Id
from designer.model.records import Step

NUDGE, NUDGE_FAR = 10.0, 50.0
"""Units that an arrow key moves what is selected; with Shift, the second."""

BESIDE = 24.0
"""Units between an original and its copy."""


def delete_selection(stage: Stage) -> None:
    """Remove what is selected. Where a removed step had one arrow in or out, the gap is healed, and said."""
    chosen = stage.selection.ids
    if not chosen:
        return
    count_steps, count_arrows = len(stage.selection.steps), len(stage.selection.arrows)
    if count_steps:
        what = "step" if count_steps == 1 else counted(count_steps, "step")
    else:
        what = "arrow" if count_arrows == 1 else counted(count_arrows, "arrow")
    healed = stage.do(f"Delete {what}", lambda edit: steps.delete(edit, chosen))
    if healed is None:
        return
    said = f"Deleted {counted(count_steps, 'step') if count_steps else counted(count_arrows, 'arrow')}."
    for arrow in healed[:1]:
        source, target = stage.step(arrow.source), stage.step(arrow.target)
        if source is not None and target is not None:
            said += f" Joined {source.title or 'the step before'} to {target.title or 'the step after'}."
    stage.tell(said)


def copy(stage: Stage) -> bool:
    """Put the selected steps on the clipboard, for this program and as lines of text for others."""
    chosen = stage.selection.steps
    text = clipboard.copy(stage.document.matrix, chosen)
    if not text:
        stage.tell("Select steps to copy.")
        return False
    data = QMimeData()
    data.setData(mime.CLIP, text.encode())
    order = {id: place for place, id in enumerate(reading_order(stage.document.matrix))}
    data.setText(clipboard.outline(stage.document.matrix, sorted(chosen, key=lambda id: order.get(id, 0))))
    QGuiApplication.clipboard().setMimeData(data)
    stage.tell(f"Copied {counted(len(chosen), 'step')}.")
    return True


def cut(stage: Stage) -> None:
    """Copy, then delete."""
    if copy(stage):
        delete_selection(stage)


def may_paste() -> bool:
    """Whether the clipboard holds steps."""
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasFormat(mime.CLIP)


def paste(stage: Stage, at: QPointF | None = None) -> None:
    """Put the clipboard's steps in: their middle at `at` or, by key, at the pointer if it is over the canvas."""
    data = QGuiApplication.clipboard().mimeData()
    text = mime.clip_of(data) if data is not None else None
    if text is None:
        stage.tell("The clipboard holds no steps. Copy steps first.")
        return
    spot = at or stage.pointer()

    def put(edit: Edit) -> list[Id]:
        made = clipboard.paste(edit, text, (0.0, 0.0))
        _shift_to(stage, edit, made, spot)
        return made

    made = stage.do("Paste", put)
    if made:
        stage.selection.set(made)
        whole = around(rect for id in made if (rect := stage.scene.geometry.rects.get(id)) is not None)
        if whole is not None:
            stage.view.camera.show(QRectF(*whole))
        stage.tell(f"Pasted {counted(len(made), 'step')}.")


def _shift_to(stage: Stage, edit: Edit, made: list[Id], spot: QPointF) -> None:
    """Move pasted steps together so that their middle comes to lie at a point, each onto the lane it then lies on.

    Where something stands there, they go on along the lanes until they cover nothing.
    """
    geometry = stage.scene.geometry
    new = [record for id in made if isinstance(record := edit.get(id), Step)]
    if not new:
        return
    matrix = edit.now
    rects = {step.id: geometry.rect_of(matrix, step) for step in new}
    whole = around(rects.values())
    if whole is None:
        return
    dx, dy = spot.x() - whole.centre.x, spot.y() - whole.centre.y
    steps.move(edit, free_together(geometry, {id: rect.moved(dx, dy) for id, rect in rects.items()}))


def duplicate(stage: Stage) -> None:
    """Copies of the selected steps next to them along the lanes, with the arrows among them; none covers a step."""
    chosen = stage.selection.steps
    if not chosen:
        stage.tell("Select steps to duplicate.")
        return
    geometry = stage.scene.geometry
    columns = geometry.direction == "columns"

    def put(edit: Edit) -> list[Id]:
        made = clipboard.duplicate(edit, chosen, (0.0, 0.0))
        matrix = edit.now
        rects = {id: geometry.rect_of(matrix, step) for id in made if isinstance(step := edit.get(id), Step)}
        whole = around(rects.values())
        if whole is not None:
            dx, dy = (0.0, whole.height + BESIDE) if columns else (whole.width + BESIDE, 0.0)
            steps.move(edit, free_together(geometry, {id: rect.moved(dx, dy) for id, rect in rects.items()}))
        return made

    made = stage.do("Duplicate", put)
    if made:
        stage.selection.set(made)
        whole = around(rect for id in made if (rect := stage.scene.geometry.rects.get(id)) is not None)
        if whole is not None:
            stage.view.camera.show(QRectF(*whole))


def nudge(stage: Stage, direction: Direction, far: bool) -> None:
    """Move the selected steps a little, within their lanes. Presses in a row are one undo step."""
    chosen = stage.selection.steps
    if not chosen:
        return
    by = NUDGE_FAR if far else NUDGE
    dx, dy = {"left": (-by, 0.0), "right": (by, 0.0), "up": (0.0, -by), "down": (0.0, by)}[direction]
    geometry = stage.scene.geometry
    places = {}
    for id in chosen:
        rect = geometry.rects[id].moved(dx, dy)
        places[id] = geometry.position(Point(rect.x, rect.y), geometry.cards[id].size)
    label = "Move step" if len(chosen) == 1 else f"Move {counted(len(chosen), 'step')}"
    stage.do(label, lambda edit: steps.move(edit, places), merge=("nudge", tuple(chosen)))


def walk(stage: Stage, forward: bool) -> Id | None:
    """Select the next step in reading order; None at the end."""
    following = next_in_order(reading_order(stage.document.matrix), _focus(stage), forward)
    return _go_to(stage, following)


def go(stage: Stage, direction: Direction) -> Id | None:
    """Select the nearest step in a direction."""
    now = _focus(stage)
    if now is None:
        return walk(stage, True)
    return _go_to(stage, nearest(stage.scene.geometry.rects, now, direction))


def follow(stage: Stage, direction: Direction) -> Id | None:
    """Select the step that an arrow from this one leads to (right, down) or comes from (left, up)."""
    now = _focus(stage)
    if now is None:
        return walk(stage, True)
    matrix, rects = stage.document.matrix, stage.scene.geometry.rects
    onwards = direction in ("right", "down")
    ends = [a.target for a in matrix.leaving(now)] if onwards else [a.source for a in matrix.entering(now)]
    found = {id: rects[id] for id in ends if id != now}
    if not found:
        stage.tell("No arrow leaves this step." if onwards else "No arrow comes to this step.")
        return None
    return _go_to(stage, nearest({**found, now: rects[now]}, now, direction) or next(iter(found)))


def _focus(stage: Stage) -> Id | None:
    last = stage.selection.last
    return last if last in stage.scene.geometry.rects else None


def _go_to(stage: Stage, id: Id | None) -> Id | None:
    if id is not None:
        stage.selection.set([id])
        stage.reveal(id)
    return id


def select_all(stage: Stage) -> None:
    """Select all steps."""
    stage.selection.set(reading_order(stage.document.matrix))


def straighten(stage: Stage) -> None:
    """Take out the segments that were pinned in the selected arrows."""
    chosen = stage.selection.arrows
    if chosen:
        stage.do("Straighten arrow", lambda edit: transitions.straighten(edit, chosen))
