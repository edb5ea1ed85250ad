"""The widget that shows a document's flow and lets hands work on it: what the window places and connects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from designer.canvas import editing, menus
from designer.canvas.accessibility import Reader
from designer.canvas.exposure import parts_of
from designer.canvas.fitting import Fitting
from designer.canvas.hint import Hint
from designer.canvas.lane_headers import LaneHeaders
from designer.canvas.minimap import Minimap
from designer.canvas.placing import at as place_at
from designer.canvas.placing import free
from designer.canvas.quick_add import QuickAdd
from designer.canvas.scene import FlowScene
from designer.canvas.stage import Stage
from designer.canvas.tidying import Tidying
from designer.canvas.title_editor import TitleEditor
from designer.canvas.tools.connect import connect_in_order
from designer.canvas.tools.connect_any import ConnectAny
from designer.canvas.tools.hands import Hands
from designer.canvas.tools.keys import Keys
from designer.canvas.tools.quick_add import add_connected, add_step, insert_after_selected, splice_new
from designer.canvas.tools.selecting import Select
from designer.canvas.view import ChartView
from designer.checks.finding import Grade
from designer.commands import steps
from designer.commands.rules import may_splice
from designer.drawing.style import LIGHT, Theme
from designer.layout.chart import LANE_HEADER
from designer.model.choices import StepKind
from designer.model.document import Document
from designer.model.geometry import Point, Rect
from designer.model.ids import Id

EDGE = 2
"""Pixels round the chart in which a frame says that a key brought the keyboard here."""


class FlowView(QWidget):
    """The flow of one document. Selection, hover and zoom are its own, never the document's."""

    selection_changed = Signal(list)
    """The ids of the selected steps and arrows, in the order they were selected."""
    status = Signal(str)
    """A sentence for the status bar."""
    zoom_changed = Signal(float)
    request_inspect = Signal(str, str)
    """Show a record (its id) in the inspector, and put the cursor into one of its fields ("": none)."""
    level_delete_wanted = Signal(str)
    """A level (its id) is to go, with a word on where its steps went."""
    tidying_changed = Signal(bool)
    """Whether tidying up is under way."""

    def __init__(self, document: Document | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = FlowScene()
        self.view = ChartView(self.scene, self)
        self.scene.setParent(self)
        self.stage = Stage(document or Document(), self.scene, self.view, self)
        self.headers = LaneHeaders(self.stage, self)
        self.minimap = Minimap(self.stage, self.view.viewport())
        self.editor = TitleEditor(self.view.viewport())
        self.quick_add = QuickAdd(self)
        self.hint = Hint(self.stage, self.view.viewport())
        self._keys = Keys(self.stage, lambda tool: self.hands.become(tool), self._undo, lambda: self.document.redo())
        self.hands = Hands(self.stage, lambda: Select(self.stage), self._keys)
        self.reader = Reader(self.stage)
        self.tidying = Tidying(self.stage)
        self.hands.cancel_other = self.tidying.cancel
        self._edited: Id | None = None
        self._asked: tuple[QPointF, Id | None] | None = None
        self.fitting = Fitting(self.stage)
        self._columns = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._is_framed = False
        self._grid.setSpacing(0)
        self.setFocusProxy(self.view)
        self._connect()
        self._arrange()
        self.set_theme(LIGHT)
        self.stage.set_document(self.stage.document)

    def _connect(self) -> None:
        stage, camera = self.stage, self.view.camera
        stage.selection.changed.connect(self.selection_changed)
        stage.told.connect(self.status)
        stage.inspect.connect(self.request_inspect)
        stage.title_wanted.connect(self.begin_title_edit)
        stage.quick_add_wanted.connect(lambda at: self._ask(at, None))
        stage.next_step_wanted.connect(self._ask)
        stage.changed.connect(self._on_change)
        camera.zoomed.connect(self.zoom_changed)
        camera.zoomed.connect(self._on_zoom)
        camera.moved.connect(self._on_look)
        self.view.exposing.connect(self._on_expose)
        self.view.settled.connect(lambda: self.scene.set_patient(False))
        self.view.resized.connect(self._on_resize)
        self.view.reached_by_key.connect(self._frame)
        self.hands.pressed.connect(lambda: self.editor.close_with(keep=True))
        self.hands.menu_wanted.connect(self._show_menu)
        self.headers.menu_wanted.connect(self._show_level_menu)
        stage.level_delete_wanted.connect(self.level_delete_wanted)
        self.quick_add.chosen.connect(self._add)
        self.editor.finished.connect(self._rename)
        self.editor.cancelled.connect(self._end_edit)
        self.tidying.begun.connect(lambda: self.tidying_changed.emit(True))
        self.tidying.ended.connect(lambda: self.tidying_changed.emit(False))

    # --- document

    @property
    def document(self) -> Document:
        return self.stage.document

    def set_document(self, document: Document) -> None:
        """Show another document, all of it in sight."""
        self.editor.close_with(keep=False)
        self.hands.cancel()
        self.tidying.cancel()
        self.stage.set_document(document)
        self._arrange()
        self.fitting.first_look()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.scene.set_theme(theme)
        for part in (self.headers, self.minimap, self.editor, self.quick_add, self.hint):
            part.set_theme(theme)

    def set_badges(self, badges: Mapping[Id, tuple[Grade, int]]) -> None:
        """Show on steps that checks complain: the worst grade and how many findings."""
        self.scene.set_badges(badges)

    def set_reduced_motion(self, still: bool) -> None:
        """Whether moves and zooms jump instead of gliding."""
        self.view.camera.still = still

    def cancel_gesture(self) -> bool:
        """Drop what is being done by hand; False where nothing is. Undo asks this first."""
        return self.hands.cancel() or self.tidying.cancel()

    def _on_change(self, _: object) -> None:
        self._arrange()
        if self._edited is not None and self.stage.step(self._edited) is None:
            self.editor.close_with(keep=False)
        self.fitting.changed()
        self._place_editor()

    def _undo(self) -> None:
        if not self.cancel_gesture():
            self.document.undo()

    # --- selection

    @property
    def selection(self) -> list[Id]:
        return self.stage.selection.ids

    def select(self, ids: Iterable[Id]) -> None:
        """Select steps and arrows; ids that are not there are left out."""
        matrix = self.document.matrix
        self.stage.selection.set(id for id in ids if id in matrix.steps or id in matrix.transitions)

    def reveal(self, id: Id) -> None:
        """Select a step or an arrow and bring it into sight, near enough to be read."""
        self.select([id])
        self.stage.reveal(id)

    def select_all(self) -> None:
        editing.select_all(self.stage)

    # --- view

    def fit(self) -> None:
        """Show the whole chart."""
        self.stage.fit()

    def fit_selection(self) -> None:
        """Show what is selected."""
        self.stage.fit_selection()

    @property
    def zoom(self) -> float:
        return self.view.camera.zoom

    def zoom_to(self, zoom: float) -> None:
        """Zoom about the middle; 1 is 100 %."""
        self.view.camera.zoom_to(zoom)

    def zoom_in(self) -> None:
        self.view.camera.step_zoom(1)

    def zoom_out(self) -> None:
        self.view.camera.step_zoom(-1)

    # --- deeds

    def delete_selection(self) -> None:
        editing.delete_selection(self.stage)

    def copy(self) -> None:
        editing.copy(self.stage)

    def cut(self) -> None:
        editing.cut(self.stage)

    def paste(self) -> None:
        editing.paste(self.stage)

    def duplicate(self) -> None:
        editing.duplicate(self.stage)

    def tidy(self) -> None:
        """Place all steps anew, as one undo step; a large chart is worked out beside the window."""
        self.hands.cancel()
        self.tidying.start()

    def start_connecting(self) -> None:
        """Take the connect tool; with several steps selected, connect them in that order instead."""
        if len(self.stage.selection.steps) > 1:
            connect_in_order(self.stage)
        elif not self.stage.is_read_only:
            self.editor.close_with(keep=True)
            self.view.setFocus()
            self.hands.become(ConnectAny(self.stage))

    def add(self, kind: StepKind) -> Id | None:
        """Add a step after the selected one and connect it; where none leads on, in the middle of what is in sight."""
        made = insert_after_selected(self.stage, kind)
        if made is not None:
            return made
        centre = self.view.camera.visible.center()
        place = place_at(self.scene.geometry, Point(centre.x(), centre.y()), self.scene.ghost_size(kind))
        if place is None:
            self.stage.tell("Add a level first.")
            return None
        return add_step(self.stage, kind, free(self.scene.geometry, *place, self.scene.ghost_size(kind)))

    # --- title

    def begin_title_edit(self, id: Id, text: str = "") -> None:
        """Edit the title of a step where it stands; a `text` replaces the title."""
        step = self.stage.step(id)
        if step is None or self.stage.is_read_only:
            return
        self.editor.close_with(keep=True)
        self.hands.cancel()
        self.view.camera.settle()
        self.stage.reveal(id)
        self.view.camera.settle()
        self._edited = id
        card = self.scene.geometry.cards[id]
        centred = card.outline != "card"
        self.editor.open(text or step.title, card.plan.title_px, centred, replace=bool(text))
        self._place_editor()

    def _place_editor(self) -> None:
        id = self._edited
        if id is None or not self.editor.is_open or id not in self.scene.geometry.rects:
            return
        rect, card = self.scene.geometry.rects[id], self.scene.geometry.cards[id]
        title = card.title.moved(rect.x, rect.y)
        corner = self.view.camera.to_view(QPointF(title.x, title.y))
        zoom = self.view.camera.zoom
        wide = max(title.width, rect.width - 32.0) if card.outline == "card" else title.width
        self.editor.place(
            card.title, card.plan.title_px, zoom, QRectF(corner.x(), corner.y(), wide * zoom, title.height * zoom)
        )

    def _rename(self, text: str, onwards: int) -> None:
        id = self._end_edit()
        step = self.stage.step(id) if id is not None else None
        if step is not None and text.strip() != step.title:
            self.stage.do("Edit title", lambda edit: steps.rename(edit, step.id, text))
        if onwards and step is not None:
            following = editing.walk(self.stage, onwards > 0)
            if following is not None:
                self.begin_title_edit(following)

    def _end_edit(self) -> Id | None:
        id, self._edited = self._edited, None
        return id

    # --- pop-ups

    def _ask(self, at: QPointF, source: Id | None) -> None:
        """Ask what kind of step to add at a scene point, with an arrow from `source` to it if given."""
        if self.stage.is_read_only:
            return
        if not self.scene.geometry.levels:
            self.stage.tell("Add a level first.")
            return
        self._asked = (QPointF(at), source)
        spot = self.view.camera.to_view(at).toPoint()
        shown = self.view.viewport().size()  # the place may lie farther on than the view shows
        spot = QPoint(max(0, min(spot.x(), shown.width())), max(0, min(spot.y(), shown.height())))
        without = frozenset({StepKind.ENTRY, StepKind.NOTE}) if source is not None else frozenset()
        self.quick_add.ask(self.view.viewport().mapToGlobal(spot), without)

    def _add(self, kind: StepKind) -> None:
        if self._asked is None:
            return
        (at, source), self._asked = self._asked, None
        geometry = self.scene.geometry
        place = place_at(geometry, Point(at.x(), at.y()), self.scene.ghost_size(kind))
        if place is None:
            return
        free_place = free(geometry, *place, self.scene.ghost_size(kind))
        if source is not None:
            if self.stage.step(source) is not None:
                add_connected(self.stage, source, kind, free_place)
            return
        arrow = self.stage.arrow_at(at)
        if arrow is not None and may_splice(self.document.matrix, kind, arrow):
            splice_new(self.stage, kind, arrow, place)
        else:
            add_step(self.stage, kind, free_place)

    def _show_menu(self, hit: Id | None, at: QPointF) -> None:
        spot = self.view.viewport().mapFromGlobal(at)
        menu = menus.menu_for(self.stage, self, hit, self.view.camera.to_scene(spot))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at.toPoint())

    def _show_level_menu(self, level: Id, at: QPoint) -> None:
        menu = menus.level_menu(self.stage, self, level, self.headers.insert, self.headers.move_level)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    # --- placing

    def _arrange(self) -> None:
        """The strip of heads above the view, or left of it where lanes are rows."""
        grid = self._grid
        columns = self.scene.geometry.direction == "columns"
        if grid.count() and columns == self._columns:
            return
        self._columns = columns
        grid.removeWidget(self.headers)
        grid.removeWidget(self.view)
        self.headers.setMinimumSize(0, 0)
        self.headers.setMaximumSize(16_777_215, 16_777_215)
        if columns:
            self.headers.setFixedHeight(int(LANE_HEADER))
            grid.addWidget(self.headers, 0, 0)
            grid.addWidget(self.view, 1, 0)
        else:
            self.headers.setFixedWidth(int(LANE_HEADER))
            grid.addWidget(self.headers, 0, 0)
            grid.addWidget(self.view, 0, 1)

    def _on_zoom(self, zoom: float) -> None:
        self.scene.set_patient(True)
        for layer in (self.scene.marks, self.scene.traces):
            layer.set_zoom(zoom)

    def _on_expose(self, region: QRegion) -> None:
        self.scene.set_exposed(parts_of(region, lambda part: self.view.mapToScene(part.toRect()).boundingRect()))

    def _on_look(self) -> None:
        seen = self.view.camera.visible
        self.scene.arrows.routing.look_at(Rect(seen.x(), seen.y(), seen.width(), seen.height()))
        self.fitting.moved()
        self._place_editor()

    def _on_resize(self) -> None:
        self.fitting.resized()
        self.view.camera.set_content(self.stage.bounds())
        self.minimap.look()
        self.hint.look()

    def _frame(self, shown: bool) -> None:
        self._is_framed = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.scene.looks.theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.accent if self._is_framed else theme.panel))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_resize()
