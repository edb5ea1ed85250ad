"""What the program remembers of its user's wishes, as one table: key, default, what it means."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from designer import paths
from designer.errors import FileProblem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """One wish: its key, what holds until the user says otherwise, its meaning, and the values it may take."""

    key: str
    default: Any
    meaning: str
    choices: tuple[Any, ...] = ()

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file can stand here."""
        if self.choices:
            return value in self.choices
        return type(value) is type(self.default)


THEMES = ("system", "light", "dark", "contrast")

SETTINGS = (
    Setting("theme", "system", "Colours of the screen; paper is always light.", THEMES),
    Setting("reduced_motion", False, "Things jump to their place instead of gliding."),
    Setting("paper", "A4", "The paper of prints, PDF and call sheets.", ("A4", "Letter")),
    Setting("recent", [], "Paths of the files opened last, the latest first."),
    Setting("geometry", "", "Place and size of the window, as Qt writes it (base 64)."),
    Setting("tab", "flow", "Which view of the matrix the middle of the window shows.", ("flow", "sheet")),
    Setting("panels", ["left", "right"], "Which panels are open: left, right, bottom."),
    Setting("panels_narrow", ["right"], "Which panels are open while the window is too narrow for all."),
    Setting("bottom", "findings", "Which list the bottom panel shows.", ("contacts", "findings", "history")),
    Setting("sizes", {}, "Widths and heights of panels in pixels, by the name of the splitter."),
    Setting("groups", {}, "Which groups of the inspector are open, by their name."),
    Setting("columns", {}, "Words that were taught: the header of a column, and what it means in every sheet."),
    Setting("layouts", {}, "What each column of a spreadsheet meant last time, by the set of its headers."),
    Setting("country", "", "The country of telephone numbers without one: two letters, as GB."),
    Setting("sheets", {}, "How the contact sheet was wanted last: for whom, which sheets, the language, weeks ahead."),
    Setting("folder", "", "The folder where a file was last opened or saved."),
    Setting("author", "", "Who writes comments and revisions on this computer."),
    Setting("recent_kept", 12, "How many files opened last are remembered.", (0, 6, 12, 24)),
)


class Settings:
    """The settings in a file of the user's own; one that cannot be read is set aside, never a reason not to start.

    `problem`: what the user should hear of that, once. What another version of the program has set stays in the file.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or paths.config_dir() / "settings.json"
        self.listeners: list[Callable[[str], None]] = []
        self.problem: FileProblem | None = None
        self._known = {setting.key: setting for setting in SETTINGS}
        self._may_write = True
        found = self._read()
        self._others = {key: value for key, value in found.items() if key not in self._known}
        self._values = {
            key: value for key, value in found.items() if key in self._known and self._known[key].accepts(value)
        }

    def __getitem__(self, key: str) -> Any:
        return self._values.get(key, self._known[key].default)

    def __setitem__(self, key: str, value: Any) -> None:
        if not self._known[key].accepts(value):
            raise ValueError(f"{value!r} cannot be the setting {key}")
        if value == self[key]:
            return
        self._values[key] = value
        self._write()
        for listener in list(self.listeners):
            listener(key)

    def remember_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(path.absolute())  # links are not followed: the disk may be slow
        self["recent"] = [name, *(other for other in self["recent"] if other != name)][: self["recent_kept"]]
        self["folder"] = str(path.absolute().parent)

    def forget(self, key: str) -> None:
        """Let a setting be again what it is until the user says otherwise."""
        self[key] = self._known[key].default

    def forget_file(self, path: str) -> None:
        """Take a file out of the recent ones."""
        self["recent"] = [other for other in self["recent"] if other != path]

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as problem:
            return self._set_aside(str(problem))
        return found if isinstance(found, dict) else self._set_aside("it is not a table")

    def _set_aside(self, reason: str) -> dict[str, Any]:
        """Give the damaged file another name, so that the next setting does not overwrite it."""
        log.info("settings are read anew: %s", reason)
        aside = self.path.with_name(f"{self.path.stem} damaged {dt.datetime.now().astimezone():%Y-%m-%d %H%M%S}.json")
        try:
            self.path.rename(aside)
            kept = f"The damaged file is kept as {aside.name} in {aside.parent}."
        except OSError as problem:
            log.info("settings could not be set aside: %s", problem)
            self._may_write = False  # nothing that could still be mended is overwritten
            kept = f"Mend or remove {self.path}; until then no setting is remembered."
        self.problem = FileProblem("Your settings could not be read, so the usual ones are used.", kept)
        return {}

    def _write(self) -> None:
        if not self._may_write:
            return
        draft = self.path.with_suffix(".new")
        try:
            text = json.dumps(self._others | self._values, indent=1, sort_keys=True, ensure_ascii=False)
            draft.write_text(text, "utf-8")
            os.replace(draft, self.path)  # noqa: PTH105 - must overwrite on every system
        except OSError as problem:
            log.info("settings could not be kept: %s", problem)
