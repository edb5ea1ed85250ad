"""Columns that say who is told in ways that no header tells: roles, or name, role and numbers all in one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.formats.matrices.layouts import Bit, Layout, Mapped, put_together
from designer.formats.matrices.naming import is_filled_in, is_person, kind_of_role
from designer.formats.matrices.whom import Whom, whom_of
from designer.formats.tables.mapping import Column, Mapping
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.wording import VALUES
from designer.formats.tables.workbook import Problem
from designer.formats.values.evidence import says_something

_NAMES = ("name", "first_name", "last_name")
_MAY_BE_WHO = frozenset({"phone", "mobile", "location", "notes", "email"})
"""Fields that a column such as "Contact details" is mapped to, which may name somebody too."""
_ENOUGH = 0.7


def with_roles(table: Table, mapping: Mapping) -> Mapping:
    """The mapping with a column that no header explains and whose values are roles."""
    if mapping.of("role"):
        return mapping
    for column in mapping.columns:
        texts = _texts(table, column) if column.field is None else []
        roles = sum(1 for text in texts if kind_of_role(text) is not None and not _names_people(text))
        if roles >= 2 and roles >= _ENOUGH * len(texts):
            return _set(mapping, column, "role", "the values are roles")
    return mapping


def parted(table: Table, mapping: Mapping) -> Mapped | None:
    """The table with the cells of one column parted into names, roles, numbers and mail addresses.

    None where no column holds more than one of them in a cell, so that the table can stay as it is.
    """
    column = _who_column(table, mapping)
    if column is None:
        return None
    records: list[dict[str, list[Bit]]] = []
    texts: dict[int, Bit] = {}
    problems: list[Problem] = []
    others = [each for each in mapping.used if each.index != column.index]
    for row in table.rows:
        base: dict[str, list[Bit]] = {}
        for each in others:
            cell = row.cell(each.index)
            if cell.text:
                place = table.place(row.number, each.index)
                base.setdefault(each.field or "", []).append(Bit(cell.text, place, cell.kind))
        if not base.get("level") and not row.cell(column.index).text:
            continue
        who = Bit(row.cell(column.index).text, table.place(row.number, column.index))
        whom = whom_of(who.text)
        parties = _records(base, whom, who)
        if whom.other or (whom.time is not None and not whom.parties):
            texts[len(records) + len(parties)] = who
            rest = ", ".join(f"“{each}”" for each in whom.other) or f"“{who.text}”"
            message = (
                f"{' '.join(rest.split())} names nobody that is known; the text of the cell was put into the step."
            )
            problems.append(Problem(table.sheet, table.cell_name(row.number, column.index), "names_nobody", message))
        records += parties
    found, mapped = put_together(table.source, table.header_row or 1, records, table.title, "parted from one column")
    return Mapped(replace(found, notes=table.notes), mapped, Layout.LEVELS, texts=texts, problems=tuple(problems))


def _records(base: dict[str, list[Bit]], whom: Whom, who: Bit) -> list[dict[str, list[Bit]]]:
    """A record for each party of a cell; what the row says besides belongs to the only one, else to none of them."""
    if not whom.parties:
        return [base]
    shared = base if len(whom.parties) == 1 else {key: base[key] for key in base if key in _OF_THE_ROW}
    found = []
    for party in whom.parties:
        record = {key: list(bits) for key, bits in shared.items()}
        if party.name:
            record["name"] = [Bit(party.name, who.place)]
        if party.role:
            record.setdefault("role", [Bit(party.role, who.place)])
        for field, said in (("phone", party.phones), ("email", party.emails)):
            record.setdefault(field, []).extend(Bit(text, who.place) for text in said)
        found.append({key: bits for key, bits in record.items() if bits})
    return found


_OF_THE_ROW = frozenset({"level", "severity", "escalate_after", "team", "service"})


def _who_column(table: Table, mapping: Mapping) -> Column | None:
    """The column whose cells hold more than a name; of columns of names that one, else one whose values name people."""
    named = [column for field in _NAMES for column in mapping.of(field)]
    if named:
        column = named[0]
        several = sum(1 for text in _texts(table, column) if _holds_more(text))
        return column if len(named) == 1 and several and _named(table, column) else None
    for column in mapping.columns:
        if column.field is None or column.field in _MAY_BE_WHO:
            texts = _texts(table, column)
            people = sum(1 for text in texts if _names_people(text))
            if people >= 2 and _named(table, column):
                return column
    return None


def _named(table: Table, column: Column) -> bool:
    """Whether most cells of a column name somebody for certain."""
    texts = _texts(table, column)
    return sum(1 for text in texts if whom_of(text).parties) >= _ENOUGH * len(texts)


def _holds_more(text: str) -> bool:
    whom = whom_of(text)
    party = whom.parties[0] if len(whom.parties) == 1 else None
    if party is None:
        return len(whom.parties) > 1
    return bool(party.phones or party.emails or (party.name and party.role)) and not is_person(text)


def _names_people(text: str) -> bool:
    return any(party.name for party in whom_of(text).parties)


def _texts(table: Table, column: Column) -> Sequence[str]:
    return [text for row in table.rows if _says(row, column) and is_filled_in(text := row.cell(column.index).text)]


def _says(row: TableRow, column: Column) -> bool:
    return says_something(row.cell(column.index).text)


def _set(mapping: Mapping, column: Column, field: str, reason: str) -> Mapping:
    mine = replace(column, field=field, confidence=VALUES, reason=reason)
    return Mapping((*mapping.columns[: column.index], mine, *mapping.columns[column.index + 1 :]))
