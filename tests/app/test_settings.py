"""Settings: a table with meanings, kept in a file that may be broken without harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer.app.settings import SETTINGS, Settings


def test_every_setting_has_a_meaning_and_a_default_that_fits() -> None:
    for setting in SETTINGS:
        assert setting.meaning.endswith(".")
        assert setting.accepts(setting.default), setting.key


def test_what_is_set_is_there_at_the_next_start() -> None:
    Settings()["theme"] = "dark"
    assert Settings()["theme"] == "dark"


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="theme"):
        Settings()["theme"] = "pink"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": "pink", "recent": 3, "unknown": 1}'])
def test_a_broken_file_is_no_reason_not_to_start(content: str) -> None:
    path = Settings().path
    path.write_text(content)
    settings = Settings()
    assert settings["theme"] == "system"
    assert settings["recent"] == []


def test_who_listens_hears() -> None:
    heard: list[str] = []
    settings = Settings()
    settings.listeners.append(heard.append)
    settings["reduced_motion"] = True
    settings["reduced_motion"] = True
    assert heard == ["reduced_motion"]


def test_recent_files_are_few_and_the_latest_first(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(15):
        settings.remember_file(tmp_path / f"{number}.escalation")
    settings.remember_file(tmp_path / "10.escalation")
    assert len(settings["recent"]) == settings["recent_kept"] == 12
    assert settings["recent"][0] == str(tmp_path / "10.escalation")
    settings.forget_file(str(tmp_path / "10.escalation"))
    assert str(tmp_path / "10.escalation") not in settings["recent"]
    assert json.loads(settings.path.read_text())["folder"] == str(tmp_path)
    settings["recent_kept"] = 0
    settings.remember_file(tmp_path / "1.escalation")
    assert settings["recent"] == []


def test_a_wish_can_be_forgotten() -> None:
    settings = Settings()
    settings["columns"] = {"Nome": "name"}
    settings.forget("columns")
    assert settings["columns"] == {}
    assert Settings()["columns"] == {}
