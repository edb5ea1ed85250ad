"""Asks how the letters of a text file are to be read: some of its own words, once for each way, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout

from designer.drawing.directions import set_apart
from designer.formats.tables.spellings import Spelling
from designer.panels.flow_layout import FlowLayout
from designer.panels.labels import label
from designer.panels.look import ICON, Look

ENCODING_WORDS = {
    "utf-8": "Unicode (UTF-8)",
    "utf-8-sig": "Unicode (UTF-8)",
    "utf-16": "Unicode (UTF-16)",
    "utf-16-le": "Unicode (UTF-16)",
    "utf-16-be": "Unicode (UTF-16, big-endian)",
    "utf-32": "Unicode (UTF-32)",
    "cp1252": "Western European (Windows 1252)",
    "iso8859-15": "Western European (ISO 8859-15)",
    "cp1250": "Central European (Windows 1250)",
    "cp1251": "Cyrillic (Windows 1251)",
    "cp1253": "Greek (Windows 1253)",
    "cp1254": "Turkish (Windows 1254)",
    "cp1255": "Hebrew (Windows 1255)",
    "cp1256": "Arabic (Windows 1256)",
    "cp1257": "Baltic (Windows 1257)",
    "cp874": "Thai (Windows 874)",
    "mac_roman": "Western European (old Mac)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp850": "Western European (DOS 850)",
    "cp437": "American (DOS 437)",
    "shift_jis": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Simplified Chinese (GB 18030)",
    "big5": "Traditional Chinese (Big5)",
    "euc_kr": "Korean (EUC)",
}
"""What encodings are called, by the names Python knows."""


class EncodingChoice(QFrame):
    """`chosen`: the encoding that reads right. Hidden where the file itself says it, or all ways read alike."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        icon = QLabel()
        icon.setPixmap(look.pixmap("languages", "warning_text", ICON, self.devicePixelRatioF()))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column, 1)
        column.addWidget(label("Which of these reads right? The file does not say how its letters are written."))
        self._ways = FlowLayout(spacing=12)
        column.addLayout(self._ways)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self.hide()

    def show_ways(self, ways: Sequence[Spelling], now: str) -> None:
        """Offer these ways; `now` is the encoding that the file is read in."""
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._ways.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for way in ways:
            button = QRadioButton(set_apart("  ·  ".join(way.words)).replace("&", "&&"))
            button.setToolTip(ENCODING_WORDS.get(way.encoding, way.encoding))
            button.setAccessibleName(f"{', '.join(way.words)}: {ENCODING_WORDS.get(way.encoding, way.encoding)}")
            button.setChecked(way.encoding == now)
            button.clicked.connect(lambda _=False, name=way.encoding: self.chosen.emit(name))
            self._group.addButton(button)
            self._ways.addWidget(button)
            self.buttons[way.encoding] = button
        self.setVisible(len(ways) > 1)
