"""Which contact a row of a *Contacts* sheet stands for: by id, by saying the same, by address or name, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from designer.formats.contacts.contact_columns import Cells
from designer.formats.merging.matching import Crowd, Known, identity_of
from designer.formats.merging.own_sheets import OwnRow
from designer.formats.merging.own_subjects import NOT_CONTENT, Gathered, Place, content
from designer.formats.merging.proposal import Entry, MatchedBy, Uncertain
from designer.formats.tables.workbook import Problem
from designer.model.ids import Id, kind_of, new_id
from designer.model.matrix import Matrix
from designer.model.records import Contact


@dataclass
class OwnMatching:
    """The rows that stand for somebody, by their number in `places`: (contact, why); why is "" for a new one."""

    found: dict[int, tuple[Id, MatchedBy]] = field(default_factory=dict)
    uncertain: list[Uncertain] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: int = 0


def match_rows(
    places: Sequence[Place],
    gathered: Gathered,
    printed: Mapping[Id, Cells],
    draft: Callable[[OwnRow], Contact],
    settle: Callable[[Place, Id | None], Entry],
) -> OwnMatching:
    """Match the rows of *Contacts* sheets.

    `printed` is what each contact's cells say now, `draft` reads a row, `settle` makes the entry of a row that is
    somebody's, or (None) somebody new.
    """
    matching = OwnMatching()
    left = _by_id(places, gathered, printed, matching)
    left = _by_content(places, left, printed, matching)
    left = [at for at in left if _is_somebody(places[at], matching)]
    _by_address(places, left, gathered.matrix, draft, settle, matching)
    return matching


def free_id(matrix: Matrix, taken: Iterable[Id]) -> Id:
    """An id for a new contact."""
    used = set(taken)
    id = new_id("contact")
    while id in matrix or id in used:
        id = new_id("contact")
    return id


def _by_id(
    places: Sequence[Place], gathered: Gathered, printed: Mapping[Id, Cells], matching: OwnMatching
) -> list[int]:
    """Rows by their ids. Of several rows with one id, the one that differs least has it; the rest are copies."""
    matrix = gathered.matrix
    with_id: dict[Id, list[int]] = {}
    left: list[int] = []
    for at, place in enumerate(places):
        if kind_of(place.row.id) == "contact":
            with_id.setdefault(place.row.id, []).append(at)
        else:
            left.append(at)
    for id, rows in with_id.items():
        first = rows[0]
        if len(rows) > 1:
            first = min(rows, key=lambda at: (difference(places[at].row, id, gathered, printed.get(id)), at))
        if id in matrix.contacts:
            matching.found[first] = (id, "id")
        else:
            left.append(first)
        for at in rows:
            if at != first and not _is_copy(places[at], places[first], matching):
                taken = [*with_id, *(found for found, _ in matching.found.values())]
                matching.found[at] = (free_id(matrix, taken), "")
    return sorted(left)


def difference(row: OwnRow, id: Id, gathered: Gathered, printed: Mapping[str, str] | None) -> tuple[int, bool]:
    """In how many cells a row differs from what was sent of a contact, else from what is printed; and in its name."""
    sent = gathered.sent(row)
    if sent is not None and sent.id == id:
        other = {key for key, text in content(row.cells).items() if not sent.is_same(key, text)}
    elif printed is not None:
        other = {key for key, text in content(row.cells).items() if text != printed.get(key, "")}
    else:
        return 0, False
    return len(other), "name" in other


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
    places: Sequence[Place], left: list[int], printed: Mapping[Id, Cells], matching: OwnMatching
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
    settle: Callable[[Place, Id | None], Entry],
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
            name, entry = place.row.cells["name"], partial(settle, place)
            matching.uncertain.append(Uncertain(place.source, name, candidates, reason, entry))
            matching.skipped += 1
        else:
            own = place.row.id
            keeps = kind_of(own) == "contact" and own not in matrix and own not in taken
            id = own if keeps else free_id(matrix, taken)
            taken.add(id)
            matching.found[at] = (id, "")
