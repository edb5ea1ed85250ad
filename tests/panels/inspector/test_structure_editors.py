"""Values with fields of their own: one, one or none, several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.model.choices import AfterRepeats
from designer.model.values import ChannelUse, Phone, Repeats
from designer.panels.inspector.field import Field
from designer.panels.inspector.forms_values import CHANNEL_USE, PHONE, REPEATS
from tests import small
from tests.panels.inspector.conftest import Made

PHONES = Field("phones", "Phones", "items", of=PHONE)
TWO = (Phone(number="+44 20 7946 0101"), Phone(number="112"))


def type_into(editor: object, text: str) -> None:
    box = editor.box  # type: ignore[attr-defined]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)


def test_fields_that_mean_nothing_appear_when_they_do(made: Made) -> None:
    editor, said = made(Field("repeats", "At the end", "structure", of=REPEATS), Repeats())
    assert not editor.grid.cell("hand_over_to").isVisible()
    then = editor.grid.editors["then"]
    then.box.setFocus()
    QTest.keyClick(then.box, Qt.Key.Key_End)
    assert said[-1][0] == Repeats(then=AfterRepeats.HAND_OVER)
    assert editor.grid.cell("hand_over_to").isVisible()


def test_a_new_item_waits_until_it_is_whole(made: Made) -> None:
    editor, said = made(PHONES, TWO)
    QTest.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    assert len(editor.rows.rows) == 3
    assert said == []
    card = editor.rows.rows[2]
    type_into(card.grid.editors["number"], "+44 7700 900555")
    value, typing = said[-1]
    assert typing
    assert value[2].number == "+44 7700 900555"
    assert value[2].e164 == "+447700900555"


def test_a_half_typed_item_survives_an_edit_elsewhere(made: Made) -> None:
    editor, _ = made(PHONES, TWO)
    QTest.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    editor.show_value(TWO)
    assert len(editor.rows.rows) == 3


def test_another_record_does_not_inherit_it(made: Made) -> None:
    class Owner:
        def __init__(self, id: str) -> None:
            self.id = id

    editor, _ = made(PHONES, TWO, Owner("contact:a"))
    QTest.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    editor.show_value((), Owner("contact:b"))
    assert editor.rows.rows == []


def test_items_are_removed_and_put_in_order(made: Made) -> None:
    editor, said = made(PHONES, TWO)
    QTest.keyClick(editor.rows.rows[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert said[-1][0] == (TWO[1], TWO[0])
    QTest.keyClick(editor.rows.rows[0], Qt.Key.Key_Delete)
    assert said[-1][0] == (TWO[0],)


def test_a_card_opens_by_keys_and_says_its_value(made: Made) -> None:
    uses = (ChannelUse(channel=small.PHONE, delay=5),)
    editor, said = made(Field("channels", "How", "items", of=CHANNEL_USE), uses)
    card = editor.rows.rows[0]
    assert card.words._name == "Phone, after 5 min"
    QTest.keyClick(card, Qt.Key.Key_Return)
    type_into(card.grid.editors["delay"], "9")
    QTest.keyClick(card.grid.editors["delay"].box, Qt.Key.Key_Return)
    assert said[-1][0] == (ChannelUse(channel=small.PHONE, delay=9),)
    assert card.words._name == "Phone, after 9 min"
    assert not card.grid.isHidden(), "Enter in a field is not for the card"
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert card.grid.isHidden()


def test_one_or_none(made: Made) -> None:
    editor, said = made(Field("phone", "Shared phone", "optional structure", of=PHONE), None)
    assert editor.more.text() == "Add a phone"
    QTest.mouseClick(editor.more, Qt.MouseButton.LeftButton)
    assert not editor.more.isVisible()
    type_into(editor.rows.rows[0].grid.editors["number"], "112")
    assert said[-1][0].number == "112"
    editor.show_value(said[-1][0])
    editor.rows.rows[0].setFocus()
    QTest.keyClick(editor.rows.rows[0], Qt.Key.Key_Delete)
    assert said[-1][0] is None
    assert editor.more.isVisible()
