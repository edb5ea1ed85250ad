"""A matrix with a past: one edit at a time, each undoable as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from designer.model.diff import Diff
from designer.model.edit import Edit
from designer.model.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Change:
    """What listeners are told: one event per gesture. `way` says whether it was done, undone or redone.

    `joined`: it became one undo step with the edit before it.
    """

    label: str
    diff: Diff
    matrix: Matrix
    way: Literal["edit", "undo", "redo"] = "edit"
    joined: bool = False


Listener = Callable[[Change], None]


class Document:
    """A matrix, its past and future, and who wants to know."""

    def __init__(self, matrix: Matrix | None = None) -> None:
        self.matrix = matrix if matrix is not None else Matrix()
        self.listeners: list[Listener] = []
        self._past: list[tuple[str, Diff]] = []
        self._future: list[tuple[str, Diff]] = []
        self._clean: int | None = 0
        self._merge: object = None
        self._busy = False

    @contextmanager
    def edit(self, label: str, merge: object = None) -> Iterator[Edit]:
        """Draft an edit; settle and commit it when the block ends, forget it when it raises.

        Edits in a row with the same `merge` key (typing into one field) become one undo step.
        """
        edit = Edit(self.matrix)
        yield edit
        if edit.before is not self.matrix:
            raise RuntimeError(f"the matrix changed while “{label}” was being drafted")
        self.commit(label, edit.diff(), merge)

    def commit(self, label: str, diff: Diff, merge: object = None) -> None:
        """Apply a settled diff as one undo step; an empty one is none."""
        if not diff:
            return
        self._must_be_idle()
        matrix = self.matrix.apply(diff)
        if self._clean is not None and self._clean > len(self._past):
            self._clean = None  # the saved state lay in the future that this edit forgets
        joins = merge is not None and merge == self._merge and bool(self._past)
        if joins:
            joined = self._past.pop()[1] | diff
            if joined:
                self._past.append((label, joined))
            else:
                merge = None  # typed back to where it began: what is typed next must not join the edit before
        else:
            self._past.append((label, diff))
        self._merge = merge
        self._future.clear()
        self._become(Change(label, diff, matrix, joined=joins))

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None when there is nothing."""
        return self._past[-1][0] if self._past else None

    @property
    def redo_label(self) -> str | None:
        """What redo would do again; None when there is nothing."""
        return self._future[-1][0] if self._future else None

    @property
    def history(self) -> list[str]:
        """The labels of what can be undone, oldest first."""
        return [label for label, _ in self._past]

    @property
    def future(self) -> list[str]:
        """The labels of what can be done again, the next first."""
        return [label for label, _ in reversed(self._future)]

    @property
    def past(self) -> list[tuple[str, Diff]]:
        """Labels and differences of what can be undone, oldest first."""
        return list(self._past)

    @property
    def ahead(self) -> list[tuple[str, Diff]]:
        """Labels and differences of what can be done again, the next first."""
        return list(reversed(self._future))

    def undo(self) -> bool:
        """Take back the last edit; False when there is none."""
        if not self._past:
            return False
        self._must_be_idle()
        label, diff = self._past[-1]
        matrix = self.matrix.apply(~diff)
        self._past.pop()
        self._future.append((label, diff))
        self._merge = None
        self._become(Change(label, ~diff, matrix, "undo"))
        return True

    def redo(self) -> bool:
        """Do the last undone edit again; False when there is none."""
        if not self._future:
            return False
        self._must_be_idle()
        label, diff = self._future[-1]
        matrix = self.matrix.apply(diff)
        self._future.pop()
        self._past.append((label, diff))
        self._merge = None
        self._become(Change(label, diff, matrix, "redo"))
        return True

    @property
    def is_clean(self) -> bool:
        """Whether the matrix is the one that was last marked clean (saved)."""
        return self._clean == len(self._past)

    @property
    def unsaved(self) -> int:
        """How many of the edits that can be undone were made since the matrix was last marked clean."""
        return max(0, len(self._past) - (self._clean or 0))

    def mark_clean(self) -> None:
        """The matrix as it is now is the saved one."""
        self._clean = len(self._past)
        self._merge = None

    def mark_unsaved(self) -> None:
        """The matrix differs from any file, as after a recovery or when made from a template."""
        self._clean = None

    def _must_be_idle(self) -> None:
        if self._busy:
            raise RuntimeError("a listener tried to edit the document it was being told about")

    def _become(self, change: Change) -> None:
        self.matrix = change.matrix
        self._busy = True
        failures: list[Exception] = []
        try:
            for listener in list(self.listeners):
                try:
                    listener(change)
                except Exception as failure:  # noqa: BLE001 - raised again below, when the others have heard
                    failures.append(failure)
        finally:
            self._busy = False
        if failures:
            raise failures[0]
