"""Writes resources/fonts/advances.json anew from the shipped fonts: `python -m tests.drawing.make_advances`.

To be run (inside the virtual environment, from the top of the project) whenever a font file changes; a test compares
the table with what Qt measures.
"""

from __future__ import annotations

import itertools
import json
import os
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FILES = {400: "Inter-Regular.otf", 500: "Inter-Medium.otf", 600: "Inter-SemiBold.otf", 700: "Inter-Bold.otf"}
NO_TEXT = set(range(0xD800, 0xE000)) | set(range(0xE000, 0xF900))
"""Surrogates, and the private area where the font keeps shapes of its own."""


def table() -> dict[str, object]:
    """What the file holds: for each weight the advances in font units, as runs {first code point: [advance, …]}."""
    from PySide6.QtGui import QFont, QGuiApplication, QRawFont

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    weights: dict[str, object] = {}
    for weight, name in FILES.items():
        probe = QRawFont(str(FONTS / name), 16)
        units = round(probe.unitsPerEm())
        font = QRawFont(str(FONTS / name), units, QFont.HintingPreference.PreferNoHinting)
        advances: dict[int, int] = {}
        for code in itertools.chain(range(0x20, 0x7F), range(0xA0, 0x10000), range(0x1F100, 0x1F200)):
            if code in NO_TEXT:
                continue
            glyphs = font.glyphIndexesForString(chr(code))
            if len(glyphs) == 1 and glyphs[0]:
                advances[code] = round(font.advancesForGlyphIndexes(glyphs)[0].x())
        weights[str(weight)] = {"advances": _runs(advances)}
    del application
    return {"family": "Inter", "units_per_em": units, "weights": weights}


def _runs(advances: dict[int, int]) -> dict[str, list[int]]:
    runs: dict[str, list[int]] = {}
    last = first = -2
    for code in sorted(advances):
        if code != last + 1:
            first = code
            runs[f"{first:x}"] = []
        runs[f"{first:x}"].append(advances[code])
        last = code
    return runs


def main() -> None:
    text = json.dumps(table(), separators=(",", ":")).replace('},"', '},\n"').replace('],"', '],\n"')
    (FONTS / "advances.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
