"""Exact pictures of call sheets as the screen shows them, byte for byte, with the shipped font.

A picture that differs is written beside the one expected, as NAME.differs.png. When the change is meant, look at it,
then make them anew: `python -m tests.golden.test_sheet`.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from designer.drawing.style import DARK, LIGHT
from designer.formats.contacts.printed_sheet import Wanted, printed_sheet
from designer.model import spans
from designer.model.edit import Edit
from designer.panels.sheet_geometry import SheetGeometry
from designer.panels.sheet_painter import paint_pages
from designer.rendering.fonts import ensure_offscreen_application
from tests.small import ANA, BO, FRONT_SPECIALIST, small

HERE = Path(__file__).parent
NAMES = ("sheet", "sheet_dark")


def dated(edit: Edit) -> None:
    """Dates that do not go by, a long name, a note in several lines."""
    edit.change("matrix:aaaaaaa2", effective_from=dt.date(2026, 8, 3), next_review=dt.date(2027, 2, 1))
    edit.change(ANA, role="Front-line lead", department="Customer care", hours="Mon–Fri 08:00–18:00",
                time_zone="Europe/London", notes="Ask for the ticket number first, then for the invoice.")  # fmt: skip
    edit.change(BO, name="Bartholomew Okafor-Wolfeschlegelstein", deputies=(ANA,))
    edit.change(FRONT_SPECIALIST, after=spans.parse("next business day"))


def pictured(name: str) -> QImage:
    """The first page; on a dark desk on Letter in German, at half its size."""
    dark = name == "sheet_dark"
    wanted = Wanted(paper="Letter", language="de") if dark else Wanted()
    sheet = printed_sheet(small(dated), wanted)
    assert sheet is not None
    plan = SheetGeometry(sheet, 0.5 if dark else 1.0)
    image = QImage(round(plan.size[0]), round(plan.size[1]), QImage.Format.Format_RGB32)
    image.fill(QColor((DARK if dark else LIGHT).window))
    painter = QPainter(image)
    try:
        paint_pages(painter, sheet, plan, QRectF(image.rect()), dark)
    finally:
        painter.end()
    return image


@pytest.mark.skipif(sys.platform != "linux", reason="other systems draw letters with engines of their own")
@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_is_the_one_expected(qapp: object, name: str) -> None:
    found = pictured(name)
    expected = QImage(str(HERE / f"{name}.png")).convertToFormat(found.format())
    differs = HERE / f"{name}.differs.png"
    if found == expected:
        differs.unlink(missing_ok=True)
        return
    found.save(str(differs))
    pytest.fail(f"The {name} looks different: see {differs} (how to take it over: {Path(__file__).name})")


def main() -> None:
    application = ensure_offscreen_application()
    for name in NAMES:
        pictured(name).save(str(HERE / f"{name}.png"), quality=0)
    del application


if __name__ == "__main__":
    main()
