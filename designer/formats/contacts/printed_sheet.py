"""A call sheet as it would be printed now: whom it is for, its lines and its pages; and how it follows an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from designer.analysis.call_list import Band, Call, call_list
from designer.analysis.people import own_kinds
from designer.formats.contacts import sheet_paper
from designer.formats.contacts.call_sheet_lines import REPEATED, WIDTHS, Line, call_sheet_lines, row_line
from designer.formats.contacts.call_sheet_text import Row, Section, contact_row, sections
from designer.formats.contacts.contact_names import Names, names_of
from designer.formats.contacts.customers import for_customers, without_internal
from designer.formats.contacts.sheet_language import Words, words
from designer.formats.contacts.sheet_paper import Pages, Paper
from designer.model.diff import Diff
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Contact, Severity

_BESIDE = frozenset({"comment", "revision", "briefing", "suppression", "announcement"})
"""Kinds of record that no call sheet prints anything of."""


class Wanted(NamedTuple):
    """Which call sheet: for one severity (its id) or all (""), for customers or our own people, on which paper, and in
    which language ("" for the matrix's own)."""

    severity: Id = ""
    customers: bool = False
    paper: Paper = "A4"
    language: str = ""


@dataclass(frozen=True)
class PrintedSheet:
    """A call sheet. `matrix` is the document, `shown` what its readers are shown of it."""

    wanted: Wanted
    matrix: Matrix
    shown: Matrix
    names: Names
    say: Words
    severities: tuple[Severity, ...]
    bands: Sequence[Band]
    sections: Sequence[Section]
    lines: Sequence[Line]
    pages: Pages

    def call(self, row: Row) -> Call | None:
        """The call that a row prints; None for a list of contacts without steps."""
        for band in self.bands:
            if band.level.id == row["level"]:
                return next((call for call in band.calls if call.who.id == row["id"]), None)
        return None


def printed_sheet(matrix: Matrix, wanted: Wanted, go_on: Callable[[], bool] = lambda: True) -> PrintedSheet | None:
    """The call sheet, worked out from nothing; None as soon as `go_on` says that nobody wants it any more."""
    say = words(wanted.language or matrix.head.language)
    shown = for_customers(matrix, say) if wanted.customers else matrix
    severity = matrix.severities.get(wanted.severity)
    severities = (severity,) if severity else ()
    only = tuple(each.id for each in severities)
    names = names_of(shown)
    if not go_on():
        return None
    bands = call_list(shown, only)
    if not go_on():
        return None
    found = sections(shown, names, say, only, bands)
    if wanted.customers:
        found = without_internal(shown, found, say)
    lines = call_sheet_lines(shown, found, severities, say, customers=wanted.customers)
    return PrintedSheet(wanted, matrix, shown, names, say, severities, bands, found, lines, _pages(lines, wanted))


def followed(before: PrintedSheet, matrix: Matrix, diff: Diff) -> PrintedSheet | None:
    """The sheet after an edit, where the edit reaches but the words of some rows; None where it must be worked out.

    The same as `printed_sheet` of that matrix makes.
    """
    touched = {id: pair for id, pair in diff.pairs.items() if kind_of(id) not in _BESIDE}
    if not touched:
        return replace(before, matrix=matrix, shown=before.shown if before.wanted.customers else matrix)
    if before.wanted.customers or not before.bands:
        return None
    if not all(isinstance(old, Contact) and isinstance(new, Contact) and _leads_alike(old, new)
               for old, new in touched.values()):  # fmt: skip
        return None
    names = before.names
    if any(getattr(old, "name", "") != getattr(new, "name", "") for old, new in touched.values()):
        names = names_of(matrix)
        if names.contact_marks != before.names.contact_marks:
            return None
    stale = {*touched, *(id for id, each in matrix.contacts.items() if not touched.keys().isdisjoint(each.deputies))}
    listed = frozenset(call.who.id for band in before.bands for call in band.calls)
    bands, found, lines = list(before.bands), list(before.sections), list(before.lines)
    at = [number for number, line in enumerate(lines) if line.row is not None]
    first = 0
    for number, (band, section) in enumerate(zip(before.bands, before.sections, strict=True)):
        places = at[first : first + len(section.rows)]
        first += len(places)
        if stale.isdisjoint(row["id"] for row in section.rows):
            continue
        calls = tuple(_now(call, touched) for call in band.calls)
        rows = list(section.rows)
        for place, (row, call) in enumerate(zip(section.rows, calls, strict=True)):
            if row["id"] in stale and isinstance(call.who, Contact):
                rows[place] = row | contact_row(matrix, call.who, names, listed, call, before.say)
                lines[places[place]] = row_line(rows[place], section.order, section.level)
        bands[number], found[number] = band._replace(calls=calls), replace(section, rows=tuple(rows))
    return replace(
        before,
        matrix=matrix,
        shown=matrix,
        names=names,
        bands=bands,
        sections=found,
        lines=lines,
        pages=_pages(lines, before.wanted),
    )


def _now(call: Call, touched: Mapping[Id, tuple[object, object]]) -> Call:
    after = touched[call.who.id][1] if call.who.id in touched else None
    return call._replace(who=after) if isinstance(after, Contact) else call


def _leads_alike(old: Contact, new: Contact) -> bool:
    """Whether nothing changed by which times are worked out: over what somebody is reached, and in what order."""
    return old.channels == new.channels and own_kinds(old) == own_kinds(new)


def _pages(lines: Sequence[Line], wanted: Wanted) -> Pages:
    return sheet_paper.pages([line.height for line in lines], REPEATED, WIDTHS, wanted.paper)
