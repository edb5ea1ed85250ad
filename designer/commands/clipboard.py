"""Copy and paste: part of a matrix as text, and back with fresh ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from designer.errors import UserError
from designer.model.edit import Edit
from designer.model.ids import Id, kind_of, new_id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Record, Step, Transition
from designer.model.references import renamed
from designer.model.values import Position

FORMAT = "escalation-clip"
_NOT_OURS = ("The clipboard holds nothing that can be pasted here.", "Copy steps or contacts first.")


class Clip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the clipboard holds: the copied steps, contacts and the arrows among them, and what they name.

    `with_names` holds the contacts, teams, channels … that the copied records name, so that a paste into another
    matrix can bring the contacts along. `levels` maps the ids of levels to their order.
    """

    format: str
    records: tuple[Record, ...]
    named: tuple[Record, ...] = ()
    levels: dict[Id, int] = {}


def copy(matrix: Matrix, ids: Iterable[Id]) -> str:
    """Steps and contacts with the arrows among them, as text. "" where there is nothing to copy."""
    wanted = {id for id in ids if isinstance(matrix.get(id), Step | Contact)}
    if not wanted:
        return ""
    records: list[Record] = [record for id in sorted(wanted) if (record := matrix.get(id)) is not None]
    arrows = {
        arrow.id: arrow
        for id in wanted
        if isinstance(matrix.get(id), Step)
        for arrow in matrix.leaving(id)
        if arrow.target in wanted
    }
    records += [arrows[id] for id in sorted(arrows)]
    named = {
        target.to: contact
        for record in records
        if isinstance(record, Step)
        for target in record.targets
        if target.to not in wanted and isinstance(contact := matrix.get(target.to), Contact)
    }
    clip = Clip(
        format=FORMAT,
        records=tuple(records),
        named=tuple(named[id] for id in sorted(named)),
        levels={level.id: level.order for level in matrix.levels.values()},
    )
    return msgspec.json.encode(clip).decode()


def outline(matrix: Matrix, ids: Iterable[Id]) -> str:
    """The same selection as plain text for other programs: a line a step or contact."""
    lines = []
    for id in ids:
        record = matrix.get(id)
        if isinstance(record, Step):
            lines.append(record.title)
        elif isinstance(record, Contact):
            lines.append("\t".join([record.name, record.role, *(phone.number for phone in record.phones)]))
    return "\n".join(lines)


def read(text: str) -> Clip:
    """What a text from the clipboard holds. Raises UserError where it is none of ours."""
    try:
        clip = msgspec.json.decode(text, type=Clip)
    except msgspec.MsgspecError as error:
        raise UserError(*_NOT_OURS) from error
    if clip.format != FORMAT:
        raise UserError(*_NOT_OURS)
    return clip


def paste(edit: Edit, text: str, shift: tuple[float, float] = (24.0, 24.0), level: Id | None = None) -> list[Id]:
    """Put a copy in, with fresh ids, moved by `shift` (across, along). Returns the ids of the new steps and contacts.

    Steps go to `level` when it is given, else to the level they were on, else to the level of the same order, else
    to the last one. What they name that this matrix lacks comes along where it is a contact, and is left out
    otherwise. Raises UserError.
    """
    clip = read(text)
    levels = list(edit.now.levels.values())
    if not levels and any(isinstance(record, Step) for record in clip.records):
        raise UserError("There is no level to paste steps on.", "Add a level first.")
    fresh = {record.id: new_id(kind_of(record.id)) for record in clip.records}
    for record in clip.named:
        if edit.get(record.id) is None:
            fresh[record.id] = record.id
            edit.put(record)
    level_of = {
        id: id if id in edit.now.levels else levels[min(order, len(levels) - 1)].id
        for id, order in clip.levels.items()
        if levels
    }
    pasted: list[Id] = []
    for record in clip.records:
        new = _renewed(record, fresh, level_of, edit, shift, level)
        if new is not None:
            edit.put(new)
            if not isinstance(new, Transition):
                pasted.append(new.id)
    return pasted


def _renewed(
    record: Record,
    fresh: Mapping[Id, Id],
    level_of: Mapping[Id, Id],
    edit: Edit,
    shift: tuple[float, float],
    level: Id | None,
) -> Record | None:
    def to(id: Id) -> Id | None:
        if id in fresh:
            return fresh[id]
        if id in level_of:
            return level or level_of[id]
        return id if edit.get(id) is not None else None

    new = renamed(record, to)
    if new is None:
        return None
    new = msgspec.structs.replace(new, id=fresh[record.id])
    if isinstance(new, Step):
        place = Position(across=new.position.across + shift[0], along=new.position.along + shift[1])
        return msgspec.structs.replace(new, position=place)
    if isinstance(new, Transition):
        return msgspec.structs.replace(new, pinned=())
    return new


def duplicate(edit: Edit, ids: Iterable[Id], shift: tuple[float, float] = (24.0, 24.0)) -> list[Id]:
    """Copies of steps and contacts beside them, with the arrows among them."""
    text = copy(edit.now, ids)
    return paste(edit, text, shift) if text else []
