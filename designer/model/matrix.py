"""A matrix: an immutable table of records by id, and the graph they form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar, cast

from designer.model.diff import Diff
from designer.model.ids import Id
from designer.model.records import (
    Announcement,
    Briefing,
    Calendar,
    Category,
    Channel,
    Comment,
    Contact,
    Head,
    Level,
    Record,
    Revision,
    Rota,
    Severity,
    Step,
    Suppression,
    Team,
    Transition,
)
from designer.model.references import references, referred

R = TypeVar("R", bound=Record)


class Matrix:
    """Records by id. Two matrices are equal when their records are; nothing in one ever changes.

    Tables and the index of references are built at first use and carried over by `apply`, so that an edit of a
    large matrix costs what it touches.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[Id, Record] = {record.id: record for record in records}
        self._tables: dict[Any, MappingProxyType[Id, Record]] = {}
        self._referrers: dict[Id, frozenset[Id]] | None = None

    @property
    def records(self) -> Mapping[Id, Record]:
        return MappingProxyType(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self._records == other._records

    def __hash__(self) -> int:
        return id(self)

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def get(self, id: Id) -> Record | None:
        return self._records.get(id)

    def of(self, kind: type[R]) -> Mapping[Id, R]:
        """The records of one kind, by id."""
        table = self._tables.get(kind)
        if table is None:
            table = MappingProxyType({id: record for id, record in self._records.items() if type(record) is kind})
            self._tables[kind] = table
        return cast(Mapping[Id, R], table)

    @cached_property
    def head(self) -> Head:
        """The document's own record; an empty one where there is none yet."""
        return next(iter(self.of(Head).values()), Head(id="matrix:unsaved2"))

    @cached_property
    def levels(self) -> Mapping[Id, Level]:
        """The levels in their order, the first contact first."""
        return _ordered(self.of(Level), key=lambda level: (level.order, level.id))

    @cached_property
    def severities(self) -> Mapping[Id, Severity]:
        """The severities by rank, the worst first."""
        return _ordered(self.of(Severity), key=lambda severity: (severity.rank, severity.id))

    @property
    def steps(self) -> Mapping[Id, Step]:
        return self.of(Step)

    @property
    def transitions(self) -> Mapping[Id, Transition]:
        return self.of(Transition)

    @property
    def contacts(self) -> Mapping[Id, Contact]:
        return self.of(Contact)

    @property
    def teams(self) -> Mapping[Id, Team]:
        return self.of(Team)

    @property
    def rotas(self) -> Mapping[Id, Rota]:
        return self.of(Rota)

    @property
    def calendars(self) -> Mapping[Id, Calendar]:
        return self.of(Calendar)

    @property
    def channels(self) -> Mapping[Id, Channel]:
        return self.of(Channel)

    @property
    def categories(self) -> Mapping[Id, Category]:
        return self.of(Category)

    @property
    def announcements(self) -> Mapping[Id, Announcement]:
        return self.of(Announcement)

    @property
    def comments(self) -> Mapping[Id, Comment]:
        return self.of(Comment)

    @property
    def revisions(self) -> Mapping[Id, Revision]:
        return self.of(Revision)

    @property
    def briefings(self) -> Mapping[Id, Briefing]:
        return self.of(Briefing)

    @property
    def suppressions(self) -> Mapping[Id, Suppression]:
        return self.of(Suppression)

    def referrers(self, id: Id) -> frozenset[Id]:
        """The ids of the records that name this one."""
        return self._index().get(id, frozenset())

    def leaving(self, step: Id) -> list[Transition]:
        """The arrows that leave a step, in order."""
        return self._arrows(step, lambda arrow: arrow.source)

    def entering(self, step: Id) -> list[Transition]:
        """The arrows that enter a step, in order."""
        return self._arrows(step, lambda arrow: arrow.target)

    def _arrows(self, step: Id, end: Any) -> list[Transition]:
        found = [
            record
            for id in self.referrers(step)
            if isinstance(record := self._records[id], Transition) and end(record) == step
        ]
        return sorted(found, key=lambda arrow: (arrow.order, arrow.id))

    @cached_property
    def flow(self) -> Any:
        """The networkx MultiDiGraph of steps and arrows: node key = step id, edge key = transition id.

        A node carries its record as `step`, an edge as `transition`. Frozen; built once per matrix.
        """
        import networkx as nx

        graph: Any = nx.MultiDiGraph()
        graph.add_nodes_from((step.id, {"step": step}) for step in self.steps.values())
        graph.add_edges_from(
            (arrow.source, arrow.target, arrow.id, {"transition": arrow}) for arrow in self.transitions.values()
        )
        return nx.freeze(graph)

    def apply(self, diff: Diff) -> Matrix:
        """The matrix after a diff. Raises ValueError where the diff does not fit this matrix."""
        records = dict(self._records)
        touched: set[type[Record]] = set()
        for id, (before, after) in diff.pairs.items():
            found = records.get(id)
            if found is not before and found != before:
                raise ValueError(f"{id} is not what the diff expects")
            touched.add(type(before if before is not None else after))  # type: ignore[arg-type]
            if after is None:
                del records[id]
            else:
                records[id] = after
        new = Matrix()
        new._records = records
        for kind, table in self._tables.items():
            new._tables[kind] = _updated(table, diff, kind) if kind in touched else table
        if self._referrers is not None:
            new._referrers = _reindexed(self._referrers, diff)
        return new

    def diff(self, other: Matrix) -> Diff:
        """What turns this matrix into the other one."""
        ids = self._records.keys() | other._records.keys()
        pairs = {id: (self._records.get(id), other._records.get(id)) for id in sorted(ids)}
        return Diff({id: (b, a) for id, (b, a) in pairs.items() if b is not a and b != a})

    def named(self) -> set[tuple[Id, tuple[str, ...]]]:
        """Every id that a record names, with the kinds that may stand there. The index is built by the way."""
        index: dict[Id, list[Id]] = {}
        found: set[tuple[Id, tuple[str, ...]]] = set()
        for id, record in self._records.items():
            for reference in references(record):
                found.add(reference)
                index.setdefault(reference[0], []).append(id)
        if self._referrers is None:
            self._referrers = {id: frozenset(naming) for id, naming in index.items()}
        return found

    def _index(self) -> dict[Id, frozenset[Id]]:
        if self._referrers is None:
            self.named()
            assert self._referrers is not None
        return self._referrers


def _ordered(table: Mapping[Id, R], key: Any) -> Mapping[Id, R]:
    return MappingProxyType({record.id: record for record in sorted(table.values(), key=key)})


def _updated(table: MappingProxyType[Id, Record], diff: Diff, kind: type[Record]) -> MappingProxyType[Id, Record]:
    new = table.copy()  # of the table behind; dict(table) would look every record up
    for id, (_, after) in diff.pairs.items():
        if after is None:
            new.pop(id, None)
        elif type(after) is kind:
            new[id] = after
    return MappingProxyType(new)


def _reindexed(index: dict[Id, frozenset[Id]], diff: Diff) -> dict[Id, frozenset[Id]]:
    touched: dict[Id, set[Id]] = {}
    for id, (before, after) in diff.pairs.items():
        was = referred(before) if before is not None else set()
        now = referred(after) if after is not None else set()
        for other in was ^ now:
            if other not in touched:
                touched[other] = set(index.get(other, ()))
            if other in now:
                touched[other].add(id)
            else:
                touched[other].discard(id)
    if not touched:
        return index
    new = dict(index)
    for other, left in touched.items():
        if left:
            new[other] = frozenset(left)
        else:
            new.pop(other, None)
    return new
