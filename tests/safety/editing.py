"""A program that edits and saves without end, to be killed: it tells what it has done down a pipe.

Run with the file and, in ESCALATION_DESIGNER_HOME, the home; it reads a line for each run that is wanted and forks,
so that a run starts at once. What the program asks of the disk is made slow here, and writes are cut in two, so that
a kill is likely to land inside. The product knows nothing of this.

Told are: `pid N`; `to N` before a gesture that leads to edit N, and `at N` after it; `<` and `>` around a save or a
write of the journal; and every call of the system.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from typing import Any

from designer.formats.keeping import locking, saving
from designer.formats.keeping.journal import Journal
from designer.model.document import Change, Document

PEOPLE = 20
"""How many contacts the file has; edit N writes N into one of them in turn, and into the title."""

_write = os.write


def tell(text: str) -> None:
    _write(1, f"{text}\n".encode())


def slowly(name: str, most: float) -> None:
    """Make one of the system's calls tell that it is reached, and take up to so many seconds, before or after."""
    real = getattr(os, name)

    def slow(*arguments: Any, **options: Any) -> Any:
        tell(name)
        before = random.uniform(0, most)
        time.sleep(before)
        answer = real(*arguments, **options)
        time.sleep(most - before)
        return answer

    setattr(os, name, slow)


def in_parts(handle: int, data: Any) -> int:
    """A write of which the system takes as much as it likes."""
    tell("write")
    time.sleep(random.uniform(0, 0.001))
    return _write(handle, bytes(data[: random.choice((len(data), max(1, len(data) // 2)))]))


def edit_and_save(file: Path) -> None:
    """Edit after edit, now and then a save, as the window does it, until killed."""
    locking.take(file)
    opened = saving.open_matrix(file)
    document, stamp = Document(opened.matrix), opened.stamp
    journal = Journal(file, opened.data)

    def keep(change: Change) -> None:
        tell("<")
        journal(change)
        tell(">")

    document.listeners.append(keep)
    people = sorted(document.matrix.contacts)
    number = int(document.matrix.head.version)

    def do_edit() -> None:
        nonlocal number
        number += 1
        tell(f"to {number}")
        with document.edit(f"Edit {number}") as edit:
            edit.change(document.matrix.head.id, version=str(number))
            edit.change(people[number % PEOPLE], notes=str(number))
        tell(f"at {number}")

    while True:
        do_edit()
        if random.random() < 0.1:
            tell(f"to {number - 1}")
            document.undo()
            tell(f"at {number - 1}")
            tell(f"to {number}")
            document.redo()
            tell(f"at {number}")
        if random.random() < 0.3:
            position = journal.position()
            tell("<")
            saved = saving.save(document.matrix, file, stamp)
            tell(">")
            if random.random() < 0.3:  # somebody goes on while the window saves in the background
                do_edit()
            tell("<")
            journal.saved(file, saved.data, position)
            tell(">")
            stamp = saved.stamp


def main(file: Path) -> None:
    """Fork a run for each line on the standard input."""
    for seed in sys.stdin:
        child = os.fork()
        if child:
            os.waitpid(child, 0)
            tell("over")
            continue
        random.seed(seed)
        tell(f"pid {os.getpid()}")
        for name in ("open", "fsync", "link", "replace", "unlink"):
            slowly(name, 0.002)
        os.write = in_parts
        edit_and_save(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
