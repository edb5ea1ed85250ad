"""Says on saving and leaving what was typed into a field and not understood, and goes there."""

from __future__ import annotations

from designer.app.session import Session
from designer.panels.message_bar import MessageBar
from designer.panels.untaken import Place, Typed, where


class Untold:
    """Of the open document."""

    def __init__(self, session: Session, messages: MessageBar) -> None:
        self._session = session
        self._messages = messages

    def first(self) -> tuple[Place, Typed] | None:
        """The field typed into longest ago whose text is not understood; None: all is well."""
        standing = self._standing()
        return standing[0] if standing else None

    def sentence(self, begin: str) -> str:
        """A beginning, then which field of which record, what is wrong with it, and how many more there are."""
        (place, typed), *more = self._standing()
        others = f" {len(more):,} more like it." if more else ""
        return f"{begin} what is typed in {where(self._session.matrix, place, typed)}: {typed.problem}{others}"

    def tell_after_saving(self, name: str) -> None:
        """The file was saved, but not as it stands on the screen."""
        if self.first() is not None:
            words = self.sentence(f"{name} is saved, but not")
            self._messages.tell(words, "", "warning", (("Show", self.show),))

    def show(self) -> None:
        """Take the keyboard to that field."""
        first = self.first()
        if first is not None:
            place = first[0]
            self._session.select(place.ids)
            only = place.ids[0] if len(place.ids) == 1 else ""  # to reveal one of several would select it alone
            self._session.shown.emit(only, "/".join(place.path))

    def _standing(self) -> list[tuple[Place, Typed]]:
        session = self._session
        return session.untaken.standing(session.matrix) if session.is_open else []
