"""One save at a time: a save that is asked for while another is under way waits for its turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from designer.app.background import Job
from designer.model.document import Document


class Wish(NamedTuple):
    """A save that waits. `path`: where to; None is the file that the document has when its turn comes."""

    document: Document
    path: Path | None
    then: Callable[[], None] | None


class Turns:
    """`job`: the save that was begun last. Only when it has ended are lock, stamp and journal known for the next."""

    def __init__(self) -> None:
        self.job: Job | None = None
        self._wishes: list[Wish] = []

    @property
    def _is_taken(self) -> bool:
        return self.job is not None and not self.job.is_cancelled

    def must_wait(self, wish: Wish) -> bool:
        """Whether a save is under way; then the wish is kept, the same one only once."""
        if self._is_taken and wish not in self._wishes:
            self._wishes.append(wish)
        return self._is_taken

    def next(self, document: Document) -> Wish | None:
        """Whose turn it is, if anybody's. Wishes for a document that was left are forgotten."""
        self._wishes = [wish for wish in self._wishes if wish.document is document]
        return None if self._is_taken or not self._wishes else self._wishes.pop(0)

    def forget_same(self, document: Document) -> list[Callable[[], None]]:
        """Saving a document to its file has failed: doing the same again would fail again.

        Returns what was to follow those saves, so that it can follow the next one that succeeds.
        """
        same = [wish for wish in self._wishes if wish.document is document and wish.path is None]
        self._wishes = [wish for wish in self._wishes if wish not in same]
        return [wish.then for wish in same if wish.then is not None]
