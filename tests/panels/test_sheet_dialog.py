"""How a contact sheet is wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.formats.excel.contents import EACH, SHEETS, TOGETHER, usual
from designer.formats.keeping import native, templates
from designer.model.matrix import Matrix
from designer.panels.sheet_dialog import Remembered, SheetDialog
from tests.crowd import crowd
from tests.matrices import full_matrix
from tests.panels.conftest import Shown
from tests.small import small


@pytest.fixture
def make(shown: Shown) -> object:
    def made(matrix: Matrix, remembered: Remembered | None = None) -> SheetDialog:
        dialog = SheetDialog(matrix, remembered or {}, "Letter")
        shown(dialog, 680, 620)
        return dialog

    return made


def test_what_says_something_is_ticked_and_the_rest_cannot_be(make) -> None:  # type: ignore[no-untyped-def]
    dialog = make(small())
    assert dialog.wish().sheets == usual(small(), "internal") == ("calls", "severities", "flow", "contacts", "how-to")
    assert not dialog.boxes["vendors"].isEnabled()
    assert dialog.abouts["vendors"].text() == "Nothing to show yet."
    assert not dialog.weeks.isEnabled()
    assert dialog.wish().paper == "Letter"
    assert dialog.wish().severity == TOGETHER


def test_customers_are_offered_what_suits_them(make) -> None:  # type: ignore[no-untyped-def]
    dialog = make(full_matrix(tricky=False))
    assert dialog.boxes["changes"].isEnabled()
    QTest.mouseClick(dialog.chips.button(1), Qt.MouseButton.LeftButton)
    assert dialog.audience == dialog.wish().audience == "customer"
    assert dialog.abouts["changes"].text() == "Not for customers."
    assert not {"vendors", "changes", "checks"} & set(dialog.wish().sheets)
    assert "notes, deputies and what to quote are left out" in dialog.left_out.text()


def test_a_choice_is_remembered_and_what_is_usual_is_not_frozen(make) -> None:  # type: ignore[no-untyped-def]
    dialog = make(small())
    dialog.boxes["flow"].click()
    dialog.boxes["checks"].click()
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    dialog.severity.setCurrentIndex(dialog.severity.findData(EACH))
    remembered = dialog.remembered()
    assert (remembered["ticked"], remembered["unticked"]) == (["checks"], ["flow"])
    again = make(native.read(templates.templates()["telecom-noc"]), remembered)
    wish = again.wish()
    assert {"on-call", "vendors", "checks"} <= set(wish.sheets)
    assert "flow" not in wish.sheets
    assert (wish.language, wish.severity) == ("de", EACH)


def test_one_severity_alone_is_remembered_where_the_matrix_has_it(make) -> None:  # type: ignore[no-untyped-def]
    dialog = make(small())
    dialog.severity.setCurrentIndex(2)
    assert dialog.wish().severity == next(iter(small().severities))
    assert make(small(), dialog.remembered()).wish().severity == next(iter(small().severities))
    assert make(crowd(4), dialog.remembered()).wish().severity == TOGETHER


def test_nothing_chosen_is_not_exported(make) -> None:  # type: ignore[no-untyped-def]
    dialog = make(small())
    for box in dialog.boxes.values():
        if box.isChecked():
            box.click()
    assert not dialog.main.isEnabled()
    assert dialog.left_out.text() == "Choose at least one sheet."


@pytest.mark.parametrize(
    "remembered", [{"ticked": 3, "audience": "x", "weeks": "x"}, {"ticked": ["gone"], "language": 1}]
)
def test_what_was_remembered_and_makes_no_sense_is_passed_over(make, remembered: Remembered) -> None:  # type: ignore[no-untyped-def]
    wish = make(small(), remembered).wish()
    assert wish.audience == "internal"
    assert set(wish.sheets or ()) <= set(SHEETS)
    assert wish.language == ""


def test_the_wish_is_told(make, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    dialog = make(small())
    with qtbot.waitSignal(dialog.wished) as heard:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard.args[0] == dialog.wish()
