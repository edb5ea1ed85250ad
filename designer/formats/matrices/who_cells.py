"""Columns that say who is told in ways that no header tells: roles, or name, role and numbers all in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from designer.formats.matrices.layouts import Bit, Layout, Mapped, put_together
from designer.formats.matrices.naming import is_filled_in, is_person, kind_of_role
from designer.formats.matrices.whom import Whom, whom_of
from designer.formats.tables.mapping import Column, Mapping
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.wording import VALUES
from designer.formats.tables.workbook import Problem
from designer.formats.values.evidence import digits_of, says_something

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
        for text in whom.placeholders:
            message = f"“{' '.join(text.split())}” stands in for something still to be filled in; it was not taken."
            problems.append(Problem(table.sheet, table.cell_name(row.number, column.index), "placeholder", message))
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
    """A record for each party of a cell, with what the row says of it besides.

    Where the row holds numbers or addresses that cannot be shared out among several, it stays one record: nobody gets
    a stranger's number, and none is lost.
    """
    if not whom.parties:
        return [base]
    shares = [base] if len(whom.parties) == 1 else _shared_out(base, len(whom.parties))
    if shares is None:
        return [base | {"name": [who]}]
    found = []
    for party, share in zip(whom.parties, shares, strict=True):
        record = {key: list(bits) for key, bits in share.items()}
        if party.name:
            record["name"] = [Bit(party.name, who.place)]
        if party.role:
            record.setdefault("role", [Bit(party.role, who.place)])
        for field, said in (("phone", party.phones), ("email", party.emails)):
            record.setdefault(field, []).extend(Bit(text, who.place) for text in said)
        found.append({key: bits for key, bits in record.items() if bits})
    return found


def _shared_out(base: dict[str, list[Bit]], count: int) -> list[dict[str, list[Bit]]] | None:
    """What a row says of each of several parties; None where its numbers and addresses are not as many, or not one.

    What is no address counts for each of them; an id is nobody's then.
    """
    shares: list[dict[str, list[Bit]]] = [{} for _ in range(count)]
    for key, bits in base.items():
        if key in _OF_ONE:
            continue
        for bit in bits:
            parts = [part for part in _APART.split(bit.text) if part] if key in _OF_EACH else [bit.text]
            whole = key in _NUMBERS and any(len(digits_of(part)) < _SHORT for part in parts)
            if len(parts) == count and not whole:
                told = [bit._replace(text=part) for part in parts]
            elif len(parts) == 1 or key == "role":
                told = [bit] * count
            else:
                return None
            for share, each in zip(shares, told, strict=True):
                share.setdefault(key, []).append(each)
    return shares


_APART = re.compile(r"\s*(?:\n|;|\||\s/\s)\s*")
_SHORT = 5
"""Digits; a number with fewer may be the ending of the one before it."""
_NUMBERS = frozenset({"phone", "mobile", "fax", "pager", "ext"})
_OF_EACH = _NUMBERS | {"email", "role"}
_OF_ONE = frozenset({"id", "name", "first_name", "middle_name", "last_name"})


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
