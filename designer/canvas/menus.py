"""The menus under the right button: what can be done with a step, an arrow, a level, or here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from designer.canvas import editing
from designer.canvas.placing import at, free
from designer.canvas.stage import Stage
from designer.canvas.tools.connect import connect_in_order
from designer.canvas.tools.quick_add import add_step
from designer.commands import steps, transitions
from designer.commands.rules import may_delete_level
from designer.drawing.words import STEP_ICONS, STEP_WORDS
from designer.i18n import counted
from designer.model.choices import StepKind, TransitionKind
from designer.model.geometry import Point
from designer.model.ids import Id, kind_of
from designer.rendering.icons import icon

KIND_WORDS = {
    TransitionKind.FUNCTIONAL: "Functional: to more skill",
    TransitionKind.HIERARCHICAL: "Hierarchical: managers are told",
    TransitionKind.RETURN: "Return: the work goes back",
    TransitionKind.INFORM: "Inform: somebody is told",
}


class _Maker:
    """A menu being made: icons in the theme's colour, shortcuts shown."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        self.stage = stage
        self.menu = QMenu(parent)

    def add(self, text: str, icon: str, do: Callable[[], object], keys: str = "", menu: QMenu | None = None) -> None:
        action = (menu or self.menu).addAction(self.icon(icon), text)
        action.triggered.connect(lambda: do())
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)

    def icon(self, name: str) -> QIcon:
        ratio = self.menu.devicePixelRatioF()
        return icon(name, self.stage.scene.looks.theme.muted, ratio)


def menu_for(stage: Stage, parent: QWidget, hit: Id | None, at_scene: QPointF) -> QMenu:
    """The menu for what was clicked: a step, an arrow, or empty canvas."""
    maker = _Maker(stage, parent)
    if hit is not None and kind_of(hit) == "step":
        _step(maker, hit)
    elif hit is not None and kind_of(hit) == "transition":
        _arrow(maker, hit)
    else:
        _canvas(maker, at_scene)
    if stage.is_read_only:
        for action in maker.menu.actions():
            action.setEnabled(False)
    return maker.menu


def _step(maker: _Maker, step: Id) -> None:
    stage, menu = maker.stage, maker.menu
    chosen = stage.selection.steps
    if len(chosen) == 1:
        maker.add("Edit title", "pencil", lambda: stage.title_wanted.emit(step, ""), "F2")
        maker.add("Open in the inspector", "panel-right", lambda: stage.inspect.emit(step, ""))
    else:
        maker.add("Connect in this order", "share-2", lambda: connect_in_order(stage), "Ctrl+K")
    kinds = menu.addMenu(maker.icon("arrow-right-left"), "Change kind to")
    for kind in StepKind:
        maker.add(STEP_WORDS[kind], STEP_ICONS[kind], _change(stage, kind), menu=kinds)
    menu.addSeparator()
    maker.add("Cut", "scissors", lambda: editing.cut(stage), "Ctrl+X")
    maker.add("Copy", "copy", lambda: editing.copy(stage), "Ctrl+C")
    maker.add("Duplicate", "copy", lambda: editing.duplicate(stage), "Ctrl+D")
    menu.addSeparator()
    maker.add("Delete", "trash-2", lambda: editing.delete_selection(stage), "Del")


def _change(stage: Stage, kind: StepKind) -> Callable[[], object]:
    chosen = stage.selection.steps
    return lambda: stage.do(f"Change to {STEP_WORDS[kind].lower()}", lambda edit: steps.change_kind(edit, chosen, kind))


