"""What a field of a record is called on screen, how it is edited, and when it is shown: plain data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record (or of a value inside one).

    `editor` names the way it is edited (see `making.py`). `of` is what that way needs besides: the list of choices,
    the kinds that may be named, or the value and fields of which there are several. `when` says for which records it
    is shown, `where` for which records of a matrix, when that hangs on others. `write` puts the value in where more
    than the field itself must follow. `alone`: not for several records at once. `half`: takes half the width of a
    card. `part`: of the value in the field, this one field alone is edited.
    """

    name: str
    label: str
    editor: str
    group: str = ""
    help: str = ""
    hint: str = ""
    unit: str = ""
    of: Any = None
    when: Callable[[Any], bool] | None = None
    write: Callable[[Edit, list[Id], Any], None] | None = None
    alone: bool = False
    half: bool = False
    where: Callable[[Matrix, Any], bool] | None = None
    part: str = ""
    told: Callable[[Any], str] | None = None
    """A line under the field that says more about what it holds, for the record it belongs to; "" for none."""
    empty: Callable[[Any], str] | None = None
    """What an empty field means for the record it belongs to, where that is not always `hint`."""

    @property
    def key(self) -> str:
        """What the field is called among those of its form."""
        return f"{self.name}/{self.part}" if self.part else self.name

    def fits(self, record: Any, matrix: Matrix | None = None) -> bool:
        """Whether the field means something for this record, in this matrix where there is one."""
        if self.where is not None and matrix is not None and not self.where(matrix, record):
            return False
        return self.when is None or self.when(record)

    def of_record(self, record: Any) -> Any:
        """What the field holds for a record."""
        value = getattr(record, self.name)
        return getattr(value, self.part) if self.part else value

    def in_record(self, record: Any, value: Any) -> Any:
        """What the record's field is with this value put in."""
        return msgspec.structs.replace(getattr(record, self.name), **{self.part: value}) if self.part else value

    def says_empty(self, record: Any) -> str:
        """What stands in the field while it is empty."""
        return self.hint if self.empty is None or record is None else self.empty(record)


Form = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A value of which a field holds several: how to make one, its fields, and a line that says it."""

    make: Callable[[], Any]
    fields: Form
    says: Callable[[Any, Any], str]
    """From the matrix and the value."""
    one: str
    """What one is called on the button that adds it: "phone"."""
    follow: Callable[[Any, str, Any], Any] | None = None
    """What else a change of one field (its name) brings with it: from the value, the name and the desk."""
