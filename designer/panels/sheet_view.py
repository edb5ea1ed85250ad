"""Shows a printed sheet on its pages, scrolled and zoomed; a table to the keyboard and to screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QTableView, QWidget

from designer.formats.contacts.call_sheet_text import SHOWN
from designer.panels.look import Look
from designer.panels.sheet_editor import SheetDelegate
from designer.panels.sheet_geometry import Place, SheetGeometry, fitting
from designer.panels.sheet_model import SheetModel
from designer.panels.sheet_painter import paint_pages

LEAST, MOST = 0.25, 4.0
STEP = 1.25
LEGIBLE = 0.7
"""The least zoom that is chosen for somebody who has not asked for any: numbers can be read."""

_NOTCH = 120
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Action = QAbstractItemView.CursorAction
_LINE = 40
"""Pixels of a step of the scroll bars; a notch of the wheel is three."""


class SheetView(QTableView):
    """`zoomed`: the zoom has changed. `refused`: a cell (its index) was to be typed into that may not be.

    `menu_wanted`: at a point of the screen.
    """

    zoomed = Signal(float)
    refused = Signal(QModelIndex)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: SheetModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model
        self._zoom: float | None = None
        self._geometry: SheetGeometry | None = None
        self._known: tuple[object, float] | None = None
        self.delegate = SheetDelegate(self)
        self.delegate.moved.connect(self._step)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Call sheet")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):
            corner.hide()
        self.setTabKeyNavigation(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.doubleClicked.connect(self._refuse_or_not)
        self.setModel(model)

    # --- zoom

    @property
    def zoom(self) -> float:
        """How large paper is shown: 1 is its own size."""
        if self._zoom:
            return self._zoom
        fitted = fitting(self._model.sheet, max(200.0, self.viewport().width())) if self._model.sheet else 1.0
        return fitted if self._zoom is not None else max(fitted, LEGIBLE)

    @property
    def fits(self) -> bool:
        """Whether a page is to be as wide as the view."""
        return not self._zoom

    def zoom_to(self, zoom: float, at: QPoint | None = None) -> None:
        """Show paper so large, what is at a point of the view staying there; 0 makes a page as wide as the view."""
        before, old = self.zoom, at or self.viewport().rect().center()
        self._zoom = min(MOST, max(LEAST, zoom)) if zoom else 0.0
        share = self.zoom / before
        x, y = self.horizontalScrollBar().value() + old.x(), self.verticalScrollBar().value() + old.y()
        self.updateGeometries()
        self.horizontalScrollBar().setValue(round(x * share) - old.x())
        self.verticalScrollBar().setValue(round(y * share) - old.y())
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    def zoom_in(self) -> None:
        self.zoom_to(self.zoom * STEP)

    def zoom_out(self) -> None:
        self.zoom_to(self.zoom / STEP)

    def renew(self) -> None:
        """Find the place of everything anew: another sheet is shown."""
        self.updateGeometries()
        self.viewport().update()
        self.zoomed.emit(self.zoom)

    # --- what a view is asked

    @property
    def plan(self) -> SheetGeometry | None:
        """Where everything stands at this zoom."""
        sheet, zoom = self._model.sheet, self.zoom
        if self._known is None or self._known[0] is not sheet or self._known[1] != zoom:
            self._geometry = SheetGeometry(sheet, zoom) if sheet else None
            self._known = (sheet, zoom)
        return self._geometry

    def origin(self) -> tuple[float, float]:
        """Where the corner of the desk stands in the view."""
        plan = self.plan
        spare = max(0.0, (self.viewport().width() - plan.size[0]) / 2) if plan else 0.0
        return spare - self.horizontalScrollBar().value(), -self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def visualRect(self, index: QModelIndex) -> QRect:
        found = self._model.part(index)
        if found is None or self.plan is None:
            return QRect()
        return self._on_view(self.plan.place(index.row(), found[1].first, found[1].last)).toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        x, y = self.origin()
        found = self.plan.at(point.x() - x, point.y() - y) if self.plan else None
        return self._whole(self._model.index(*found)) if found else QModelIndex()

    def isIndexHidden(self, index: QModelIndex) -> bool:
        found = self._model.part(index)
        return found is not None and index.column() != found[1].first

    def scrollTo(self, index: QModelIndex, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        rect, view = self.visualRect(index), self.viewport().rect()
        if rect.isNull():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if rect.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            down.setValue(down.value() + rect.top() - 8)
        elif rect.bottom() > view.bottom():
            down.setValue(down.value() + rect.bottom() - view.bottom() + 8)
        if rect.left() < 0 or rect.width() > view.width():
            across.setValue(across.value() + rect.left() - 8)
        elif rect.right() > view.right():
            across.setValue(across.value() + rect.right() - view.right() + 8)

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        corners = [self.indexAt(each) for each in (rect.topLeft(), rect.bottomRight())]
        here = [each for each in corners if each.isValid()]
        if not here:
            return
        rows, columns = [each.row() for each in here], []
        for each in here:
            found = self._model.part(each)
            columns += [found[1].first, found[1].last] if found else []
        first, last = self._model.index(min(rows), min(columns)), self._model.index(max(rows), max(columns))
        self.selectionModel().select(QItemSelection(first, last), flags)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        view = self.viewport().rect()
        for number in range(selection.count()):
            each = selection.at(number)
            if self.plan and each.isValid():
                first = self._on_view(self.plan.place(each.top(), 0, SHOWN - 1)).toAlignedRect()
                last = self._on_view(self.plan.place(each.bottom(), 0, SHOWN - 1)).toAlignedRect()
                region += QRegion(first.united(last).adjusted(-3, -3, 3, 3).intersected(view))
        return region

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        now, last = self.currentIndex(), self._model.rowCount() - 1
        if last < 0:
            return QModelIndex()
        if not now.isValid():
            return self._whole(self._model.index(0, 0))
        row, column = now.row(), now.column()
        far = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if action in (_Action.MoveUp, _Action.MoveDown):
            row += 1 if action == _Action.MoveDown else -1
        elif action in (_Action.MovePageUp, _Action.MovePageDown):
            row += max(1, len(self._lines_in_view()) - 1) * (1 if action == _Action.MovePageDown else -1)
        elif action == _Action.MoveHome:
            row, column = (0 if far else row), 0
        elif action == _Action.MoveEnd:
            row, column = (last if far else row), SHOWN - 1
        elif action in (_Action.MoveNext, _Action.MovePrevious):
            return self._beside(now, 1 if action == _Action.MoveNext else -1, wraps=True)
        else:
            onward = (action == _Action.MoveRight) != self._is_mirrored
            return self._beside(now, 1 if onward else -1)
        return self._whole(self._model.index(min(max(row, 0), last), column))

    def updateGeometries(self) -> None:
        plan = self.plan
        wide, high = plan.size if plan else (0.0, 0.0)
        view = self.viewport().size()
        for bar, size, room in (
            (self.horizontalScrollBar(), wide, view.width()),
            (self.verticalScrollBar(), high, view.height()),
        ):
            bar.setSingleStep(_LINE)
            bar.setPageStep(room)
            bar.setRange(0, max(0, round(size) - room))
        self.updateEditorGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
        self.viewport().update()

    def reset(self) -> None:
        self.delegate.forget()
        super().reset()

    # --- events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.colour("window"))
        sheet, plan = self._model.sheet, self.plan
        if sheet is None or plan is None:
            return
        x, y = self.origin()
        shown = QRectF(event.rect()).translated(-x, -y)
        painter.save()
        painter.translate(x, y)
        paint_pages(painter, sheet, plan, shown, self._look.theme.dark)
        painter.restore()
        self._paint_selection(painter)

    def _paint_selection(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        accent = QColor("#2f6fed")  # on paper, which is light in any theme
        chosen = QColor(accent)
        chosen.setAlpha(38)
        current = self._whole(self.currentIndex())
        if self.selectionModel().hasSelection():
            for whole in self._in_view():
                if whole != current and self.selectionModel().isSelected(whole):
                    painter.fillRect(self.visualRect(whole), chosen)
        if current.isValid():
            pen = QPen(accent if self.hasFocus() else QColor("#98a2b3"), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visualRect(current).adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fits:
            self.renew()
        else:
            self.updateGeometries()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_to(self.zoom * STEP ** (event.angleDelta().y() / _NOTCH), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Copy) or event.key() == Qt.Key.Key_F2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self._whole(self.currentIndex())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif index.isValid() and (event.key() in _ENTER or event.key() == Qt.Key.Key_F2):
            if not self._refuse_or_not(index):
                self.edit(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
            return
        index = self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if index.isValid():
            self.menu_wanted.emit(event.globalPos())

    def copy(self) -> None:
        """Put the selected cells on the clipboard as text, those of a row with tabs between."""
        text = self._model.as_text(self.selectionModel().selectedIndexes())
        if text:
            QGuiApplication.clipboard().setText(text)

    # --- within

    @property
    def _is_mirrored(self) -> bool:
        return bool(self._model.sheet and self._model.sheet.say.right_to_left)

    def _refuse_or_not(self, index: QModelIndex) -> bool:
        refused = index.isValid() and bool(self._model.why_not(index))
        if refused:
            self.refused.emit(self._whole(index))
        return refused

    def _step(self, across: int, down: int) -> None:
        """Go on to the cell below or beside, as spreadsheets do when something has been typed."""
        now = self.currentIndex()
        if across:
            self.setCurrentIndex(self._beside(now, across, wraps=True))
        elif now.row() + down < self._model.rowCount():
            self.setCurrentIndex(self._whole(self._model.index(now.row() + down, now.column())))

    def _beside(self, index: QModelIndex, by: int, wraps: bool = False) -> QModelIndex:
        found = self._model.part(index)
        if found is None:
            return index
        row, column = index.row(), (found[1].last + 1 if by > 0 else found[1].first - 1)
        if not 0 <= column < SHOWN and wraps:
            row, column = row + by, (0 if by > 0 else SHOWN - 1)
        if not (0 <= column < SHOWN and 0 <= row < self._model.rowCount()):
            return index
        return self._whole(self._model.index(row, column))

    def _whole(self, index: QModelIndex) -> QModelIndex:
        """The first of the cells that are joined into one."""
        found = self._model.part(index)
        return self._model.index(index.row(), found[1].first) if found else index

    def _lines_in_view(self) -> range:
        if self.plan is None:
            return range(0)
        top = float(self.verticalScrollBar().value())
        return self.plan.lines_between(top, top + self.viewport().height())

    def _in_view(self) -> Iterator[QModelIndex]:
        """The cells of which something is in sight."""
        sheet = self._model.sheet
        for row in self._lines_in_view():
            for part in sheet.lines[row].parts if sheet else ():
                if part.first < SHOWN:
                    yield self._model.index(row, part.first)

    def _on_view(self, place: Place) -> QRectF:
        x, y = self.origin()
        return QRectF(place.x + x, place.y + y, place.width, place.height)
