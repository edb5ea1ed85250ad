"""What is selected, in the order it was: ids of steps and arrows. Session state, never in the matrix, never undone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from designer.model.ids import Id


class Selection(QObject):
    """An ordered set of ids that tells when it changes."""

    changed = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[Id, None] = {}
        self._kinds: dict[str, list[Id]] = {}

    @property
    def ids(self) -> list[Id]:
        return list(self._ids)

    @property
    def steps(self) -> list[Id]:
        return self._of("step")

    @property
    def arrows(self) -> list[Id]:
        return self._of("transition")

    def _of(self, kind: str) -> list[Id]:
        found = self._kinds.get(kind)
        if found is None:
            prefix = f"{kind}:"
            found = self._kinds[kind] = [id for id in self._ids if id.startswith(prefix)]
        return list(found)

    @property
    def last(self) -> Id | None:
        """What was selected last; it has the keyboard's focus."""
        return next(reversed(self._ids), None)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, ids: Iterable[Id]) -> None:
        """Select these and nothing else."""
        wanted = dict.fromkeys(ids)
        if list(wanted) != list(self._ids):
            self._ids, self._kinds = wanted, {}
            self.changed.emit(self.ids)

    def add(self, ids: Iterable[Id]) -> None:
        self.set([*self._ids, *ids])

    def toggle(self, id: Id) -> None:
        """Select what is not selected, and the other way round."""
        self.set([each for each in self._ids if each != id] if id in self._ids else [*self._ids, id])

    def clear(self) -> None:
        self.set(())

    def keep(self, exists: Iterable[Id]) -> None:
        """Forget what is no longer there."""
        there = set(exists)
        self.set(id for id in self._ids if id in there)
