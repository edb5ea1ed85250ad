"""The theme is changed while the window runs, and everything follows."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from designer.app.workshop import Workshop
from designer.drawing.style import DARK, HIGH_CONTRAST, LIGHT


def test_every_theme_is_worn_at_once(opened: Workshop, qapp: QApplication) -> None:
    for id, theme in (("theme_dark", DARK), ("theme_contrast", HIGH_CONTRAST), ("theme_light", LIGHT)):
        opened.run(id)
        assert opened.look.theme is theme
        assert qapp.palette().window().color().name() == theme.window
        assert theme.panel in qapp.styleSheet()
        assert opened.flow.scene.looks.theme is theme
        assert opened.window.actions_by_id[id].isChecked()


def test_the_system_decides_where_it_is_asked(opened: Workshop) -> None:
    opened.run("theme_dark")
    opened.run("theme_system")
    assert opened.look.theme is LIGHT, "a bare screen says nothing of dark"


def test_motion_is_stilled(opened: Workshop) -> None:
    opened.run("still")
    assert opened.flow.view.camera.still
    assert opened.settings["reduced_motion"]
    opened.run("still")
    assert not opened.flow.view.camera.still
