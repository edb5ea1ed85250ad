"""The table of widths is that of the shipped fonts, and Qt measures the same."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from designer.drawing.advances import advances, estimated, knows
from designer.paths import resource
from designer.rendering.fonts import font
from tests.drawing.make_advances import table

SAMPLES = (
    "Resolve at first contact",
    "AVATAR To Ty. fi fl ffi -> 3x4 10:30 (L2) « Größe » 15 min ≤ 66 %",
    "Žluťoučký kůň · Ελληνικά · Русский · Tiếng Việt",
)


def test_the_table_is_up_to_date(qapp: object) -> None:
    assert json.loads(resource("fonts/advances.json").read_text("utf-8")) == table()


@pytest.mark.parametrize("px", [8, 10, 11, 12, 13, 14, 20])
@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_qt_measures_the_same(qtbot: QtBot, px: int, weight: int) -> None:
    metrics = QFontMetricsF(font(float(px), weight))
    for text in (*SAMPLES, *(chr(code) for code in range(0x20, 0x7F))):
        measured = metrics.horizontalAdvance(text)
        # FreeType gives 1/64 pixels; other engines round by themselves, by less than that a letter.
        allowed = 0.0 if sys.platform == "linux" else len(text) / 64
        assert advances(weight, float(px)).of(text) == pytest.approx(measured, abs=allowed), text


@pytest.mark.parametrize("letter", ["ا", "א", "中", "한", "あ", "ก", "😀"])
def test_letters_of_other_fonts_are_estimated(letter: str) -> None:
    assert not knows(letter)
    assert 0.6 <= estimated(letter) <= 1.4


@pytest.mark.parametrize("letter", ["\u0301", "\u200d", "\ufe0f", "\u200b"])
def test_what_draws_nothing_takes_no_room(letter: str) -> None:
    assert advances(400, 13.0).of(letter) == 0
