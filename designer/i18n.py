"""Texts in the user's language. English is written in the code; a catalogue, where there is one, says the rest.

A catalogue is a JSON object, English → translated, in `resources/locale/LANGUAGE.json`. There is none yet.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

_catalogue: dict[str, str] = {}


def tr(text: str) -> str:
    """The text in the current language; itself where no translation is known."""
    return _catalogue.get(text, text)


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something: "1 step", "3 steps", "1,000 rows". `many` is needed where it is not `one` and an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def use(catalogue: Mapping[str, str]) -> None:
    """Make a catalogue the current one; an empty one is English."""
    _catalogue.clear()
    _catalogue.update(catalogue)


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the system asks for, as "de"; "en" where it asks for none."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        name = environment.get(variable, "").partition(":")[0].partition(".")[0].partition("_")[0].lower()
        if name.isalpha() and name not in ("c", "posix"):
            return name
    return "en"


def load(folder: Path, name: str) -> None:
    """Make the catalogue of a language the current one; English where the folder has none that can be read."""
    try:
        use(msgspec.json.decode((folder / f"{name}.json").read_bytes(), type=dict[str, str]))
    except (OSError, msgspec.MsgspecError):
        use({})
