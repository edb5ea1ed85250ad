"""What somebody types into a cell of the call sheet means for the records behind it, or why nothing may be typed there.

A cell of a contact is read as a sheet that comes back is read (`call_sheet_edits.py`); times lead to arrows
(`then_after.py`); a title and a band to the records that they name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from designer.errors import UserError
from designer.formats.contacts import call_sheet_edits, contact_reading, then_after
from designer.formats.contacts.call_sheet_lines import Line, Part
from designer.formats.contacts.call_sheet_text import COLUMNS, Row, in_one, prefixes
from designer.formats.contacts.customers import WITHHELD
from designer.formats.contacts.printed_sheet import PrintedSheet
from designer.formats.values.cells import clean
from designer.model.choices import Privacy
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Team

Dialled = Callable[[str], str]
"""The E.164 form of a number as typed; "" where it cannot be told."""

_HEADERS = {column.key: column.header for column in COLUMNS}
_OF_TEAM = {"name": "name", "phone": "phone", "mobile": "phone", "email": "mailbox"}
_INSIDE = "Take the copy for your own people to change it."


class Meant(NamedTuple):
    """An edit: what undo calls it, and the fields of records that it sets."""

    label: str
    changes: dict[Id, dict[str, Any]]


class Place(NamedTuple):
    """A field of a record: where a cell comes from."""

    id: Id
    field: str = ""


def origin(sheet: PrintedSheet, line: Line, part: Part) -> Place | None:
    """Where what a cell says comes from; None for what stands on every sheet."""
    head = sheet.matrix.head.id
    if part.key in ("title", "version"):
        return Place(head, "title" if part.key == "title" else "version")
    if line.row is not None:
        who = line.row["id"]
        call = sheet.call(line.row) if part.key in ("number", "then_after") else None
        if call is not None:
            return Place(call.steps[0].id, "targets")
        fields = {"email": "emails", "phone": "phones", "mobile": "phones"}
        return Place(who, fields.get(part.key, part.key))
    return Place(line.level, "label") if line.level else None


def why_not(sheet: PrintedSheet, line: Line, part: Part) -> str:
    """Why nothing may be typed into a cell, and where it comes from; "" where something may."""
    if part.key == "title":
        return ""
    if part.key == "band":
        return "" if line.level else "This band lists everybody, as no step names anybody yet."
    if part.key == "version":
        return "Version and status are those of the matrix: double-click to see them."
    if part.key == "aside":
        return "This is worked out from the times of the arrows: change those in the flow, or under “Then after”."
    if line.row is None:
        return "This stands on every call sheet."
    return _why_not_row(sheet, line.row, part)


def _why_not_row(sheet: PrintedSheet, row: Row, part: Part) -> str:
    if part.key == "number":
        return "Rows are counted in the order of the flow: change whom the step names, or its place."
    if part.key == "then_after":
        return _why_no_time(sheet, row, part)
    who = sheet.matrix.get(row["id"])
    if isinstance(who, Team):
        return "" if part.key in _OF_TEAM else "This is a team: double-click to see its members and lead."
    if not isinstance(who, Contact):
        return "Nobody stands behind this row any more."
    if sheet.wanted.customers:
        if part.key == "notes":
            return f"Notes, deputies and what to quote are not shown to customers. {_INSIDE}"
        if who.privacy is Privacy.PERSONAL and part.key in ("phone", "mobile", "email"):
            return f"{sheet.say(WITHHELD).capitalize()}: numbers and addresses marked personal. {_INSIDE}"
    if part.key == "hours" and who.calendar and not who.hours:
        return "These are the hours of a calendar: double-click to choose another, or to write other hours."
    return ""


def _why_no_time(sheet: PrintedSheet, row: Row, part: Part) -> str:
    call = sheet.call(row)
    if call is None:
        return "No step names anybody yet, so there are no times."
    if call.told:
        return "Who is only told has no time to answer: change the kind of the step in the flow."
    return "" if part.text else "No time leads on from here: draw an arrow with a time in the flow."


def to_type(sheet: PrintedSheet, line: Line, part: Part) -> str:
    """What stands in the editor of a cell: what it is made of, whole."""
    if part.key == "title":
        return sheet.matrix.head.title
    if part.key == "band":
        level = sheet.matrix.levels.get(line.level)
        return level.label if level else ""
    return in_one(part.text) if part.key == "email" else part.text


def meant(sheet: PrintedSheet, line: Line, part: Part, text: str, dialled: Dialled) -> Meant:
    """The edit that a text in a cell means; one without changes where it says what the sheet says.

    Raises UserError for what is not understood, and for a cell in which nothing may be typed.
    """
    refusal = why_not(sheet, line, part)
    if refusal:
        raise UserError(refusal)
    typed = clean(text)
    if typed == to_type(sheet, line, part):
        return Meant("", {})
    if part.key == "title":
        return Meant("Change title of matrix", {sheet.matrix.head.id: {"title": typed}})
    if part.key == "band":
        return Meant("Rename level", {line.level: {"label": typed}})
    assert line.row is not None
    if part.key == "then_after":
        call = sheet.call(line.row)
        assert call is not None
        return Meant("Change time", then_after.typed(sheet.matrix, call, typed, sheet.severities, sheet.say))
    who = sheet.matrix.get(line.row["id"])
    what = _HEADERS[part.key].lower()
    if isinstance(who, Team):
        return _kept(sheet.matrix, f"Change {what} of team", who.id, _of_team(who, part.key, typed, sheet, dialled))
    assert isinstance(who, Contact)
    return _kept(sheet.matrix, f"Change {what} of contact", who.id,
                 _of_contact(who, part.key, typed, line.row, sheet, dialled))  # fmt: skip


def _kept(matrix: Matrix, label: str, id: Id, fields: dict[str, Any]) -> Meant:
    now = matrix.records[id]
    differ = {name: value for name, value in fields.items() if getattr(now, name) != value}
    return Meant(label, {id: differ} if differ else {})


def _of_contact(
    contact: Contact, key: str, text: str, row: Row, sheet: PrintedSheet, dialled: Dialled
) -> dict[str, Any]:
    if key == "name" and not text:
        raise UserError("A contact needs a name.", "Delete the contact to take it off the sheet.")
    printed = dict(row)
    if key in ("name", "phone", "mobile", "email"):
        printed[key] = in_one(row[key])
    edit = call_sheet_edits.edit_of({key: text}, printed, contact, sheet.say)
    if edit.unclear:
        raise UserError(_unclear(key, sheet), "Double-click another cell of the row, or use the inspector.")
    return _read(contact, edit.cells, sheet, dialled)


def _read(contact: Contact, cells: dict[str, str], sheet: PrintedSheet, dialled: Dialled) -> dict[str, Any]:
    context = contact_reading.Context(sheet.names, lambda name: _called(sheet, name), dialled)
    found = contact_reading.read(cells, context, contact)
    if found.misread:
        raise UserError(found.misread[0].message)
    return found.fields


def _unclear(key: str, sheet: PrintedSheet) -> str:
    if key == "role":
        return "Write the role on the first line and the team on the second."
    if key == "hours":
        return "Write the hours on the first line and the time zone on the second."
    known = prefixes(sheet.say)
    derived = ", ".join(f"“{each.strip()}”" for each in (known.also, known.on_duty, known.team))
    return f"Lines that begin with {derived} come from other fields; leave them as they are."


def _of_team(team: Team, key: str, text: str, sheet: PrintedSheet, dialled: Dialled) -> dict[str, Any]:
    if key == "name":
        if not text:
            raise UserError("A team needs a name.")
        return {"name": text}
    stand_in = Contact(
        id=team.id,
        name=team.name,
        phones=(team.phone,) if team.phone else (),
        emails=(team.mailbox,) if team.mailbox else (),
    )
    fields = _read(stand_in, {key: text}, sheet, dialled)
    found = fields["emails"] if key == "email" else fields["phones"]
    if len(found) > 1:
        raise UserError("A team has one number and one mailbox.", "Add the others to its members.")
    return {_OF_TEAM[key]: found[0] if found else None}


def _called(sheet: PrintedSheet, text: str) -> Id | None:
    wanted = text.casefold().strip()
    found = [id for id, name in sheet.names.contacts.items() if name.casefold().strip() == wanted]
    return found[0] if len(found) == 1 else None
