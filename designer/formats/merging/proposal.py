"""What an import would change: shown before, ticked record by record and field by field, applied as one undo step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

from designer.errors import NotAllowed
from designer.formats.merging.placing import place_new
from designer.formats.tables.workbook import Problem
from designer.model.diff import Diff, Pair, changed_fields, with_fields
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Record, Step

MatchedBy = Literal["", "id", "the same row", "e-mail", "phone", "name and team", "name"]
"""Why a row is taken for a contact that is there; "" for a new one."""

KnownBy = Literal["", "code", "title", "whom", "ends"]
"""Why a record of the flow is taken for one that is there: its code, its title, whom it tells, the steps it joins."""

Key = tuple[Id, str]
"""A contact and the name of one of its fields."""


_NO_CELLS: Mapping[str, str] = MappingProxyType({})


class Source(NamedTuple):
    """Where something stands: a sheet, and a row of it counted from 1."""

    sheet: str
    row: int


class Entry(NamedTuple):
    """A contact that rows speak of: as it is, as it would be, and why.

    `before` is None for a new one; `after` is the same object where nothing changes. `cells` says for a field the
    cells it was read from, as "Contacts!G7".
    """

    before: Contact | None
    after: Contact
    sources: tuple[Source, ...]
    matched_by: MatchedBy = ""
    cells: Mapping[str, str] = _NO_CELLS

    @property
    def id(self) -> Id:
        return self.after.id

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
        usual = {each.name: each.default for each in msgspec.structs.fields(type(self.after)) if each.name != "id"}
        return {
            name: (None if default is msgspec.NODEFAULT else default, value)
            for name, default in usual.items()
            if (value := getattr(self.after, name)) != default
        }


class Uncertain(NamedTuple):
    """A row that may be one of several contacts, or one that is somebody else: left out until somebody decides."""

    source: Source
    name: str
    candidates: tuple[Id, ...]
    reason: str


class Choice(NamedTuple):
    """One of the values that a conflict offers: where it stands, and what it says there."""

    cell: str
    text: str
    value: Any


class Conflict(NamedTuple):
    """A field to which two sheets of the workbook give different values; neither is taken until one is chosen."""

    id: Id
    field: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Proposal:
    """What an import would do to `matrix`, and all that should be said about it.

    `missing` are contacts of the matrix for whom a sheet of the program's own has no row any more: they stay.
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
        """The preview: what applying everything would change."""
        pairs: dict[Id, Pair] = {
            each.after.id: (each.before, each.after) for each in self.entries if each.before is not each.after
        }
        pairs |= {each.id: (each.before, each.after) for each in self.flow if each.before is not each.after}
        return Diff(pairs)

    @cached_property
    def by_id(self) -> Mapping[Id, Entry]:
        return {entry.id: entry for entry in self.entries}

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
    def counts(self) -> dict[str, int]:
        """Contacts added, changed and unchanged, and rows skipped."""
        found = {"added": 0, "changed": 0, "unchanged": 0, "skipped": self.skipped}
        for entry in self.entries:
            found[entry.kind] += 1
        return found


def apply(
    document: Document,
    proposal: Proposal,
    ids: Iterable[Id] | None = None,
    *,
    fields: Mapping[Id, Collection[str]] | None = None,
    choices: Mapping[Key, int] | None = None,
    label: str = "Import contacts",
) -> Diff:
    """Apply the ticked part of a proposal as one undo step; returns what changed.

    `ids` are the ticked contacts and records of the flow (None: all); `fields` names, for those ticked only in part,
    the fields to take; `choices` settles conflicts by the number of the choice. What would refer to a record that is
    not taken is left out. Raises NotAllowed where a ticked record has changed since the proposal was made.
    """
    ticked = set((*proposal.by_id, *proposal.flow_by_id) if ids is None else ids)
    chosen = {key: number for key, number in (choices or {}).items() if key[0] in ticked}
    with document.edit(label) as edit:
        for id in sorted(ticked | {id for id, _ in chosen}):
            entry = proposal.by_id.get(id)
            if entry is None:
                continue
            record = _ticked(entry, (fields or {}).get(id), proposal.conflicts, chosen)
            if record == entry.before:
                continue
            _must_be(document, entry.before, id, record.name)
            edit.put(record)
        new_steps = _apply_flow(edit, document, proposal, ticked, fields or {})
        if new_steps and len(ticked) < len(proposal.by_id) + len(proposal.flow):
            place_new(edit, new_steps)  # what is left out leaves gaps
        return edit.diff()


def _apply_flow(
    edit: Edit, document: Document, proposal: Proposal, ticked: Collection[Id], fields: Mapping[Id, Collection[str]]
) -> list[Id]:
    """Put the ticked records of the flow into the draft; returns the new steps among them."""
    new_steps = []
    for entry in proposal.flow:
        if entry.id not in ticked or entry.before is entry.after:
            continue
        _must_be(document, entry.before, entry.id, entry.name or "An arrow")
        some = fields.get(entry.id) if entry.before is not None else None
        edit.put(entry.after if some is None or entry.before is None else with_fields(entry.before, entry.after, some))
        if entry.before is None and isinstance(entry.after, Step):
            new_steps.append(entry.id)
    return new_steps


def _must_be(document: Document, before: Record | None, id: Id, name: str) -> None:
    if document.matrix.get(id) != before:
        raise NotAllowed(f"“{name}” was changed since the preview was made.", "Make the preview again and look at it.")


def _ticked(
    entry: Entry, fields: Collection[str] | None, conflicts: Iterable[Conflict], chosen: Mapping[Key, int]
) -> Contact:
    record = entry.after
    if fields is not None and entry.before is not None:
        partial = with_fields(entry.before, entry.after, fields)
        assert isinstance(partial, Contact)
        record = partial
    for conflict in conflicts:
        number = chosen.get((conflict.id, conflict.field))
        if conflict.id == entry.id and number is not None:
            record = msgspec.structs.replace(record, **{conflict.field: conflict.choices[number].value})
    return record
