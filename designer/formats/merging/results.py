"""The result of an import as the command line prints it: one JSON object, and sentences for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from designer.formats.matrices.layouts import Mapped
from designer.formats.matrices.outline import Outline
from designer.formats.merging.own_sheets import OwnTable, own_tables
from designer.formats.merging.proposal import Entry, Proposal
from designer.formats.tables.workbook import Workbook
from designer.model.ids import Id

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


_Object = dict[str, Any]


def import_result(
    proposal: Proposal, workbook: Workbook, mapped: Sequence[Mapped], found: Outline | None = None
) -> _Object:
    """The result of an import as the command line prints it with --json. `found` is the outline of its tables."""
    sheets = [_own_sheet(table) for table in own_tables(workbook)] + [_foreign_sheet(each) for each in mapped]
    problems = [
        *(
            {"sheet": sheet, "cell": cell, "code": code, "message": message}
            for sheet, cell, code, message in proposal.problems
        ),
        *(_uncertain_problems(proposal)),
        *(_conflict_problems(proposal)),
    ]
    result = {
        "sheets": sheets,
        "contacts": dict(proposal.counts),
        "problems": problems,
        "conflicts": list(_conflicts(proposal)),
        "missing": [_named(proposal, id) for id in proposal.missing],
        "deleted_here": [_of_entry(entry) for entry in proposal.entries if entry.asked == "deleted here"],
        "changed_here": [{**_of_entry(entry), "fields": list(entry.kept)} for entry in proposal.entries if entry.kept],
        "uncertain": [
            {
                "sheet": each.source.sheet,
                "row": each.source.row,
                "name": each.name,
                "reason": each.reason,
                "candidates": [_named(proposal, id) for id in each.candidates],
            }
            for each in proposal.uncertain
        ],
    }
    return result if found is None else result | {"flow": _flow_result(proposal, found)}


def _flow_result(proposal: Proposal, found: Outline) -> _Object:
    """What was found of an escalation matrix, and what was built of it."""
    times = found.times
    return {
        "layout": found.layout.value,
        "sure": found.sure,
        "reasons": list(found.reasons),
        "doubts": list(found.doubts),
        "levels": [level.label for level in found.levels],
        "severities": [grade.code for grade in found.severities],
        "times": {"base": times.base.value, "at": times.at.value, "sure": times.sure, "reason": times.reason},
        "taken": bool(proposal.flow),
        "records": proposal.flow_counts,
    }


def _named(proposal: Proposal, id: Id) -> _Object:
    return {"id": id, "name": proposal.matrix.contacts[id].name}


def _of_entry(entry: Entry) -> _Object:
    return {"id": entry.id, "name": entry.name}


def _conflicts(proposal: Proposal) -> Iterator[_Object]:
    for each in proposal.conflicts:
        yield {
            **_of_entry(proposal.by_id[each.id]),
            "field": each.field,
            "sent": each.sent,
            "choices": [{"cell": choice.cell, "text": choice.text} for choice in each.choices],
        }


def _own_sheet(table: OwnTable) -> _Object:
    by_column = {at: key for key, at in table.columns.items()}
    columns = []
    for at, header in enumerate(table.headers):
        known = _FIELD_OF_OWN.get(by_column.get(at, ""))
        columns.append({"header": header, "field": known, "confidence": "exact" if known else "none"})
    return {"name": table.sheet, "header_row": table.header_row, "rows": len(table.rows), "columns": columns}


def _foreign_sheet(each: Mapped) -> _Object:
    columns = [
        {"header": column.header, "field": column.field, "confidence": column.confidence}
        for column in each.mapping.columns
    ]
    table = each.table
    return {"name": table.sheet, "header_row": table.header_row, "rows": len(table.rows), "columns": columns}


def _uncertain_problems(proposal: Proposal) -> Iterator[_Object]:
    for each in proposal.uncertain:
        names = ", ".join(f"“{proposal.matrix.contacts[id].name}”" for id in each.candidates if id in proposal.matrix)
        who = f" ({names})" if names else ""
        message = f"“{each.name}” was left out: {each.reason}{who}."
        yield {"sheet": each.source.sheet, "cell": str(each.source.row), "code": "uncertain", "message": message}


def _conflict_problems(proposal: Proposal) -> Iterator[_Object]:
    for each in proposal.conflicts:
        said = " and ".join(f"“{choice.text}” in {choice.cell or 'the matrix'}" for choice in each.choices)
        name = proposal.by_id[each.id].name
        sheet, _, cell = each.choices[0].cell.partition(", ")[0].rpartition("!")
        kept = "the matrix stays as it is" if each.with_matrix else "neither was taken"
        message = f"{each.field.replace('_', ' ').capitalize()} of “{name}” is {said}; {kept}."
        yield {"sheet": sheet, "cell": cell, "code": "conflict", "message": message}
