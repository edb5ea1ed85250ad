"""What an import would change: shown before, ticked record by record and field by field, applied as one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

from designer.formats.tables.workbook import Problem
from designer.model.diff import Diff, Pair, changed_fields
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Record

MatchedBy = Literal["", "id", "the same row", "e-mail", "phone", "name and team", "name", "your word"]
"""Why a row is taken for a contact that is there; "" for a new one. "your word": somebody decided it."""

KnownBy = Literal["", "code", "title", "whom", "ends"]
"""Why a record of the flow is taken for one that is there: its code, its title, whom it tells, the steps it joins."""

Asked = Literal["", "deleted here"]
"""Why an entry is left out unless somebody ticks it: its record was deleted from the matrix after it was sent."""

Kind = Literal["new", "changed there", "changed here", "both", "deleted here", "missing", "uncertain", "unchanged"]
"""What a preview can be filtered by. An entry may be of several kinds; "both" has a conflict to choose in."""

KINDS: tuple[Kind, ...] = (
    *("new", "changed there", "changed here", "both", "deleted here", "missing", "uncertain", "unchanged"),
)

Key = tuple[Id, str]
"""A record and the name of one of its fields."""


_NO_CELLS: Mapping[str, str] = MappingProxyType({})
_NOTHING_KEPT: Mapping[str, tuple[object, object]] = MappingProxyType({})


class Source(NamedTuple):
    """Where something stands: a sheet, and a row of it counted from 1."""

    sheet: str
    row: int


class Entry(NamedTuple):
    """A contact that rows speak of: as it is, as it would be, and why.

    `before` is None for a new one; `after` is the same object where nothing changes. `cells` says for a field the
    cells it was read from, as "Contacts!G7". `kept` are fields that changed in the matrix since the sheet was sent and
    stay as they are: name → (as sent, now). An entry that is `asked` is left out unless somebody ticks it.
    """

    before: Contact | None
    after: Contact
    sources: tuple[Source, ...]
    matched_by: MatchedBy = ""
    cells: Mapping[str, str] = _NO_CELLS
    kept: Mapping[str, tuple[object, object]] = _NOTHING_KEPT
    asked: Asked = ""

    @property
    def id(self) -> Id:
        return self.after.id

    @property
    def name(self) -> str:
        return self.after.name

    @property
    def kind(self) -> Literal["added", "changed", "unchanged"]:
        """What the import would do to this contact."""
        if self.before is None:
            return "added"
        return "unchanged" if self.before is self.after else "changed"

    @property
    def fields(self) -> dict[str, tuple[object, object]]:
        """The fields that change: name → (old, new). Of a new contact, those that are not at their default."""
        return changed_fields(self.before or Contact(id=self.after.id, name=""), self.after)


class FlowEntry(NamedTuple):
    """A record of the flow (a level, a severity, a step, an arrow …): what `Entry` is for a contact.

    `matched_by` is "" for a new one, else what it was known again by.
    """

    before: Record | None
    after: Record
    sources: tuple[Source, ...] = ()
    matched_by: KnownBy = ""
    cells: Mapping[str, str] = _NO_CELLS

    @property
    def id(self) -> Id:
        return self.after.id

    @property
    def record(self) -> str:
        """The kind of record: "level", "severity", "category", "step", "transition"."""
        return str(self.after.__struct_config__.tag)

    @property
    def name(self) -> str:
        """What people call it; "" for an arrow."""
        said = (getattr(self.after, name, "") for name in ("title", "label", "name", "code"))
        return next((text for text in said if text), "")

    @property
    def kind(self) -> Literal["added", "changed", "unchanged"]:
        """What the import would do to this record."""
        if self.before is None:
            return "added"
        return "unchanged" if self.before is self.after else "changed"

    @property
    def fields(self) -> dict[str, tuple[object, object]]:
        """The fields that change: name → (old, new). Of a new record, those that are not at their default."""
        if self.before is not None:
            return changed_fields(self.before, self.after)
        usual = defaults(type(self.after))
        return {
            name: (usual.get(name), value)
            for name in self.after.__struct_fields__
            if name != "id" and (name not in usual or getattr(self.after, name) != usual[name])
            for value in (getattr(self.after, name),)
        }


def defaults(kind: type[Record]) -> dict[str, Any]:
    """The fields of a kind of record that need not be given, with what they are then."""
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.default is not msgspec.NODEFAULT:
            found[field.name] = field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            found[field.name] = field.default_factory()
    return found


Settle = Callable[[Id | None], Entry]
"""The entry that an uncertain row becomes: as the contact of that id, or (None) as a new one."""


class Uncertain(NamedTuple):
    """A row that may be one of several contacts, or one that is somebody else: left out until somebody decides.

    `settle` makes the entry that each decision leads to, to be shown beside the contact and taken by `decide`.
    """

    source: Source
    name: str
    candidates: tuple[Id, ...]
    reason: str
    settle: Settle


class Choice(NamedTuple):
    """One of the values that a conflict offers: where it stands, and what it says there.

    `cell` is "Contacts!G7", or "" for what the matrix says now.
    """

    cell: str
    text: str
    value: Any


class Conflict(NamedTuple):
    """A field for which there are several new values; none is taken until one is chosen.

    Two sheets contradict each other, or the sheet and the matrix were both changed since it was sent (one choice is
    then the matrix's own, with the cell ""). `sent` is what was sent, None where that is not known.
    """

    id: Id
    field: str
    choices: tuple[Choice, ...]
    sent: str | None = None

    @property
    def with_matrix(self) -> bool:
        """Whether the matrix itself was changed too."""
        return any(not choice.cell for choice in self.choices)


@dataclass(frozen=True)
class Proposal:
    """What an import would do to `matrix`, and all that should be said about it.

    `missing` are contacts that were sent and have no row any more: they stay, unless `apply` is told to remove them.
    `skipped` counts the rows that were left out, the uncertain ones among them. `flow` is what would become of levels,
    severities, steps and arrows; empty where only contacts are taken.
    """

    matrix: Matrix
    entries: tuple[Entry, ...] = ()
    uncertain: tuple[Uncertain, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    missing: tuple[Id, ...] = ()
    problems: tuple[Problem, ...] = ()
    skipped: int = 0
    own: bool = False
    flow: tuple[FlowEntry, ...] = ()

    @cached_property
    def diff(self) -> Diff:
        """The preview: what applying everything that is not asked would change."""
        pairs: dict[Id, Pair] = {
            each.after.id: (each.before, each.after)
            for each in self.entries
            if each.before is not each.after and not each.asked
        }
        pairs |= {each.id: (each.before, each.after) for each in self.flow if each.before is not each.after}
        return Diff(pairs)

    @cached_property
    def by_id(self) -> Mapping[Id, Entry]:
        return {entry.after.id: entry for entry in self.entries}

    @cached_property
    def flow_by_id(self) -> Mapping[Id, FlowEntry]:
        return {entry.id: entry for entry in self.flow}

    @cached_property
    def flow_counts(self) -> dict[str, dict[str, int]]:
        """Per kind of record of the flow, how many would be added, changed and left as they are."""
        found: dict[str, dict[str, int]] = {}
        for entry in self.flow:
            counted = found.setdefault(entry.record, {"added": 0, "changed": 0, "unchanged": 0})
            counted[entry.kind] += 1
        return found

    def followers(self, unticked: Iterable[Id]) -> frozenset[Id]:
        """What cannot be taken without these: steps of a level that is left out, arrows of a step."""
        off = frozenset(unticked)
        wanted = {id: after for id, (_, after) in self.diff.pairs.items() if id not in off and after is not None}
        edit = Edit(self.matrix)
        for after in wanted.values():
            edit.put(after)
        left = edit.diff().pairs
        return frozenset(id for id in wanted if id not in left or left[id][1] is None)

    @cached_property
    def conflicts_of(self) -> Mapping[Id, tuple[Conflict, ...]]:
        """The conflicts of each record that has any."""
        found: dict[Id, list[Conflict]] = {}
        for conflict in self.conflicts:
            found.setdefault(conflict.id, []).append(conflict)
        return {id: tuple(conflicts) for id, conflicts in found.items()}

    @cached_property
    def counts(self) -> dict[str, int]:
        """Contacts added, changed and unchanged, and rows skipped, those among them that are asked."""
        found = {"added": 0, "changed": 0, "unchanged": 0, "skipped": self.skipped}
        for entry in self.entries:
            found["skipped" if entry.asked else entry.kind] += 1
        return found

    def kinds(self, entry: Entry) -> frozenset[Kind]:
        """By which kinds an entry is found."""
        found: set[Kind] = set()
        if entry.asked:
            found.add(entry.asked)
        elif entry.before is None:
            found.add("new")
        elif entry.before is not entry.after:
            found.add("changed there")
        if entry.kept:
            found.add("changed here")
        if entry.after.id in self.conflicts_of:
            found.add("both")
        return frozenset(found or {"unchanged"})

    @cached_property
    def by_kind(self) -> Mapping[Kind, int]:
        """How many there are of each kind."""
        found: dict[Kind, int] = dict.fromkeys(KINDS, 0)
        for entry in self.entries:
            for kind in self.kinds(entry):
                found[kind] += 1
        return {**found, "missing": len(self.missing), "uncertain": len(self.uncertain)}


def unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources, each once, in order."""
    return tuple(dict.fromkeys(sources))
