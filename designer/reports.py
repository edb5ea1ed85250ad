"""Writes down a fault of the program itself, where its user finds it and can pass it on."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

import designer
from designer import paths

KEPT = 20
"""How many reports are kept; older ones go."""


def write(error: BaseException) -> Path:
    """Write a report of this error and return its path: what ran, on what, where it failed; nothing of the matrix."""
    now = datetime.now().astimezone()
    text = "\n".join(
        [
            f"Escalation designer {designer.__version__}, {now.isoformat(timespec='seconds')}",
            f"Python {sys.version.split()[0]} on {platform.platform()}",
            f"Started as: {' '.join(sys.argv)}",
            "",
            *traceback.format_exception(error),
        ]
    )
    name = f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder = paths.state_dir() / "reports"
        folder.mkdir(exist_ok=True)
        for old in sorted(folder.glob("report-*.txt"))[: -(KEPT - 1)]:
            old.unlink(missing_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8")
    except OSError:
        path = Path(tempfile.gettempdir()) / name
        path.write_text(text, encoding="utf-8")
    return path


def sentence(error: BaseException) -> str:
    """What the user is told of this error, once its report is written."""
    return f"Something went wrong inside the program. What is known about it is written in {write(error)}"
