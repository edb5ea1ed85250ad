"""What is shipped is found in a checkout, installed and frozen; what is kept goes where it belongs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from designer import paths


def test_resources_of_a_checkout() -> None:
    assert paths.resource("icons/save.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")
    assert paths.resource("fonts").is_dir()
    with pytest.raises(FileNotFoundError, match="does not ship resources/icons/nothing.svg"):
        paths.resource("icons/nothing.svg")


def test_resources_of_a_frozen_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths._resources() == tmp_path / "resources"


def test_resources_of_an_installed_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "designer" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "designer" / "paths.py"))
    assert paths._resources() == tmp_path / "designer" / "_resources"


@pytest.mark.parametrize("kind", ["config", "state", "cache"])
def test_a_home_of_ones_own(own_home: Path, kind: str) -> None:
    folder = getattr(paths, f"{kind}_dir")()
    assert folder == own_home / kind
    assert folder.is_dir()


def test_without_one_the_users_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    folders = {paths.config_dir(), paths.state_dir(), paths.cache_dir()}
    assert all(folder.is_dir() and folder.is_relative_to(tmp_path) for folder in folders)
    if sys.platform.startswith("linux"):
        assert folders == {
            tmp_path / f"XDG_{kind}_HOME" / "escalation-designer" for kind in ("CONFIG", "STATE", "CACHE")
        }


def test_nothing_is_made_by_looking(own_home: Path) -> None:
    importlib.reload(paths)
    assert not list(own_home.iterdir())
