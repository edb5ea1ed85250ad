"""What a verb says: text or one JSON object on the standard output, notes and progress on the other."""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

_PATIENCE = 1.0
"""Seconds before a wait is worth a word."""


def prepare() -> None:
    """Write UTF-8 whatever the console is set to, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """A line of the answer."""
    sys.stdout.write(f"{text}\n")


def note(text: str) -> None:
    """A line beside the answer."""
    sys.stderr.write(f"{text}\n")


def say_json(answer: dict[str, Any]) -> None:
    """The answer as one JSON object."""
    say(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())


def name_of(path: Path) -> str:
    """A path as text that can be written anywhere."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class Progress:
    """How far some long work is; shown once it has taken a while."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.share = ""
        self._over = threading.Event()
        self._paused = False
        self._shown = 0

    def __call__(self, done: int, of: int) -> None:
        """Tell how much is done."""
        self.share = f" {100 * done // of} %" if of > 0 and done <= of else ""

    def run(self) -> None:
        """Show it until it is over."""
        began = time.monotonic()
        while not self._over.wait(_PATIENCE if not self._shown else 0.2):
            if self._paused:
                continue
            text = f"{self.what}…{self.share or f' {time.monotonic() - began:.0f} s'}"
            sys.stderr.write(f"\r{text.ljust(self._shown)}")
            sys.stderr.flush()
            self._shown = max(self._shown, len(text))

    def pause(self) -> None:
        """Leave the line to a question, and say no more."""
        self._paused = True
        self.wipe()

    def end(self) -> None:
        """It is over."""
        self._over.set()

    def wipe(self) -> None:
        """Take away what was shown."""
        if self._shown:
            sys.stderr.write(f"\r{' ' * self._shown}\r")
            sys.stderr.flush()


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Tell on a terminal how far the work in the block is."""
    shown = Progress(what)
    if sys.stderr is None or not sys.stderr.isatty():
        yield shown
        return
    thread = threading.Thread(target=shown.run, name="progress", daemon=True)
    thread.start()
    try:
        yield shown
    finally:
        shown.end()
        thread.join()
        shown.wipe()
