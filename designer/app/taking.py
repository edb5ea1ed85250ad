"""What opening and recovering do in the background: read a file, and lock it for this program."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from designer.app.keeping import OTHER
from designer.errors import FileLocked, FileProblem, UserError
from designer.formats.keeping import locking, saving
from designer.formats.keeping.locking import Lock
from designer.formats.keeping.recovery import Recovery
from designer.formats.keeping.saving import Opened, Stamp
from designer.model.matrix import Matrix


class Taken(NamedTuple):
    """What opening a file gave: its content, and the lock, or why there is none."""

    opened: Opened
    lock: Lock | None
    unlocked: UserError | None


class Found(NamedTuple):
    """What recovering gave: the matrix, and the file it belongs to where it can be saved there."""

    matrix: Matrix
    path: Path | None
    lock: Lock | None
    stamp: Stamp | None


def take(path: Path, override: bool) -> Taken:
    """Lock and read a file; one that cannot be locked, or not be written, is read all the same, without a lock.

    Raises FileProblem and leaves no lock.
    """
    lock: Lock | None = None
    unlocked: UserError | None = None
    try:
        if path.exists() and not os.access(path, os.W_OK):
            raise FileProblem(f"{path.name} is write-protected.", "Open it to read, or lift the protection.")
        lock = locking.take(path, override)
    except (FileLocked, FileProblem) as problem:
        unlocked = problem
    except OSError:
        pass  # reading says what is wrong
    try:
        return Taken(saving.open_matrix(path), lock, unlocked)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def find(left: Recovery) -> Found:
    """Lock the file of what was left, where it has one and nobody else works on it."""
    path = left.file
    if path is None:
        return Found(left.matrix(), None, None, None)
    lock: Lock | None = None
    stamp = OTHER  # of a file that is damaged or cannot be looked at, nobody knows what saving would overwrite
    try:
        lock = locking.take(path)
        if not left.file_changed:
            stamp = saving.open_matrix(path).stamp
    except FileLocked:
        return Found(left.matrix(), None, None, None)  # what was recovered becomes a copy
    except FileProblem:
        pass
    return Found(left.matrix(), path, lock, stamp)


def drop(taken: Taken | Found) -> None:
    """Let others open the file: what was read is not wanted any more."""
    if taken.lock is not None:
        taken.lock.release()
