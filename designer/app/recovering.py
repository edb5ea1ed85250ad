"""At the start: offers what a program that was killed has left, with the edits named."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from designer.app.asking import Answer, ask
from designer.app.background import Background
from designer.app.files import Files
from designer.app.window import Window
from designer.formats.keeping import recovery
from designer.formats.keeping.recovery import Recovery

NAMED = 6
"""How many edits are named."""


class Recovering(QObject):
    """`finished`: there is nothing (more) to offer."""

    finished = Signal()

    def __init__(self, window: Window, files: Files, background: Background) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        self._background = background
        self._left: list[Recovery] = []

    def look(self) -> None:
        """See what there is, and offer it."""
        self._background.run("recovery", lambda _: recovery.pending(), self._offer_all, self._window.went_wrong.emit)

    def _offer_all(self, found: list[Recovery]) -> None:
        self._left = found
        self._next()

    def _next(self) -> None:
        if not self._left:
            self.finished.emit()
            return
        left = self._left.pop(0)
        ask(
            self._window,
            "Unsaved edits from last time",
            sentence(left),
            named(left),
            (
                Answer("Recover", lambda: self._recover(left), main=True),
                Answer("Discard", lambda: self._discard(left), destroys=True),
                Answer("Later", self._next),
            ),
        )

    def _recover(self, left: Recovery) -> None:
        self._left = []  # one document at a time; the others are offered at the next start
        self._files.leave(lambda: self._files.recover(left))
        self.finished.emit()

    def _discard(self, left: Recovery) -> None:
        left.discard()
        self._next()


def sentence(left: Recovery) -> str:
    """What was left, and when."""
    title = left.matrix().head.title.strip() or (left.file.stem if left.file is not None else "Untitled matrix")
    when = left.when.astimezone()
    return f"The program ended on {when.day} {when:%B at %H:%M} before “{title}” was saved."


def named(left: Recovery) -> str:
    """The edits, the latest last, and whether somebody saved the file meanwhile."""
    number = len(left.labels)
    shown = "\n".join(f"•  {label}" for label in left.labels[-NAMED:])
    before = f"{number:,} edits were kept, the last of them:" if number > NAMED else "These edits were kept:"
    changed = "\n\nThe file was changed by somebody else since; saving will ask." if left.file_changed else ""
    return f"{before}\n{shown}{changed}"
