"""An import from tables to a proposal, and its result as the command line prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from designer.formats.collecting import without_collecting
from designer.formats.merging.foreign_merge import Checkpoint, ForeignMerge
from designer.formats.merging.own_merge import OwnMerge
from designer.formats.merging.own_sheets import BESIDE, OwnTable, own_tables
from designer.formats.merging.people_rows import PHONE_KINDS, TAKEN
from designer.formats.merging.proposal import Proposal, apply
from designer.formats.tables.mapping import Mapping, propose
from designer.formats.tables.tables import Table, tables
from designer.formats.tables.workbook import Problem, Workbook
from designer.formats.values import phones
from designer.formats.values.vocabulary import Vocabulary
from designer.model.matrix import Matrix

_ASKED = 300
"""How many numbers the country is guessed from."""

_NOT_YET = {
    "level": "Levels are",
    "severity": "Severities are",
    "escalate_after": "Times are",
}

_FIELD_OF_OWN = {
    "name": "name",
    "role": "role",
    "department": "team",
    "organisation": "organisation",
    "service": "service",
    "phone": "phone",
    "mobile": "mobile",
    "other_phones": "phone",
    "email": "email",
    "other_emails": "email",
    "portal": "website",
    "hours": "hours",
    "time_zone": "timezone",
    "deputies": "backup",
    "location": "location",
    "notes": "notes",
    "id": "id",
}
"""Column of the program's own sheets → the field of a mapping that says the same."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table of a foreign sheet with the mapping of its columns."""

    table: Table
    mapping: Mapping


def map_workbook(
    workbook: Workbook, *, sheet: str | None = None, vocabulary: Vocabulary | None = None, country: str | None = None
) -> list[Mapped]:
    """The tables of a workbook with proposed mappings, for a person to correct; none for the program's own sheets.

    Hidden sheets are left out unless named.
    """
    own = {table.sheet for table in own_tables(workbook)}
    beside = BESIDE if own else frozenset()
    return [
        Mapped(table, propose(table, vocabulary=vocabulary, country=country))
        for each in workbook.sheets
        if each.name not in own | beside and (each.name == sheet if sheet else not each.hidden)
        for table in tables(each, vocabulary)
    ]


def propose_changes(
    matrix: Matrix,
    workbook: Workbook,
    mapped: Sequence[Mapped] | None = None,
    *,
    country: str | None = None,
    checkpoint: Checkpoint | None = None,
) -> Proposal:
    """What a workbook would change in a matrix. Nothing is changed.

    The program's own sheets are known and read cell by cell; `mapped` are the tables of all others (None: as
    `map_workbook` proposes). `country` (ISO 3166, "GB") reads numbers that name none; None: the one that most numbers
    of the file, else of the matrix, belong to. `checkpoint` is told how far it is and may raise to stop.
    """
    with without_collecting():
        own = own_tables(workbook)
        foreign = list(map_workbook(workbook) if mapped is None else mapped)
        region = country or guess_country(foreign, matrix)
        ours = OwnMerge(matrix, own, region)
        if own:
            ours.propose()
        spoken_for = frozenset(entry.id for entry in ours.entries)
        pairs = [(each.table, each.mapping) for each in foreign]
        theirs = ForeignMerge(matrix, pairs, region, spoken_for, checkpoint)
        theirs.propose()
        proposal = Proposal(
            matrix=matrix,
            entries=(*ours.entries, *theirs.entries),
            uncertain=(*ours.uncertain, *theirs.uncertain),
            conflicts=tuple(ours.conflicts),
            missing=tuple(ours.missing),
            problems=(
                *_read_problems(workbook, own),
                *_left_aside(workbook, foreign, own),
                *ours.problems,
                *theirs.problems,
            ),
            skipped=ours.skipped + theirs.skipped,
            own=bool(own),
        )
        _ = proposal.diff, proposal.counts  # worked out here, while nobody looks for garbage
    return proposal


