"""Opening what can only be read: it is looked at, printed and exported, and a copy of it is edited."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import FileProblem, ReadOnly
from designer.formats.keeping import locking, native
from designer.formats.keeping.journal import folder
from designer.formats.keeping.locking import lock_file
from tests import small
from tests.app.conftest import Answer
from tests.app.test_files import change_on_disk, rename, said, someone_has, title_in
from tests.small import small as small_matrix


@pytest.fixture
def read(workshop: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> Workshop:
    """The file that a colleague has open, opened to read."""
    someone_has(path)
    workshop.files.open_path(path)
    assert "ana on desk-3" in answer("Open to read")
    qtbot.waitUntil(lambda: workshop.session.is_open)
    return workshop


def test_what_another_has_is_opened_to_read(read: Workshop, path: Path) -> None:
    assert read.session.path == path
    assert read.session.is_read_only
    assert read.window.windowTitle() == "Complaints (read only)[*]"
    assert read.flow.stage.is_read_only
    assert "is open to read" in said(read)
    assert list(folder().glob("*.journal")) == []
    holder = locking.holder(path)
    assert holder is not None
    assert holder.token == "theirs"


def test_every_edit_is_refused_with_a_sentence(read: Workshop, qtbot: QtBot) -> None:
    before = read.session.matrix
    with pytest.raises(ReadOnly, match="open to read, so nothing was changed"):
        rename(read)
    read.session.select((small.FRONT,))
    for action in ("delete", "duplicate", "insert_contact", "add_level"):
        if action in read.window.actions_by_id:
            read.run(action)
    assert read.session.matrix is before
    assert not read.session.is_unsaved
    read.run("save")
    qtbot.waitUntil(lambda: "nothing was changed" in said(read))
    assert [button.text() for button in read.window.messages._buttons] == ["Save a copy as…"]


def test_typing_gives_back_what_holds(read: Workshop, qtbot: QtBot) -> None:
    read.session.select((small.FRONT,))
    assert read.inspector.form is not None
    editor = read.inspector.form.editor("title")
    with pytest.raises(ReadOnly):
        read.inspector.form._changed(editor.field, "Another", True)
    assert editor.box.text() == "Resolve at first contact"  # type: ignore[attr-defined]


def test_a_copy_of_it_is_edited(read: Workshop, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    read.session.select((small.FRONT,))
    copy = tmp_path / "copy.escalation"
    read.files.save_to(copy)
    qtbot.waitUntil(lambda: read.session.path == copy)
    assert not read.session.is_read_only
    assert not read.flow.stage.is_read_only
    assert read.session.selection == (small.FRONT,)
    assert lock_file(copy).exists()
    rename(read)
    assert len(list(folder().glob("*.journal"))) == 1
    read.run("save")
    qtbot.waitUntil(lambda: not read.session.is_unsaved)
    assert title_in(copy) == "Answer the phone"
    assert title_in(path) == "Resolve at first contact"


def test_it_is_not_saved_over_the_one_that_another_has(read: Workshop, path: Path, qtbot: QtBot) -> None:
    read.files.save_to(path)
    qtbot.waitUntil(lambda: "is open by ana" in said(read))
    assert read.session.is_read_only


def test_it_is_not_saved_over_what_the_other_has_saved(
    read: Workshop, path: Path, answer: Answer, qtbot: QtBot
) -> None:
    change_on_disk(path)
    lock_file(path).unlink()  # they have left
    read.files.save_to(path)
    assert "was changed by somebody else" in answer("Cancel")
    assert native.read(path).steps[small.MANAGER].title == "Somebody else"
    qtbot.waitUntil(lambda: not lock_file(path).exists())


def test_what_the_other_saves_is_shown_when_asked_for(read: Workshop, path: Path, qtbot: QtBot) -> None:
    change_on_disk(path)
    read.files.look_at_disk()
    qtbot.waitUntil(lambda: "was changed by somebody else" in said(read))
    read.files.revert()
    qtbot.waitUntil(lambda: read.session.matrix.steps[small.MANAGER].title == "Somebody else")
    assert read.session.is_read_only


def test_it_can_be_opened_to_edit_when_the_other_has_left(read: Workshop, path: Path, qtbot: QtBot) -> None:
    lock_file(path).unlink()
    read.files.open_path(path)
    qtbot.waitUntil(lambda: not read.session.is_read_only)
    assert read.session.path == path
    rename(read)
    assert read.session.is_unsaved


@pytest.mark.parametrize("why", ["write-protected", "no room for a lock"])
def test_what_cannot_be_written_is_opened_to_read(
    workshop: Workshop, path: Path, answer: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "write-protected":
        before: Callable[..., bool] = os.access
        monkeypatch.setattr(os, "access", lambda file, mode: mode != os.W_OK and before(file, mode))
    else:

        def refuse(*_: Any) -> None:
            raise FileProblem("This folder is read-only.", "Save under another name on another disk.")

        monkeypatch.setattr(locking, "take", refuse)
    workshop.files.open_path(path)
    asked = answer("Open to read")
    assert "printed and exported" in asked
    qtbot.waitUntil(lambda: workshop.session.is_open)
    assert workshop.session.is_read_only
    assert workshop.session.matrix == small_matrix()


def test_the_same_file_by_another_name_is_open_already(
    opened: Workshop, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    link = tmp_path / "link.escalation"
    link.symlink_to(path)
    opened.files.open_path(link)
    qtbot.waitUntil(lambda: "is open already" in said(opened))
    assert opened.session.path == path
