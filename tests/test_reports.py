"""A fault of the program is written down where its user finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer import paths, reports


def _fault() -> Exception:
    try:
        raise RuntimeError("no such lane")
    except RuntimeError as error:
        return error


def test_a_report_says_what_ran_and_where_it_failed(own_home: Path) -> None:
    path = reports.write(_fault())
    text = path.read_text(encoding="utf-8")
    assert path.parent == own_home / "state" / "reports"
    assert "RuntimeError: no such lane" in text
    assert "in _fault" in text
    assert "Python 3." in text
    assert str(path) not in text
    assert reports.sentence(_fault()).endswith(".txt")


def test_old_reports_go(own_home: Path) -> None:
    kept = [reports.write(_fault()) for _ in range(reports.KEPT + 5)]
    assert sorted((own_home / "state" / "reports").iterdir()) == kept[5:]


def test_where_the_users_folder_cannot_be_written_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse() -> Path:
        raise PermissionError

    monkeypatch.setattr(paths, "state_dir", refuse)
    monkeypatch.setattr(reports.tempfile, "gettempdir", lambda: str(tmp_path))
    assert reports.write(_fault()).parent == tmp_path
