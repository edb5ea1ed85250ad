"""English without a catalogue; with one, what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from designer import i18n
from designer.i18n import counted, language, load, tr, use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English again afterwards."""
    yield
    use({})


def test_without_a_catalogue_a_text_is_itself() -> None:
    assert tr("Save") == "Save"


def test_so_many_of_something() -> None:
    assert [counted(number, "step") for number in (0, 1, 3)] == ["0 steps", "1 step", "3 steps"]
    assert [counted(number, "person", "people") for number in (1, 2000)] == ["1 person", "2,000 people"]


def test_a_catalogue_says_the_rest() -> None:
    use({"Save": "Speichern"})
    assert (tr("Save"), tr("Open")) == ("Speichern", "Open")
    use({})
    assert tr("Save") == "Save"


def test_a_catalogue_is_loaded_by_its_language(tmp_path: Path) -> None:
    (tmp_path / "de.json").write_text('{"Save": "Speichern"}', encoding="utf-8")
    load(tmp_path, "de")
    assert tr("Save") == "Speichern"
    load(tmp_path, "fr")
    assert tr("Save") == "Save"


@pytest.mark.parametrize("content", ["", "[]", '{"Save": 7}', "{"])
def test_a_broken_catalogue_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "de.json").write_text(content, encoding="utf-8")
    load(tmp_path, "de")
    assert i18n.tr("Save") == "Save"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_AT.UTF-8", "LC_ALL": "fr_FR"}, "fr"),
        ({"LANG": "de_AT.UTF-8", "LANGUAGE": "pt_BR:en"}, "pt"),
        ({"LANG": "../../etc/passwd"}, "en"),
    ],
)
def test_the_language_is_what_the_system_asks_for(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected
