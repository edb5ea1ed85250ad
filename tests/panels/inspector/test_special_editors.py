"""Editors there is one of: phone, colour, place, pins, priorities."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog

from designer.model.values import Phone, PinnedSegment, Position, Priorities
from designer.panels.desk import Desk
from designer.panels.inspector.field import Field
from tests import small
from tests.panels.inspector.conftest import Made


def test_the_international_form_is_told(made: Made) -> None:
    phone = Phone(number="020 7946 0106", e164="+442079460106")
    editor, _ = made(Field("number", "Number", "phone"), phone.number, phone)
    assert editor._note.text() == "Read as United Kingdom: +44 20 7946 0106"
    editor.show_value("+44 20 7946 0106", Phone(number="+44 20 7946 0106", e164="+442079460106"))
    assert editor._note.text() == "Dialled as +442079460106"
    editor.show_value("112", Phone(number="112"))
    assert editor._note.text() == "An internal or short number: dialled as it stands"
    editor.show_value("0412 555 019", Phone(number="0412 555 019"))
    assert "country is not known" in editor._note.text()
    editor.show_value("", Phone(number=""))
    assert editor._note.text() == ""


def test_a_colour_is_chosen_or_usual(made: Made, desk: Desk) -> None:
    editor, said = made(Field("colour", "Colour", "colour"), "", desk.matrix.severities[small.SEV1])
    assert not editor.usual.isVisible()
    QTest.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    dialog = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QColorDialog) and each.isVisible()
    )
    dialog.setCurrentColor("#123456")
    dialog.accept()
    assert said == [("#123456", False)]
    editor.show_value("#123456")
    QTest.mouseClick(editor.usual, Qt.MouseButton.LeftButton)
    assert said[-1] == ("", False)


def test_a_place_keeps_its_other_half(made: Made) -> None:
    editor, said = made(Field("position", "Place", "place"), Position(across=20.5, along=300.0))
    editor.across.box.setFocus()
    editor.across.box.selectAll()
    QTest.keyClicks(editor.across.box, "40")
    QTest.keyClick(editor.across.box, Qt.Key.Key_Return)
    assert said == [(Position(across=40.0, along=300.0), False)]


def test_pins_are_counted_and_let_go(made: Made) -> None:
    field = Field("pinned", "Pinned", "pinned")
    editor, said = made(field, (PinnedSegment(index=1, at=3.0),))
    assert editor.words.text() == "1 pinned"
    QTest.mouseClick(editor.button, Qt.MouseButton.LeftButton)
    assert said == [((), False)]
    editor.show_value(())
    assert not editor.button.isVisible()


def test_priorities_grow_with_their_names(made: Made) -> None:
    editor, said = made(Field("priorities", "Impact × urgency", "priorities"), Priorities())
    editor.impacts.box.setPlainText("Everybody\nSome")
    editor.urgencies.box.setPlainText("Now")
    value = said[-1][0]
    assert value == Priorities(impacts=("Everybody", "Some"), urgencies=("Now",), cells=((None,), (None,)))
    editor.show_value(value)
    box = editor.boxes[1, 0]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert said[-1][0].cells == ((None,), (small.SEV1,))


def test_a_wrong_mail_address_is_told_at_the_field_when_it_is_left(made: Made) -> None:
    editor, said = made(Field("address", "Address", "mail"), "")
    editor.box.setFocus()
    QTest.keyClicks(editor.box, "ana@")
    assert editor._note is None or not editor._note.isVisible()
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert editor._note.text() == "“ana@” is no mail address: write it as name@example.org."
    assert editor.box.property("state") == "wrong"
    assert said[-1] == ("ana@", True)
    QTest.keyClicks(editor.box, "example.org")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert not editor._note.isVisible()
