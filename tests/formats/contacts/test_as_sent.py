"""What a row remembers comes back the same, fits into its cell, and holds nothing that the row does not say."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.contacts import as_sent
from designer.formats.contacts.as_sent import Remembering
from designer.formats.contacts.contact_columns import cells
from designer.formats.contacts.contact_names import names_of
from designer.formats.values.cell_text import LONGEST, decode, encode
from designer.formats.values.cells import clean, unescape
from tests.crowd import crowd

MATRIX = crowd(6)


def remembered(said: dict[str, str]) -> as_sent.AsSent:
    text = encode(Remembering(MATRIX, 6).row({"id": "contact:22222222", **said}))
    assert len(text) <= LONGEST
    found = as_sent.read(decode(clean(unescape(text))))
    assert found is not None
    return found


@given(st.dictionaries(st.sampled_from(["name", "role", "notes", "phone"]), st.text(min_size=1, max_size=60)))
def test_what_was_said_comes_back_through_a_cell(said: dict[str, str]) -> None:
    found = remembered(said)
    assert (found.matrix, found.id, found.row, found.rows) == (MATRIX.head.id, "contact:22222222", 1, 6)
    assert all(found.is_same(key, text) and not found.is_same(key, text + "x") for key, text in said.items())
    assert found.is_same("department", "")
    assert not found.is_same("department", "x")


@pytest.mark.parametrize("text", ["long " * 6_000, "\x01" * 30_000, "\u200b" * 900])
def test_a_long_text_is_known_again_and_fits(text: str) -> None:
    said = dict.fromkeys(("notes", "role", "service", "portal", "location", "organisation"), text)
    found = remembered(said)
    assert all(found.is_same(key, text) and not found.is_same(key, text[:-1]) for key in said)


def test_the_names_of_those_it_names_are_kept_and_no_others() -> None:
    names = names_of(MATRIX)
    ada = next(contact for contact in MATRIX.contacts.values() if contact.deputies)
    remembering = Remembering(MATRIX, 6)
    said = cells(ada, names)
    found = as_sent.read(remembering.row(said))
    assert found is not None
    assert found.names == {ada.deputies[0]: MATRIX.contacts[ada.deputies[0]].name}
    withheld = as_sent.read(remembering.row({key: text for key, text in said.items() if key != "deputies"}))
    assert withheld is not None
    assert withheld.names == {}


@pytest.mark.parametrize("text", ["", "x", '{"matrix":', '{"matrix":1}', '{"matrix":"m","id":"i","said":[]}', "{}"])
def test_what_is_no_memory_is_none(text: str) -> None:
    assert as_sent.read(text) is None


def test_the_list_says_who_was_sent() -> None:
    ids = [f"contact:{number:08}" for number in range(1_200)]
    lines = list(as_sent.listed(MATRIX, ids, dt.datetime(2026, 11, 22, tzinfo=dt.UTC)))
    assert max(len(text) for line in lines for text in line) < LONGEST
    assert as_sent.is_list(lines)
    found = as_sent.read_list(lines)
    assert (found.matrix, found.title, found.contacts) == (MATRIX.head.id, MATRIX.head.title, frozenset(ids))
    assert not as_sent.is_list([("Name", "Phone")])
    assert as_sent.read_list([]).contacts == frozenset()
