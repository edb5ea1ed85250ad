"""Pages of help, by tabs."""

from __future__ import annotations

from PySide6.QtGui import QTextTable
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
