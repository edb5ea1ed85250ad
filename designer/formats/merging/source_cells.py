"""Which cells of a sheet each field of a contact was read from, worked out when somebody looks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from designer.formats.merging.people_rows import PHONE_KINDS, TEXTS
from designer.formats.tables.mapping import Mapping as ColumnMapping
from designer.formats.tables.tables import Table
from designer.formats.values.evidence import says_something

_FIELDS_OF = {"name": ("name", "first_name", "middle_name", "last_name"), "emails": ("email",)}
_FIELDS_OF |= {"phones": (*PHONE_KINDS, "ext"), "deputies": ("backup",), "manager": ("backup",)}
_FIELDS_OF |= {contact_field: (said,) for said, contact_field in TEXTS.items()}


class SourceCells(Mapping[str, str]):
    """Field of a contact → the cells it was read from.

    `rows` are (number of the table, row, person in the row).
    """

    __slots__ = ("_mapped", "_rows")

    def __init__(self, mapped: Sequence[tuple[Table, ColumnMapping]], rows: tuple[tuple[int, int, int], ...]) -> None:
        self._mapped = mapped
        self._rows = rows

    @property
    def rows(self) -> tuple[tuple[int, int, int], ...]:
        """Where the contact stands: number of the table, row, person in the row."""
        return self._rows

    def __getitem__(self, name: str) -> str:
        found = list(self._of(name))
        if not found:
            raise KeyError(name)
        return ", ".join(dict.fromkeys(found))

    def __iter__(self) -> Iterator[str]:
        return iter([name for name in _FIELDS_OF if any(True for _ in self._of(name))])

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, name: str) -> Iterable[str]:
        for number, row_number, place in self._rows:
            table, mapping = self._mapped[number]
            at = bisect_left(table.rows, row_number, key=lambda row: row.number)
            texts = table.rows[at].texts if at < len(table.rows) else ()
            for column in mapping.used:
                said = column.index < len(texts) and says_something(texts[column.index])
                if said and column.field in _FIELDS_OF.get(name, ()) and column.person == place:
                    yield f"{table.sheet}!{table.cell_name(row_number, column.index)}"
