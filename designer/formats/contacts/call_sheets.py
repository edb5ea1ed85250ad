"""The call sheets of a matrix: one for all severities, or one for each that differs from the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from designer.formats.contacts.call_sheet_text import Section, sections
from designer.formats.contacts.contact_names import Names
from designer.formats.contacts.sheet_language import Words
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity


class CallSheet(NamedTuple):
    """A call sheet and the severities it is for; none named where it is for all."""

    severities: tuple[Severity, ...]
    sections: tuple[Section, ...]


def call_sheets(
    matrix: Matrix, names: Names, say: Words, *, each: bool = False, only: Id | None = None
) -> list[CallSheet]:
    """The call sheets. With `each`, severities at which the same is printed share one; where all do, it is for all."""
    if only is not None:
        return [_one(matrix, names, say, (matrix.severities[only],))]
    if not each:
        return [CallSheet((), tuple(sections(matrix, names, say)))]
    groups: dict[object, list[Severity]] = {}
    for severity in matrix.severities.values():
        found = sections(matrix, names, say, (severity.id,))
        groups.setdefault(tuple(_said(section) for section in found), []).append(severity)
    if len(groups) < 2:
        return [CallSheet((), tuple(sections(matrix, names, say)))]
    return [_one(matrix, names, say, tuple(severities)) for severities in groups.values()]


def _one(matrix: Matrix, names: Names, say: Words, severities: Sequence[Severity]) -> CallSheet:
    found = sections(matrix, names, say, tuple(severity.id for severity in severities))
    return CallSheet(tuple(severities), tuple(found))


def _said(section: Section) -> object:
    """What a band prints, but for the severity that it is for."""
    rows = tuple(tuple(sorted((key, text) for key, text in row.items() if key != "severity")) for row in section.rows)
    return section.title, section.aside, rows
