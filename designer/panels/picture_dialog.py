"""Asks how a picture of the flow is wanted: as PNG, SVG or PDF, how large, on which paper."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from designer.drawing.display import Picture
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label
from designer.panels.look import Look
from designer.rendering.pages import MARGIN_MM, parts
from designer.rendering.pdf import FIT, PAPERS
from designer.rendering.png import MOST_PIXELS, image

FORMATS = (
    ("png", "PNG", "A picture of pixels: for slides, chats and web pages"),
    ("svg", "SVG", "A drawing that stays sharp at any size, and can be edited"),
    ("pdf", "PDF", "Pages to print or to send"),
)
SCALES = ((1.0, "As on screen"), (2.0, "Twice as fine"), (3.0, "Three times as fine"))
PREVIEW = QSize(480, 260)
_MM = {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841), "A0": (841, 1189), "Letter": (216, 279),
       "Tabloid": (279, 432)}  # fmt: skip


class Wish(NamedTuple):
    """How the picture is wanted. `paper` is one of PAPERS or FIT; it counts for PDF, `scale` for PNG."""

    format: str
    scale: float
    paper: str


class PictureDialog(QDialog):
    """`wished`: the Wish, when the main button is pressed."""

    wished = Signal(object)

    def __init__(self, look: Look, picture: Picture, wish: Wish, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setWindowTitle("Export a picture")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label("Export a picture of the flow", "title"))
        self.preview = QLabel()
        self.preview.setFixedSize(PREVIEW)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setProperty("role", "paper")
        column.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips = QButtonGroup(self)
        for number, (key, name, tip) in enumerate(FORMATS):
            chip = QPushButton(name)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "chip")
            chip.setToolTip(tip)
            chip.setChecked(key == wish.format)
            self.chips.addButton(chip, number)
            row.addWidget(chip)
        self.chips.idClicked.connect(lambda _: self._tell())
        row.addStretch(1)
        self.scale = Combo()
        self.scale.setAccessibleName("How fine")
        self.scale.setMinimumContentsLength(16)
        for scale, words in SCALES:
            self.scale.addItem(words, scale)
        self.scale.setCurrentIndex(max(0, self.scale.findData(wish.scale)))
        self.paper = Combo()
        self.paper.setAccessibleName("Paper")
        self.paper.setMinimumContentsLength(22)
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        self.paper.addItem("One page as large as the chart", FIT)
        self.paper.setCurrentIndex(max(0, self.paper.findData(wish.paper)))
        for box in (self.scale, self.paper):
            box.activated.connect(lambda _: self._tell())
            row.addWidget(box)
        column.addLayout(row)
        self.about = label(role="muted", wraps=True)
        self.about.setMinimumHeight(36)
        column.addWidget(self.about)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.main = QPushButton("Export…")
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(self._go)
        buttons.addWidget(cancel)
        buttons.addWidget(self.main)
        column.addLayout(buttons)
        self._show_preview()
        self._tell()

    def wish(self) -> Wish:
        """What is chosen now."""
        return Wish(FORMATS[self.chips.checkedId()][0], float(self.scale.currentData()), str(self.paper.currentData()))

    def _go(self) -> None:
        self.wished.emit(self.wish())
        self.accept()

    def _show_preview(self) -> None:
        bounds = self._picture.bounds
        ratio = 2.0
        scale = min((PREVIEW.width() - 16) / bounds.width, (PREVIEW.height() - 16) / bounds.height, 1.0)
        small: QImage = image(self._picture, scale * ratio)
        small.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(small))

    def _tell(self) -> None:
        wish = self.wish()
        self.scale.setVisible(wish.format == "png")
        self.paper.setVisible(wish.format == "pdf")
        words = next(tip for key, _, tip in FORMATS if key == wish.format)
        self.about.setText(f"{words}. {self._size(wish)}")

    def _size(self, wish: Wish) -> str:
        bounds = self._picture.bounds
        if wish.format == "png":
            scale = min(wish.scale, (MOST_PIXELS / max(1.0, bounds.width * bounds.height)) ** 0.5)
            return f"{round(bounds.width * scale):,} × {round(bounds.height * scale):,} pixels."
        if wish.format == "pdf" and wish.paper != FIT:
            pages = len(parts(self._picture, *_room(wish.paper, bounds.width >= bounds.height)))
            if pages > 1:
                return f"{pages} pages: all of it on the first, then in parts that can be read."
            return "One page."
        return ""


def _room(paper: str, landscape: bool) -> tuple[float, float]:
    """The room on a page in units of 1/96 inch."""
    short, long = (side - 2 * MARGIN_MM for side in _MM[paper])
    wide, high = (long, short) if landscape else (short, long)
    return wide / 25.4 * 96, high / 25.4 * 96
