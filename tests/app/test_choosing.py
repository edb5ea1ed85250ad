"""Names and folders for files that are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.app.choosing import choose_file, choose_target, file_name, folder_of


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Complaints & outages", "Complaints & outages"),
        ("A/B: what?", "A B what"),
        ("", "Untitled"),
        ("...", "Untitled"),
        ("  Störung  ", "Störung"),
    ],
)
def test_a_title_makes_a_name_that_any_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_folder_that_is_gone_is_the_users_own(tmp_path: Path) -> None:
    assert folder_of(str(tmp_path)) == tmp_path
    assert folder_of(str(tmp_path / "gone")) == folder_of(str(tmp_path / ("a" * 300))) == Path.home()
    assert folder_of("") == Path.home()


def test_a_file_is_looked_for_in_the_users_own_folder_first(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for folder, expected in (("", Path.home()), (str(tmp_path), tmp_path)):
        dialog = choose_file(parent, "Open", folder, {"All files": "*"}, lambda _: None)
        assert Path(dialog.directory().absolutePath()) == expected
        dialog.close()


def test_the_ending_follows_the_kind(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    kinds = {"Workbook": "*.xlsx", "Text": "*.csv"}
    dialog = choose_target(parent, "Export", tmp_path / "a.xlsx", kinds, lambda _: None, "xlsx")
    dialog.filterSelected.emit("Text (*.csv)")
    assert dialog.defaultSuffix() == "csv"
    dialog.reject()


def test_what_was_chosen_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[Path] = []
    dialog = choose_file(parent, "Open", str(tmp_path), {"All": "*"}, chosen.append)
    dialog.fileSelected.emit(str(tmp_path / "a.csv"))
    dialog.reject()
    assert chosen == [tmp_path / "a.csv"]
