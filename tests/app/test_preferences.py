"""Every setting of the dialog acts the moment it is changed, and is there at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.app.preferences import SHOWN
from designer.app.settings import SETTINGS, Settings
from designer.app.workshop import Workshop
from designer.drawing.style import DARK
from designer.panels.settings_dialog import PAPERS, RECENT, THEMES, SettingsDialog
from tests.app.conftest import dialog_of


@pytest.fixture
def dialog(opened: Workshop) -> SettingsDialog:
    opened.window.actions_by_id["settings"].trigger()
    return dialog_of(SettingsDialog)


def test_what_can_be_chosen_is_what_settings_take() -> None:
    known = {each.key: each for each in SETTINGS}
    for key, choices in (("theme", THEMES), ("paper", PAPERS), ("recent_kept", RECENT)):
        assert {value for _, value in choices} == set(known[key].choices)
    assert set(SHOWN) <= set(known)


def test_each_acts_at_once(opened: Workshop, dialog: SettingsDialog) -> None:
    dialog.changed.emit("theme", "dark")
    assert opened.look.theme is DARK
    dialog.changed.emit("reduced_motion", True)
    assert opened.look.still
    dialog.changed.emit("reduced_motion", True)
    assert opened.look.still
    dialog.changed.emit("country", "PT")
    assert opened.session.country == "PT"
    dialog.changed.emit("author", "Dora")
    assert opened.session.author == "Dora"
    dialog.changed.emit("paper", "Letter")
    assert opened.window.actions_by_id["paper_letter"].isChecked()
    again = Settings(opened.settings.path)
    assert [again[key] for key in SHOWN] == ["dark", True, "Letter", "PT", "Dora", 12]
    dialog.changed.emit("author", "")
    assert opened.session.author not in ("", "Dora")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_fewer_files_are_remembered_from_now_on(opened: Workshop, dialog: SettingsDialog, tmp_path: Path) -> None:
    for number in range(9):
        opened.settings.remember_file(tmp_path / f"{number}.escalation")
    dialog.changed.emit("recent_kept", 6)
    assert len(opened.settings["recent"]) == 6
    dialog.reset.emit("recent")
    assert opened.settings["recent"] == []


def test_panels_go_back_and_columns_are_forgotten(opened: Workshop, dialog: SettingsDialog) -> None:
    usual = opened.bench.columns.sizes()
    opened.bench.columns.setSizes([400, 500, 300])
    opened.settings["sizes"] = {"columns": [400, 500, 300]}
    opened.settings["columns"] = {"Nome": "name"}
    opened.settings["layouts"] = {"1f": {"nome": "name"}}
    dialog.reset.emit("columns")
    dialog.reset.emit("sizes")
    assert opened.settings["columns"] == opened.settings["layouts"] == {}
    assert opened.settings["sizes"] == {}
    assert opened.bench.columns.sizes() == usual
