"""Which contact a row of a *Contacts* sheet stands for: by id, by saying the same, by address or name, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.formats.merging.matching import Crowd, Known, identity_of
from designer.formats.merging.own_sheets import OwnRow, OwnTable
from designer.formats.merging.proposal import MatchedBy, Source, Uncertain
from designer.formats.tables.workbook import Problem
from designer.model.ids import Id, kind_of, new_id
from designer.model.matrix import Matrix
from designer.model.records import Contact

NOT_CONTENT = frozenset({"id", "mark"})
"""Columns that say which contact it is, and nothing of it."""


class Place(NamedTuple):
    """A row of one of the program's own sheets."""

    table: OwnTable
    row: OwnRow

    @property
    def source(self) -> Source:
        return Source(self.table.sheet, self.row.number)

    def cell(self, key: str) -> str:
        """The cell of a column as "Contacts!G7"."""
        return f"{self.table.sheet}!{self.table.cell(self.row.number, key)}"

    def problem(self, key: str, code: str, message: str) -> Problem:
        """A problem of this row, or (key "") of the whole of it."""
        at = self.table.cell(self.row.number, key) if key else str(self.row.number)
        return Problem(self.table.sheet, at, code, message)


@dataclass
class OwnMatching:
    """The rows that stand for somebody, by their number in `places`: (contact, why); why is "" for a new one."""

    found: dict[int, tuple[Id, MatchedBy]] = field(default_factory=dict)
    uncertain: list[Uncertain] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0


def match_rows(
    places: Sequence[Place],
    matrix: Matrix,
    printed: Mapping[Id, Mapping[str, str]],
    draft: Callable[[OwnRow], Contact],
) -> OwnMatching:
    """Match the rows of *Contacts* sheets. `printed` is what each contact's cells say now, `draft` reads a row."""
    matching = OwnMatching()
    left = _by_id(places, matrix, matching)
    left = _by_content(places, left, printed, matching)
    left = [at for at in left if _is_somebody(places[at], matching)]
    _by_address(places, left, matrix, draft, matching)
    return matching


def free_id(matrix: Matrix, taken: Iterable[Id]) -> Id:
    """An id for a new contact."""
    used = set(taken)
    id = new_id("contact")
    while id in matrix or id in used:
        id = new_id("contact")
    return id


def content(cells: Mapping[str, str]) -> dict[str, str]:
    """What a row says of its contact."""
    return {key: text for key, text in cells.items() if key not in NOT_CONTENT}


def _by_id(places: Sequence[Place], matrix: Matrix, matching: OwnMatching) -> list[int]:
    """Rows by their ids. Of several rows with one id, the one with the contact's name has it; the rest are copies."""
    with_id: dict[Id, list[int]] = {}
    left: list[int] = []
    for at, place in enumerate(places):
        if kind_of(place.row.id) == "contact":
            with_id.setdefault(place.row.id, []).append(at)
        else:
            left.append(at)
    for id, rows in with_id.items():
        contact = matrix.contacts.get(id)
        name = contact.name if contact else places[rows[0]].row.cells["name"]
        first = next((at for at in rows if places[at].row.cells["name"] == name), rows[0])
        if contact is not None:
            matching.found[first] = (id, "id")
        else:
            left.append(first)
        for at in rows:
            if at != first and not _is_copy(places[at], places[first], matching):
                taken = [*with_id, *(found for found, _ in matching.found.values())]
                matching.found[at] = (free_id(matrix, taken), "")
    return sorted(left)


def _is_copy(place: Place, first: Place, matching: OwnMatching) -> bool:
    """Whether a row with the id of another says nothing of its own; if it does, it is a new person."""
    number = first.row.number
    if content(place.row.cells) == content(first.row.cells):
        message = f"This row is a copy of row {number} that says nothing else; it was left out."
        matching.problems.append(place.problem("", "copied_row", message))
        matching.skipped += 1
        return True
    message = f"This row was copied from row {number}; it is taken as a new person."
    matching.problems.append(place.problem("", "copied_id", message))
    return False


def _by_content(
    places: Sequence[Place], left: list[int], printed: Mapping[Id, Mapping[str, str]], matching: OwnMatching
) -> list[int]:
    """Rows without an id that say exactly what is printed of a contact."""
    taken = {id for id, _ in matching.found.values()}
    free = {id: cells for id, cells in printed.items() if id not in taken}
    still: list[int] = []
    by_columns: dict[tuple[str, ...], dict[tuple[str, ...], list[Id]]] = {}
    for at in left:
        place = places[at]
        columns = tuple(key for key in place.table.columns if key not in NOT_CONTENT)
        said = by_columns.get(columns)
        if said is None:
            said = by_columns[columns] = {}
            for id, cells in free.items():
                said.setdefault(tuple(cells.get(key, "") for key in columns), []).append(id)
        same = said.get(tuple(place.row.cells.get(key, "") for key in columns), [])
        free_one = next((each for each in same if each not in taken), None)
        if free_one is None:
            still.append(at)
        else:
            taken.add(free_one)
            matching.found[at] = (free_one, "the same row")
    return still


def _is_somebody(place: Place, matching: OwnMatching) -> bool:
    cells = place.row.cells
    if cells["name"].strip() or cells.get("mark"):
        return True
    matching.problems.append(place.problem("", "no_name", "This row names nobody; it was left out."))
    matching.skipped += 1
    return False


def _by_address(
    places: Sequence[Place],
    left: Sequence[int],
    matrix: Matrix,
    draft: Callable[[OwnRow], Contact],
    matching: OwnMatching,
) -> None:
    """The rows that are left: somebody who is there, by address or name, or somebody new."""
    taken = {id for id, _ in matching.found.values()}
    people = {at: identity_of(draft(places[at].row)) for at in left}
    known = Known(contact for contact in matrix.contacts.values() if contact.id not in taken)
    crowd = Crowd(people.values())
    for at in left:
        place = places[at]
        match = known.match(people[at], crowd)
        if match.id is not None and match.id not in taken:
            taken.add(match.id)
            matching.found[at] = (match.id, match.by)
        elif match.id is not None or match.reason:
            reason = match.reason or "another row stands for this contact"
            candidates = match.candidates or ((match.id,) if match.id else ())
            matching.uncertain.append(Uncertain(place.source, place.row.cells["name"], candidates, reason))
            matching.skipped += 1
        else:
            own = place.row.id
            keeps = kind_of(own) == "contact" and own not in matrix and own not in taken
            id = own if keeps else free_id(matrix, taken)
            taken.add(id)
            matching.found[at] = (id, "")
