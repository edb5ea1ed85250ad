"""Rows of contacts as text with tabs: what the clipboard exchanges with spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence

from designer.commands import contacts
from designer.errors import UserError
from designer.formats.contacts.contact_columns import BY_KEY, Column
from designer.formats.tables import delimited
from designer.model.edit import Edit
from designer.model.records import Contact
from designer.panels import names
from designer.panels.contacts_model import SHOWN, ContactsModel, column_of
from designer.panels.desk import Desk


def as_text(model: ContactsModel, rows: Sequence[Contact], columns: Sequence[int]) -> str:
    """Rows with a line of headers; cells that hold tabs, quotes or line ends stand in quotes."""
    keys = [SHOWN[column].key for column in columns] + ["id"]
    lines = [[BY_KEY[key].header for key in keys]]
    lines += [[model.text(contact, key) for key in keys] for contact in rows]
    return "\n".join("\t".join(_quoted(cell) for cell in line) for line in lines)


def paste(desk: Desk, model: ContactsModel, text: str, columns: Sequence[int], at: tuple[int, int] | None) -> list[str]:
    """Take rows into the matrix as one undo step; returns the ids of the contacts concerned.

    With a line of our headers, each row is the contact of its id, or a new one. Without, cells go where the current
    cell (row, column) is, and rows beyond the last are new contacts. Raises UserError.
    """
    lines = [line for line in delimited.split(text, "\t")[0] if any(cell.strip() for cell in line)]
    if not lines:
        raise UserError("The clipboard holds no rows.", "Copy rows here or in a spreadsheet first.")
    known = [column_of(cell) for cell in lines[0]]
    with desk.edit("Paste contacts") as edit:
        if sum(column is not None for column in known) >= max(1, len(known) / 2) and "name" in _keys(known):
            return [_by_header(edit, model, known, line) for line in lines[1:]]
        return _by_place(edit, model, lines, list(columns), at)


def _by_header(edit: Edit, model: ContactsModel, known: Sequence[Column | None], line: list[str]) -> str:
    cells = {column.key: cell.strip() for column, cell in zip(known, line, strict=False) if column is not None}
    id = cells.pop("id", "")
    cells.pop("mark", None)
    found = edit.get(id) if id else None
    return _write(edit, model, found if isinstance(found, Contact) else None, cells)


def _by_place(
    edit: Edit, model: ContactsModel, lines: list[list[str]], columns: list[int], at: tuple[int, int] | None
) -> list[str]:
    row, column = at if at is not None else (len(model.rows), columns[0])
    into = columns[columns.index(column) :] if column in columns else columns
    done = []
    for down, line in enumerate(lines):
        cells = {SHOWN[section].key: cell.strip() for section, cell in zip(into, line, strict=False)}
        contact = model.rows[row + down] if row + down < len(model.rows) else None
        done.append(_write(edit, model, contact, cells))
    return done


def _write(edit: Edit, model: ContactsModel, contact: Contact | None, cells: dict[str, str]) -> str:
    if contact is None:
        name = cells.get("name") or next((cell for cell in cells.values() if cell), names.KINDS["contact"].one)
        contact = contacts.add(edit, name)
    fields = model.write(contact, cells)
    if fields:
        edit.change(contact.id, **fields)
    return contact.id


def _keys(columns: Sequence[Column | None]) -> set[str]:
    return {column.key for column in columns if column is not None}


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in '\t"\n\r') else cell
