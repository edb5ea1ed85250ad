"""What a program that was killed has left is offered, with the edits named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.formats.keeping import native, recovery
from designer.formats.keeping.journal import folder
from designer.formats.keeping.locking import lock_file
from tests import small
from tests.app.conftest import Answer

KILLED = """
import os, signal, sys
from pathlib import Path
from designer.formats.keeping import locking, native
from designer.formats.keeping.journal import Journal
from designer.model.document import Document
path = Path(sys.argv[1])
lock = locking.take(path)
document = Document(native.read(path))
document.listeners.append(Journal(path, native.dumps(document.matrix)))
for number in range(int(sys.argv[2])):
    with document.edit(f"Edit {number + 1}") as edit:
        edit.change("step:aaaaaaa3", title=f"Title {number + 1}")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def killed(path: Path) -> Path:
    """A program that edited the file eight times and was killed."""
    subprocess.run([sys.executable, "-c", KILLED, str(path), "8"], check=False, cwd=Path(__file__).parents[2])
    assert lock_file(path).exists()
    return path


def test_it_is_offered_and_recovered(killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot) -> None:
    workshop.recovering.look()
    asked = answer("Recover")
    assert "before “Complaints” was saved" in asked
    assert "8 edits were kept" in asked
    assert "Edit 8" in asked
    qtbot.waitUntil(lambda: workshop.session.is_open)
    assert workshop.session.matrix.steps[small.FRONT].title == "Title 8"
    assert workshop.session.path == killed
    assert workshop.session.is_unsaved
    assert len(list(folder().glob("*.journal"))) == 1, "the old journal has gone, another holds it all"
    workshop.run("save")
    qtbot.waitUntil(lambda: not workshop.session.is_unsaved)
    assert native.read(killed).steps[small.FRONT].title == "Title 8"


def test_it_is_discarded(killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot) -> None:
    workshop.recovering.look()
    with qtbot.waitSignal(workshop.recovering.finished):
        answer("Discard")
    assert recovery.pending() == []
    assert native.read(killed).steps[small.FRONT].title == "Resolve at first contact"


def test_later_keeps_it_for_the_next_start(killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot) -> None:
    workshop.recovering.look()
    with qtbot.waitSignal(workshop.recovering.finished):
        answer("Later")
    assert len(recovery.pending()) == 1


def test_a_file_changed_since_is_not_overwritten_unasked(
    killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot
) -> None:
    theirs = small.small(lambda edit: edit.change(small.MANAGER, title="Somebody else"))
    killed.write_bytes(native.dumps(theirs))
    workshop.recovering.look()
    assert "saving will ask" in answer("Recover")
    qtbot.waitUntil(lambda: workshop.session.is_open)
    workshop.run("save")
    answer("Cancel")
    assert native.read(killed) == theirs


def test_nothing_left_asks_nothing(workshop: Workshop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workshop.recovering.finished):
        workshop.recovering.look()


def test_a_file_that_is_damaged_is_not_overwritten_unasked(
    killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot
) -> None:
    workshop.recovering.look()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    killed.write_bytes(b"not a matrix")
    answer("Recover")
    qtbot.waitUntil(lambda: workshop.session.is_open)
    workshop.run("save")
    assert "was changed by somebody else" in answer("Cancel")
    assert killed.read_bytes() == b"not a matrix"


def test_a_file_that_is_gone_is_saved_again(killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot) -> None:
    workshop.recovering.look()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    killed.unlink()
    answer("Recover")
    qtbot.waitUntil(lambda: workshop.session.is_open)
    workshop.run("save")
    qtbot.waitUntil(lambda: not workshop.session.is_unsaved)
    assert native.read(killed).steps[small.FRONT].title == "Title 8"


def test_what_is_edited_meanwhile_is_asked_about(
    killed: Path, workshop: Workshop, answer: Answer, qtbot: QtBot
) -> None:
    workshop.files.blank()
    (left,) = recovery.pending()
    workshop.files.recover(left)
    with workshop.session.document.edit("Name it") as edit:
        edit.change(workshop.session.matrix.head.id, title="Mine")
    assert "Name it" in answer("Cancel")
    assert workshop.session.title == "Mine"
    qtbot.waitUntil(lambda: not lock_file(killed).exists())  # another thread lets go of it
    assert len(recovery.pending()) == 1, "it is offered again"
