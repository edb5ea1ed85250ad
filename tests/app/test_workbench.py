"""Panels are shown, hidden, and keep their sizes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop


def test_panels_are_folded_by_their_keys(opened: Workshop) -> None:
    opened.run("panel_left")
    assert "panel left" not in opened.bench.facts()
    assert not opened.window.actions_by_id["panel_left"].isChecked()
    opened.run("panel_left")
    assert "panel left" in opened.bench.facts()


def test_a_list_is_shown_changed_and_folded(opened: Workshop) -> None:
    opened.run("panel_contacts")
    assert opened.table.isVisible()
    opened.run("panel_history")
    assert opened.history.isVisible()
    assert not opened.table.isVisible()
    opened.run("panel_history")
    assert "panel bottom" not in opened.bench.facts()


def test_what_is_open_is_remembered(opened: Workshop) -> None:
    opened.run("panel_right")
    opened.run("panel_findings")
    assert opened.settings["panels"] == ["left", "bottom"]
    assert opened.settings["bottom"] == "findings"


def test_the_keyboard_goes_round_the_panels(opened: Workshop) -> None:
    opened.flow.view.setFocus()
    seen = []
    for _ in range(3):
        opened.run("next_panel")
        now = QApplication.focusWidget()
        seen.append(next(name for name, panel in PLACES.items() if getattr(opened, panel).isAncestorOf(now)))
    assert seen == ["inspector", "palette", "chart"]
    opened.run("previous_panel")
    assert opened.palette.isAncestorOf(QApplication.focusWidget())


PLACES = {"inspector": "inspector", "palette": "palette", "chart": "flow"}


def test_sizes_are_remembered(opened: Workshop) -> None:
    opened.bench.columns.setSizes([320, 560, 320])
    opened.bench._keep_sizes()
    assert opened.settings["sizes"]["columns"] == opened.bench.columns.sizes()


def test_a_narrow_window_leaves_the_chart_its_room_and_remembers_what_was_opened_there(
    opened: Workshop, qtbot: QtBot
) -> None:
    assert "panel left" in opened.bench.facts()
    opened.window.resize(1024, 640)
    qtbot.waitUntil(lambda: opened.flow.width() >= 560)
    assert "panel left" not in opened.bench.facts()
    opened.run("panel_left")
    opened.window.resize(1300, 760)
    opened.window.resize(1024, 640)
    assert "panel left" in opened.bench.facts()
    assert opened.settings["panels_narrow"] == ["left", "right"]
    opened.run("panel_left")
    opened.window.resize(1300, 760)
    assert {"panel left", "panel right"} <= opened.bench.facts()
    assert opened.settings["panels"] == ["left", "right"]
