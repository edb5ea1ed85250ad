"""Labels: plain text only, elided with the whole as a tip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.panels.labels import Elided, Whole, in_role, label, rule
from tests.panels.conftest import Shown

LONG = "Customer complaints and escalations of the second region"


def test_what_does_not_fit_ends_in_an_ellipsis_and_is_told(shown: Shown) -> None:
    line = Elided(LONG)
    shown(line, 120, 24)
    assert line.text().endswith("…")
    assert line.toolTip() == LONG
    line.resize(900, 24)
    assert line.text() == LONG
    assert line.toolTip() == ""


def test_text_is_never_taken_for_markup(qtbot: QtBot) -> None:
    made = label("<b>Ana</b>")
    qtbot.addWidget(made)
    assert made.textFormat() == Qt.TextFormat.PlainText


def test_roles(qtbot: QtBot) -> None:
    made = label("x", "muted", wraps=True)
    qtbot.addWidget(made)
    in_role(made, "error")
    assert made.property("role") == "error"
    assert made.wordWrap()
    line = rule()
    qtbot.addWidget(line)
    assert line.height() == 1


def test_a_text_of_several_lines_is_never_squeezed(shown: Shown) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    text = Whole()
    text.setText("An internal or short number: dialled as it stands")
    column.addWidget(text)
    shown(holder, 160, 300)
    QApplication.processEvents()
    lines = text.heightForWidth(text.width())
    assert lines > text.fontMetrics().lineSpacing()
    assert holder.minimumSizeHint().height() >= lines
    text.setText("Short")
    assert text.minimumHeight() < lines
