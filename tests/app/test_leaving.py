"""Leaving asks about what was typed and not understood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from tests import small
from tests.app.conftest import Answer
from tests.app.test_files import rename, title_in
from tests.app.test_storing import type_soon


def test_closing_the_window_asks_and_one_may_go_back_and_mend(opened: Workshop, answer: Answer) -> None:
    type_soon(opened)
    opened.session.select((small.FRONT,))
    assert not opened.session.is_unsaved
    opened.window.close()
    assert opened.window.isVisible()
    asked = answer("Go back and mend")
    assert "“After” of the arrow to “" in asked
    assert "would be lost" in asked
    assert opened.session.selection == (small.FRONT_SPECIALIST,)
    box = opened.inspector.form.editor("after").box  # type: ignore[attr-defined,union-attr]
    assert opened.window.focusWidget() is box
    box.setText("20 min")
    box.textEdited.emit("20 min")
    opened.window.close()
    assert "Save the changes" in answer("Discard")


def test_it_can_be_closed_without_it(opened: Workshop, answer: Answer, qtbot: QtBot) -> None:
    type_soon(opened)
    opened.window.close()
    answer("Close without it")
    qtbot.waitUntil(lambda: not opened.window.isVisible())


def test_saving_before_closing_asks_about_it_too(opened: Workshop, path: Path, answer: Answer, qtbot: QtBot) -> None:
    rename(opened)
    type_soon(opened)
    opened.run("close")
    assert "Save the changes" in answer("Save")
    assert "does not understand what is typed" in answer("Close without it")
    qtbot.waitUntil(lambda: not opened.session.is_open)
    assert title_in(path) == "Answer the phone"
    opened.files.open_path(path)
    qtbot.waitUntil(lambda: opened.session.is_open)
    opened.run("close")
    assert QApplication.activeModalWidget() is None, "it went with the matrix"
