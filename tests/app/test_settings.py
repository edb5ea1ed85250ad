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


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_damaged_file_is_kept_aside_and_told_once(content: bytes) -> None:
    path = Settings().path
    path.write_bytes(content)
    settings = Settings()
    settings["theme"] = "dark"
    (aside,) = path.parent.glob("settings damaged *.json")
    assert aside.read_bytes() == content
    assert settings.problem is not None
    assert settings.problem.message == "Your settings could not be read, so the usual ones are used."
    assert aside.name in settings.problem.hint
    again = Settings()
    assert again.problem is None
    assert again["theme"] == "dark"


def test_a_damaged_file_that_cannot_be_moved_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Settings().path
    path.write_text("{")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "rename", refuse)
    settings = Settings()
    settings["theme"] = "dark"
    assert settings["theme"] == "dark", "it holds as long as the program runs"
    assert path.read_text() == "{"
    assert settings.problem is not None
    assert str(path) in settings.problem.hint


def test_what_another_version_has_set_stays() -> None:
    path = Settings().path
    path.write_text('{"theme": "dark", "later": {"a": 1}}')
    Settings()["paper"] = "Letter"
    assert json.loads(path.read_text()) == {"later": {"a": 1}, "paper": "Letter", "theme": "dark"}


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
