"""The start screen: what was open last, templates with previews, a file, a spreadsheet, or a blank matrix."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designer.panels.flow_layout import FlowLayout
from designer.panels.labels import Elided, label
from designer.panels.look import Look

PREVIEW = QSize(224, 140)
"""Pixels of a preview."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the start screen offers to open: a recent file or a template."""

    key: str
    title: str
    about: str = ""


class StartPage(QScrollArea):
    """Emits what the user wants; knows nothing of files itself."""

    wants_open = Signal()
    wants_blank = Signal()
    wants_sheet = Signal()
    wants_file = Signal(str)
    wants_template = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setProperty("role", "window")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(48, 40, 48, 40)
        self._column.setSpacing(12)
        self._column.addWidget(label("Who is told, in what order, how, and how soon", "large"))
        about = label(
            "Draw an escalation matrix, print its call sheet, and keep its contacts up to date from spreadsheets.",
            "muted",
        )
        self._column.addWidget(about)
        self._column.addLayout(self._ways_in())
        self._cards: dict[str, Card] = {}
        self._recent = self._section("Opened last")
        self._templates = self._section("Start from a template")
        self._column.addStretch(1)
        self.setWidget(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open.setFocus()  # so that Enter opens, and Tab goes on to the other ways in

    def offer_recent(self, offers: list[Offer]) -> None:
        """Show the files opened last; the section goes where there is none."""
        self._fill(self._recent, offers, self.wants_file, "file")

    def offer_templates(self, offers: list[Offer]) -> None:
        """Show the templates."""
        self._fill(self._templates, offers, self.wants_template, "layout-template")

    def tell(self, offer: Offer) -> None:
        """Say more of something that is offered already."""
        if offer.key in self._cards:
            self._cards[offer.key].tell(offer)

    def show_preview(self, key: str, image: QImage) -> None:
        """The picture of a file or template, once it has been drawn."""
        if key in self._cards:
            self._cards[key].show_image(image)

    def _ways_in(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(8)
        for text, icon, signal, role in (
            ("Open…", "folder-open", self.wants_open, "main"),
            ("Blank matrix", "file-plus", self.wants_blank, ""),
            ("From a spreadsheet…", "file-spreadsheet", self.wants_sheet, ""),
        ):
            button = QPushButton(text)
            button.setIcon(self._look.icon(icon, "on_accent" if role else "text"))
            button.setProperty("role", role)
            button.clicked.connect(signal)
            row.addWidget(button)
            if role:
                self._open = button
        row.addStretch(1)
        row.addWidget(label("or drop a file here", "muted"))
        return row

    def _section(self, title: str) -> QWidget:
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(title, "title"))
        holder = QWidget()
        holder.setLayout(FlowLayout(spacing=16))
        column.addWidget(holder)
        section.hide()
        self._column.addWidget(section)
        return section

    def _fill(self, section: QWidget, offers: list[Offer], signal: Any, icon: str) -> None:
        holder = section.layout().itemAt(1).widget()
        layout = holder.layout()
        while layout.count():
            card = layout.takeAt(0).widget()
            self._cards.pop(card.offer.key, None)
            card.deleteLater()
        for offer in offers:
            card = Card(offer, self._look, icon)
            card.chosen.connect(signal)
            self._cards[offer.key] = card
            layout.addWidget(card)
        section.setVisible(bool(offers))


class Card(QFrame):
    """A preview with a title under it; click, Enter or Space chooses it."""

    chosen = Signal(str)

    def __init__(self, offer: Offer, look: Look, icon: str) -> None:
        super().__init__()
        self.offer = offer
        self._look = look
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(PREVIEW.width() + 26)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        self._picture = QLabel()
        self._picture.setFixedSize(PREVIEW)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setPixmap(look.pixmap(icon, "line_strong", 32))
        self._picture.setStyleSheet("border: none;")
        column.addWidget(self._picture)
        self._title = Elided()
        self._title.setProperty("role", "card title")
        self._about = Elided()
        self._about.setProperty("role", "muted")
        column.addWidget(self._title)
        column.addWidget(self._about)
        self.tell(offer)

    def tell(self, offer: Offer) -> None:
        """Show the words of an offer."""
        self.offer = offer
        self._title.set_whole(offer.title)
        self._about.set_whole(offer.about)
        self.setAccessibleName(f"{offer.title}, {offer.about}")
        self.setToolTip(offer.key)

    def show_image(self, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(image.devicePixelRatio())
        self._picture.setPixmap(pixmap)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # so that the release comes here too

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.offer.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.offer.key)
        else:
            super().keyPressEvent(event)


def name_of(path: str) -> str:
    """What a recent file is called on its card."""
    return Path(path).stem
