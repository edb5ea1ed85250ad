"""Severity × level: who is reached, after how long, over what."""

from __future__ import annotations

from typing import Any

from designer.analysis.call_list import level_numbers
from designer.analysis.grid import Cell, Column, columns
from designer.analysis.leads import level_lead
from designer.drawing.style import PAPER
from designer.drawing.words import CHANNEL_WORDS
from designer.formats.contacts.lead_words import lead_words
from designer.formats.contacts.row_heights import Written, height
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_looks import EDGE, HEADER, Look, tint
from designer.formats.contacts.sheet_paper import titled
from designer.formats.contacts.sheet_words import answer_within, level_name, marked, target_words
from designer.formats.excel.page import Sheet, join, print_set_up, title_bar
from designer.formats.excel.safe_text import put
from designer.formats.excel.styles import FONT, argb
from designer.formats.values.cell_text import encode, fitted
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity, Step
from designer.model.values import Span

_FIRST, _LEVEL = 26.0, 30.0
_NOTES = {
    "decision": "a decision is made here",
    "several_entries": "several ways in",
    "loop": "can go back",
    "answered_differs": "another time once answered",
}


def write(page: Sheet) -> None:
    """Write the grid: a row a severity, a column a level."""
    from openpyxl.utils import get_column_letter

    sheet, styles, matrix, say = page.sheet, page.styles, page.matrix, page.say
    levels = list(matrix.levels.values())
    last = max(len(levels) + 1, 3)
    title = titled(page.matrix, say, "{}: by severity", "By severity")
    title_bar(page, title, [_FIRST] + [_LEVEL] * (last - 1), last)
    told = say("Times count from the opening of the issue, when nobody answers.")
    put(sheet, 2, 1, told, Look(size=11, italic=True, ink="#475467", wrap=False, across="left", indent=1), styles)
    join(sheet, 2, 1, last)
    put(sheet, 3, 1, say("Severity"), HEADER, styles)
    sheet.column_dimensions["A"].width = _FIRST
    numbers = level_numbers(matrix)
    for column, level in enumerate(levels, 2):
        ground, ink, _ = tint(level.order)
        name = level_name(level) if level.code or level.label else say("Level {}", numbers[level.id])
        put(sheet, 3, column, name, Look(11, bold=True, ink=ink, ground=ground, across="left", indent=1), styles)
        sheet.column_dimensions[get_column_letter(column)].width = _LEVEL
    for column in range(len(levels) + 2, last + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _LEVEL
    sheet.row_dimensions[3].height = height([Written(level_name(each, say), _LEVEL, 11, True) for each in levels], 20)
    row = 3
    for found in columns(matrix):
        row += 1
        _severity_row(page, row, found)
    sheet.freeze_panes = "B4"
    print_set_up(page, last, row, "1:3")


def _severity_row(page: Sheet, row: int, found: Column) -> None:
    sheet, styles, severity = page.sheet, page.styles, found.severity
    ink = PAPER.severity_text(severity.rank, severity.colour) if severity else "#101828"
    head = _severity_words(severity, page.say) if severity else [page.say("Any issue")]
    written = [Written("\n".join(head), _FIRST)]
    _rich(page, row, 1, head, Look(edge=EDGE, upright="top", across="left", indent=1), ink, 12)
    for column, level in enumerate(page.matrix.levels, 2):
        cell = found.cell(level)
        lines = _cell_words(found, cell, page.say)
        *_, ground = tint(page.matrix.levels[cell.level].order)
        look = Look(edge=EDGE, upright="top", across="left", indent=1, ground=ground if cell.steps else "")
        if len(lines) > 1:
            _rich(page, row, column, lines, look, "#101828", 11)
        else:
            put(sheet, row, column, "".join(lines), look._replace(ink="#667085"), styles)
        written.append(Written("\n".join(lines), _LEVEL))
    sheet.row_dimensions[row].height = height(written, least=40, padding=8)


def _rich(page: Sheet, row: int, column: int, lines: list[str], look: Look, ink: str, size: float) -> None:
    """A cell whose first line stands out."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    first, rest = encode(lines[0]), fitted(encode("\n".join(lines[1:])))
    cell = put(page.sheet, row, column, first, look, page.styles)
    strong = InlineFont(rFont=FONT, b=True, sz=size, color=Color(argb(ink)))
    plain = InlineFont(rFont=FONT, sz=look.size, color=Color(argb(look.ink)))
    blocks: list[Any] = [TextBlock(strong, first + ("\n" if rest else ""))]
    if rest:
        blocks.append(TextBlock(plain, rest))
    cell._value = CellRichText(*blocks)


def _severity_words(severity: Severity, say: Words) -> list[str]:
    lines = [f"{marked(severity)} {severity.name if severity.code else ''}".strip()]
    targets = (
        ("Respond within {}", severity.respond_within),
        ("Resolve within {}", severity.resolve_within),
        ("Update every {}", severity.update_every),
    )
    lines += [say(text, say.span(span)) for text, span in targets if span]
    return lines + ([severity.criteria] if severity.criteria else [])


def _cell_words(column: Column, cell: Cell, say: Words) -> list[str]:
    if cell.way == "never" or not cell.steps:
        return ["–"]
    matrix = column.matrix
    lines, notes = [_when(column, cell, say)], cell.notes
    if cell.elapsed is None:
        notes = tuple(note for note in notes if note != "answered_differs")  # it is what the first line says
    several = len({span for _, span in cell.answers}) > 1
    if several:
        lines += [_step_words(matrix, matrix.steps[id], span, say) for id, span in cell.answers]
    else:
        lines += [target_words(matrix, target, say) for target in cell.attempted]
    told = {target.to for target in cell.attempted}
    lines += [say("told: {}", target_words(matrix, target, say)) for target in cell.told if target.to not in told]
    if not cell.attempted and not cell.told:
        lines += [step.title for id in cell.steps if (step := matrix.steps[id]).title]
    channels = " → ".join(_channel(matrix, use.channel, say) for use in cell.channels)
    lines += [say("by {}", channels)] if channels else []
    lines += [answer_within(cell.answer_within, say)] if cell.answer_within and not several else []
    return list(dict.fromkeys([*lines, *(f"({say(_NOTES[note])})" for note in notes)]))


def _when(column: Column, cell: Cell, say: Words) -> str:
    """When a level is reached: by the clock, else by what must happen first."""
    if cell.elapsed is not None:
        when = say.duration(cell.elapsed.time)
        return when if when == say.at_once else say("after {}", when)
    lead = level_lead(column, cell.level)
    return lead_words(column.matrix, lead, say=say) if lead is not None else say("on request")


def _step_words(matrix: Matrix, step: Step, within: Span | None, say: Words) -> str:
    """The people of one of several steps, and by when they answer."""
    people = ", ".join(target_words(matrix, target, say) for target in step.targets)
    return f"{people}: {answer_within(within, say)}" if within else people


def _channel(matrix: Matrix, id: Id, say: Words) -> str:
    channel = matrix.channels[id]
    return channel.label or say(CHANNEL_WORDS[channel.kind])
