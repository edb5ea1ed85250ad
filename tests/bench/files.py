"""What opening and saving a file cost."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from designer.formats.keeping import saving
from tests.bench.matrices import matrix
from tests.bench.runner import Act, measure

SIZES = (60, 500, 5000)


@measure("file.open", SIZES)
def open_file(size: int) -> Act:
    """From the disk (its cache warm) to the matrix, checked."""
    path = _saved(size)
    return Act(lambda: saving.open_matrix(path))


@measure("file.save", SIZES)
def save(size: int) -> Act:
    """From the matrix to the disk, flushed, the former version kept."""
    path = _saved(size)
    stamp = saving.open_matrix(path).stamp
    return Act(lambda: saving.save(matrix(size), path, stamp))


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="bench-")
    atexit.register(shutil.rmtree, folder)
    return Path(folder)


def _saved(size: int) -> Path:
    path = _folder() / f"{size}.escalation"
    saving.save(matrix(size), path)
    return path