def guess_country(mapped: Sequence[Mapped], matrix: Matrix) -> str | None:
    """The country most numbers belong to, of the file or else of the matrix; None where none stands out."""
    found = phones.guess_country(_numbers(mapped))
    if found is not None:
        return found
    known = [phone.e164 for contact in matrix.contacts.values() for phone in contact.phones if phone.e164]
    return phones.guess_country(known[:: max(1, len(known) // _ASKED)])


def _numbers(mapped: Sequence[Mapped]) -> Iterator[str]:
    for each in mapped:
        columns = [column.index for column in each.mapping.used if column.field in PHONE_KINDS]
        for row in each.table.rows[:: max(1, len(each.table.rows) // _ASKED)]:
            yield from (row.texts[at] for at in columns if at < len(row.texts) and "+" in row.texts[at])


def _read_problems(workbook: Workbook, own: Sequence[OwnTable]) -> Iterator[Problem]:
    """What went wrong while reading; that the program hid columns of its own sheets is no news."""
    ours = {table.sheet for table in own} | (BESIDE if own else frozenset())
    return (each for each in workbook.problems if each.sheet not in ours or each.code != "hidden_columns")


def _left_aside(workbook: Workbook, mapped: Sequence[Mapped], own: Sequence[OwnTable]) -> Iterator[Problem]:
    """What is in the file and not taken: columns that are understood but not built from yet, hidden sheets."""
    for each in mapped:
        for column in each.mapping.used:
            if column.field not in TAKEN:
                said = _NOT_YET.get(column.field or "", "This is")
                at = each.table.cell_name(each.table.header_row or 1, column.index)
                message = f"{said} not yet taken from a sheet; the column “{column.header}” was left aside."
                yield Problem(each.table.sheet, at, "not_taken", message)
    read = {each.table.sheet for each in mapped} | {table.sheet for table in own}
    for sheet in workbook.sheets:
        if sheet.hidden and sheet.rows and sheet.name not in read:
            yield Problem(sheet.name, "", "hidden_sheet", f"The sheet “{sheet.name}” is hidden and was left aside.")


def import_result(proposal: Proposal, workbook: Workbook, mapped: Sequence[Mapped]) -> dict[str, Any]:
    """The result of an import as the command line prints it with --json."""
    sheets = [_own_sheet(table) for table in own_tables(workbook)] + [_foreign_sheet(each) for each in mapped]
    problems = [
        *(
            {"sheet": sheet, "cell": cell, "code": code, "message": message}
            for sheet, cell, code, message in proposal.problems
        ),
        *(_uncertain_problems(proposal)),
        *(_conflict_problems(proposal)),
    ]
    return {"sheets": sheets, "contacts": dict(proposal.counts), "problems": problems}


def _own_sheet(table: OwnTable) -> dict[str, Any]:
    by_column = {at: key for key, at in table.columns.items()}
    columns = []
    for at, header in enumerate(table.headers):
        known = _FIELD_OF_OWN.get(by_column.get(at, ""))
        columns.append({"header": header, "field": known, "confidence": "exact" if known else "none"})
    return {"name": table.sheet, "header_row": table.header_row, "rows": len(table.rows), "columns": columns}


def _foreign_sheet(each: Mapped) -> dict[str, Any]:
    columns = [
        {"header": column.header, "field": column.field, "confidence": column.confidence}
        for column in each.mapping.columns
    ]
    table = each.table
    return {"name": table.sheet, "header_row": table.header_row, "rows": len(table.rows), "columns": columns}


def _uncertain_problems(proposal: Proposal) -> Iterator[dict[str, Any]]:
    for each in proposal.uncertain:
        names = ", ".join(f"“{proposal.matrix.contacts[id].name}”" for id in each.candidates if id in proposal.matrix)
        who = f" ({names})" if names else ""
        message = f"“{each.name}” was left out: {each.reason}{who}."
        yield {"sheet": each.source.sheet, "cell": str(each.source.row), "code": "uncertain", "message": message}


def _conflict_problems(proposal: Proposal) -> Iterator[dict[str, Any]]:
    for each in proposal.conflicts:
        said = " and ".join(f"“{choice.text}” in {choice.cell}" for choice in each.choices)
        name = proposal.by_id[each.id].after.name
        sheet, _, cell = each.choices[0].cell.rpartition("!")
        message = f"{each.field.replace('_', ' ').capitalize()} of “{name}” is {said}; neither was taken."
        yield {"sheet": sheet, "cell": cell, "code": "conflict", "message": message}


__all__ = [
    "Mapped",
    "Proposal",
    "apply",
    "guess_country",
    "import_result",
    "map_workbook",
    "propose_changes",
]
