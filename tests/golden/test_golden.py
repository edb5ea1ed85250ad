"""Exact pictures of a small chart in every theme, byte for byte, with the shipped font.

A picture that differs is written beside the one expected, as NAME.differs.png. When the change is meant, look at it,
then make them anew: `python -m tests.golden.test_golden`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from designer.commands import arrange
from designer.drawing.picture import picture
from designer.drawing.style import THEMES
from designer.model.choices import LaneDirection
from designer.model.document import Document
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.values import Position
from designer.rendering.fonts import ensure_offscreen_application
from designer.rendering.png import image
from tests.golden.sample import sample

HERE = Path(__file__).parent
NAMES = (*THEMES, "rows", "third", "double")


def pictured(name: str) -> QImage:
    """The chart in the theme of this name; or on paper in rows, at 30 %, at 200 %."""
    matrix = sample()
    scale = {"third": 0.3, "double": 2.0}.get(name, 1.0)
    if name == "rows":
        document = Document(matrix)
        with document.edit("Lay the lanes across") as edit:
            edit.change(matrix.head.id, lanes=LaneDirection.ROWS)
            arrange.place(edit, side_by_side(matrix))
        matrix = document.matrix
    return image(picture(matrix, THEMES.get(name, THEMES["paper"])), scale)


def side_by_side(matrix: Matrix) -> dict[Id, Position]:
    """The steps of each level in a row, a little up and down."""
    found: dict[Id, Position] = {}
    for level in matrix.levels:
        for number, step in enumerate(step for step in matrix.steps.values() if step.level == level):
            found[step.id] = Position(across=64.0 + 20 * (number % 2), along=100.0 + 380 * number)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="other systems draw letters with engines of their own")
@pytest.mark.parametrize("name", NAMES)
def test_the_picture_is_the_one_expected(qapp: object, name: str) -> None:
    found = pictured(name)
    expected = QImage(str(HERE / f"{name}.png")).convertToFormat(found.format())
    differs = HERE / f"{name}.differs.png"
    if found == expected:
        differs.unlink(missing_ok=True)
        return
    found.save(str(differs))
    pytest.fail(f"The chart in {name} looks different: see {differs} (how to take it over: {Path(__file__).name})")


def main() -> None:
    application = ensure_offscreen_application()
    for name in NAMES:
        pictured(name).convertToFormat(QImage.Format.Format_RGB32).save(str(HERE / f"{name}.png"), quality=0)
    del application


if __name__ == "__main__":
    main()
