"""What an edit costs: commit and undo of one renamed step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from designer.commands import steps
from designer.model.document import Document
from tests.bench.matrices import matrix, numbered
from tests.bench.runner import Act, measure

SIZES = (60, 500, 5000)


@measure("edit.commit", SIZES, repeat=31)
def commit(size: int) -> Act:
    """One edit through settling, diff and listeners."""
    document, rename = _renaming(size)
    rename()
    return Act(rename, before=document.undo)


@measure("edit.undo", SIZES, repeat=31)
def undo(size: int) -> Act:
    """Taking it back."""
    document, rename = _renaming(size)
    return Act(document.undo, before=rename)


def _renaming(size: int) -> tuple[Document, Callable[[], None]]:
    document = Document(matrix(size))
    titles = count()

    def rename() -> None:
        with document.edit("Rename step") as edit:
            steps.rename(edit, numbered("step", size // 2), f"Title {next(titles)}")

    return document, rename
