"""What nobody caught: one sentence for the user, the rest in a report, a dialog not too often."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from designer.app.problems import Problems
from designer.app.window import Window
from designer.errors import NotAllowed


def fault() -> ZeroDivisionError:
    try:
        raise ZeroDivisionError("of the program")
    except ZeroDivisionError as error:
        return error


def test_what_the_user_can_act_on_is_said_in_the_bar(window: Window, qtbot: QtBot) -> None:
    window.went_wrong.emit(NotAllowed("Nothing comes after an end.", "Choose another step."))
    qtbot.waitUntil(lambda: window.messages.text == "Nothing comes after an end. Choose another step.")


def test_a_fault_is_reported_and_told_once(window: Window, qtbot: QtBot) -> None:
    problems = Problems(window)
    for _ in range(3):
        problems.handle(ZeroDivisionError, fault(), None)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "Traceback" not in box.text() + box.informativeText()
    assert str(problems.reports[0]) in box.informativeText()
    assert len(problems.reports) == 3
    assert "ZeroDivisionError: of the program" in problems.reports[0].read_text("utf-8")
    box.close()
    qtbot.wait(50)
    assert QApplication.activeModalWidget() is None
