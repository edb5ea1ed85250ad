"""A sentence keeps its direction whatever the names it quotes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from designer.drawing.directions import set_apart

ARABIC = "“مدير الوردية” has no number: add one."


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (ARABIC, "\u200e“\u2068مدير الوردية\u2069” has no number: add one."),
        ("“L2 دعم” and “דנה” share 8066.", "“\u2068L2 دعم\u2069” and “\u2068דנה\u2069” share 8066."),
        ("“Zoë Müller” has no number: add one.", "“Zoë Müller” has no number: add one."),
        ("Nothing comes in.", "Nothing comes in."),
        ("", ""),
    ],
)
def test_names_from_right_to_left_are_isolated(sentence: str, shown: str) -> None:
    assert set_apart(sentence) == shown


def test_the_text_engine_lays_the_sentence_out_from_left_to_right() -> None:
    assert _is_turned(ARABIC)
    assert not _is_turned(set_apart(ARABIC))


def _is_turned(text: str) -> bool:
    document = QTextDocument(text)
    return document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
