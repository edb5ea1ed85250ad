"""Killed at random instants while editing and saving: no file is corrupt, no committed edit is lost.

An edit counts as committed when `document.edit` is left; from then on it must be found again, at once.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from designer.formats.keeping import locking, native, recovery, saving
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact
from tests.matrices import full_matrix
from tests.safety.editing import PEOPLE

KILLS = 200
INSIDE = 100
ROOT = Path(__file__).resolve().parents[2]


def prepared(file: Path) -> None:
    document = Document(full_matrix())
    with document.edit("Prepare") as edit:
        edit.change(document.matrix.head.id, version="0")
        for contact in document.matrix.contacts:
            edit.remove(contact)
        for number in range(PEOPLE):
            edit.new(Contact, name=f"Contact {number}", notes="0")
    saving.save(document.matrix, file)


def edit_of(matrix: Matrix) -> int:
    """The number of the last edit in a matrix, of which every earlier one is there too."""
    number = int(matrix.head.version)
    people = sorted(matrix.contacts)
    assert len(people) == PEOPLE
    for earlier in range(max(1, number - PEOPLE + 1), number + 1):
        assert matrix.contacts[people[earlier % PEOPLE]].notes == str(earlier)
    return number


class Victim:
    """The program that is killed again and again."""

    def __init__(self, file: Path) -> None:
        command = [sys.executable, "-m", "tests.safety.editing", str(file)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run_and_kill(self, seed: int, after: int, pause: float) -> list[str]:
        """What a run told before it was killed, some time after so many of its words."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{seed}\n".encode())
        self.process.stdin.flush()
        told: list[str] = []
        pid = int(self.process.stdout.readline().split()[1])
        while len(told) < after:
            told.append(self.process.stdout.readline().decode().strip())
            assert told[-1] != "over", f"it ended by itself: {told}"
        time.sleep(pause)
        os.kill(pid, signal.SIGKILL)
        while (line := self.process.stdout.readline().decode().strip()) != "over":
            told.append(line)
        return told

    def end(self) -> None:
        self.process.communicate(timeout=10)


def is_inside(told: list[str]) -> bool:
    """Whether the last that was begun, a save or a write of the journal, was not ended."""
    marks = [word for word in told if word in ("<", ">")]
    return bool(marks) and marks[-1] == "<"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_nothing_is_lost_whenever_it_is_killed(tmp_path: Path, own_home: Path) -> None:
    file = tmp_path / "matrix.escalation"
    prepared(file)
    instants = random.Random(20260301)
    victim = Victim(file)
    inside, where, saved_at, last = 0, Counter[str](), 0, 0
    for kill in range(KILLS):
        told = victim.run_and_kill(kill, instants.randrange(1, 80), instants.uniform(0, 0.003))
        inside += is_inside(told)
        where[told[-1].split()[0] if is_inside(told) else "between"] += 1

        on_disk = native.read(file)  # raises where the file is corrupt
        saved_at = max(saved_at, edit_of(on_disk))
        backup = saving.backup_of(file)
        if backup.exists():
            native.read(backup)
        left = recovery.pending()
        assert len(left) <= 1
        found = left[0].matrix() if left else on_disk
        reached = ([last] + [int(word[3:]) for word in told if word.startswith("at ")])[-1]
        under_way = [int(word[3:]) for word in told if word.startswith("to ")][-1:]
        assert edit_of(found) in (reached, *under_way), f"kill {kill} lost an edit after {reached}: {told}"
        last = edit_of(found)
        for each in left:
            assert each.file == file
            assert each.labels

        # The next person recovers, saves, and goes on; the lock of the dead is no hindrance.
        with locking.take(file):
            saving.save(found, file)
        for each in left:
            each.discard()
        assert recovery.pending() == []
        assert sorted(path.name for path in tmp_path.iterdir()) == ["matrix.escalation", "matrix.escalation~"]
    victim.end()
    assert inside >= INSIDE, f"only {inside} of {KILLS} kills were inside a save or a write of the journal: {where}"
    assert {"write", "fsync", "replace"} <= set(where), f"some instants were never met: {where}"
    for leftover in (own_home / "state" / "recovery").iterdir():
        os.utime(leftover, (0, 0))
    assert recovery.pending() == []
    assert list((own_home / "state" / "recovery").iterdir()) == []
    assert saved_at > KILLS, "it edited and saved meanwhile"
