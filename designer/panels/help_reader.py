"""A window that shows the help that ships with the program."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QTextBlockFormat, QTextCursor, QTextDocument, QTextLength, QTextTable
from PySide6.QtWidgets import QDialog, QTabBar, QTextBrowser, QVBoxLayout, QWidget

from designer.panels.look import Look

_RESIZED = Qt.WidgetAttribute.WA_Resized


class HelpReader(QDialog):
    """Pages by key, each Markdown; a tab for each."""

    def __init__(self, look: Look, pages: dict[str, tuple[str, str]], parent: QWidget | None = None) -> None:
        """`pages`: key → title and Markdown."""
        super().__init__(parent)
        self._look = look
        self._pages = pages
        self.setWindowTitle("Help")
        self.setModal(False)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        for title, _ in pages.values():
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(lambda _: self._fill())
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setAccessibleName("Help")
        self.text.setProperty("role", "page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.text)
        look.changed.connect(self._fill)
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def show_page(self, key: str) -> None:
        """Open at a page."""
        self.tabs.setCurrentIndex(list(self._pages).index(key))
        if not self.isVisible():
            self._take_place()
        self.show()
        self.raise_()
        self.activateWindow()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_place(self) -> None:
        """Over the middle of the window it belongs to: left to itself, it came lower each time it was opened."""
        under = self.parentWidget()
        if under is not None:
            place = QRect(QPoint(0, 0), self.size() if self.testAttribute(_RESIZED) else self.sizeHint())
            place.moveCenter(under.window().geometry().center())
            self.setGeometry(place)

    def _fill(self) -> None:
        _, markdown = list(self._pages.values())[self.tabs.currentIndex()]
        document = QTextDocument(self.text)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(32)
        document.setMarkdown(markdown)
        _set_type(document, self._look)
        self.text.setDocument(document)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _set_type(document: QTextDocument, look: Look) -> None:
    """Headings with room above, lines with room between, tables with fine lines."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        layout = block.blockFormat()
        in_table = cursor.currentTable() is not None
        level = layout.headingLevel()
        layout.setTopMargin({0: 4, 1: 0, 2: 20}.get(level, 12) if not in_table else 4)
        layout.setBottomMargin({0: 4, 1: 12}.get(level, 8) if not in_table else 4)
        layout.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(layout)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            font = letters.font()
            font.setPixelSize({1: 22, 2: 16}.get(level, 14))
            font.setWeight(QFont.Weight.DemiBold)
            letters.setFont(font)
            cursor.mergeCharFormat(letters)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            format_ = frame.format()
            format_.setBorder(0.5)
            format_.setBorderBrush(QBrush(look.colour("line")))
            format_.setBorderCollapse(True)
            format_.setCellPadding(4)
            format_.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            share = QTextLength(QTextLength.Type.PercentageLength, 40)
            format_.setColumnWidthConstraints([share, QTextLength(QTextLength.Type.PercentageLength, 60)])
            frame.setFormat(format_)
