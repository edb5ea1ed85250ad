"""Opening, saving and closing, with the questions that only a person can answer."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import FileProblem
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.journal import folder
from designer.formats.keeping.locking import Holder, lock_file
from tests import small
from tests.app.conftest import Answer, dialog_of
from tests.small import small as small_matrix


def rename(workshop: Workshop, title: str = "Answer the phone") -> None:
    workshop.session.put("Rename step", [small.FRONT], title=title)


def title_in(path: Path) -> str:
    return native.read(path).steps[small.FRONT].title


def said(workshop: Workshop) -> str:
    return workshop.window.messages.text


def test_a_file_is_opened_and_locked(opened: Workshop, path: Path) -> None:
    assert opened.session.matrix == small_matrix()
    assert not opened.session.is_unsaved
    assert lock_file(path).exists()
    assert opened.window.pages.currentWidget() is opened.bench
    assert opened.settings["recent"] == [str(path)]
    assert opened.window.windowTitle() == "Complaints[*]"


def test_saving_writes_the_file_and_is_told(opened: Workshop, path: Path, qtbot: QtBot) -> None:
    rename(opened)
    assert opened.window.isWindowModified()
    opened.run("save")
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    assert title_in(path) == "Answer the phone"
    assert "Saved complaints.escalation" in opened.status.said.toolTip() + opened.status.said._whole


def test_what_is_edited_while_saving_stays_unsaved(opened: Workshop, path: Path, qtbot: QtBot) -> None:
    rename(opened, "First")
    opened.files.save()
    rename(opened, "Second")
    qtbot.waitUntil(lambda: title_in(path) == "First")
    qtbot.waitUntil(lambda: "Saved" in opened.status.said._whole)
    assert opened.session.is_unsaved


def test_save_as_moves_to_the_other_file(opened: Workshop, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.escalation"
    opened.run("save_as")
    dialog = dialog_of(QFileDialog)
    dialog.fileSelected.emit(str(other))  # type: ignore[attr-defined]
    dialog.close()
    qtbot.waitUntil(lambda: opened.session.path == other)
    assert native.read(other) == opened.session.matrix
    assert lock_file(other).exists()
    qtbot.waitUntil(lambda: not lock_file(path).exists())


def test_closing_asks_for_unsaved_edits_and_cancel_stays(opened: Workshop, answer: Answer) -> None:
    rename(opened)
    opened.run("close")
    assert "Save the changes to “Complaints”?" in answer("Cancel")
    assert opened.session.is_open
    assert opened.session.is_unsaved


def test_closing_counts_the_edits_since_the_last_save(opened: Workshop, answer: Answer, qtbot: QtBot) -> None:
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    rename(opened, "Answer the door")
    opened.run("close")
    assert "One edit, “Rename step" in answer("Cancel")
    rename(opened, "Answer the mail")
    opened.run("close")
    assert "2 edits, the last of them “Rename step" in answer("Cancel")


def test_discard_goes_without_saving(opened: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> None:
    rename(opened)
    opened.run("close")
    assert "Rename step" in answer("Discard")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    assert title_in(path) == "Resolve at first contact"
    qtbot.waitUntil(lambda: not lock_file(path).exists())
    qtbot.waitUntil(lambda: list(folder().glob("*.journal")) == [])


def test_save_saves_and_goes(opened: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> None:
    rename(opened)
    opened.run("close")
    answer("Save")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    assert title_in(path) == "Answer the phone"


def test_the_window_does_not_close_over_unsaved_edits(opened: Workshop, answer: Answer, qtbot: QtBot) -> None:
    rename(opened)
    opened.window.close()
    assert opened.window.isVisible()
    answer("Discard")
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_typing_that_was_not_finished_is_saved_too(opened: Workshop, path: Path, qtbot: QtBot) -> None:
    opened.session.select((small.FRONT_SPECIALIST,))
    assert opened.inspector.form is not None
    after = opened.inspector.form.editor("after")
    after.box.setText("45 min")  # type: ignore[attr-defined]
    after.box.setModified(True)  # type: ignore[attr-defined]
    opened.run("save")
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    span = native.read(path).transitions[small.FRONT_SPECIALIST].after
    assert span is not None
    assert span.text == "45 min"


def someone_has(path: Path) -> None:
    """A lock as a colleague's program on another machine has it."""
    since = dt.datetime(2026, 3, 1, 8, 30, tzinfo=dt.UTC)
    lock_file(path).write_bytes(msgspec.json.encode(Holder("ana", "desk-3", 4711, since, "theirs")))


