"""Where things are: what the program ships (resources) and what it keeps for its user (settings, state, cache)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ESCALATION_DESIGNER_HOME"
"""Names a folder that holds settings, state and cache instead of the user's own folders (tests, portable installs)."""

_NAME = "escalation-designer"


def _resources() -> Path:
    if getattr(sys, "frozen", False):
        return Path(sys._MEIPASS) / "resources"  # type: ignore[attr-defined]  # set by the frozen program's loader
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


RESOURCES = _resources()
"""The folder of shipped files: in a checkout, an installed package and a frozen program alike."""


def resource(name: str) -> Path:
    """The shipped file or folder of that name relative to `resources`, parts parted by "/": `icons/save.svg`.

    Raises FileNotFoundError when the program does not ship it.
    """
    path = RESOURCES / name
    if not path.exists():
        raise FileNotFoundError(f"The program does not ship resources/{name}.")
    return path


def config_dir() -> Path:
    """The user's folder for settings; made when it is not there."""
    return _own("config", platformdirs.user_config_dir(_NAME, appauthor=False))


def state_dir() -> Path:
    """The user's folder for what outlives a run but is no setting: recovery journals, recent files, reports."""
    return _own("state", platformdirs.user_state_dir(_NAME, appauthor=False))


def cache_dir() -> Path:
    """The user's folder for what can be made again at any time."""
    return _own("cache", platformdirs.user_cache_dir(_NAME, appauthor=False))


def _own(kind: str, usual: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    path = Path(home).expanduser() / kind if home else Path(usual)
    path.mkdir(parents=True, exist_ok=True)
    return path
