"""Saving, off the GUI thread, to its end, and with what follows it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import FileProblem
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.journal import Journal, folder
from designer.formats.keeping.locking import Lock, lock_file
from tests import small
from tests.app.conftest import Answer
from tests.app.test_files import Gate, change_on_disk, rename, said, title_in


@pytest.fixture
def where(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What touched the disk of the file, and in which thread."""
    seen: list[tuple[str, int]] = []

    def watch(owner: Any, name: str, words: str) -> None:
        before: Callable[..., Any] = getattr(owner, name)

        def watched(*given: Any, **named: Any) -> Any:
            seen.append((words, threading.get_ident()))
            return before(*given, **named)

        monkeypatch.setattr(owner, name, watched)

    watch(locking, "take", "lock")
    watch(Lock, "release", "unlock")
    watch(Lock, "check", "check the lock")
    watch(Journal, "close", "end the journal")
    watch(saving, "save", "save")
    watch(saving, "open_matrix", "open")
    watch(saving, "has_changed", "watch")
    watch(Path, "samefile", "compare")
    return seen


def test_the_window_waits_for_no_disk(
    where: list[tuple[str, int]], opened: Workshop, path: Path, tmp_path: Path, answer: Answer, qtbot: QtBot
) -> None:
    other = tmp_path / "other.escalation"
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    opened.files.save_to(other)
    qtbot.waitUntil(lambda: opened.session.path == other)
    opened.files.open_path(path)
    qtbot.waitUntil(lambda: opened.session.path == path)
    opened.files.look_at_disk()
    rename(opened, "Given up")
    opened.run("close")
    answer("Discard")
    qtbot.waitUntil(lambda: not lock_file(path).exists() and not lock_file(other).exists())
    qtbot.waitUntil(lambda: list(folder().glob("*.journal")) == [])
    words = {each for each, _ in where}
    assert words >= {"lock", "unlock", "check the lock", "end the journal", "save", "open", "watch", "compare"}
    here = threading.get_ident()
    assert [each for each, thread in where if thread == here] == []


def test_the_window_goes_on_while_a_lock_is_slow_to_take(
    opened: Workshop, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, locking, "take")
    elsewhere = tmp_path / "elsewhere.escalation"
    opened.files.save_to(elsewhere)  # were it in this thread, it would never come back
    qtbot.waitUntil(gate.begun.is_set)
    rename(opened, "Meanwhile")
    gate.go.set()
    qtbot.waitUntil(lambda: opened.session.path == elsewhere)
    assert opened.session.is_unsaved
    assert lock_file(elsewhere).exists()


