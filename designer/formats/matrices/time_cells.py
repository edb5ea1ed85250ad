"""The times of a column: each cell understood with the unit and clock that the column's header says."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import NamedTuple

import msgspec

from designer.formats.durations.durations import Understood, understand
from designer.formats.tables.workbook import Cell
from designer.formats.values.cells import NUMBER, SPAN, TEXT, TIME
from designer.model.choices import Clock, SpanUnit
from designer.model.spans import describe

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_CLOCK = re.compile(r"^(\d+):([0-5]\d)(?::([0-5]\d))?$")


class Unit(NamedTuple):
    """What a header says of the numbers beneath: the words of the unit ("business hours"), and its clock."""

    words: str = ""
    clock: Clock = Clock.ELAPSED


@functools.lru_cache(maxsize=256)
def unit_said(header: str) -> Unit:
    """The unit that a header names: "Response time (min)", "Escalate after, business hours"."""
    parts = _BRACKETS.findall(header)
    words = re.split(r"[\s,/:–-]+", _BRACKETS.sub(" ", header).strip())
    for said in (*parts, " ".join(words[-2:]), words[-1]):
        found = understand(f"2 {said}") if said and not any(map(str.isdigit, said)) else None
        if found is not None and found.until is None and found.base is None:
            return Unit(said, found.span.clock)
    return Unit()


def time_of(cell: Cell, header: str = "", unit: SpanUnit | None = None) -> Understood | None:
    """The time that a cell says; None where that is not certain.

    `unit` is the one of numbers where neither cell nor header names one.
    """
    found = _understood(cell, header, unit)
    if found is None or unit_said(header).clock is Clock.ELAPSED or found.span.clock is Clock.BUSINESS:
        return found
    if not found.span.amount or found.until is not None:
        return found if not found.span.amount and found.until is None else None
    span = msgspec.structs.replace(found.span, clock=Clock.BUSINESS)
    return found._replace(span=msgspec.structs.replace(span, text=describe(span)))


def _understood(cell: Cell, header: str, unit: SpanUnit | None) -> Understood | None:
    text = cell.text.strip()
    said = unit_said(header).words
    if cell.kind in (TIME, SPAN):
        clock = _CLOCK.match(text)
        if clock is None:
            return None
        return understand(dt.timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0)))
    if cell.kind == NUMBER:
        if said:
            return understand(f"{text} {said}")
        value = float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None
        return None if value is None else understand(int(value) if value == int(value) else value, bare_unit=unit)
    if cell.kind != TEXT:
        return None
    if said and text.isdigit():
        return understand(f"{text} {said}")
    return understand(text, bare_unit=unit)
