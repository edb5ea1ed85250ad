"""The dialog that brings in a contact sheet: reading, what the columns mean, and every change before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from designer.formats.merging.merge import Mapped
from designer.formats.merging.proposal import Proposal
from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import Vocabulary
from designer.i18n import counted
from designer.panels import names
from designer.panels.import_mapping import MappingPage
from designer.panels.import_preview import PreviewModel
from designer.panels.labels import label
from designer.panels.look import Look

_CHIPS = (
    ("added", "{n} new"),
    ("changed", "{n} changed"),
    ("unchanged", "{n} unchanged"),
    ("conflict", "{n} contradicted"),
    ("left out", "{n} left out"),
)


class ImportDialog(QDialog):
    """Knows nothing of files: it asks (`wants_…`) and is shown what came of it."""

    wants_password = Signal(str)
    wants_text_read_as = Signal(str, str)
    wants_preview = Signal()
    wants_import = Signal()
    wants_another = Signal()
    """Another file instead of one that cannot be read."""

    def __init__(self, name: str, look: Look, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self.model: PreviewModel | None = None
        self._is_own = False
        self.setWindowTitle(f"Import {name}")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.pages = QStackedWidget()
        self.mapping = MappingPage(vocabulary)
        self.mapping.reread.connect(self.wants_text_read_as)
        self._reading = self._build_reading()
        self._password = self._build_password()
        self._preview = self._build_preview()
        for page in (self._reading, self._password, self.mapping, self._preview):
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
        return QSize(1000, 640).boundedTo(self.screen().availableGeometry().size() - QSize(24, 64))

    # ------------------------------------------------------------------------------------- what is shown to it

    def show_reading(self, share: float, words: str = "") -> None:
        """Work is under way: how far it is, 0 to 1; below 0 nobody knows."""
        self.pages.setCurrentWidget(self._reading)
        self.bar.show()
        self.bar.setRange(0, 0 if share < 0 else 100)
        self.bar.setValue(round(max(0.0, share) * 100))
        self.said.setText(words)
        self._head(f"Reading {self._name}", "")
        self._buttons(back=False, main="")

    def show_problem(self, message: str, hint: str, title: str = "") -> None:
        """The file cannot be read, or what `title` says went wrong: all that is left is another file, or none."""
        self.pages.setCurrentWidget(self._reading)
        self.bar.hide()
        self.said.setText("")
        self._head(title or f"{self._name} cannot be read", f"{message} {hint}".strip())
        self._buttons(back=False, main="Choose another file…", away="Close")

    def ask_password(self, message: str) -> None:
        """The file opens only with a password."""
        self.pages.setCurrentWidget(self._password)
        self._head(f"{self._name} is protected", message)
        self._buttons(back=False, main="Open")
        self.password.setFocus()

    def show_mapping(self, workbook: Workbook, mapped: Sequence[Mapped], country: str) -> None:
        """What the columns mean."""
        self._is_own = False
        self.mapping.show_workbook(workbook, mapped, country)
        self.back_to_mapping()

    def back_to_mapping(self) -> None:
        """Show what the columns mean, again."""
        self.pages.setCurrentWidget(self.mapping)
        self._head("What do the columns mean?", "Correct what is wrong; what is left out stays in the sheet only.")
        self._buttons(back=False, main="Show the changes")

    def show_preview(self, proposal: Proposal) -> None:
        """Every change before it is made."""
        self._is_own = proposal.own
        model = PreviewModel(proposal, self._look)
        model.ticked.connect(self._count)
        self.tree.setModel(model)  # before the model it shows now may go
        self.model = model
        header = self.tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        for section, width in ((0, 300), (1, 220), (2, 260)):
            header.resizeSection(section, width)
        counts = self.model.counts()
        for kind, words in _CHIPS:
            chip = self.chips[kind]
            chip.setText(words.format(n=f"{counts[kind]:,}"))
            chip.setVisible(counts[kind] > 0)
            chip.setChecked(kind != "unchanged" or not any(counts[other] for other in counts if other != "unchanged"))
        self._filter()
        self.problems.clear()
        for problem in proposal.problems[:500]:
            where = "!".join(part for part in (problem.sheet, problem.cell) if part)
            self.problems.addItem(f"{where}: {problem.message}" if where else problem.message)
        self.problems.setVisible(bool(proposal.problems))
        self._problems_head.setVisible(bool(proposal.problems))
        self._problems_head.setText(f"What should be known ({len(proposal.problems):,})")
        self.pages.setCurrentWidget(self._preview)
        missing = len(proposal.missing)
        gone = f" {names.count(missing, 'contact')} of the matrix have no row any more; they stay." if missing else ""
        self._head("Every change, before it is made", f"Untick what you do not want.{gone}")
        self._count()

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

    def _build_preview(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter…")
        self.search.setAccessibleName("Filter the changes")
        self.search.setMaximumWidth(220)
        self.search.textChanged.connect(lambda _: self._filter())
        bar.addWidget(self.search)
        self.chips: dict[str, QPushButton] = {}
        for kind, _ in _CHIPS:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "chip")
            chip.clicked.connect(lambda _=False: self._filter())
            bar.addWidget(chip)
            self.chips[kind] = chip
        bar.addStretch(1)
        for words, on in (("Tick all", True), ("Untick all", False)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on) if self.model else None)
            bar.addWidget(button)
        column.addLayout(bar)
        self.tree = QTreeView()
        self.tree.setUniformRowHeights(True)
        self.tree.setProperty("role", "roomy")
        self.tree.setAlternatingRowColors(True)
        self.tree.setAccessibleName("Changes")
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        column.addWidget(self.tree, 3)
        self._problems_head = label(role="heading")
        self.problems = QListWidget()
        self.problems.setAccessibleName("What should be known")
        self.problems.setMaximumHeight(120)
        self.problems.setWordWrap(True)
        column.addWidget(self._problems_head)
        column.addWidget(self.problems)
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

    # ------------------------------------------------------------------------------------------------- moving on

    def _go_on(self) -> None:
        page = self.pages.currentWidget()
        if page is self._reading and self.bar.isHidden():
            self.wants_another.emit()
        elif page is self._password and self.password.text():
            self.wants_password.emit(self.password.text())
        elif page is self.mapping:
            self.wants_preview.emit()
        elif page is self._preview and self.main.isEnabled():
            self.wants_import.emit()

    def _filter(self) -> None:
        if self.model is not None:
            self.model.show({kind for kind, chip in self.chips.items() if chip.isChecked()}, self.search.text())
            if len(self.model.shown) <= 40:
                self.tree.expandAll()

    def _count(self) -> None:
        number = self.model.number_of_changes() if self.model is not None else 0
        words = f"Import {counted(number, 'change')}" if number else "Nothing to import"
        self._buttons(back=not self._is_own, main=words)
        self.main.setEnabled(number > 0)

    def _head(self, title: str, about: str) -> None:
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _buttons(self, back: bool, main: str, away: str = "Cancel") -> None:
        self.cancel.setText(away)
        self.back.setVisible(back)
        self.main.setVisible(bool(main))
        self.main.setText(main)
        self.main.setEnabled(True)
