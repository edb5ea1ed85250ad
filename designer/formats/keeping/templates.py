"""The matrices that the program ships to begin with."""

from __future__ import annotations

from pathlib import Path

import msgspec

from designer import paths
from designer.errors import UserError
from designer.formats.keeping import native
from designer.model.ids import Id, new_id
from designer.model.matrix import Matrix
from designer.model.references import renamed


def templates() -> dict[str, Path]:
    """The templates by their id, which is the name of the file."""
    found = paths.resource("templates").glob(f"*{native.SUFFIX}")
    return {path.stem: path for path in sorted(found)}


def begun_with(template: str) -> Matrix:
    """A new matrix that begins as a template. Raises UserError where there is no such template.

    The head gets an id of its own, by which two documents are told apart. All other records keep theirs: so it can
    be told later what was changed since, and two offices that began alike can compare what they made of it.
    """
    known = templates()
    if template not in known:
        raise UserError(f"There is no template “{template}”.", f"There are {', '.join(known)}.")
    return with_own_head(native.read(known[template]))


def with_own_head(matrix: Matrix) -> Matrix:
    """The matrix with a fresh id for its head, and everything that names it."""
    old, new = matrix.head.id, new_id("matrix")

    def to(id: Id) -> Id:
        return new if id == old else id

    records = [msgspec.structs.replace(matrix.head, id=new)]
    records += [record for each in matrix.records.values() if each.id != old and (record := renamed(each, to))]  # type: ignore[misc]
    return Matrix(records)
