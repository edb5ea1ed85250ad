"""A smoke run: the real window opens the sample, a workbook goes out and comes back, icons, PDF and text are drawn.

`--smoke` runs it, offscreen and in a folder of its own; what is missing in a build shows here. Exit code 0, or 1 with
a line for each thing that failed.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication

from designer import paths
from designer.app import start
from designer.app.settings import Settings
from designer.app.window import Window
from designer.app.workshop import Workshop
from designer.formats.excel import reading, workbook
from designer.formats.keeping import native
from designer.formats.merging import merge
from designer.model.matrix import Matrix
from designer.panels.look import Look
from designer.rendering.pdf import pdf
from designer.rendering.png import png

PATIENCE = 60.0
"""Seconds that anything may take."""


class Missing(Exception):
    """Something that a whole program has does not work here."""


def main(_: list[str]) -> int:
    """Run it; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="escalation-smoke-") as folder:
        os.environ[paths.HOME_VARIABLE] = str(Path(folder) / "home")
        problems = _run(Path(folder))
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - this is a verb of the command line
    return 1 if problems else 0


def _run(folder: Path) -> list[str]:
    app = start.application([])
    settings = Settings()
    look = start.dress(app, settings)
    sample = next(paths.resource("sample").glob(f"*{native.SUFFIX}"))
    copy = Path(shutil.copy(sample, folder))
    matrix = native.read(copy)
    problems = []
    for name, check in (
        ("icons", lambda: _icons(look)),
        ("font", lambda: _font(app)),
        ("picture", lambda: _picture(matrix)),
        ("pdf", lambda: _pdf(matrix)),
        ("workbook", lambda: _workbook(matrix, folder)),
        ("window", lambda: _window(app, look, settings, copy)),
    ):
        try:
            check()
        except Missing as missing:
            problems.append(f"{name}: {missing}")
    return problems


def _icons(look: Look) -> None:
    image = look.icon("save").pixmap(32, 32).toImage()
    if _colours(image) < 2:
        raise Missing("an icon is drawn empty")
    if QImage(str(paths.resource("icons/save.svg"))).isNull():
        raise Missing("the icons of the style sheet, SVG files, cannot be read")


def _font(app: QApplication) -> None:
    family = QFontInfo(app.font()).family()
    if not family.startswith("Inter"):
        raise Missing(f"text is drawn in {family} instead of the shipped font")


def _picture(matrix: Matrix) -> None:
    image = QImage.fromData(png(matrix, 1.0))
    if image.isNull() or _colours(image) < 10:
        raise Missing("the flow is drawn empty")


def _pdf(matrix: Matrix) -> None:
    data = pdf(matrix)
    if not data.startswith(b"%PDF") or b"/Font" not in data:
        raise Missing("the PDF has no text")


def _workbook(matrix: Matrix, folder: Path) -> None:
    sheet = folder / "sheet.xlsx"
    sheet.write_bytes(workbook.write(matrix, png(matrix, 1.0)))
    counts = merge.propose_changes(matrix, reading.read(sheet)).counts
    if counts["unchanged"] != len(matrix.contacts):
        raise Missing(f"a workbook that was written comes back otherwise: {counts}")


def _window(app: QApplication, look: Look, settings: Settings, path: Path) -> None:
    window = Window(look, settings)
    window.show()
    workshop = Workshop(app, window, look, settings)
    workshop.files.open_path(path)
    _wait(app, lambda: workshop.session.is_checked, "the sample does not open, or the checks do not end")
    if _colours(window.grab().toImage()) < 50:
        raise Missing("the window is drawn empty")
    step = next(iter(workshop.session.matrix.steps))
    workshop.session.put("Rename step", [step], title="Smoke")
    workshop.run("save")
    _wait(app, lambda: not workshop.session.is_unsaved, "the file is not saved")
    if native.read(path) != workshop.session.matrix:
        raise Missing("the file that was saved is not what was open")
    window.close()
    app.processEvents()


def _wait(app: QApplication, until: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        if time.monotonic() > end:
            raise Missing(otherwise)
        app.processEvents()
        time.sleep(0.01)


def _colours(image: QImage) -> int:
    """How many colours a picture has, as far as a look at some of its pixels tells."""
    across, down = max(1, image.width() // 160), max(1, image.height() // 120)
    return len({image.pixel(x, y) for x in range(0, image.width(), across) for y in range(0, image.height(), down)})
