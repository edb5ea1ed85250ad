"""Asks how a contact sheet is wanted: for whom, which sheets, which call sheets, in which language, on which paper."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from designer.drawing.directions import set_apart
from designer.formats.contacts.customers import kept_back
from designer.formats.contacts.not_carried import not_in_workbook
from designer.formats.contacts.sheet_language import languages, words
from designer.formats.contacts.sheet_words import marked
from designer.formats.excel.contents import (
    AUDIENCES,
    EACH,
    MOST_WEEKS,
    SHEETS,
    TOGETHER,
    Audience,
    Wish,
    says,
    suits,
    usual,
)
from designer.model.matrix import Matrix
from designer.panels.inspector.choice_editors import Combo
from designer.panels.labels import label, rule

_FOR = (
    ("internal", "For our own people", "Everything that the sheets hold"),
    ("customer", "For customers", "Numbers marked personal are withheld, internal contacts and remarks left out"),
)
_PAPERS = ("A4", "Letter")
_WIDTH = 660
_GROWS = 24
"""Pixels by which the words of a chip grow when it is chosen."""


Remembered = dict[str, Any]
"""What is kept from one export to the next, fit for the settings file."""


class SheetDialog(QDialog):
    """`wished`: the Wish, when the main button is pressed; `remembered` is what to hand in the next time."""

    wished = Signal(object)

    def __init__(self, matrix: Matrix, remembered: Remembered, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self._ticked = _keys(remembered.get("ticked"))
        self._unticked = _keys(remembered.get("unticked"))
        self.setWindowTitle("Contact sheet")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label("Contact sheet", "title"))
        column.addLayout(self._for_whom(remembered))
        column.addWidget(label("Sheets", "heading"))
        column.addLayout(self._sheets())
        column.addWidget(rule())
        column.addLayout(self._details(remembered, paper))
        self.left_out = label(role="muted", wraps=True)
        self.left_out.setMinimumHeight(52)
        column.addWidget(self.left_out)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self._offer()

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return AUDIENCES[self.chips.checkedId()]

    def wish(self) -> Wish:
        """What is chosen now."""
        return Wish(
            sheets=tuple(key for key, box in self.boxes.items() if box.isEnabled() and box.isChecked()),
            severity=str(self.severity.currentData()),
            audience=self.audience,
            paper="Letter" if self.paper.currentData() == "Letter" else "A4",
            weeks=self.weeks.value(),
            language=str(self.language.currentData()),
        )

    def remembered(self) -> Remembered:
        """What to begin with the next time; where a matrix has not the severity, all are offered."""
        return {
            "audience": self.audience,
            "ticked": sorted(self._ticked),
            "unticked": sorted(self._unticked),
            "severity": self.severity.currentData(),
            "weeks": self.weeks.value(),
            "language": self.language.currentData(),
        }

    def _for_whom(self, remembered: Remembered) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips = QButtonGroup(self)
        for number, (audience, words_, tip) in enumerate(_FOR):
            chip = QPushButton(words_)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("role", "chip")
            chip.setToolTip(tip)
            chip.setMinimumWidth(chip.sizeHint().width() + _GROWS)
            chip.setChecked(audience == remembered.get("audience", AUDIENCES[0]))
            self.chips.addButton(chip, number)
            row.addWidget(chip)
        if self.chips.checkedId() < 0:
            self.chips.button(0).setChecked(True)
        self.chips.idClicked.connect(lambda _: self._offer())
        row.addStretch(1)
        return row

    def _sheets(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.boxes: dict[str, QCheckBox] = {}
        self.abouts = {}
        for row, (key, each) in enumerate(SHEETS.items()):
            box = self.boxes[key] = QCheckBox(each.title.title)
            box.clicked.connect(lambda checked, key=key: self._chosen(key, checked))
            about = self.abouts[key] = label(each.title.about, "muted", wraps=True)
            grid.addWidget(box, row, 0)
            grid.addWidget(about, row, 1)
        return grid

    def _details(self, remembered: Remembered, paper: str) -> QGridLayout:
        self.severity = _combo("Call sheets", [
            (TOGETHER, "One for all severities"), (EACH, "One for each severity that differs"),
            *((each.id, f"Only {marked(each)}") for each in self._matrix.severities.values()),
        ], remembered.get("severity"))  # fmt: skip
        own = words(self._matrix.head.language).language.name
        named = [(code, each.name) for code, each in languages().items()]
        self.language = _combo("Language", [("", f"Of the matrix: {own}"), *named], remembered.get("language"))
        self.paper = _combo("Paper", [(each, each) for each in _PAPERS], paper)
        self.weeks = QSpinBox()
        self.weeks.setRange(1, MOST_WEEKS)
        self.weeks.setAccessibleName("Weeks ahead")
        self.weeks.setSuffix(" weeks ahead")
        self.weeks.lineEdit().setTextMargins(8, 0, 0, 0)
        weeks = remembered.get("weeks")
        self.weeks.setValue(weeks if isinstance(weeks, int) else Wish().weeks)
        self.weeks.valueChanged.connect(lambda _: self._tell())
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, (text, widget) in enumerate((("Call sheets", self.severity), ("Language", self.language),
                                             ("Paper", self.paper), ("On call", self.weeks))):  # fmt: skip
            row, column = divmod(at, 2)
            named_label = label(text, "field")
            named_label.setBuddy(widget)
            grid.addWidget(named_label, row, 2 * column)
            grid.addWidget(widget, row, 2 * column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label("A .csv file holds the contacts alone.", "muted"))
        row.addStretch(1)
        cancel = QPushButton("Cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.main = QPushButton("Export…")
        self.main.setProperty("role", "main")
        self.main.setDefault(True)
        self.main.clicked.connect(self._go)
        row.addWidget(cancel)
        row.addWidget(self.main)
        return row

    def _offer(self) -> None:
        """Tick what is usual for whom it is, but for what was chosen otherwise."""
        common = usual(self._matrix, self.audience)
        for key, box in self.boxes.items():
            may = suits(key, self.audience)
            something = says(self._matrix, key, self.audience)
            box.setEnabled(may and something)
            box.setChecked(may and something and (key in self._ticked or (key in common and key not in self._unticked)))
            about = SHEETS[key].title.about
            self.abouts[key].setText(
                "Not for customers." if not may else about if something else "Nothing to show yet."
            )
            self.abouts[key].setEnabled(may and something)
        self._tell()

    def _chosen(self, key: str, ticked: bool) -> None:
        is_usual = key in usual(self._matrix, self.audience)
        self._ticked.discard(key)
        self._unticked.discard(key)
        if ticked != is_usual:
            (self._ticked if ticked else self._unticked).add(key)
        self._tell()

    def _tell(self) -> None:
        wish = self.wish()
        self.main.setEnabled(bool(wish.sheets))
        self.severity.setEnabled("calls" in (wish.sheets or ()))
        self.weeks.setEnabled("on-call" in (wish.sheets or ()))
        said = kept_back(self._matrix) if wish.audience == "customer" else []
        said += not_in_workbook(self._matrix, wish.sheets or ())
        if not wish.sheets:
            self.left_out.setText("Choose at least one sheet.")
        else:
            self.left_out.setText(set_apart(" ".join(said)) if said else "Everything in the matrix is on these sheets.")

    def _go(self) -> None:
        self.wished.emit(self.wish())
        self.accept()


def _combo(name: str, choices: list[tuple[str, str]], chosen: object) -> Combo:
    box = Combo()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(22)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _keys(found: object) -> set[str]:
    return {key for key in found if key in SHEETS} if isinstance(found, list) else set()
