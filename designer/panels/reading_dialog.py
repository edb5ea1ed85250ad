"""What every dialog about somebody's sheet begins with: reading, its password, and what the columns mean."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import Vocabulary
from designer.panels.import_mapping import MappingPage, Read
from designer.panels.labels import label
from designer.panels.look import Look


class ReadingDialog(QDialog):
    """Knows nothing of files: it asks (`wants_…`) and is shown what came of it. `outcome` is the page at its end."""

    wants_password = Signal(str)
    wants_text_read_as = Signal(str, str)
    wants_outcome = Signal()
    """What the columns mean is settled; what follows from it is wanted."""
    wants_another = Signal()
    """Another file instead of one that cannot be read."""
    wants_done = Signal()
    """The outcome was looked at and is to be carried out."""

    MAPPED = "Go on"
    """The button that goes on from what the columns mean."""
    ABOUT_COLUMNS = "Correct what is wrong."

    def __init__(
        self, title: str, name: str, look: Look, vocabulary: Vocabulary, outcome: QWidget, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.name = name
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.pages = QStackedWidget()
        self.mapping = MappingPage(look, vocabulary)
        self.mapping.reread.connect(self.wants_text_read_as)
        self.outcome = outcome
        self._reading = self._build_reading()
        self._password = self._build_password()
        for page in (self._reading, self._password, self.mapping, outcome):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        self.title = label(f"Reading {name}", "title")
        self.about = label(role="muted", wraps=True)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.pages, 1)
        column.addLayout(self._build_buttons())
        self.show_reading(-1.0)

    def sizeHint(self) -> QSize:
        return QSize(1120, 700).boundedTo(self.screen().availableGeometry().size() - QSize(24, 64))

    # ------------------------------------------------------------------------------------- what is shown to it

    def show_reading(self, share: float, words: str = "", title: str = "") -> None:
        """Work is under way: how far it is, 0 to 1; below 0 nobody knows. `title`: what is done, if not reading."""
        self.pages.setCurrentWidget(self._reading)
        self.bar.show()
        self.bar.setRange(0, 0 if share < 0 else 100)
        self.bar.setValue(round(max(0.0, share) * 100))
        self.said.setText(words)
        self.head(title or f"Reading {self.name}", "")
        self.buttons(back=False, main="")

    def show_problem(self, message: str, hint: str, title: str = "") -> None:
        """The file cannot be read, or what `title` says went wrong: all that is left is another file, or none."""
        self.pages.setCurrentWidget(self._reading)
        self.bar.hide()
        self.said.setText("")
        self.head(title or f"{self.name} cannot be read", f"{message} {hint}".strip())
        self.buttons(back=False, main="Choose another file…", away="Close")

    def ask_password(self, message: str) -> None:
        """The file opens only with a password."""
        self.pages.setCurrentWidget(self._password)
        self.head(f"{self.name} is protected", message)
        self.buttons(back=False, main="Open")
        self.password.selectAll()
        self.password.setFocus()

    def show_mapping(self, workbook: Workbook, read: Read, country: str) -> None:
        """What the columns mean."""
        self.mapping.show_workbook(workbook, read, country)
        self.back_to_mapping()

    def back_to_mapping(self) -> None:
        """Show what the columns mean, again."""
        self.pages.setCurrentWidget(self.mapping)
        self.head("What do the columns mean?", self.ABOUT_COLUMNS)
        self.buttons(back=False, main=self.MAPPED)

    def show_outcome(self, title: str, about: str) -> None:
        """Show the page at the end."""
        self.pages.setCurrentWidget(self.outcome)
        self.head(title, about)

    def head(self, title: str, about: str) -> None:
        """What stands above the page."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def buttons(self, back: bool, main: str, away: str = "Cancel", can: bool = True) -> None:
        """What stands below the page; a button without words is not there."""
        self.cancel.setText(away)
        self.back.setVisible(back)
        self.main.setVisible(bool(main))
        self.main.setText(main)
        self.main.setEnabled(can)

    # ------------------------------------------------------------------------------------------------- building

    def _build_reading(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of reading")
        self.said = label(role="muted")
        column.addWidget(self.bar)
        column.addWidget(self.said)
        column.addStretch(2)
        return page

    def _build_password(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText("Password")
        self.password.setAccessibleName("Password")
        self.password.setMaximumWidth(320)
        self.password.returnPressed.connect(self._go_on)
        column.addWidget(self.password)
        column.addStretch(1)
        return page

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.back = QPushButton("Back")
        self.back.clicked.connect(self.back_to_mapping)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self.reject)
        self.main = QPushButton()
        self.main.setProperty("role", "main")
        self.main.clicked.connect(self._go_on)
        for button in (self.back, self.cancel, self.main):
            button.setAutoDefault(False)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.main)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._go_on)
        return row

    def _go_on(self) -> None:
        page = self.pages.currentWidget()
        if page is self._reading and self.bar.isHidden():
            self.wants_another.emit()
        elif page is self._password and self.password.text():
            self.wants_password.emit(self.password.text())
        elif page is self.mapping and self.main.isEnabled():
            self.wants_outcome.emit()
        elif page is self.outcome and self.main.isEnabled():
            self.wants_done.emit()
