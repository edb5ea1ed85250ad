"""Every English text that a sheet may say, gathered from the code: what a language of the sheets must have."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import designer
from designer.drawing.words import CHANNEL_WORDS, OUTCOME_WORDS, STEP_WORDS, TRIGGER_WORDS, UNTITLED
from designer.formats.contacts import (
    call_sheet_lines,
    call_sheet_text,
    check_results,
    contact_columns,
    customers,
    sheet_titles,
    sheet_words,
)
from designer.formats.contacts.sheet_titles import SheetTitle
from designer.formats.excel import by_severity, flow_sheet, how_to_use
from designer.model.choices import Audience, PhoneKind, Status, TargetOrder, TeamMode


def texts() -> frozenset[str]:
    """All of them."""
    return frozenset((*_literals(), *_tables()))


def _literals() -> Iterator[str]:
    """The texts that stand in a call of `say`, and the titles of listings."""
    for room in ("contacts", "excel"):
        for path in (Path(designer.__file__).parent / "formats" / room).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _called(node.func) in ("say", "Listing", "titled"):
                    yield from _constants(node)


def _called(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _constants(call: ast.Call) -> Iterator[str]:
    arguments = call.args[1:] if _called(call.func) == "titled" else call.args[:1]
    for argument in arguments:
        parts = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _tables() -> Iterator[str]:
    """The texts that are looked up: headers, closed lists, titles."""
    for words in (CHANNEL_WORDS, OUTCOME_WORDS, STEP_WORDS, TRIGGER_WORDS, UNTITLED):
        yield from words.values()
    for choices in (Audience, PhoneKind, Status, TargetOrder, TeamMode):
        yield from contact_columns.words(list(choices))
    yield from (column.header for column in (*contact_columns.COLUMNS, *call_sheet_text.COLUMNS))
    yield from (choice for column in contact_columns.COLUMNS for choice in column.choices)
    yield from (call_sheet_text.ON_REQUEST, call_sheet_text.TEAM, call_sheet_text.NOT_ACTIVE)
    yield from (call_sheet_lines.INSTRUCTION, call_sheet_lines.NOBODY)
    yield from ("Backup:", "Quote:", "Also:", "On duty by rota:", "With team:")
    yield from (customers.WITHHELD, customers.CUSTOMERS_ID)
    yield from (*sheet_words._SHARES.values(), *sheet_words._ON_DUTY.values(), *by_severity._NOTES.values())
    yield from ("Respond within {}", "Resolve within {}", "Update every {}")
    yield from (header for header, _ in flow_sheet._COLUMNS)
    yield from (text for pair in how_to_use._EDITING for text in pair)
    yield from (title for _, title, _ in check_results._BANDS)
    yield from check_results._GRADES.values()
    for title in vars(sheet_titles).values():
        if isinstance(title, SheetTitle):
            yield from title[: 1 if title is sheet_titles.HOW_TO_USE else 2]  # it does not list itself
