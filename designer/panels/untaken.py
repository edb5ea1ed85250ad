"""What was typed into fields and could not be taken: kept with the field it was typed into, never dropped in silence.

It is no part of the matrix. Coming back to the record shows it again; saving and closing speak of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Transition
from designer.panels import names


class Place(NamedTuple):
    """A field of the records selected: its name, then what is within it ("#0": a row; "day 3"; a severity)."""

    ids: tuple[Id, ...]
    path: tuple[str, ...] = ()

    def at(self, *within: str) -> Place:
        """A place inside this one."""
        return Place(self.ids, (*self.path, *within))


class Typed(NamedTuple):
    """The text as typed, what is wrong with it, and what the field is called on screen."""

    text: str
    problem: str
    field: str


class Untaken:
    """Of one open document."""

    def __init__(self) -> None:
        self._typed: dict[Place, Typed] = {}
        self._drafts: dict[Place, tuple[Any, ...]] = {}

    def keep(self, place: Place, typed: Typed) -> None:
        """Keep a text; the one typed last comes last."""
        self._typed.pop(place, None)
        self._typed[place] = typed

    def forget(self, place: Place) -> None:
        """It was understood, or taken back."""
        self._typed.pop(place, None)

    def at(self, place: Place) -> Typed | None:
        """What is kept of a field."""
        return self._typed.get(place)

    def keep_drafts(self, place: Place, values: tuple[Any, ...]) -> None:
        """Keep the values of a list that are not complete yet."""
        if values:
            self._drafts[place] = values
        else:
            self._drafts.pop(place, None)

    def drafts(self, place: Place) -> tuple[Any, ...]:
        """The values of a list that are not complete yet."""
        return self._drafts.get(place, ())

    def put_rows(self, place: Place, order: Sequence[int]) -> None:
        """The rows of a list stand in another order: `order` names where each was; what is not named has gone."""
        depth = len(place.path)
        moved: dict[Place, Typed] = {}
        for each, typed in self._typed.items():
            is_within = each.ids == place.ids and each.path[:depth] == place.path and len(each.path) > depth
            row = each.path[depth] if is_within else ""
            if not row.startswith("#"):
                moved[each] = typed
            elif int(row[1:]) in order:
                to = order.index(int(row[1:]))
                moved[Place(each.ids, (*place.path, f"#{to}", *each.path[depth + 1 :]))] = typed
        self._typed = moved

    def standing(self, matrix: Matrix) -> list[tuple[Place, Typed]]:
        """What there is to mend, of records and rows that are there, oldest first."""
        return [(place, typed) for place, typed in self._typed.items() if self._is_there(matrix, place)]

    def _is_there(self, matrix: Matrix, place: Place) -> bool:
        named = (*place.ids, *(part for part in place.path if ":" in part))
        if not all(id in matrix for id in named):
            return False
        if len(place.path) > 1 and place.path[1].startswith("#"):
            value = getattr(matrix.get(place.ids[0]), place.path[0], ())
            rows = len(value) if isinstance(value, tuple) else int(value is not None)
            return int(place.path[1][1:]) < rows + len(self.drafts(Place(place.ids, place.path[:1])))
        return True


def where(matrix: Matrix, place: Place, typed: Typed) -> str:
    """A field and its record: "“After” of the arrow to Specialist"."""
    id = place.ids[0]
    record = matrix.get(id)
    one = names.KINDS[kind_of(id)].one
    if len(place.ids) > 1:
        owner = names.count(len(place.ids), kind_of(id))
    elif isinstance(record, Transition):
        owner = f"the arrow to “{names.name(matrix, record.target)}”"
    elif kind_of(id) == "matrix":
        owner = "the matrix"
    else:
        owner = f"the {one} “{names.name(matrix, record)}”"
    return f"“{typed.field}” of {owner}"