def _arrow(maker: _Maker, arrow: Id) -> None:
    stage, menu = maker.stage, maker.menu
    record = stage.arrow(arrow)
    maker.add("Open in the inspector", "panel-right", lambda: stage.inspect.emit(arrow, ""))
    kinds = menu.addMenu(maker.icon("git-branch"), "Kind")
    for kind, words in KIND_WORDS.items():
        maker.add(
            words, "check" if record is not None and record.kind is kind else "", _set_kind(stage, kind), menu=kinds
        )
    maker.add("Turn round", "arrow-right-left", lambda: _turn(stage, arrow))
    if record is not None and record.pinned:
        maker.add("Let the line choose its way", "route", lambda: editing.straighten(stage))
    menu.addSeparator()
    maker.add("Delete", "trash-2", lambda: editing.delete_selection(stage), "Del")


def _set_kind(stage: Stage, kind: TransitionKind) -> Callable[[], object]:
    chosen = stage.selection.arrows
    return lambda: stage.do("Change kind of arrow", lambda edit: [edit.change(id, kind=kind) for id in chosen])


def _turn(stage: Stage, arrow: Id) -> None:
    record = stage.arrow(arrow)
    if record is not None:
        source, target = record.target, record.source
        stage.do("Turn arrow round", lambda edit: transitions.reconnect(edit, arrow, source=source, target=target))


def _canvas(maker: _Maker, spot: QPointF) -> None:
    stage, menu = maker.stage, maker.menu
    add = menu.addMenu(maker.icon("plus"), "Add here")
    found = at(stage.scene.geometry, Point(spot.x(), spot.y()))
    place = free(stage.scene.geometry, *found) if found is not None else None
    for kind in StepKind:
        if place is not None:
            maker.add(STEP_WORDS[kind], STEP_ICONS[kind], lambda kind=kind: add_step(stage, kind, place), menu=add)  # type: ignore[misc]
    add.setEnabled(place is not None)
    maker.add("Paste here", "clipboard-paste", lambda: editing.paste(stage, spot))
    menu.actions()[-1].setEnabled(editing.may_paste())
    menu.addSeparator()
    maker.add("Select all", "check-check", lambda: editing.select_all(stage), "Ctrl+A")
    maker.add("Show the whole chart", "maximize", stage.fit, "Shift+1")


def level_menu(
    stage: Stage, parent: QWidget, level: Id, insert: Callable[[int], None], move: Callable[[Id, int], None]
) -> QMenu:
    """The menu of a lane's head."""
    maker = _Maker(stage, parent)
    found = list(stage.scene.geometry.levels)
    at_index = found.index(level)
    columns = stage.scene.geometry.direction == "columns"
    before, after = ("left", "right") if columns else ("above", "below")
    maker.add("Edit level", "pencil", lambda: stage.inspect.emit(level, "label"))
    maker.menu.addSeparator()
    where = "to the " if columns else ""
    maker.add(f"Insert level {where}{before}", "between-horizontal-start", lambda: insert(at_index))
    maker.add(f"Insert level {where}{after}", "between-horizontal-start", lambda: insert(at_index + 1))
    maker.add(f"Move {before}", "chevron-left" if columns else "chevron-up", lambda: move(level, at_index - 1))
    maker.menu.actions()[-1].setEnabled(at_index > 0)
    maker.add(f"Move {after}", "chevron-right" if columns else "chevron-down", lambda: move(level, at_index + 1))
    maker.menu.actions()[-1].setEnabled(at_index < len(found) - 1)
    maker.menu.addSeparator()
    on_it = sum(1 for step in stage.document.matrix.steps.values() if step.level == level)
    heir = found[at_index - 1 if at_index else 1] if len(found) > 1 else None
    words = "Delete level"
    if on_it and heir is not None:
        code = stage.document.matrix.levels[heir].code or "the next level"
        words = f"Delete level, moving its {counted(on_it, 'step')} to {code}"
    maker.add(words, "trash-2", lambda: stage.level_delete_wanted.emit(level))
    maker.menu.actions()[-1].setEnabled(bool(may_delete_level(stage.document.matrix)))
    if stage.is_read_only:
        for action in maker.menu.actions():
            action.setEnabled(False)
    return maker.menu
