"""An import from tables to a proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Known
from dataclasses import replace
from functools import cache

from designer.formats.collecting import without_collecting
from designer.formats.matrices import outline as outlines
from designer.formats.matrices.layouts import Mapped
from designer.formats.matrices.outline import Outline
from designer.formats.matrices.sheet_layouts import as_corrected, mapped_tables
from designer.formats.matrices.times import Times
from designer.formats.merging.applying import apply
from designer.formats.merging.flow_merge import FlowMerge
from designer.formats.merging.foreign_merge import Checkpoint, ForeignMerge
from designer.formats.merging.own_merge import OwnMerge
from designer.formats.merging.own_sheets import BESIDE, OwnTable, listed, own_tables
from designer.formats.merging.people_rows import PHONE_KINDS, TAKEN
from designer.formats.merging.proposal import Proposal
from designer.formats.tables.mapping import Mapping
from designer.formats.tables.remembered import Answers, as_last_time
from designer.formats.tables.wording import NONE
from designer.formats.tables.workbook import Problem, Row, Sheet, Workbook
from designer.formats.values import phones
from designer.formats.values.home_country import home_country
from designer.formats.values.vocabulary import Vocabulary
from designer.model.choices import SpanUnit
from designer.model.ids import Id
from designer.model.matrix import Matrix

_ASKED = 300
"""How many numbers the country is guessed from."""

_REHEARSED = Sheet(
    "Contacts",
    (
        Row(1, ("Name", "Job title", "Phone", "E-mail"), "tttt"),
        Row(2, ("Ada Example", "Duty manager", "+44 20 7946 0001", "ada@example.org"), "tttt"),
        Row(3, ("Bo Example", "Engineer", "020 7946 0002", "bo@example.org"), "tttt"),
    ),
)

_OF_THE_FLOW = frozenset({"level", "severity", "escalate_after"})
"""Fields that say how issues go, not who somebody is."""


@cache
def rehearse() -> None:
    """Do the first import of the program, of two rows, while somebody's file is still being read elsewhere.

    It loads what an import needs, which takes longer than to map and compare a thousand rows.
    """
    propose_changes(Matrix(), Workbook("", "csv", (_REHEARSED,)))


def map_workbook(
    workbook: Workbook,
    *,
    sheet: str | None = None,
    vocabulary: Vocabulary | None = None,
    country: str | None = None,
    remembered: Known[str, Answers] | None = None,
) -> list[Mapped]:
    """The tables of a workbook with proposed mappings, for a person to correct; none for the program's own sheets.

    Hidden sheets are left out unless named. `remembered` is what a person chose for files with the same headers:
    `key_of` the headers → `answers` (see `tables/remembered.py`).
    """
    own = {table.sheet for table in own_tables(workbook)}
    beside = BESIDE if own else frozenset()
    return [
        _as_last_time(table, remembered) if remembered else table
        for each in workbook.sheets
        if each.name not in own | beside and (each.name == sheet if sheet else not each.hidden)
        for table in mapped_tables(each, vocabulary, country)
    ]


def _as_last_time(each: Mapped, remembered: Known[str, Answers]) -> Mapped:
    """A table mapped as a person left one with the same headers; grids and cards, made into rows here, stay."""
    if each.table.places:
        return each
    mapping = as_last_time(each.mapping, remembered)
    return each if mapping is each.mapping else as_corrected(replace(each, mapping=mapping))


def propose_changes(
    matrix: Matrix,
    workbook: Workbook,
    mapped: Sequence[Mapped] | None = None,
    *,
    country: str | None = None,
    checkpoint: Checkpoint | None = None,
    flow: Outline | None = None,
    times: Times | None = None,
) -> Proposal:
    """What a workbook would change in a matrix. Nothing is changed.

    `flow` is the outline of these very tables (`outline(mapped)`) where levels, steps and arrows are to be built too,
    None for contacts only; `times` is what its times mean, as a person chose (None: as the outline guesses).

    The program's own sheets are known and read cell by cell; `mapped` are the tables of all others (None: as
    `map_workbook` proposes). `country` (ISO 3166, "GB") reads numbers that name none; None: the one that most numbers
    of the file, else of the matrix, belong to. `checkpoint` is told how far it is and may raise to stop.
    """
    with without_collecting():
        own = own_tables(workbook)
        foreign = map_workbook(workbook) if mapped is None else [as_corrected(each) for each in mapped]
        region = country or guess_country(foreign, matrix)
        ours = OwnMerge(matrix, own, region, listed(workbook) if own else None)
        if own:
            ours.propose()
        spoken_for = frozenset(entry.id for entry in ours.entries)
        pairs = [(each.table, _of_people(each)) for each in foreign]
        levels = frozenset(number for number, each in enumerate(foreign) if each.layout is not None)
        theirs = ForeignMerge(matrix, pairs, region, spoken_for, checkpoint, levels=levels, roles=flow is not None)
        theirs.propose()
        proposal = Proposal(
            matrix=matrix,
            entries=(*ours.entries, *theirs.entries),
            uncertain=(*ours.uncertain, *theirs.uncertain),
            conflicts=tuple(ours.conflicts),
            missing=_still_missing(ours.missing, theirs),
            problems=(
                *_read_problems(workbook, own),
                *_left_aside(workbook, foreign, own, flow is not None),
                *(problem for each in foreign for problem in each.problems),
                *ours.problems,
                *theirs.problems,
            ),
            skipped=ours.skipped + theirs.skipped,
            own=bool(own),
        )
        if flow is not None:
            built = FlowMerge(matrix, proposal.diff, flow, times or flow.times, theirs.placed)
            entries = built.build()
            proposal = replace(proposal, flow=entries, problems=(*proposal.problems, *built.problems))
        _ = proposal.diff, proposal.counts  # worked out here, while nobody looks for garbage
    return proposal


def outline(mapped: Sequence[Mapped], unit: SpanUnit | None = None) -> Outline | None:
    """The escalation matrix that these tables, as a person corrected them, describe; None where they are none.

    `unit` is that of times which are numbers without one, as a person chose it.
    """
    return outlines.outline([as_corrected(each) for each in mapped], unit)


def _still_missing(missing: Sequence[Id], theirs: ForeignMerge) -> tuple[Id, ...]:
    """Those of whom another sheet of the workbook does not speak either."""
    elsewhere = {entry.id for entry in theirs.entries} if missing else set()
    return tuple(id for id in missing if id not in elsewhere)


def guess_country(mapped: Sequence[Mapped], matrix: Matrix) -> str | None:
    """The country most numbers belong to, of the file or else of the matrix; None where none stands out."""
    found = phones.guess_country(_numbers(mapped))
    if found is not None:
        return found
    return home_country(matrix)


def _numbers(mapped: Sequence[Mapped]) -> Iterator[str]:
    for each in mapped:
        columns = [column.index for column in each.mapping.used if column.field in PHONE_KINDS]
        for row in each.table.rows[:: max(1, len(each.table.rows) // _ASKED)]:
            yield from (row.texts[at] for at in columns if at < len(row.texts) and "+" in row.texts[at])


def _read_problems(workbook: Workbook, own: Sequence[OwnTable]) -> Iterator[Problem]:
    """What went wrong while reading; that the program hid columns and a sheet of its own is no news."""
    ours = {table.sheet for table in own} | (BESIDE if own else frozenset())
    return (
        each
        for each in workbook.problems
        if each.sheet not in ours or each.code not in ("hidden_columns", "hidden_sheet") or each.cell
    )


def _of_people(each: Mapped) -> Mapping:
    """The mapping without the column of teams that are branches of the flow, not departments of the people in them."""
    if not each.branches:
        return each.mapping
    return Mapping(
        tuple(
            replace(column, field=None, confidence=NONE) if column.field == "team" else column
            for column in each.mapping.columns
        )
    )


def builds_flow(matrix: Matrix, found: Outline | None) -> bool:
    """Whether a flow is built unless somebody says otherwise: of a sheet that is surely an escalation matrix, whose
    times can mean one thing only, in a matrix that has no arrows yet."""
    return found is not None and found.sure and found.times.sure and not matrix.transitions


def _left_aside(workbook: Workbook, mapped: Sequence[Mapped], own: Sequence[OwnTable], flow: bool) -> Iterator[Problem]:
    """What is in the file and not taken: columns that say how issues go where only people are taken, hidden sheets."""
    for each in mapped:
        for column in each.mapping.used:
            if column.field not in TAKEN and not (flow and (each.layout is not None or each.facts)):
                at = each.table.cell_name(each.table.header_row or 1, column.index)
                only = "only contacts are taken" if column.field in _OF_THE_FLOW else "it is not taken from sheets"
                message = f"The column “{column.header}” was left aside: {only}."
                yield Problem(each.table.sheet, at, "not_taken", message)
    read = {each.table.sheet for each in mapped} | {table.sheet for table in own} | (BESIDE if own else frozenset())
    for sheet in workbook.sheets:
        if sheet.hidden and sheet.rows and sheet.name not in read:
            yield Problem(sheet.name, "", "hidden_sheet", f"The sheet “{sheet.name}” is hidden and was left aside.")


__all__ = [
    "Mapped",
    "Outline",
    "Proposal",
    "Times",
    "apply",
    "builds_flow",
    "guess_country",
    "map_workbook",
    "outline",
    "propose_changes",
    "rehearse",
]
