"""Pages of help, by tabs."""

from __future__ import annotations

from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.panels.help_reader import HelpReader
from designer.panels.look import Look

PAGES = {"guide": ("Guide", "# One\n\nText."), "keys": ("Keys", "| Key | What |\n|---|---|\n| F1 | Help |")}


def test_each_page_has_its_tab(look: Look, qtbot: QtBot) -> None:
    reader = HelpReader(look, PAGES)
    qtbot.addWidget(reader)
    reader.show_page("keys")
    assert reader.tabs.tabText(reader.tabs.currentIndex()) == "Keys"
    assert "F1" in reader.text.toPlainText()
    assert any(isinstance(frame, QTextTable) for frame in reader.text.document().rootFrame().childFrames())
    reader.show_page("guide")
    assert reader.text.toPlainText().startswith("One")


def test_it_opens_in_the_same_place_each_time(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    window.setGeometry(100, 100, 1000, 700)
    qtbot.addWidget(window)
    window.show()
    reader = HelpReader(look, PAGES, window)
    reader.show_page("keys")
    first = reader.geometry()
    assert first.center() == window.geometry().center()
    reader.close()
    reader.move(reader.x(), reader.y() + 20)
    reader.show_page("guide")
    assert reader.geometry() == first
