"""The middle of the window: one page at a time, chosen by tabs, each with a bar of its own beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from designer.app.settings import Settings
from designer.panels.look import Look

TABS: Mapping[str, tuple[str, str]] = {
    "flow": ("Flow", "workflow"),
    "sheet": ("Sheet", "sheet"),
}
"""What the middle may show, in order: key, title, icon."""

_APART = 8


class Tabs(QWidget):
    """`chosen`: another page is shown (its key). Remembers which."""

    chosen = Signal(str)

    def __init__(self, look: Look, settings: Settings, pages: Mapping[str, tuple[QWidget, QWidget]]) -> None:
        """`pages`: for each key of TABS its page and its bar."""
        super().__init__()
        self._settings = settings
        self._pages = pages
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName("Views of the matrix")
        self.stack = QStackedWidget()
        self._head = QWidget()
        self._head.setProperty("role", "panel")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._head)
        self._row.setContentsMargins(4, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.bar)
        self._keys = [key for key in TABS if key in pages]
        self._holders: dict[str, QWidget] = {}
        for key in self._keys:
            title, icon = TABS[key]
            self.bar.addTab(look.icon(icon, "muted"), title)
            page, bar = pages[key]
            self.stack.addWidget(page)
            self._holders[key] = holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(bar)
            self._row.addWidget(holder, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.stack, 1)
        self._put(self.shown)
        self.bar.currentChanged.connect(lambda number: self.show_page(self._keys[number]))

    @property
    def shown(self) -> str:
        """Which page is shown, by its key."""
        key = str(self._settings["tab"])
        return key if key in self._keys else self._keys[0]

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self.shown][0]

    def show_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        if key not in self._keys or key == self.shown:
            return
        self._settings["tab"] = key
        self._put(key)
        self.chosen.emit(key)

    def next(self, by: int) -> None:
        """Show the page so many tabs on, and begin again after the last."""
        self.show_page(self._keys[(self._keys.index(self.shown) + by) % len(self._keys)])
        self.page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def facts(self) -> frozenset[str]:
        """Which page is shown: "tab flow"."""
        return frozenset({f"tab {self.shown}"})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _put(self, key: str) -> None:
        self.bar.setCurrentIndex(self._keys.index(key))
        for each, holder in self._holders.items():
            holder.setVisible(each == key)
        page = self._pages[key][0]
        self.stack.setCurrentWidget(page)
        self.setFocusProxy(page.focusProxy() or page)
        self._fit()

    def _fit(self) -> None:
        """The bar of the page stands beside the tabs where there is room, else below them."""
        tabs, holder = self.bar.sizeHint().width(), self._holders[self.shown]
        beside = tabs + holder.sizeHint().width() + _APART <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        # Else what stands side by side would hold the window wider than what stands in two rows needs.
        self._head.setMinimumWidth(max(tabs, holder.minimumSizeHint().width()) + _APART)
