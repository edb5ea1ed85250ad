"""“Find or do anything” finds records and commands, and does them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.workshop import Workshop
from tests import small


def find(workshop: Workshop, text: str) -> list[str]:
    workshop.run("find")
    picker = workshop.rooms["commands"].picker
    QTest.keyClicks(picker.box, text)
    return [choice.name for choice in picker.model.shown]


def enter(workshop: Workshop) -> None:
    QTest.keyClick(workshop.rooms["commands"].picker.box, Qt.Key.Key_Return)


def test_a_step_is_found_and_shown(opened: Workshop) -> None:
    assert find(opened, "duty man")[0] == "Duty manager"
    enter(opened)
    assert opened.session.selection == (small.MANAGER,)
    assert opened.flow.selection == [small.MANAGER]


def test_a_contact_is_found_by_number(opened: Workshop) -> None:
    assert find(opened, "7946 0104") == ["Dora Quist"]
    enter(opened)
    assert opened.session.selection == (small.DORA,)


def test_a_command_is_done(opened: Workshop) -> None:
    assert "Fit all" in find(opened, "fit all")
    find(opened, "dark")
    enter(opened)
    assert opened.settings["theme"] == "dark"


def test_what_cannot_be_done_now_is_not_offered(opened: Workshop) -> None:
    assert "Undo" not in find(opened, "undo")


def test_without_a_matrix_commands_are_found(workshop: Workshop) -> None:
    names = find(workshop, "open")
    assert any(name.startswith("Open") for name in names)


def test_what_was_chosen_last_comes_first(opened: Workshop) -> None:
    find(opened, "eli reyes")
    enter(opened)
    assert find(opened, "")[0] == "Eli Reyes"