def test_a_file_may_be_opened_again_before_its_lock_is_gone(
    opened: Workshop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()
    before = Lock.release
    monkeypatch.setattr(Lock, "release", lambda lock: go.wait(10) and before(lock))
    opened.run("close")
    assert not opened.session.is_open
    opened.files.open_path(path)
    qtbot.waitUntil(lambda: opened.session.path == path)
    assert QApplication.activeModalWidget() is None, "nobody else has it"
    go.set()
    qtbot.wait(100)
    assert locking.holder(path) is not None, "the old lock does not take the new one with it"


def test_a_save_cannot_be_stopped(opened: Workshop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(monkeypatch, saving, "save")
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(opened.status.work.isVisible, timeout=5_000)
    assert "Saving" in opened.status.work.words.text()
    assert not opened.status.work.stop.isVisible()
    opened.background.cancel("saving")
    gate.go.set()
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    assert title_in(path) == "Answer the phone"


def test_quitting_during_a_save_elsewhere_leaves_no_lock(
    opened: Workshop, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    elsewhere = tmp_path / "elsewhere.escalation"
    opened.files.save_to(elsewhere)
    qtbot.waitUntil(gate.begun.is_set)
    assert lock_file(elsewhere).exists()
    opened.window.close()
    gate.go.set()
    for _ in range(200):  # no event loop runs any more
        if not lock_file(elsewhere).exists() and not lock_file(path).exists():
            break
        threading.Event().wait(0.02)
    assert not lock_file(elsewhere).exists()
    assert not lock_file(path).exists()
    assert native.read(elsewhere) == opened.session.matrix


def test_quitting_during_an_opening_leaves_no_lock(
    workshop: Workshop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "open_matrix")
    workshop.files.open_path(path)
    qtbot.waitUntil(gate.begun.is_set)
    assert lock_file(path).exists()
    workshop.window.close()
    gate.go.set()
    for _ in range(200):  # no event loop runs any more
        if not lock_file(path).exists():
            break
        threading.Event().wait(0.02)
    assert not lock_file(path).exists()


def test_what_was_to_follow_a_waiting_save_follows_the_one_that_succeeds(
    opened: Workshop, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    rename(opened)
    change_on_disk(path)
    opened.run("save")
    qtbot.waitUntil(gate.begun.is_set)
    opened.run("close")
    answer("Save")  # it waits
    gate.go.set()
    qtbot.waitUntil(lambda: "changed" in _asked())
    answer("Overwrite")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    assert title_in(path) == "Answer the phone"


def _asked() -> str:
    box = QApplication.activeModalWidget()
    return box.text() if isinstance(box, QMessageBox) else ""


def test_a_save_that_fails_stays_and_says_so(
    opened: Workshop, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise FileProblem("The drive is gone.", "Save elsewhere.")

    monkeypatch.setattr(saving, "save", fail)
    rename(opened)
    opened.run("close")
    answer("Save")
    qtbot.waitUntil(lambda: "The drive is gone" in said(opened))
    assert opened.session.is_open
    assert opened.session.is_unsaved


def type_soon(workshop: Workshop) -> None:
    """Type into the time of an arrow what nobody understands."""
    workshop.session.select((small.FRONT_SPECIALIST,))
    assert workshop.inspector.form is not None
    box = workshop.inspector.form.editor("after").box  # type: ignore[attr-defined]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "soon")


def test_a_save_names_what_it_did_not_save_and_goes_there(opened: Workshop, path: Path, qtbot: QtBot) -> None:
    rename(opened)
    type_soon(opened)
    opened.session.select((small.FRONT,))
    opened.run("save")
    qtbot.waitUntil(lambda: "is saved" in said(opened))
    assert title_in(path) == "Answer the phone"
    assert "“After” of the arrow to “" in said(opened)
    assert "“soon”" in said(opened)
    (show,) = opened.window.messages._buttons
    assert show.text() == "Show"
    show.click()
    assert opened.session.selection == (small.FRONT_SPECIALIST,)
    box = opened.inspector.form.editor("after").box  # type: ignore[attr-defined,union-attr]
    assert opened.window.focusWidget() is box
    assert box.text() == "soon"


def test_show_opens_the_inspector_where_it_is_closed(opened: Workshop, qtbot: QtBot) -> None:
    type_soon(opened)
    opened.session.select((small.FRONT,))
    opened.bench.toggle_panel("right")
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(lambda: "is saved" in said(opened))
    opened.window.messages._buttons[0].click()
    box = opened.inspector.form.editor("after").box  # type: ignore[attr-defined,union-attr]
    assert box.isVisible()
    assert opened.window.focusWidget() is box


def test_show_goes_to_several_records_that_were_changed_at_once(opened: Workshop, qtbot: QtBot) -> None:
    both = (small.FRONT_SPECIALIST, small.SPECIALIST_MANAGER)
    opened.session.select(both)
    box = opened.inspector.form.editor("after").box  # type: ignore[attr-defined,union-attr]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "soon")
    opened.session.select((small.FRONT,))
    opened.files.save()
    qtbot.waitUntil(lambda: "“After” of 2 arrows" in said(opened))
    opened.window.messages._buttons[0].click()
    assert opened.session.selection == both
    assert opened.window.focusWidget() is box
    assert box.text() == "soon"
