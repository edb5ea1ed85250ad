"""Contacts as a table: the words of sheets, read and written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from designer.errors import UserError
from designer.model.choices import ContactKind
from designer.panels.contacts_model import SHOWN, ContactsModel, column_of
from designer.panels.desk import Desk
from tests import small
from tests.bench.matrices import matrix as large
from tests.panels.conftest import made

KEYS = [column.key for column in SHOWN]


@pytest.fixture
def model(desk: Desk) -> ContactsModel:
    found = ContactsModel(desk)
    desk.changed.connect(found.follow)
    return found


def write(model: ContactsModel, id: str, key: str, text: str) -> bool:
    return model.setData(model.index(model.row_of(id), KEYS.index(key)), text)


def test_cells_say_what_sheets_say(model: ContactsModel) -> None:
    ana = model.rows[model.row_of(small.ANA)]
    assert model.text(ana, "phone") == "+44 20 7946 0101"
    assert model.text(ana, "mobile") == "+44 7700 900101"
    assert model.text(ana, "deputies") == "Eli Reyes"


def test_a_cell_is_edited_as_one_step(model: ContactsModel, desk: Desk) -> None:
    assert write(model, small.ANA, "role", "Front-line lead")
    assert desk.matrix.contacts[small.ANA].role == "Front-line lead"
    assert desk.document.history == ["Change role of contact"]
    assert model.text(model.rows[model.row_of(small.ANA)], "role") == "Front-line lead"


def test_a_number_keeps_what_the_table_does_not_show(model: ContactsModel, desk: Desk) -> None:
    assert write(model, small.ANA, "phone", "+44 20 7946 0999")
    desk_phone, mobile = desk.matrix.contacts[small.ANA].phones
    assert (desk_phone.number, desk_phone.e164) == ("+44 20 7946 0999", "+442079460999")
    assert mobile.sms


def test_a_deputy_is_found_by_name(model: ContactsModel, desk: Desk) -> None:
    assert write(model, small.BO, "deputies", "Cem Park; Ana Novak")
    assert desk.matrix.contacts[small.BO].deputies == (small.CEM, small.ANA)


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("other_phones", ";", "“;” says nothing; other phones stays as it was."),
        ("deputies", "eli reyes", "“eli reyes” means what stands there already; backup stays as it was."),
    ],
)
def test_what_changes_nothing_is_told(
    model: ContactsModel, desk: Desk, qtbot: QtBot, key: str, text: str, said: str
) -> None:
    before = desk.matrix
    with qtbot.waitSignal(desk.told) as heard:
        assert not write(model, small.ANA, key, text)
    assert heard.args == [said, "info"]
    assert desk.matrix is before


def test_what_is_not_understood_is_refused_with_a_reason(model: ContactsModel, desk: Desk) -> None:
    before = desk.matrix
    with pytest.raises(UserError, match="no single contact"):
        write(model, small.BO, "deputies", "Nobody Known")
    with pytest.raises(UserError, match="needs a name"):
        write(model, small.BO, "name", "  ")
    assert desk.matrix is before


def test_a_choice_is_taken_in_words(model: ContactsModel, desk: Desk) -> None:
    assert write(model, small.BO, "kind", "desk")
    assert desk.matrix.contacts[small.BO].kind is ContactKind.DESK


def test_sorting_keeps_the_empty_last(model: ContactsModel) -> None:
    write(model, small.DORA, "role", "B")
    write(model, small.CEM, "role", "A")
    for order, first in ((Qt.SortOrder.AscendingOrder, "Cem Park"), (Qt.SortOrder.DescendingOrder, "Dora Quist")):
        model.sort(KEYS.index("role"), order)
        assert model.rows[0].name == first
        assert model.rows[-1].role == ""


def test_renaming_one_changes_who_names_them(model: ContactsModel) -> None:
    write(model, small.ELI, "name", "Eli R.")
    assert model.text(model.rows[model.row_of(small.ANA)], "deputies") == "Eli R."


def test_thousands_are_found_among(desk: Desk) -> None:
    many = made(desk.look, large(5000))
    model = ContactsModel(many)
    total = len(many.matrix.contacts)
    assert total >= 1000
    assert model.rowCount() == total
    last = sorted(many.matrix.contacts.values(), key=lambda contact: contact.name.casefold())[-1]
    model.find(last.phones[0].number)
    assert last in model.rows
    assert model.rowCount() < total


def test_headers_are_known_again() -> None:
    found = column_of(" e-mail ")
    assert found is not None
    assert found.key == "email"
    assert column_of("Shoe size") is None


def test_qt_finds_no_fault_with_the_model(model: ContactsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)
