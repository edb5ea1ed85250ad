"""Files opened last are a click away."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from designer.app.recent_menu import RecentMenu
from designer.app.workshop import Workshop


def test_they_are_listed_and_opened(workshop: Workshop, path: Path, qtbot: QtBot) -> None:
    workshop.settings.remember_file(path)
    recent = RecentMenu(workshop.window, workshop.settings, workshop.files)
    recent.fill()
    (action,) = recent.menu.actions()
    assert action.text() == "&1  complaints"
    assert action.toolTip() == str(path)
    action.trigger()
    qtbot.waitUntil(lambda: workshop.session.path == path, timeout=10_000)
