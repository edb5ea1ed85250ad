"""The heads of the lanes, in a strip that stays in sight: names of levels to read, drag, insert between and click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from designer.canvas.stage import Stage
from designer.canvas.tools.lanes import NEAR, LaneDrag, border_at, lane_under
from designer.canvas.tools.tool import DRAG
from designer.commands import levels
from designer.drawing.lane_headers import header, heading
from designer.drawing.style import LIGHT, Theme
from designer.layout.chart import LANE_HEADER
from designer.model.ids import Id
from designer.rendering.painter import paint

LEGIBLE = 44.0
"""Pixels that a head needs at least to show its code."""

PLUS = 9.0
"""Pixels of radius of the button that inserts a level."""


class LaneHeaders(QWidget):
    """Above the view where lanes are columns, left of it where they are rows."""

    menu_wanted = Signal(str, object)
    """A menu for the level of this id at a point of the screen."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._theme: Theme = LIGHT
        self._press: tuple[int, QPointF] | None = None
        self._drag: LaneDrag | None = None
        self._border: int | None = None
        self._over: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Levels")
        self._focus: Id | None = None
        stage.view.camera.moved.connect(self.update)
        stage.changed.connect(self._on_change)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def columns(self) -> bool:
        return self._stage.scene.geometry.direction == "columns"

    def sizeHint(self) -> QSize:
        return QSize(200, int(LANE_HEADER)) if self.columns else QSize(int(LANE_HEADER), 200)

    def _on_change(self, _: object) -> None:
        self._drag = self._press = self._border = None
        self.update()

    # --- coordinates

    def _to_scene(self, spot: QPointF) -> float:
        point = self._stage.view.camera.to_scene(spot)
        return point.x() if self.columns else point.y()

    def _to_strip(self, at: float) -> float:
        point = self._stage.view.camera.to_view(QPointF(at, at))
        return point.x() if self.columns else point.y()

    def lane_rect(self, index: int) -> QRectF:
        """Where the head of a lane lies in the strip."""
        lane = self._stage.scene.geometry.lanes[index]
        low, high = self._to_strip(lane.start), self._to_strip(lane.end)
        return QRectF(low, 0, high - low, self.height()) if self.columns else QRectF(0, low, self.width(), high - low)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, geometry = self._theme, self._stage.scene.geometry
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.panel))
            for index in range(len(geometry.lanes)):
                self._paint_head(painter, index)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.line), 1))
            edge = QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5)
            painter.drawLine(edge if self.columns else QLineF(self.width() - 0.5, 0, self.width() - 0.5, self.height()))
            if self._drag is not None:
                self._paint_drag(painter, self._drag)
            elif self._border is not None:
                self._paint_plus(painter, self._border)

    def _paint_head(self, painter: QPainter, index: int) -> None:
        theme, geometry = self._theme, self._stage.scene.geometry
        rect = self.lane_rect(index)
        if not rect.intersects(QRectF(self.rect())):
            return
        if index == self._over and self._drag is None:
            painter.fillRect(
                rect.adjusted(0, 0, 0, -1) if self.columns else rect.adjusted(0, 0, -1, 0), QColor(theme.canvas)
            )
        painter.setPen(QPen(QColor(theme.line_strong), 1, Qt.PenStyle.DashLine))
        if self.columns:
            painter.drawLine(QLineF(rect.right(), 0, rect.right(), rect.height()))
        else:
            painter.drawLine(QLineF(0, rect.bottom(), rect.width(), rect.bottom()))
        level = self._stage.document.matrix.levels[geometry.levels[index]]
        # The name stays in sight while any of its lane is.
        low, high = (rect.left(), rect.right()) if self.columns else (rect.top(), rect.bottom())
        end = self.width() if self.columns else self.height()
        start, stop = max(low, 0.0), min(high, float(end))
        if stop - start < LEGIBLE:  # too little of it is in sight: let it be cut at the edge of the view
            start, stop = (max(stop - LEGIBLE, low), stop) if low < 0 else (start, min(start + LEGIBLE, high))
        shapes = header(heading(level), float(round(max(stop - start, 36.0))), theme)
        painter.save()
        painter.setClipRect(rect)
        if self.columns:
            painter.translate(round(start), 0)
        else:
            painter.translate(0, round(stop))
            painter.rotate(-90)
        paint(painter, shapes, 1.0 if self.columns else None)
        if level.id == self._focus and self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(4, 4, stop - start - 8, LANE_HEADER - 8), 6, 6)
        painter.restore()

    def _paint_drag(self, painter: QPainter, drag: LaneDrag) -> None:
        lanes = self._stage.scene.geometry.lanes
        by = (drag.now - drag.start) * self._stage.view.camera.zoom
        rect = self.lane_rect(drag.lane)
        ghost = rect.translated(by, 0) if self.columns else rect.translated(0, by)
        ground = QColor(self._theme.accent)
        ground.setAlpha(40)
        painter.setPen(QPen(QColor(self._theme.accent), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(ghost.adjusted(2, 2, -2, -2), 6, 6)
        at = self._to_strip(drag.line(lanes))
        painter.setPen(QPen(QColor(self._theme.accent), 3))
        painter.drawLine(QLineF(at, 0, at, self.height()) if self.columns else QLineF(0, at, self.width(), at))

    def _paint_plus(self, painter: QPainter, border: int) -> None:
        centre = self._plus_at(border)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(QColor(self._theme.card))
        painter.drawEllipse(centre, PLUS, PLUS)
        arm = PLUS * 0.5
        painter.drawLine(QLineF(centre.x() - arm, centre.y(), centre.x() + arm, centre.y()))
        painter.drawLine(QLineF(centre.x(), centre.y() - arm, centre.x(), centre.y() + arm))

    def _plus_at(self, border: int) -> QPointF:
        lanes = self._stage.scene.geometry.lanes
        at = self._to_strip(0.0 if border == 0 else lanes[border - 1].end)
        middle = LANE_HEADER / 2
        inside = max(at, PLUS + 2)
        return QPointF(inside, middle) if self.columns else QPointF(middle, inside)

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        lane = lane_under(self._stage.scene.geometry.lanes, self._to_scene(event.position()))
        if self._border is not None and self._on_plus(event.position()):
            self.insert(self._border)
        elif lane is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._press = (lane, event.position())
            self._focus = self._stage.scene.geometry.levels[lane]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        lanes = self._stage.scene.geometry.lanes
        at = self._to_scene(event.position())
        if self._press is not None and not self._stage.is_read_only:
            lane, start = self._press
            if self._drag is not None or (event.position() - start).manhattanLength() >= DRAG:
                self._drag = LaneDrag(lane, self._to_scene(start), at)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self._over = lane_under(lanes, at)
            self._border = None if self._stage.is_read_only else border_at(lanes, at, self._stage.units(NEAR))
            on_plus = self._border is not None and self._on_plus(event.position())
            can = self._over is not None and not self._stage.is_read_only
            shape = Qt.CursorShape.OpenHandCursor if can else Qt.CursorShape.ArrowCursor
            self.setCursor(Qt.CursorShape.PointingHandCursor if on_plus else shape)
        self.update()

    def _on_plus(self, spot: QPointF) -> bool:
        if self._border is None:
            return False
        return (self._plus_at(self._border) - spot).manhattanLength() <= 2 * PLUS

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        press, drag = self._press, self._drag
        self._press = self._drag = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        geometry = self._stage.scene.geometry
        if drag is not None:
            self.move_level(geometry.levels[drag.lane], drag.target(geometry.lanes))
        elif press is not None:
            self._stage.inspect.emit(geometry.levels[press[0]], "")
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        lane = lane_under(self._stage.scene.geometry.lanes, self._to_scene(event.position()))
        if lane is not None:
            self._stage.inspect.emit(self._stage.scene.geometry.levels[lane], "label")

    def leaveEvent(self, event: QEvent) -> None:
        self._border = self._over = None
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        lane = lane_under(self._stage.scene.geometry.lanes, self._to_scene(QPointF(event.pos())))
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._focus is not None:
            self.menu_wanted.emit(self._focus, event.globalPos())
        elif lane is not None:
            self.menu_wanted.emit(self._stage.scene.geometry.levels[lane], event.globalPos())

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = list(self._stage.scene.geometry.levels)
        if event.key() == Qt.Key.Key_Escape and (self._drag or self._press):
            self._drag = self._press = None
            self.update()
            return
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not found:
            if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return) and self._focus is not None:
                self._stage.inspect.emit(self._focus, "label")
                return
            if event.key() == Qt.Key.Key_Delete and self._focus in found and not self._stage.is_read_only:
                self._stage.level_delete_wanted.emit(self._focus)
                return
            super().keyPressEvent(event)
            return
        index = found.index(self._focus) if self._focus in found else 0
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and self._focus in found:
            self.move_level(found[index], index + step)
        else:
            self._focus = found[max(0, min(index + step, len(found) - 1))] if self._focus in found else found[0]
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            lane = lane_under(self._stage.scene.geometry.lanes, self._to_scene(QPointF(event.pos())))
            if lane is not None:
                level = self._stage.document.matrix.levels[self._stage.scene.geometry.levels[lane]]
                name = " ".join(part for part in (level.code, level.label) if part)
                QToolTip.showText(event.globalPos(), "\n".join(part for part in (name, level.purpose) if part), self)
            return True
        return bool(super().event(event))

    # --- deeds

    def move_level(self, level: Id, to: int) -> None:
        """Put a level at another place in the order; its steps travel along."""
        found = self._stage.scene.geometry.levels
        to = max(0, min(to, len(found) - 1))
        if found.index(level) != to:
            self._stage.do("Move level", lambda edit: levels.move(edit, level, to))

    def insert(self, at: int) -> None:
        """Insert a level at a place in the order and open its name."""
        made = self._stage.do("Insert level", lambda edit: levels.add(edit, at))
        if made is not None:
            self._focus = made.id
            self._stage.inspect.emit(made.id, "label")
