"""Asks for a file to open, or for a place to write one, without stopping the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from designer.formats.keeping.disk import is_there

Then = Callable[[Path], None]


def choose_file(parent: QWidget, title: str, folder: str, kinds: Mapping[str, str], then: Then) -> QFileDialog:
    """Ask for a file that is there, first in a folder. `kinds`: words → the endings they mean, as "*.csv *.tsv"."""
    dialog = QFileDialog(parent, title, str(folder_of(folder)), _filters(kinds))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, then)


def choose_target(
    parent: QWidget, title: str, start: Path, kinds: Mapping[str, str], then: Then, ending: str
) -> QFileDialog:
    """Ask where to write a file. `start` is the proposal; `ending` what its name gets where none is typed."""
    dialog = QFileDialog(parent, title, str(start.parent), _filters(kinds))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    endings = {f"{words} ({pattern})": pattern.removeprefix("*.") for words, pattern in kinds.items()}
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(endings.get(chosen, ending)))
    dialog.selectFile(start.name)
    return _opened(dialog, then)


def file_name(title: str) -> str:
    """A title as the name of a file: letters that no system takes are left out."""
    kept = "".join(letter if letter.isalnum() or letter in " -_.&" else " " for letter in title)
    return " ".join(kept.split()).strip(".") or "Untitled"


def folder_of(remembered: str) -> Path:
    """The folder that was used last, if it is still there; else the user's own."""
    folder = Path(remembered) if remembered else Path.home()
    return folder if is_there(folder) and folder.is_dir() else Path.home()


def _filters(kinds: Mapping[str, str]) -> str:
    return ";;".join(f"{words} ({pattern})" for words, pattern in kinds.items())


def _opened(dialog: QFileDialog, then: Then) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
