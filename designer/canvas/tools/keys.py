"""What keys do when no gesture is under way. Keys with Ctrl may also be actions of the window; these are the same."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from designer.canvas import editing
from designer.canvas.placing import NEW
from designer.canvas.reading import Direction
from designer.canvas.stage import Stage
from designer.canvas.tools.connect import connect_in_order
from designer.canvas.tools.connect_any import ConnectAny
from designer.canvas.tools.quick_add import place_after_selected
from designer.canvas.tools.selecting import Select
from designer.canvas.tools.tool import Tool

_Key, _Mod = Qt.Key, Qt.KeyboardModifier
_NONE, _CTRL, _SHIFT, _ALT = _Mod.NoModifier, _Mod.ControlModifier, _Mod.ShiftModifier, _Mod.AltModifier

_ARROWS: dict[int, Direction] = {
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
}


class Keys:
    """A table of keys, and typing into the selected step."""

    def __init__(
        self, stage: Stage, become: Callable[[Tool], None], undo: Callable[[], object], redo: Callable[[], object]
    ) -> None:
        self._stage = stage
        self._become = become
        camera = stage.view.camera
        do = self._doing
        self._view: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_0, _CTRL): lambda: camera.zoom_to(1.0),
            (_Key.Key_Plus, _CTRL): lambda: camera.step_zoom(1),
            (_Key.Key_Plus, _CTRL | _SHIFT): lambda: camera.step_zoom(1),
            (_Key.Key_Equal, _CTRL): lambda: camera.step_zoom(1),
            (_Key.Key_Minus, _CTRL): lambda: camera.step_zoom(-1),
            (_Key.Key_1, _SHIFT): stage.fit,
            (_Key.Key_Exclam, _SHIFT): stage.fit,
            (_Key.Key_2, _SHIFT): stage.fit_selection,
            (_Key.Key_QuoteDbl, _SHIFT): stage.fit_selection,
            (_Key.Key_At, _SHIFT): stage.fit_selection,
            (_Key.Key_Home, _NONE): lambda: self._to_end(first=True),
            (_Key.Key_End, _NONE): lambda: self._to_end(first=False),
            (_Key.Key_PageUp, _NONE): lambda: self._page(-1),
            (_Key.Key_PageDown, _NONE): lambda: self._page(1),
            (_Key.Key_A, _CTRL): lambda: editing.select_all(stage),
            (_Key.Key_C, _CTRL): lambda: editing.copy(stage),
        }
        self._edits: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (_Key.Key_Delete, _NONE): do(editing.delete_selection),
            (_Key.Key_Backspace, _NONE): do(editing.delete_selection),
            (_Key.Key_X, _CTRL): do(editing.cut),
            (_Key.Key_V, _CTRL): do(editing.paste),
            (_Key.Key_D, _CTRL): do(editing.duplicate),
            (_Key.Key_K, _CTRL): do(connect_in_order),
            (_Key.Key_Z, _CTRL): undo,
            (_Key.Key_Y, _CTRL): redo,
            (_Key.Key_Z, _CTRL | _SHIFT): redo,
            (_Key.Key_F2, _NONE): self._edit_title,
            (_Key.Key_Return, _NONE): self._edit_title,
            (_Key.Key_Enter, _NONE): self._edit_title,
            (_Key.Key_Insert, _NONE): self._quick_add,
        }
        self._letters: dict[int, Callable[[], object]] = {
            _Key.Key_C: self._connect,
            _Key.Key_N: self._quick_add,
        }

    def _doing(self, action: Callable[[Stage], object]) -> Callable[[], object]:
        return lambda: action(self._stage)

    def at_rest(self, tool: Tool) -> bool:
        """Whether the tool is the one that hands rest with."""
        return isinstance(tool, Select)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False where it means nothing here."""
        modifiers = event.modifiers() & ~(_Mod.KeypadModifier | _Mod.GroupSwitchModifier)
        key = event.key()
        if key in (_Key.Key_Tab, _Key.Key_Backtab):
            return editing.walk(self._stage, key == _Key.Key_Tab) is not None
        if key in _ARROWS:
            return self._arrow(_ARROWS[key], modifiers)
        action = self._view.get((key, modifiers))
        if action is None and not self._stage.is_read_only:
            action = self._edits.get((key, modifiers))
            if action is None and modifiers == _NONE and not self._types(event):
                action = self._letters.get(key)
        if action is not None:
            action()
            return True
        if self._types(event) and not self._stage.is_read_only:
            self._stage.title_wanted.emit(self._stage.selection.steps[0], event.text())
            return True
        return False

    def wants(self, event: QKeyEvent) -> bool:
        """Keys that must reach the canvas although the window might have a shortcut: letters and bare keys."""
        if event.modifiers() & (_CTRL | _ALT):
            return False
        return self._types(event) or event.key() in self._letters

    def _types(self, event: QKeyEvent) -> bool:
        """Whether this key begins a new title of the one selected step. With none selected, letters are commands."""
        if event.modifiers() & (_CTRL | _ALT | _Mod.MetaModifier):
            return False
        text = event.text()
        chosen = self._stage.selection
        return len(chosen) == 1 and len(chosen.steps) == 1 and len(text) == 1 and text.isprintable() and text != " "

    def _arrow(self, direction: Direction, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers == _CTRL:
            editing.go(self._stage, direction)
        elif modifiers == _ALT:
            editing.follow(self._stage, direction)
        elif self._stage.selection.steps and modifiers in (_NONE, _SHIFT):
            if not self._stage.is_read_only:
                editing.nudge(self._stage, direction, modifiers == _SHIFT)
        elif modifiers in (_NONE, _SHIFT):
            by = 200.0 if modifiers == _SHIFT else 50.0
            dx, dy = {"left": (-by, 0.0), "right": (by, 0.0), "up": (0.0, -by), "down": (0.0, by)}[direction]
            self._stage.view.camera.pan(dx, dy)
        else:
            return False
        return True

    def _edit_title(self) -> None:
        chosen = self._stage.selection
        if len(chosen.steps) == 1:
            self._stage.title_wanted.emit(chosen.steps[0], "")
        elif chosen.arrows:
            self._stage.inspect.emit(chosen.arrows[-1], "label")

    def _connect(self) -> None:
        if len(self._stage.selection.steps) > 1:
            connect_in_order(self._stage)
        else:
            self._become(ConnectAny(self._stage))

    def _quick_add(self) -> None:
        """Ask for the step after the selected one; where none leads on, for one at the pointer."""
        stage = self._stage
        found = place_after_selected(stage)
        if found is None:
            stage.quick_add_wanted.emit(stage.pointer())
            return
        source, place = found
        corner = stage.scene.geometry.corner(place.level, place.position)
        stage.next_step_wanted.emit(QPointF(corner.x + NEW.width / 2, corner.y + NEW.height / 2), source)

    def _to_end(self, first: bool) -> None:
        self._stage.selection.clear()
        editing.walk(self._stage, first)

    def _page(self, direction: int) -> None:
        self._stage.view.camera.pan(0.0, direction * self._stage.view.viewport().height() * 0.9)
