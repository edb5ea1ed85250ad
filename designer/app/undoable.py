"""Says in the message bar that an edit did more than may have been meant, with a button that undoes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from designer.app.session import Session
from designer.panels.message_bar import MessageBar

SAID_FOR = 20_000
"""Milliseconds that the offer stands, if no other edit ends it before."""


class Undoable(QObject):
    """Follows the open document; the offer goes with the next edit, since it would undo that one."""

    def __init__(self, session: Session, messages: MessageBar, undo: Callable[[], object]) -> None:
        super().__init__(session)
        self._messages = messages
        self._undo = undo
        self._said = ""
        self._late = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._late.timeout.connect(self._end)
        session.undoable.connect(self._offer)
        session.changed.connect(lambda _: self._end())
        session.replaced.connect(self._end)

    def _offer(self, words: str) -> None:
        self._messages.tell(words, buttons=(("Undo", self._undo),))
        self._said = self._messages.text
        self._late.start()

    def _end(self) -> None:
        self._late.stop()
        if self._said and self._messages.text == self._said:
            self._messages.hide()
        self._said = ""
