"""What a program that was killed has left: documents with edits that no file holds."""

from __future__ import annotations

import contextlib
import datetime as dt
import socket
import time
from pathlib import Path

from designer.errors import FileProblem
from designer.formats.keeping import journal, native, processes
from designer.formats.keeping.journal import Header, Line
from designer.model.diff import Diff
from designer.model.matrix import Matrix

_AWAY = 12 * 3600
"""Seconds without a change after which a journal begun under another machine's name counts as left behind.

Machines are renamed, and home folders are shared; whether a process of another machine runs cannot be seen.
"""

_BEGINNING = 60
"""Seconds; no journal takes that long to be begun, so what is older was killed in the midst of it."""


class Recovery:
    """A document as it was when its program ended.

    `file` is where it came from (None: it was never saved), `when` its last change, `labels` name the edits that the
    file lacks, oldest first; `file_changed`: the file is not the one they were made on, somebody saved it since.
    """

    def __init__(self, path: Path, header: Header, base: Matrix, lines: list[Line], when: dt.datetime) -> None:
        self.path = path
        self.file = header.path
        self.when = when
        self.file_changed = False
        self._matrix, labels = _replayed(base, lines)
        self.labels = [*header.recovered, *labels]

    def matrix(self) -> Matrix:
        """The matrix with every edit that was committed."""
        return self._matrix

    def discard(self) -> None:
        """Forget it: the edits are not wanted, or are safe in another journal or a file."""
        with contextlib.suppress(OSError):
            self.path.unlink()


def pending() -> list[Recovery]:
    """What can be recovered, the latest first. Journals that hold nothing which is not in its file are deleted."""
    found: list[Recovery] = []
    try:
        folder = journal.folder()
    except OSError:
        return []  # no folder, no journals; who begins one is told
    for path in sorted(folder.glob(f"*{journal.SUFFIX}")):
        try:
            recovery = _left(path)
        except OSError:
            continue  # gone meanwhile, or another user's
        if recovery is not None:
            found.append(recovery)
    for leftover in folder.glob("*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _BEGINNING:
                leftover.unlink()
    return _each_once(sorted(found, key=lambda recovery: (recovery.when, recovery.path), reverse=True))


def _each_once(found: list[Recovery]) -> list[Recovery]:
    """Without the journal that was about to be replaced by another when its program was killed."""
    kept: list[Recovery] = []
    for recovery in found:
        if any(recovery.file == other.file and recovery.matrix() == other.matrix() for other in kept):
            recovery.discard()
        else:
            kept.append(recovery)
    return kept


def _left(path: Path) -> Recovery | None:
    """What is left in a journal; None where its program still runs, or the file holds it all."""
    try:
        if _is_in_use(journal.read_header(path), path):
            return None
        header, data, lines = journal.read(path)
        base = native.loads(data, path.name)
    except (journal.Torn, FileProblem):
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".unreadable"))  # kept for whoever can make something of it
        return None
    when = lines[-1].at if lines else header.started
    recovery = Recovery(path, header, base, lines, when)
    if not recovery.labels or _is_saved(recovery, base):
        recovery.discard()
        return None
    return recovery


def _is_in_use(header: Header, path: Path) -> bool:
    if header.host != socket.gethostname():
        return time.time() - path.stat().st_mtime < _AWAY
    return processes.is_running(header.pid, header.process)


def _is_saved(recovery: Recovery, base: Matrix) -> bool:
    """Whether the file holds what would be recovered; notes whether somebody else has saved it since."""
    if recovery.file is None:
        return False
    try:
        now = native.read(recovery.file)
    except FileProblem:
        return False  # gone, out of reach, or damaged: then what was recovered is all there is
    recovery.file_changed = now != base
    return now == recovery.matrix()


def _replayed(base: Matrix, lines: list[Line]) -> tuple[Matrix, list[str]]:
    """The matrix after the lines, and the labels of the edits that stand in it."""
    matrix = base
    standing: list[tuple[str, Diff]] = []
    for line in lines:
        diff = line.diff
        try:
            matrix = matrix.apply(diff)
        except ValueError:
            break
        if line.way == "undo":
            _take_back(standing, line.label, diff)
            continue
        if line.joined and standing:
            diff = standing.pop()[1] | diff
        if diff:
            standing.append((line.label, diff))
    return matrix, [label for label, _ in standing]


def _take_back(standing: list[tuple[str, Diff]], label: str, diff: Diff) -> None:
    """Remove what an undo took back."""
    joined = Diff()
    for number in range(len(standing) - 1, -1, -1):
        joined = standing[number][1] | joined
        if joined == ~diff:
            del standing[number:]
            return
    standing.append((f"Undo “{label}”", diff))  # done before the journal began
