"""A draft of the next matrix. Commands write here; nothing else changes a matrix."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from designer.errors import NotAllowed
from designer.model.diff import Diff
from designer.model.ids import Id, new_id
from designer.model.matrix import Matrix
from designer.model.records import Record, Transition
from designer.model.settling import settle

R = TypeVar("R", bound=Record)


class Edit:
    """What has been drafted over `before`: records put and removed, not yet settled."""

    def __init__(self, before: Matrix) -> None:
        self.before = before
        self._drafts: dict[Id, Record | None] = {}
        self._now = before
        self._written: dict[Id, None] = {}
        """What was drafted since `_now` was made."""
        self._arrows_at: dict[Id, set[Id]] = {}
        """Per step, the drafted arrows that touch it or once did."""

    @property
    def now(self) -> Matrix:
        """The matrix as drafted so far. Costs what was written since the last look, and a copy of the table."""
        if self._written:
            self._now.referrers("")  # made once, then carried over; else each look would make it anew
            pairs = {id: (self._now.get(id), self._drafts[id]) for id in self._written}
            self._now = self._now.apply(Diff({id: (b, a) for id, (b, a) in pairs.items() if b is not a and b != a}))
            self._written.clear()
        return self._now

    def get(self, id: Id) -> Record | None:
        return self._drafts[id] if id in self._drafts else self.before.get(id)

    def find(self, kind: type[R], id: Id) -> R:
        """The record of this kind and id. Raises NotAllowed where it is gone, as after somebody's undo."""
        record = self.get(id)
        if not isinstance(record, kind):
            raise NotAllowed(f"There is no {kind.__name__.lower()} {id} any more.", "Select it again and repeat.")
        return record

    def leaving(self, step: Id) -> list[Transition]:
        """The arrows that leave a step as drafted so far, in order. Costs what touches the step, unlike `now`."""
        return [arrow for arrow in self._arrows(step) if arrow.source == step]

    def entering(self, step: Id) -> list[Transition]:
        """The arrows that enter a step as drafted so far, in order."""
        return [arrow for arrow in self._arrows(step) if arrow.target == step]

    def _arrows(self, step: Id) -> list[Transition]:
        touching = self.before.referrers(step) | self._arrows_at.get(step, set())
        found = [arrow for id in touching if isinstance(arrow := self.get(id), Transition)]
        return sorted(found, key=lambda arrow: (arrow.order, arrow.id))

    def put(self, record: R) -> R:
        """Draft a record, new or changed."""
        self._drafts[record.id] = record
        self._written[record.id] = None
        if isinstance(record, Transition):
            for end in (record.source, record.target):
                self._arrows_at.setdefault(end, set()).add(record.id)
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
        self._written[id] = None

    def diff(self) -> Diff:
        """The settled difference (see `settling.py` for what always holds)."""
        for id, record in settle(self.before, self._drafts).items():
            self._drafts[id] = record
            self._written[id] = None
        return self._difference()

    def _difference(self) -> Diff:
        pairs = {id: (self.before.get(id), record) for id, record in self._drafts.items()}
        return Diff({id: (b, a) for id, (b, a) in pairs.items() if b is not a and b != a})
