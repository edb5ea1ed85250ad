"""The main window: it places menus, tool bar, message bar, pages, panels and status, and knows no behaviour.

It is built to paint at once: what needs the matrix's modules is put in afterwards (`start.py`).
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QStatusTipEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.actions import ACTIONS, MENUS, SUBMENUS, TOOLS, TOOLS_WITH_TEXT, Action
from designer.app.settings import Settings
from designer.panels.labels import in_role
from designer.panels.look import Look
from designer.panels.message_bar import MessageBar
from designer.panels.start_page import StartPage

USUAL_SIZE = QSize(1440, 900)
SMALLEST = QSize(800, 520)
FRAME = QSize(8, 40)
"""What a window manager may put around the window."""
BY_ID = {action.id: action for action in ACTIONS}
MENU_EDGES = 24
"""Pixels beside the name of a menu."""
ROOMY = 1180
"""Pixels of width from which the tool bar has room for all its words."""


class Window(QMainWindow):
    """The frame around everything. `painted` comes once, after the first paint."""

    painted = Signal()
    triggered = Signal(str)
    closing = Signal(QCloseEvent)
    dropped = Signal(str)
    resized = Signal()
    tipped = Signal(str)
    """What the menu entry under the pointer does; "" when there is none any more."""
    went_wrong = Signal(object)
    """An exception that the user should hear of; `problems.py` listens."""

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self.look = look
        self._settings = settings
        self._has_painted = False
        self.setWindowTitle("Escalation matrix designer")
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_by_id: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._build_menus()
        self._build_tools()
        self.messages = MessageBar(look)
        self.start = StartPage(look)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self._restore_place()

    def show_facts(self, facts: frozenset[str]) -> None:
        """Enable and tick every action by the facts of the moment (`facts.py`)."""
        for action in ACTIONS:
            made = self.actions_by_id[action.id]
            made.setEnabled(set(action.when.split(" & ")) <= facts if action.when else True)
            if action.checked:
                made.setChecked(action.checked in facts)

    def set_words(self, id: str, text: str) -> None:
        """Say an action otherwise, as "Undo Rename step"."""
        self.actions_by_id[id].setText(text)
        self.actions_by_id[id].setIconText(text)

    def keep_place(self) -> None:
        """Remember size and place for the next start."""
        self._settings["geometry"] = bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit(event)
        if event.isAccepted():
            self.keep_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        self.finder.setText("Find or do anything" if roomy else "")
        in_role(self.finder, "finder" if roomy else "finder narrow")
        self.finder.setFixedWidth(self.finder.sizeHint().width())
        self.tools.layout().invalidate()  # it remembers the widths from before
        self.resized.emit()

    @property
    def menus_width(self) -> int:
        """Pixels that the names of all menus take in their bar."""
        metrics = self.menuBar().fontMetrics()
        return sum(metrics.horizontalAdvance(name) + MENU_EDGES for name in MENUS)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QStatusTipEvent):
            self.tipped.emit(event.tip())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()  # as in a dialog
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_file(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _local_file(event.mimeData())
        if path:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(path)

    def _restore_place(self) -> None:
        kept = self._settings["geometry"]
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode("ascii"))))):
            room = self.screen().availableGeometry().size() - FRAME
            self.resize(USUAL_SIZE.boundedTo(room))

    def _build_menus(self) -> None:
        bar = self.menuBar()
        for name in MENUS:
            self.menus[name] = bar.addMenu(f"&{name}")

    def fill_menus(self) -> None:
        """Put all actions into the menus; after the first paint, which needs only those of the tool bar."""
        for action in ACTIONS:
            menu = self._menu(action.menu.rstrip("|"))
            if action.menu.endswith("|"):
                menu.addSeparator()
            menu.addAction(self.actions_by_id.get(action.id) or self._made(action))
        for menu in self.menus.values():
            menu.setToolTipsVisible(True)

    def _menu(self, path: str) -> QMenu:
        if path not in self.menus:
            above, _, name = path.rpartition("/")
            self.menus[path] = self._menu(above).addMenu(self.look.icon(SUBMENUS[path]), name)
        return self.menus[path]

    def _made(self, action: Action) -> QAction:
        made = QAction(self.look.icon(action.icon), action.text, self)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{action.tip} ({keys})" if keys else action.tip)
        made.setStatusTip(action.tip)
        if action.on_canvas:
            made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.setCheckable(bool(action.checked))
        made.setEnabled(not action.when)
        made.setObjectName(action.id)
        made.triggered.connect(lambda _=False, id=action.id: self.triggered.emit(id))
        self.actions_by_id[action.id] = made
        return made

    def _build_tools(self) -> None:
        bar = QToolBar("Tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        for id in TOOLS:
            if id == "|":
                bar.addSeparator()
                continue
            bar.addAction(self._made(BY_ID[id]))
            button = bar.widgetForAction(self.actions_by_id[id])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(self.actions_by_id[id].text())
            if id in TOOLS_WITH_TEXT and isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                self.actions_by_id[id].setIconText(f" {self.actions_by_id[id].text().rstrip('…')}")
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        self.finder = QPushButton("Find or do anything")
        self.finder.setIcon(self.look.icon("search", "muted"))
        self.finder.setProperty("role", "finder")
        self.finder.setAccessibleName("Find or do anything")
        self.finder.setToolTip("Find a step, a contact or a command by its name (Ctrl+K)")
        self.finder.clicked.connect(lambda: self.triggered.emit("find"))
        bar.addWidget(self.finder)
        self.addToolBar(bar)
        self.tools = bar


def _local_file(data: QMimeData) -> str:
    """The path of the file that is being dragged in; "" for anything else or several."""
    urls = [url for url in data.urls() if isinstance(url, QUrl) and url.isLocalFile()] if data.hasUrls() else []
    return urls[0].toLocalFile() if len(urls) == 1 else ""


def lay_corner(corner: QWidget) -> None:
    """Give a corner of the menu bar the room that its words need now: it is asked only as it comes into sight."""
    if corner.isVisible():
        corner.hide()
        corner.show()
