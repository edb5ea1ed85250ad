"""What somebody who is sent the workbook needs to know."""

from __future__ import annotations

from collections.abc import Iterable

from designer.formats.contacts.row_heights import Written, height
from designer.formats.contacts.sheet_looks import Look
from designer.formats.contacts.sheet_paper import validity
from designer.formats.contacts.sheet_titles import SheetTitle
from designer.formats.contacts.sheet_words import marked
from designer.formats.excel.page import Sheet, join, print_set_up, title_bar
from designer.formats.excel.safe_text import put
from designer.model.matrix import Matrix

_WIDTHS = (24.0, 40.0, 60.0)
_ESCAPES = "␛ in a text"

_EDITING = (
    ("Correct a number", "Type over it, on Call sheet or on Contacts; either is taken when the workbook comes back."),
    ("Add somebody", "Write a new row below the table on Contacts. Leave its Id empty."),
    ("Copy a row", "A copied row becomes a new person: change the name."),
    ("Take somebody out", "Delete the row and tell the owner. Nobody is deleted from the matrix without being asked."),
    ("Several in a cell", "Part them with a semicolon: Ada Example; Bo Example."),
    ("Namesakes", "Where two people have one name, the column Namesake tells them apart; write “Jo Park #2”."),
    ("Hidden columns", "Columns that nobody uses are hidden. Show them to fill them in. Leave the Id as it is."),
    ("Times and levels", "These are changed in the matrix itself; changes to them here are reported, not taken."),
    (_ESCAPES, "Stands for a character that a spreadsheet would lose. Leave it."),
    ("Send it back", "Save as Excel workbook. The owner sees each change before it is taken."),
)


def write(page: Sheet, sheets: Iterable[SheetTitle]) -> None:
    """Write what each of the sheets is for, how to edit, and what the document is."""
    sheet, styles, say = page.sheet, page.styles, page.say
    for letter, width in zip("ABC", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    title_bar(page, say("How to use this workbook"), _WIDTHS, 3)
    row = 2
    for heading, lines in (
        (say("The sheets"), [(say(each.title), say(each.about)) for each in sheets]),
        (say("When something has changed"), [(say(name), say(text)) for name, text in _EDITING]),
        (say("This matrix"), _about(page)),
    ):
        row += 1
        put(sheet, row, 1, heading, Look(12, bold=True, wrap=False, ink="#1f2a44", across="left", indent=1), styles)
        sheet.row_dimensions[row].height = 20
        for name, text in lines:
            row += 1
            put(
                sheet,
                row,
                1,
                name,
                Look(bold=True, upright="top", across="left", indent=1),
                styles,
                kept=name != say(_ESCAPES),
            )
            put(sheet, row, 2, text, Look(upright="top", across="left", indent=1), styles)
            join(sheet, row, 2, 3)
            written = [Written(name, _WIDTHS[0]), Written(text, _WIDTHS[1] + _WIDTHS[2])]
            sheet.row_dimensions[row].height = height(written, 16)
        row += 1
    print_set_up(page, 3, row, "")
    sheet.page_setup.fitToHeight = 1


def _about(page: Sheet) -> list[tuple[str, str]]:
    head, say = page.matrix.head, page.say
    found = [
        (say("Title"), head.title),
        (say("Organisation"), head.organisation),
        (say("Covers"), head.scope),
        (say("Does not cover"), head.out_of_scope),
        (say("Owner"), head.owner),
        (say("Approved by"), head.approver),
        (say("Version"), f"{head.version}, {say(head.status.value.replace('_', ' '))}"),
        (say("Validity"), validity(page.matrix, page.now, page.say)),
        (say("Next review"), say.date(head.next_review) if head.next_review else ""),
        (say("Time zone"), head.time_zone),
        (say("Sent to"), ", ".join(head.distribution)),
        (say("Exported"), f"{say.date(page.now.date())} {page.now:%H:%M}"),
    ]
    return [(name, text) for name, text in found if text] + _severities(page.matrix)


def _severities(matrix: Matrix) -> list[tuple[str, str]]:
    return [
        (marked(severity), " · ".join(part for part in (severity.name, severity.criteria, *severity.examples) if part))
        for severity in matrix.severities.values()
    ]
