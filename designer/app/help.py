"""The help inside the program: the guide, the list of keys made from the table of actions, and about."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from designer import __version__, paths
from designer.app.actions import ACTIONS, MENUS
from designer.app.window import Window
from designer.panels.help_reader import HelpReader
from designer.paths import resource

ON_THE_CANVAS = (
    ("Tab, Shift+Tab", "Next or previous step, in reading order"),
    ("Ctrl+arrow keys", "Select the nearest step in that direction"),
    ("Alt+arrow keys", "Follow an arrow to the step it leads to, or comes from"),
    ("Arrow keys", "Move the selected steps a little; with Shift, farther; with nothing selected, move the view"),
    ("Enter, F2, or typing", "Edit the title of the selected step: with one selected, letters are its title"),
    ("Insert", "Add a step after the selected one, or at the pointer; choose its kind by typing"),
    ("N, with no step selected", "Add a step at the pointer; choose its kind by typing"),
    ("Ctrl+L; or C, unless one step is selected", "Connect: from the selected step, or from one chosen first"),
    ("While connecting: Tab, arrow keys or typing a title", "Choose a step; Enter connects, Esc ends"),
    ("Shift+1, Shift+2", "Fit all; fit the selection"),
    ("Home, End", "The first and the last step"),
    ("Page up, Page down", "Move the view by a page"),
    ("Space, the middle or the right button, and drag", "Move the view"),
    ("Ctrl and wheel", "Zoom about the pointer"),
    ("Esc", "Drop what is being done; then select nothing"),
)
IN_LISTS = (
    ("Alt+Up, Alt+Down", "Move a row of a list in the inspector"),
    ("Delete", "Take a row out"),
    ("Enter", "Open a row"),
)


class Help:
    """Shows pages in one window."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.reader: HelpReader | None = None

    def show(self, page: str) -> None:
        """Open the help at a page: guide, keys or about."""
        if self.reader is None:
            self.reader = HelpReader(self._window.look, pages(), self._window)
        self.reader.show_page(page)


def pages() -> dict[str, tuple[str, str]]:
    """Key → title and Markdown of every page."""
    about = resource("help/about.md").read_text("utf-8")
    return {
        "guide": ("Quick guide", resource("help/guide.md").read_text("utf-8")),
        "keys": ("Keyboard list", keys()),
        "about": (
            "About",
            about.format(
                version=__version__, settings=paths.config_dir(), state=paths.state_dir(), cache=paths.cache_dir()
            ),
        ),
    }


def keys() -> str:
    """Every key, as Markdown, from the table of actions."""
    parts = ["# Keyboard list"]
    for menu in MENUS:
        rows = [
            (" or ".join(_native(key) for key in action.keys), action.text.rstrip("…"))
            for action in ACTIONS
            if action.keys and action.menu.rstrip("|").partition("/")[0] == menu
        ]
        if rows:
            parts.append(_table(menu, rows))
    parts.append(_table("On the chart", list(ON_THE_CANVAS)))
    parts.append(_table("In lists", list(IN_LISTS)))
    return "\n\n".join(parts)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    lines = [f"## {title}", "", "| Key | What it does |", "|---|---|"]
    return "\n".join([*lines, *(f"| {key} | {words} |" for key, words in rows)])


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
