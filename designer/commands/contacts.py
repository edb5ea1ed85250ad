"""Contacts: add, assign to steps, take off, join two into one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from designer.commands.rules import may_assign
from designer.errors import NotAllowed
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Contact, Step
from designer.model.references import renamed
from designer.model.values import Target


def add(edit: Edit, name: str = "New contact", **fields: Any) -> Contact:
    """A new contact."""
    return edit.new(Contact, name=name, **fields)


def assign(edit: Edit, step: Id, who: Id, at: int | None = None) -> None:
    """Make a contact, team or rota a target of a step, last unless a place is given. Raises NotAllowed."""
    verdict = may_assign(edit.now, step, who)
    if not verdict:
        raise NotAllowed(verdict.reason)
    record = edit.find(Step, step)
    targets = list(record.targets)
    targets.insert(len(targets) if at is None else at, Target(to=who))
    edit.put(msgspec.structs.replace(record, targets=tuple(targets)))


def delete(edit: Edit, ids: Iterable[Id]) -> None:
    """Remove contacts; steps, teams, rotas and deputies lose them as the draft settles."""
    for id in ids:
        edit.remove(id)


def join(edit: Edit, keep: Id, other: Id) -> Contact:
    """Make two contacts one: every mention of the other becomes `keep`, empty fields are filled, addresses added."""
    kept, gone = edit.find(Contact, keep), edit.find(Contact, other)
    if keep == other:
        return kept
    filled: dict[str, Any] = {}
    for name in ("phones", "emails", "chats", "absences", "deputies", "languages", "channels"):
        mine = getattr(kept, name)
        extra = tuple(each for each in getattr(gone, name) if each not in mine and each != keep)
        if extra:
            filled[name] = mine + extra
    defaults = Contact(id=keep, name="")
    for name in kept.__struct_fields__:
        if name in filled or name in ("id", "name", "kind"):
            continue
        if getattr(kept, name) == getattr(defaults, name):
            filled[name] = getattr(gone, name)
    result = msgspec.structs.replace(kept, **filled)
    edit.put(result)
    for id in edit.now.referrers(other):
        record = edit.get(id)
        if record is not None:
            mended = renamed(record, lambda named: keep if named == other else named)
            if mended is not None:
                edit.put(_without_twins(mended))
    edit.remove(other)
    return edit.find(Contact, keep)


def _without_twins(record: Any) -> Any:
    """A record that names somebody once in each of its lists, and no contact as their own deputy or manager."""
    changes: dict[str, Any] = {}
    for name in ("targets", "members", "deputies"):
        values = getattr(record, name, None)
        if not values:
            continue
        seen: dict[Any, Any] = {}
        for value in values:
            seen.setdefault(value.to if isinstance(value, Target) else value, value)
        seen.pop(record.id, None)
        if len(seen) != len(values):
            changes[name] = tuple(seen.values())
    if getattr(record, "manager", None) == record.id:
        changes["manager"] = None
    return msgspec.structs.replace(record, **changes) if changes else record
