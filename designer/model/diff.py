"""The difference between two matrices: per id, the record before and after.

One type serves undo, the change event, the preview of an import, the recovery journal, and comparing versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from designer.model.ids import Id
from designer.model.records import Record

Pair = tuple[Record | None, Record | None]


@dataclass(frozen=True, slots=True)
class Diff:
    """id → (before, after); None where the record is not there. Never holds a pair of equals."""

    pairs: Mapping[Id, Pair] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __invert__(self) -> Diff:
        """What takes this diff back."""
        return Diff({id: (after, before) for id, (before, after) in self.pairs.items()})

    def __or__(self, later: Diff) -> Diff:
        """This diff followed by a later one; changes that cancel out vanish."""
        pairs = dict(self.pairs)
        for id, (before, after) in later.pairs.items():
            first = pairs[id][0] if id in pairs else before
            pairs[id] = (first, after)
        return Diff({id: pair for id, pair in pairs.items() if pair[0] != pair[1]})

    def only(self, ids: Iterable[Id]) -> Diff:
        """The part of this diff that concerns these ids."""
        wanted = set(ids)
        return Diff({id: pair for id, pair in self.pairs.items() if id in wanted})

    @property
    def added(self) -> Iterator[Record]:
        return (after for before, after in self.pairs.values() if before is None and after is not None)

    @property
    def removed(self) -> Iterator[Record]:
        return (before for before, after in self.pairs.values() if after is None and before is not None)

    @property
    def changed(self) -> Iterator[tuple[Record, Record]]:
        return ((b, a) for b, a in self.pairs.values() if b is not None and a is not None)


def changed_fields(before: Record, after: Record) -> dict[str, tuple[object, object]]:
    """The fields in which two records of one kind differ: name → (old, new)."""
    return {
        name: (old, new)
        for name in before.__struct_fields__
        if (old := getattr(before, name)) != (new := getattr(after, name, None))
    }


def with_fields(base: Record, source: Record, fields: Iterable[str]) -> Record:
    """`base` with only these fields taken from `source`: a diff ticked field by field."""
    return msgspec.structs.replace(base, **{name: getattr(source, name) for name in fields})
