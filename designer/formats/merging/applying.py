"""The ticked part of a proposal written into a document, as one undo step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from designer.errors import NotAllowed
from designer.formats.merging.placing import place_new
from designer.formats.merging.proposal import Entry, Key, Proposal, defaults
from designer.model.diff import Diff, with_fields
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Contact, Record, Step


def apply(
    document: Document,
    proposal: Proposal,
    ids: Iterable[Id] | None = None,
    *,
    fields: Mapping[Id, Collection[str]] | None = None,
    choices: Mapping[Key, int] | None = None,
    remove: Iterable[Id] = (),
    label: str = "Import contacts",
) -> Diff:
    """Apply the ticked part of a proposal as one undo step; returns what changed.

    `ids` are the ticked contacts and records of the flow (None: all that are not asked); `fields` names, for those
    ticked only in part, the fields to take; `choices` settles conflicts by the number of the choice; `remove` are those
    of the missing that are to be deleted. What would refer to a record that is not taken is left out.

    Raises NotAllowed where a ticked record has changed since the proposal was made, and for removing anybody who is
    not missing.
    """
    everything = {entry.id for entry in proposal.entries if not entry.asked} | proposal.flow_by_id.keys()
    ticked = everything if ids is None else set(ids)
    chosen = {key: number for key, number in (choices or {}).items() if key[0] in ticked}
    edit = Edit(document.matrix)
    for id in sorted(ticked):
        entry = proposal.by_id.get(id)
        if entry is None:
            continue
        record = _ticked(entry, (fields or {}).get(id), proposal, chosen)
        if record == entry.before:
            continue
        _must_be(document, entry.before, id, record.name)
        edit.put(record)
    for id in sorted(set(remove)):
        if id not in proposal.missing:
            raise NotAllowed("Only contacts whose row is missing can be deleted here.", "Make the preview again.")
        contact = proposal.matrix.contacts[id]
        _must_be(document, contact, id, contact.name)
        edit.remove(id)
    new_steps = _apply_flow(edit, document, proposal, ticked, fields or {})
    if new_steps and not everything <= ticked:
        place_new(edit, new_steps)  # what is left out leaves gaps
    changed = edit.diff()  # once: a large import takes its time to settle
    document.commit(label, changed)
    return changed


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


def _ticked(entry: Entry, fields: Collection[str] | None, proposal: Proposal, chosen: Mapping[Key, int]) -> Contact:
    record = entry.after
    if fields is not None and entry.before is not None:
        kept = {name for name in entry.fields if name not in fields}
        record = msgspec.structs.replace(record, **{name: getattr(entry.before, name) for name in kept})
    elif fields is not None:
        usual = defaults(type(record))
        record = msgspec.structs.replace(
            record, **{name: value for name, value in usual.items() if name not in {*fields, "id"}}
        )
    for conflict in proposal.conflicts_of.get(entry.id, ()):
        number = chosen.get((conflict.id, conflict.field))
        if number is not None:
            record = msgspec.structs.replace(record, **{conflict.field: conflict.choices[number].value})
    return record
