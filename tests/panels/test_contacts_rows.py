"""Rows as text with tabs: out to a spreadsheet, and back."""

from __future__ import annotations

import pytest

from designer.errors import UserError
from designer.panels.contacts_model import SHOWN, ContactsModel
from designer.panels.contacts_rows import as_text, paste
from designer.panels.desk import Desk
from tests import small

KEYS = [column.key for column in SHOWN]
COLUMNS = [KEYS.index(key) for key in ("name", "role", "phone", "notes")]


@pytest.fixture
def model(desk: Desk) -> ContactsModel:
    found = ContactsModel(desk)
    desk.changed.connect(found.follow)
    return found


def test_what_is_copied_and_pasted_back_changes_nothing(model: ContactsModel, desk: Desk) -> None:
    desk.put("Note", [small.ANA], notes='Ask for "Ana"\nor ring\ttwice')
    text = as_text(model, model.rows, COLUMNS)
    before = desk.matrix
    paste(desk, model, text, COLUMNS, None)
    assert desk.matrix is before


def test_an_edited_row_comes_back_by_its_id(model: ContactsModel, desk: Desk) -> None:
    text = as_text(model, [desk.matrix.contacts[small.BO]], COLUMNS).replace("Bo Okafor", "Bo Okafor-Lee")
    paste(desk, model, text, COLUMNS, None)
    assert desk.matrix.contacts[small.BO].name == "Bo Okafor-Lee"
    assert len(desk.matrix.contacts) == 5
    assert desk.document.history == ["Paste contacts"]


def test_rows_with_our_headers_and_no_id_are_new_contacts(model: ContactsModel, desk: Desk) -> None:
    made = paste(desk, model, "Name\tE-mail\nFay Vidal\tfay@example.org\nGus Wynn\t\n", COLUMNS, None)
    assert [desk.matrix.contacts[id].name for id in made] == ["Fay Vidal", "Gus Wynn"]
    assert desk.matrix.contacts[made[0]].emails[0].address == "fay@example.org"


def test_cells_go_where_the_current_cell_is(model: ContactsModel, desk: Desk) -> None:
    paste(desk, model, "Lead\t+44 20 7946 0111\nAgent\t+44 20 7946 0112", COLUMNS, (1, COLUMNS[1]))
    assert [desk.matrix.contacts[id].role for id in (small.BO, small.CEM)] == ["Lead", "Agent"]
    assert desk.matrix.contacts[small.CEM].phones[0].number == "+44 20 7946 0112"


def test_rows_beyond_the_last_are_new(model: ContactsModel, desk: Desk) -> None:
    paste(desk, model, "Eli R.\nFay Vidal", COLUMNS, (4, COLUMNS[0]))
    assert {contact.name for contact in desk.matrix.contacts.values()} >= {"Eli R.", "Fay Vidal"}
    assert len(desk.matrix.contacts) == 6


def test_nothing_is_told_and_what_is_wrong_changes_nothing(model: ContactsModel, desk: Desk) -> None:
    before = desk.matrix
    with pytest.raises(UserError, match="holds no rows"):
        paste(desk, model, "  \n", COLUMNS, None)
    with pytest.raises(UserError, match="is none of"):
        paste(desk, model, "Name\tKind\nFay Vidal\tperson\nGus Wynn\tghost", COLUMNS, None)
    assert desk.matrix is before
