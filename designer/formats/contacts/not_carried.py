"""What an export leaves behind, so that it can be said before anybody relies on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from designer.formats.contacts.contact_columns import BY_KEY, Cells
from designer.formats.values.cell_text import LONGEST, encode
from designer.model.matrix import Matrix
from designer.model.records import Level


def too_long(rows: Iterable[Cells]) -> list[str]:
    """A sentence for each text of a contact that no cell holds in full."""
    return [
        f"{BY_KEY[key].header} of {cells.get('name', 'a contact')} is {size:,} characters long; a cell holds "
        f"{LONGEST:,}, so its end is missing."
        for cells in rows
        for key, text in cells.items()
        if len(text) > LONGEST // 10 and (size := len(encode(text))) > LONGEST
    ]


_SHOWN_ON = {"on-call": "rota", "plan": "announcement", "changes": "revision", "checks": "accepted finding"}


def not_in_workbook(matrix: Matrix, sheets: Collection[str] = ()) -> list[str]:
    """A sentence for each part of a matrix that the sheets of those keys (`excel.contents`) do not show."""
    shown = {_SHOWN_ON[key] for key in sheets if key in _SHOWN_ON}
    counted = (
        (len(matrix.categories), "category", "categories", ""),
        (len(matrix.teams), "team", "teams", " (whom the steps name is on the call sheet)"),
        (len(matrix.rotas), "rota", "rotas", " (whose turn it is)"),
        (len(matrix.calendars), "calendar", "calendars", " (beyond the hours of the contacts)"),
        (len(matrix.announcements), "announcement", "announcements", ""),
        (len(matrix.comments), "comment", "comments", ""),
        (len(matrix.revisions), "revision", "revisions", ""),
        (len(matrix.briefings), "briefing", "briefings", ""),
        (len(matrix.suppressions), "accepted finding", "accepted findings", ""),
    )
    found = [_left_out(*each) for each in counted if each[0] and each[1] not in shown]
    if any(_explained(level) for level in matrix.levels.values()):
        found.append("What the levels are for, their criteria and hand-over lists are not in the workbook.")
    return found


def _left_out(count: int, one: str, many: str, remark: str) -> str:
    said = f"{count} {one} is" if count == 1 else f"{count} {many} are"
    return f"{said} not in the workbook{remark}."


def _explained(level: Level) -> bool:
    return bool(level.purpose or level.authority or level.entry_criteria or level.hand_over or level.exit_criteria)


def not_in_csv(matrix: Matrix) -> list[str]:
    """What a table of contacts alone does not carry."""
    count = len(matrix.steps)
    found = [f"The {count} step{'' if count == 1 else 's'}, levels and times are not in a csv file."] if count else []
    return [*found, "Excel drops leading zeros and plus signs when it opens a csv file: send the .xlsx to people."]
