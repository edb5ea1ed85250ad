"""The shipped font is loaded, and found before any of the same name that a machine has."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF, QRawFont

from designer.drawing.text import width
from designer.paths import resource
from designer.rendering.fonts import FILES, font


@pytest.mark.parametrize(("weight", "name"), [*zip((400, 500, 600, 700), FILES, strict=True)])
def test_each_weight_is_its_own_file(qapp: object, weight: int, name: str) -> None:
    found = font(13.0, weight)
    assert QFontInfo(found).family() == "Inter"
    used, shipped = QRawFont.fromFont(found), QRawFont(str(resource(f"fonts/{name}")), 13)
    assert bytes(used.fontTable("head").data()) == bytes(shipped.fontTable("head").data())


def test_letters_are_not_joined_or_moved_together(qapp: object) -> None:
    metrics = QFontMetricsF(font(13.0))
    for text in ("AVATo", "fi ffl", "3x4 ->", "10:30"):
        assert metrics.horizontalAdvance(text) == sum(metrics.horizontalAdvance(letter) for letter in text)


def test_fonts_are_shared(qapp: object) -> None:
    assert font(13.0, 600) is font(13.0, 600)


def test_the_font_stays_between_pictures() -> None:
    code = (
        "from tests.golden.sample import sample\n"
        "from designer.rendering.png import png\n"
        "import gc; one = png(sample(), 1); gc.collect(); assert png(sample(), 1) == one; print(len(one) > 50_000)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_verb_needs_no_screen() -> None:
    code = (
        "import os; os.environ.pop('QT_QPA_PLATFORM', None); os.environ.pop('DISPLAY', None)\n"
        "from designer.rendering.fonts import ensure_offscreen_application as ensure\n"
        "one = ensure(); assert ensure() is one; print(one.platformName())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "offscreen"
    assert width("Inter", 13) > 20
