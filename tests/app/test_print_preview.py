"""The pages before they are printed."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from designer.app.print_preview import PrintPreview
from designer.drawing.picture import picture
from designer.drawing.style import DARK
from designer.panels.look import Look
from tests.small import small


def test_pages_are_counted_and_follow_the_paper(qtbot: QtBot) -> None:
    preview = PrintPreview(Look(DARK), picture(small()), "A4")
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(lambda: preview.pages.text() != "")
    on_a4 = preview._pages
    preview.paper.setCurrentText("A0")
    preview.paper.activated.emit(preview.paper.currentIndex())
    qtbot.waitUntil(lambda: preview._pages == 1)
    assert on_a4 >= 1
    assert preview.pages.text() == "1 page"
    assert preview.printer.pageLayout().pageSize().name().startswith("A0")
