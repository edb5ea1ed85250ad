"""The call sheet as it will print, live and to be edited; where it is empty it says what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted, followed, printed_sheet
from designer.model.diff import Diff
from designer.model.document import Change
from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.panels.desk import Desk
from designer.panels.labels import label
from designer.panels.sheet_bar import SheetBar
from designer.panels.sheet_model import SheetModel
from designer.panels.sheet_view import SheetView

AT_ONCE = 100
"""Steps up to which the whole sheet is worked out at once; a larger one elsewhere, while the one before is shown."""

Work = Callable[[Callable[[], bool]], PrintedSheet | None]
Elsewhere = Callable[[Work, Callable[[PrintedSheet | None], None]], None]
"""Does work off the thread of the window and hands over what comes of it, unless the same is asked again before."""


class SheetPage(QWidget):
    """`wants_record`: a field of a record is wanted in the inspector. `wants`: somebody pressed a button of an empty
    page: "flow", "contact" or "sheet".

    `bar` stands where the window wants it.
    """

    wants_record = Signal(str, str)
    wants_in_flow = Signal(str)
    wants = Signal(str)

    def __init__(self, desk: Desk, elsewhere: Elsewhere, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._elsewhere = elsewhere
        self._touched: Diff | None = Diff()
        self._is_showing = False
        self._awaited: tuple[Matrix, Wanted] | None = None
        self._work: Work | None = None
        self.bar = SheetBar(desk)
        self.model = SheetModel(desk, self)
        self.model.refresh = self.refresh
        self.view = SheetView(self.model, desk.look, self)
        self.setFocusProxy(self.view)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self.bar.chosen.connect(lambda _: self._anew())
        self.view.refused.connect(self._refuse)
        self.view.menu_wanted.connect(self._menu)
        self.view.selectionModel().currentChanged.connect(lambda index, _: self._pick(index))
        desk.replaced.connect(self._replaced)
        desk.changed.connect(self._follow)
        desk.look.changed.connect(self.view.viewport().update)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the document may only be looked at."""
        self.model.is_read_only = read_only

    def show_wanted(self, wanted: Wanted) -> None:
        """Show the sheet that was chosen elsewhere."""
        if wanted != self.bar.wanted:
            self.bar.show_wanted(wanted)
            self._anew()

    def flush(self) -> None:
        """Take what is being typed; what is not understood stays."""
        self.view.delegate.take()

    def refresh(self) -> None:
        """Bring the sheet up to the document."""
        self._soon.stop()
        matrix, wanted, before = self._desk.matrix, self.bar.wanted, self.model.sheet
        if before is not None and before.matrix is matrix and before.wanted == wanted:
            self._touched = Diff()
            return
        touched = self._touched
        if before is not None and touched is not None and before.wanted == wanted:
            known = followed(before, matrix, touched)
            if known is not None:
                self._show(known)
                return
        if len(matrix.steps) <= AT_ONCE:
            self._show(printed_sheet(matrix, wanted))
        elif self._awaited != (matrix, wanted):
            self._awaited = (matrix, wanted)
            self._work = lambda go_on: printed_sheet(matrix, wanted, go_on)
            self._elsewhere(self._work, self._arrived)

    def give_up(self, work: Work) -> None:
        """Somebody has stopped that work: nothing will come of it, and it may be asked for again."""
        if self._work is work:
            self._awaited = None

    # --- what it is made of

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.hint = QFrame()
        self.hint.setProperty("role", "hint")
        row = QHBoxLayout(self.hint)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(label("No step names anybody yet, so this lists everybody.", wraps=True), 1)
        row.addWidget(self._button("Go to the flow", "flow", "link"))
        column.addWidget(self.hint)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self.nobody = QWidget()
        inside = QVBoxLayout(self.nobody)
        inside.setContentsMargins(24, 24, 24, 24)
        inside.setSpacing(12)
        inside.addStretch(1)
        for text, role in (
            ("Nobody is on this sheet yet", "title"),
            ("Add contacts or bring them in from a spreadsheet, then drag them onto steps of the flow.", "muted"),
        ):
            words = label(text, role, wraps=True)
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(words)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for text, what, role in (
            ("Add a contact", "contact", "main"), ("Import sheet…", "sheet", ""), ("Go to the flow", "flow", ""),
        ):  # fmt: skip
            buttons.addWidget(self._button(text, what, role))
        buttons.addStretch(1)
        inside.addLayout(buttons)
        inside.addStretch(2)
        self._stack.addWidget(self.nobody)
        column.addWidget(self._stack, 1)
        self.hint.hide()

    def _button(self, text: str, what: str, role: str) -> QPushButton:
        button = QPushButton(text)
        if role:
            button.setProperty("role", role)
        button.clicked.connect(lambda: self.wants.emit(what))
        return button

    # --- following

    def _replaced(self) -> None:
        self._awaited = None
        self._touched = None
        self.view.delegate.leave()
        self.model.show(None)
        self._soon_if_seen()

    def _follow(self, change: Change) -> None:
        seen = self._touched is not None and self.isVisible()
        self._touched = self._touched | change.diff if seen and self._touched is not None else None
        self._soon_if_seen()

    def _anew(self) -> None:
        self.flush()
        self._soon_if_seen()

    def _soon_if_seen(self) -> None:
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _arrived(self, sheet: PrintedSheet | None) -> None:
        if sheet is None or self._awaited != (sheet.matrix, sheet.wanted):
            return
        self._awaited = None
        self._show(sheet)
        if sheet.matrix is not self._desk.matrix or sheet.wanted != self.bar.wanted:
            self._soon_if_seen()

    def _show(self, sheet: PrintedSheet | None) -> None:
        self._awaited = None
        # One that was worked out elsewhere may be of a matrix that has been edited since: nothing follows from it.
        self._touched = Diff() if sheet is not None and sheet.matrix is self._desk.matrix else None
        self._keep_current(lambda: self.model.show(sheet))
        self.view.renew()
        empty = sheet is None or not any(line.row or line.kind == "band" for line in sheet.lines)
        nobody = empty and not self._desk.matrix.contacts
        self._stack.setCurrentWidget(self.nobody if nobody else self.view)
        self.hint.setVisible(sheet is not None and not sheet.bands and not empty)

    def _keep_current(self, show: Callable[[], bool]) -> None:
        """Show another sheet with the cell that was current, and what was in sight, as far as they are there."""
        view, model = self.view, self.model
        now = view.currentIndex()
        kept = (model.key(now.row()), now.column()) if now.isValid() and model.sheet else None
        place = view.verticalScrollBar().value()
        self._is_showing = True
        if not show() and kept is not None:
            row = model.row_of(kept[0])
            view.updateGeometries()
            if row >= 0:
                view.setCurrentIndex(model.index(row, kept[1]))
            view.verticalScrollBar().setValue(place)
        self._is_showing = False

    def _pick(self, index: QModelIndex) -> None:
        """Select on the desk whom somebody goes to here; what only follows an edit selects nobody."""
        found = self.model.part(index)
        if found is None or self._is_showing or not self.view.hasFocus():
            return
        line = found[0]
        self._desk.select([id for id in (line.row["id"] if line.row else line.level,) if id])

    # --- what is asked of a cell

    def _refuse(self, index: QModelIndex) -> None:
        """Say why nothing may be typed here, and show where it comes from."""
        self._desk.told.emit(self.model.why_not(index), "info")
        self._go(index)

    def _go(self, index: QModelIndex) -> None:
        place = self.model.origin(index)
        if place is not None:
            self.wants_record.emit(place.id, place.field)

    def _menu(self, at: QPoint) -> None:
        index = self.view.currentIndex()
        found = self.model.part(index)
        if found is None or self.model.sheet is None:
            return
        look = self._desk.look
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        edit = menu.addAction(look.icon("pencil"), "Edit", lambda: self.view.edit(index))
        edit.setEnabled(not self.model.why_not(index))
        row = found[0].row
        call = self.model.sheet.call(row) if row else None
        if call is not None:
            step = call.steps[0].id
            menu.addAction(look.icon("workflow"), "Show in flow", lambda: self.wants_in_flow.emit(step))
        if row is not None and row["id"] in self._desk.matrix:
            who = row["id"]
            text = "Show team" if kind_of(who) == "team" else "Show contact"
            menu.addAction(look.icon("id-card"), text, lambda: self.wants_record.emit(who, ""))
        elif row is None and self.model.origin(index) is not None:
            menu.addAction(look.icon("panel-right"), "Show where it comes from", lambda: self._go(index))
        menu.addSeparator()
        menu.addAction(look.icon("copy"), "Copy", self.view.copy)
        menu.popup(at)
        self.menu: Any = menu
