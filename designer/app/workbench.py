"""The page with an open matrix: palette and contacts left, the flow in the middle, the inspector right, lists below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designer.app.settings import Settings
from designer.panels.look import Look

LISTS = (
    ("contacts", "Contacts", "contact"),
    ("findings", "Findings", "shield-alert"),
    ("history", "History", "history"),
)
"""The lists of the bottom panel: key, title, icon."""

ROOMY = 1120
"""Pixels of width from which both side panels leave the chart the 560 pixels that it needs to be read."""

USUAL = {"columns": [264, 856, 300], "rows": [570, 300]}
"""Pixels, until somebody moves a border."""


class Workbench(QWidget):
    """Places the panels and remembers their sizes. `panels_changed`: one was shown or hidden."""

    panels_changed = Signal()

    def __init__(self, look: Look, settings: Settings, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__()
        self._settings = settings
        self._lists: dict[str, QWidget] = {}
        self._later = QTimer(self, singleShot=True, interval=500)
        self._later.timeout.connect(self._keep_sizes)
        self.bottom = QWidget()
        self.bottom.setProperty("role", "panel")
        self._build_bottom(look)
        self.rows = QSplitter(Qt.Orientation.Vertical)
        self.rows.addWidget(middle)
        self.rows.addWidget(self.bottom)
        self.rows.setStretchFactor(0, 1)
        self.rows.setCollapsible(0, False)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        for widget in (left, self.rows, right):
            self.columns.addWidget(widget)
        self.columns.setStretchFactor(1, 1)
        self.columns.setCollapsible(1, False)
        self._panels = {"left": left, "right": right, "bottom": self.bottom}
        for name, splitter in (("columns", self.columns), ("rows", self.rows)):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            sizes = self._settings["sizes"].get(name, USUAL[name])
            splitter.setSizes([size if isinstance(size, int) else 200 for size in sizes])
            splitter.splitterMoved.connect(lambda *_: self._later.start())
        self._is_roomy = True
        self._open_panels()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = event.size().width() >= ROOMY
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self._open_panels()
            self.panels_changed.emit()

    def _open_panels(self) -> None:
        """Open what is to be open at this width; the lists below stay as they are."""
        for name, panel in self._panels.items():
            panel.setVisible(name in self._settings["panels" if name == "bottom" else self._key])

    @property
    def _key(self) -> str:
        """The setting that remembers the side panels of a window as wide as this one."""
        return "panels" if self._is_roomy else "panels_narrow"

    def put_list(self, key: str, widget: QWidget) -> None:
        """Put a list into the bottom panel, in place of what stood for it."""
        self._stack.addWidget(widget)
        self._lists[key] = widget
        if self.list == key:
            self._stack.setCurrentWidget(widget)

    @property
    def list(self) -> str:
        """Which list the bottom panel shows, or would."""
        return str(self._settings["bottom"])

    def facts(self) -> frozenset[str]:
        """Which panels are open: "panel left", "list findings"."""
        found = {f"panel {name}" for name, panel in self._panels.items() if not panel.isHidden()}
        if "panel bottom" in found:
            found.add(f"list {self.list}")
        return frozenset(found)

    def toggle_panel(self, name: str) -> None:
        """Show or hide a panel."""
        panel = self._panels[name]
        self._show_panel(name, panel.isHidden())

    def show_list(self, key: str) -> None:
        """Open the bottom panel at a list."""
        self._settings["bottom"] = key
        self._tabs.setCurrentIndex([each for each, _, _ in LISTS].index(key))
        if key in self._lists:
            self._stack.setCurrentWidget(self._lists[key])
        self._show_panel("bottom", True)

    def toggle_list(self, key: str) -> None:
        """Show a list, or hide it where it is the one shown."""
        if f"list {key}" in self.facts():
            self._show_panel("bottom", False)
        else:
            self.show_list(key)

    def next_panel(self, by: int) -> None:
        """Take the keyboard to the next panel that is shown, or the one before."""
        order = [self._panels["left"], self.rows.widget(0), self._panels["right"], self._panels["bottom"]]
        shown = [panel for panel in order if not panel.isHidden()]
        now = QApplication.focusWidget()
        at = next((n for n, panel in enumerate(shown) if now is panel or panel.isAncestorOf(now)), 0) if now else 0
        panel = shown[(at + by) % len(shown)]
        wanted = panel.focusProxy() or panel
        if wanted.focusPolicy() == Qt.FocusPolicy.NoFocus:
            inside = (each for each in panel.findChildren(QWidget) if each.isVisible() and each.isEnabled())
            wanted = next((each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus), wanted)
        wanted.setFocus(Qt.FocusReason.TabFocusReason)

    def put_back(self) -> None:
        """Give all panels the sizes they have until somebody moves a border."""
        for name, splitter in (("columns", self.columns), ("rows", self.rows)):
            splitter.setSizes(USUAL[name])

    def _show_panel(self, name: str, shown: bool) -> None:
        self._panels[name].setVisible(shown)
        key = "panels" if name == "bottom" else self._key
        opened = [each for each in self._panels if (shown if each == name else each in self._settings[key])]
        self._settings[key] = opened
        self.panels_changed.emit()

    def _build_bottom(self, look: Look) -> None:
        column = QVBoxLayout(self.bottom)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 8, 0)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setAccessibleName("Lists")
        for _, title, icon in LISTS:
            self._tabs.addTab(look.icon(icon, "muted"), title)
        self._tabs.setCurrentIndex([key for key, _, _ in LISTS].index(self.list))
        self._tabs.currentChanged.connect(self._tab_chosen)
        head.addWidget(self._tabs)
        head.addStretch(1)
        away = QToolButton()
        away.setIcon(look.icon("chevron-down", "muted"))
        away.setToolTip("Fold the lists away")
        away.setAccessibleName("Fold the lists away")
        away.clicked.connect(lambda: self._show_panel("bottom", False))
        head.addWidget(away)
        column.addLayout(head)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)

    def _tab_chosen(self, index: int) -> None:
        if not self.bottom.isHidden():
            self.show_list(LISTS[index][0])

    def _keep_sizes(self) -> None:
        kept = dict(self._settings["sizes"])
        kept["columns"] = self.columns.sizes()
        if not self.bottom.isHidden():
            kept["rows"] = self.rows.sizes()
        self._settings["sizes"] = kept
