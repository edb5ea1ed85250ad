"""Brings somebody's own workbook up to date with the matrix: cell by cell, with a copy of how it was kept beside."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from designer.errors import FileChanged, FileLocked, UserError
from designer.formats.excel.patching import Patching, unfit
from designer.formats.excel.precheck import MOST_BYTES, Refused
from designer.formats.excel.reading import CannotRead
from designer.formats.keeping import saving
from designer.formats.keeping.disk import is_there, read_at_most
from designer.formats.merging.foreign_merge import Checkpoint
from designer.formats.merging.merge import Mapped, propose_changes
from designer.formats.merging.updating import CellUpdate, Update, texts_by_sheet, work_out
from designer.formats.tables.workbook import Place, Workbook
from designer.model.matrix import Matrix


class Written(NamedTuple):
    """What was done: the copy of the former file (None where another was written), how many cells say something else
    now, and which lost a link."""

    backup: Path | None
    cells: int
    unlinked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A workbook beside the matrix: what its cells should say, and the very bytes that were looked at."""

    path: Path
    data: bytes
    update: Update

    @property
    def possible(self) -> tuple[CellUpdate, ...]:
        """The cells that can be changed."""
        return tuple(each for each in self.update.cells if not each.reason)


def look(
    path: Path,
    matrix: Matrix,
    workbook: Workbook,
    mapped: Sequence[Mapped],
    *,
    country: str | None = None,
    checkpoint: Checkpoint | None = None,
) -> Look:
    """What the cells of a workbook should say so that it agrees with the matrix. Nothing is written.

    `workbook` is the file as it was read, `mapped` its tables and what their columns hold; `country` and `checkpoint`
    are those of `propose_changes`. Raises UserError for a workbook of the program's own, and for one that cannot be
    changed cell by cell.
    """
    data = read_at_most(path, MOST_BYTES, "a workbook")
    proposal = propose_changes(matrix, workbook, mapped, country=country, checkpoint=checkpoint)
    if proposal.own:
        raise UserError(
            f"{path.name} was written by this program.", "Export it again to bring it up to date, or import it."
        )
    update = work_out(proposal, mapped)
    patching = _opened(path, data)
    wanted: dict[str, list[Place]] = {}
    for each in update.cells:
        wanted.setdefault(each.sheet, []).append(each.place)
    refused = patching.refusals(wanted)
    cells = [
        each._replace(reason=refused.get((each.sheet, each.place)) or each.reason or unfit(each.new))
        for each in update.cells
    ]
    return Look(path, data, replace(update, cells=tuple(cells)))


def write(looked: Look, ticked: Collection[CellUpdate], now: dt.datetime, out: Path | None = None) -> Written:
    """Write the ticked cells into the file (or into `out`), and keep a copy of the former file beside it.

    Raises FileLocked where another program has it open, FileChanged where it is not what was looked at, and
    FileProblem where it cannot be written; then nothing is changed.
    """
    target = out or looked.path
    _must_be_free(target)
    if read_at_most(looked.path, MOST_BYTES, "a workbook") != looked.data:
        raise FileChanged(f"{looked.path.name} was changed meanwhile.", "Look at it again, then update it.")
    wanted = frozenset(ticked)
    cells = [each for each in looked.possible if each in wanted]
    done = _opened(looked.path, looked.data).patch(texts_by_sheet(cells))
    backup = None
    if os.path.realpath(target) == os.path.realpath(looked.path):
        backup = _backup_name(looked.path, now)
        saving.write(backup, looked.data)
        with contextlib.suppress(OSError):
            shutil.copymode(looked.path, backup)  # whoever may not read the one may not read the other
    saving.write(target, done.data)
    return Written(backup, len(cells), done.unlinked)


def _opened(path: Path, data: bytes) -> Patching:
    try:
        return Patching(data)
    except Refused as refused:
        raise CannotRead(refused.code, refused.message.format(name=path.name), refused.hint) from None


def _must_be_free(path: Path) -> None:
    """Refuse a file that a spreadsheet program has open: it would write its own version over this one."""
    for mark in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if is_there(mark):
            raise FileLocked(f"{path.name} is open in another program.", "Close it there, then update it.")


def _backup_name(path: Path, now: dt.datetime) -> Path:
    """A name beside the file that no file has yet: "list (before 2026-03-04 16.05).xlsx"."""
    stem = f"{path.stem} (before {now:%Y-%m-%d %H.%M})"
    found = path.with_name(f"{stem}{path.suffix}")
    number = 2
    while is_there(found):
        found = path.with_name(f"{stem} {number}{path.suffix}")
        number += 1
    return found
