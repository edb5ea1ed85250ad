"""A document that may be looked at, printed and exported, and not be changed."""

from __future__ import annotations

from designer.errors import ReadOnly
from designer.model.diff import Diff
from designer.model.document import Document
from designer.model.matrix import Matrix


class ReadOnlyDocument(Document):
    """Refuses every edit with a sentence; `name` is what the user knows it by."""

    def __init__(self, matrix: Matrix, name: str) -> None:
        super().__init__(matrix)
        self.name = name

    def commit(self, label: str, diff: Diff, merge: object = None) -> None:
        """Raises ReadOnly; an edit that changes nothing is none."""
        if diff:
            raise self.refusal()

    def refusal(self) -> ReadOnly:
        """What is said instead of an edit."""
        return ReadOnly(f"{self.name} is open to read, so nothing was changed.", "Save a copy to work on it.")
