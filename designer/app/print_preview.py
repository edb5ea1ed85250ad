"""The flow on paper before it is printed: pages as they will come out, the paper, and the way to the printer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from designer.drawing.display import Picture
from designer.i18n import counted
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label
from designer.panels.look import Look
from designer.rendering.pages import paint_pages
from designer.rendering.pdf import PAPERS


class PrintPreview(QDialog):
    """Shows pages; the picture is on white paper whatever the theme of the screen."""

    def __init__(self, look: Look, picture: Picture, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._pages = 0
        self.setWindowTitle("Print")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName(picture.title or "Escalation matrix")
        self.printer.setPageSize(QPageSize(PAPERS[paper]))
        self.view = QPrintPreviewWidget(self.printer)
        self.view.paintRequested.connect(self._paint)
        self.paper = Combo()
        self.paper.setAccessibleName("Paper")
        for name in PAPERS:
            self.paper.addItem(name)
        self.paper.setCurrentText(paper)
        self.paper.activated.connect(self._change_paper)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(label("Paper", "field"))
        bar.addWidget(self.paper)
        for icon, tip, deed in (
            ("zoom-in", "Larger", self.view.zoomIn),
            ("zoom-out", "Smaller", self.view.zoomOut),
            ("maximize", "The whole page", self.view.fitInView),
        ):
            button = QToolButton()
            button.setIcon(look.icon(icon))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            bar.addWidget(button)
        self.pages = label(role="muted")
        bar.addWidget(self.pages)
        bar.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.main = QPushButton("Print…")
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(self._print)
        bar.addWidget(cancel)
        bar.addWidget(self.main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self._change_paper()

    def sizeHint(self) -> QSize:
        return QSize(900, 680)

    def _paint(self, printer: QPrinter) -> None:
        self._pages = paint_pages(printer, self._picture)
        self.pages.setText(counted(self._pages, "page"))

    def _change_paper(self) -> None:
        self.printer.setPageSize(QPageSize(PAPERS[self.paper.currentText()]))
        wide = self._picture.bounds.width >= self._picture.bounds.height
        self.view.setLandscapeOrientation() if wide else self.view.setPortraitOrientation()
        self.view.updatePreview()
        self.view.fitInView()

    def _print(self) -> None:
        dialog = QPrintDialog(self.printer, self)
        dialog.setWindowTitle("Print")
        dialog.accepted.connect(self._send)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _send(self) -> None:
        paint_pages(self.printer, self._picture)
        self.accept()