def test_a_file_in_use_is_opened_as_a_copy(workshop: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> None:
    someone_has(path)
    workshop.files.open_path(path)
    assert "ana on desk-3" in answer("Open a copy")
    qtbot.waitUntil(lambda: workshop.session.is_open)
    assert workshop.session.path is None
    assert "copy of complaints.escalation" in said(workshop)


def test_a_file_in_use_can_be_taken_over(workshop: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> None:
    someone_has(path)
    workshop.files.open_path(path)
    answer("Take it over")
    qtbot.waitUntil(lambda: workshop.session.path == path)
    holder = locking.holder(path)
    assert holder is not None
    assert holder.token != "theirs"


def change_on_disk(path: Path) -> None:
    path.write_bytes(native.dumps(small_matrix(lambda edit: edit.change(small.MANAGER, title="Somebody else"))))


def test_a_file_changed_meanwhile_is_not_overwritten_unasked(
    opened: Workshop, path: Path, answer: Answer, qtbot: QtBot
) -> None:
    rename(opened)
    change_on_disk(path)
    opened.run("save")
    assert "was changed by somebody else" in answer("Cancel")
    assert native.read(path).steps[small.MANAGER].title == "Somebody else"
    assert opened.session.is_unsaved
    opened.run("save")
    answer("Overwrite")
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    assert title_in(path) == "Answer the phone"
    assert path.with_name(path.name + "~").exists()


def test_a_change_on_disk_is_noticed_and_read_again(opened: Workshop, path: Path, qtbot: QtBot) -> None:
    change_on_disk(path)
    opened.files.look_at_disk()
    qtbot.waitUntil(lambda: "was changed by somebody else" in said(opened))
    opened.files.revert()
    qtbot.waitUntil(lambda: opened.session.matrix.steps[small.MANAGER].title == "Somebody else")
    assert not opened.session.is_unsaved
    opened.run("undo")
    assert opened.session.matrix.steps[small.MANAGER].title == "Duty manager"


def test_a_file_that_cannot_be_read_is_told(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.escalation"
    broken.write_text("not a matrix")
    workshop.files.open_path(broken)
    qtbot.waitUntil(lambda: "broken.escalation" in said(workshop))
    assert not workshop.session.is_open
    assert not lock_file(broken).exists()


def test_a_file_that_is_gone_is_forgotten(workshop: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    gone = tmp_path / "gone.escalation"
    workshop.settings["recent"] = [str(gone)]
    workshop.files.open_path(gone)
    qtbot.waitUntil(lambda: "gone.escalation" in said(workshop))
    assert workshop.settings["recent"] == []


def test_a_template_opens_as_a_matrix_of_ones_own(workshop: Workshop, qtbot: QtBot) -> None:
    template = next(iter(workshop.window.start._cards))
    workshop.window.start.wants_template.emit(template)
    qtbot.waitUntil(lambda: workshop.session.is_open)
    assert workshop.session.path is None
    assert workshop.session.matrix.steps
    assert not workshop.session.is_unsaved


def test_every_edit_is_in_the_journal_at_once(opened: Workshop) -> None:
    rename(opened)
    (journal,) = folder().glob("*.journal")
    assert b"Answer the phone" in journal.read_bytes()


class Gate:
    """Holds a function back until it is let go, and says whether it has begun."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
        self.begun, self.go = threading.Event(), threading.Event()
        self.times = 0
        before = getattr(module, name)

        def held(*given: Any, **named: Any) -> Any:
            self.times += 1
            self.begun.set()
            assert self.go.wait(20)
            return before(*given, **named)

        monkeypatch.setattr(module, name, held)


def test_what_is_edited_while_saving_before_leaving_is_asked_about(
    opened: Workshop, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    rename(opened, "First")
    opened.run("close")
    answer("Save")
    qtbot.waitUntil(gate.begun.is_set)
    rename(opened, "Second")
    gate.go.set()
    assert "Rename step" in answer("Save")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    assert title_in(path) == "Second"


def test_a_second_save_while_saving_comes_after_it(
    opened: Workshop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    rename(opened, "First")
    opened.run("save")
    qtbot.waitUntil(gate.begun.is_set)
    rename(opened, "Second")
    opened.run("save")
    opened.run("save")
    gate.go.set()
    qtbot.waitUntil(lambda: not opened.session.is_unsaved or bool(QApplication.activeModalWidget()))
    assert QApplication.activeModalWidget() is None
    assert title_in(path) == "Second"
    assert gate.times == 2
    (journal,) = folder().glob("*.journal")
    assert b"Rename step" not in journal.read_bytes(), "both edits are in the file"


def test_a_save_that_ends_after_its_matrix_was_left_changes_nothing(
    opened: Workshop, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    rename(opened, "First")
    opened.run("save")
    qtbot.waitUntil(gate.begun.is_set)
    opened.run("close")
    answer("Discard")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    gate.go.set()
    qtbot.waitUntil(lambda: title_in(path) == "First")
    qtbot.waitUntil(lambda: not lock_file(path).exists())
    assert opened.session.path is None


@pytest.fixture
def other(tmp_path: Path) -> Path:
    made = tmp_path / "other.escalation"
    made.write_bytes(native.dumps(small_matrix(lambda edit: edit.change(small.MANAGER, title="In the other"))))
    return made


@pytest.mark.parametrize("way", ["file", "template"])
def test_what_is_edited_while_another_is_opened_is_asked_about(
    opened: Workshop, path: Path, other: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    gate = Gate(monkeypatch, *((saving, "open_matrix") if way == "file" else (native, "read")))
    go = opened.files.open_path if way == "file" else lambda path: opened.files.template(str(path))
    go(other)
    qtbot.waitUntil(gate.begun.is_set)
    rename(opened)
    gate.go.set()
    assert "Rename step" in answer("Cancel")
    assert opened.session.path == path
    assert opened.session.is_unsaved
    qtbot.waitUntil(lambda: not lock_file(other).exists())
    go(other)
    answer("Save")
    qtbot.waitUntil(lambda: opened.session.matrix.steps[small.MANAGER].title == "In the other")
    assert title_in(path) == "Answer the phone"


def test_an_opening_that_is_cancelled_leaves_no_lock(
    workshop: Workshop, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "open_matrix")
    workshop.files.open_path(other)
    qtbot.waitUntil(gate.begun.is_set)
    assert lock_file(other).exists()
    workshop.background.cancel("file")
    gate.go.set()
    qtbot.waitUntil(lambda: not lock_file(other).exists())
    assert not workshop.session.is_open


def test_a_save_under_way_is_no_change_by_somebody_else(
    opened: Workshop, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, go, looks = threading.Event(), threading.Event(), []
    save, has_changed = saving.save, saving.has_changed

    def held(*given: Any, **named: Any) -> Any:
        saved = save(*given, **named)
        written.set()
        assert go.wait(20)
        return saved

    def watched(*given: Any, **named: Any) -> bool:
        looks.append(has_changed(*given, **named))
        return looks[-1]

    monkeypatch.setattr(saving, "save", held)
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(written.is_set)
    monkeypatch.setattr(saving, "has_changed", watched)
    opened.files.look_at_disk()
    qtbot.waitUntil(lambda: looks == [True])
    qtbot.wait(50)
    go.set()
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    qtbot.wait(50)
    assert "somebody else" not in said(opened)
    change_on_disk(path)
    opened.files.look_at_disk()
    qtbot.waitUntil(lambda: "was changed by somebody else" in said(opened))


def test_a_watch_that_fails_hides_no_fault_of_the_program(
    opened: Workshop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    thrown: list[BaseException] = []
    opened.window.went_wrong.disconnect()
    opened.window.went_wrong.connect(thrown.append)
    problems: list[BaseException] = [FileProblem("It cannot be read.", "Try again."), ZeroDivisionError("no")]

    def fail(*_: object) -> bool:
        raise problems.pop(0)

    monkeypatch.setattr(saving, "has_changed", fail)
    opened.files.look_at_disk()
    qtbot.waitUntil(lambda: len(problems) == 1)
    qtbot.wait(50)
    opened.files.look_at_disk()
    qtbot.waitUntil(lambda: bool(thrown))
    assert [type(each) for each in thrown] == [ZeroDivisionError]


def test_saving_while_it_is_saved_elsewhere_goes_there_too(
    opened: Workshop, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, saving, "save")
    elsewhere = tmp_path / "elsewhere.escalation"
    opened.files.save_to(elsewhere)
    qtbot.waitUntil(gate.begun.is_set)
    rename(opened, "Second")
    opened.run("save")
    gate.go.set()
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    assert title_in(elsewhere) == "Second"
    assert title_in(path) == "Resolve at first contact"
    assert lock_file(elsewhere).exists()
    qtbot.waitUntil(lambda: not lock_file(path).exists())


def test_a_save_elsewhere_gets_its_turn_though_the_one_before_failed(
    opened: Workshop, path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = saving.save
    begun, go = threading.Event(), threading.Event()

    def save(*given: Any) -> saving.Opened:
        if given[1] == path:
            begun.set()
            assert go.wait(20)
            raise FileProblem("The drive is gone.", "Save elsewhere.")
        return before(*given)

    monkeypatch.setattr(saving, "save", save)
    elsewhere = tmp_path / "elsewhere.escalation"
    rename(opened)
    opened.run("save")
    qtbot.waitUntil(begun.is_set)
    opened.files.save_to(elsewhere)
    go.set()
    qtbot.waitUntil(lambda: not opened.session.is_unsaved)
    assert title_in(elsewhere) == "Answer the phone"
    assert "The drive is gone" in said(opened)
