"""A draft of the next matrix. Commands write here; nothing else changes a matrix."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from designer.errors import NotAllowed
from designer.model.diff import Diff
from designer.model.ids import Id, new_id
from designer.model.matrix import Matrix
from designer.model.records import Record
from designer.model.settling import settle

R = TypeVar("R", bound=Record)


class Edit:
    """What has been drafted over `before`: records put and removed, not yet settled."""

    def __init__(self, before: Matrix) -> None:
        self.before = before
        self._drafts: dict[Id, Record | None] = {}
        self._now: Matrix | None = before

    @property
    def now(self) -> Matrix:
        """The matrix as drafted so far. Cheap while nothing is written between two looks."""
        if self._now is None:
            self._now = self.before.apply(self._difference())
        return self._now

    def get(self, id: Id) -> Record | None:
        return self._drafts[id] if id in self._drafts else self.before.get(id)

    def find(self, kind: type[R], id: Id) -> R:
        """The record of this kind and id. Raises NotAllowed where it is gone, as after somebody's undo."""
        record = self.get(id)
        if not isinstance(record, kind):
            raise NotAllowed(f"There is no {kind.__name__.lower()} {id} any more.", "Select it again and repeat.")
        return record

    def put(self, record: R) -> R:
        """Draft a record, new or changed."""
        self._drafts[record.id] = record
        self._now = None
        return record

    def new(self, kind: type[R], /, **fields: Any) -> R:
        """Draft a new record of a kind, with a fresh id."""
        name = str(kind.__struct_config__.tag)
        id = new_id(name)
        while self.get(id) is not None:
            id = new_id(name)
        return self.put(kind(id=id, **fields))

    def change(self, id: Id, /, **fields: Any) -> Record:
        """Draft a record with some fields changed."""
        record = self.get(id)
        if record is None:
            raise NotAllowed(f"There is no {id} any more.", "Select it again and repeat.")
        return self.put(msgspec.structs.replace(record, **fields))

    def remove(self, id: Id) -> None:
        """Draft a record away; what names it is seen to when the draft settles."""
        self._drafts[id] = None
        self._now = None

    def diff(self) -> Diff:
        """The settled difference (see `settling.py` for what always holds)."""
        for id, record in settle(self.before, self._drafts).items():
            self._drafts[id] = record
            self._now = None
        return self._difference()

    def _difference(self) -> Diff:
        pairs = {id: (self.before.get(id), record) for id, record in self._drafts.items()}
        return Diff({id: (b, a) for id, (b, a) in pairs.items() if b is not a and b != a})
