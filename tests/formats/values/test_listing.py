"""Lists in a cell, as printed and as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.values.listing import Item, detail, item, joined, parse, plain

texts = st.text(alphabet='";[], ab\n\\#:', max_size=10)


@given(st.lists(st.tuples(texts, st.lists(texts.filter(bool), max_size=3)), max_size=4))
def test_a_list_comes_back_item_by_item(items: list[tuple[str, list[str]]]) -> None:
    cell = joined(item(plain(text), [detail("label", value) for value in details]) for text, details in items)
    found = parse(cell, ("label",))
    assert [each.text for each in found] == [text for text, _ in items]
    assert [[value for _, value in each.details] for each in found] == [details for _, details in items]


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("Ada; Bo", ["Ada", "Bo"]),
        ("Ada\nBo ;; ", ["Ada", "Bo"]),
        ('Ada "the boss; really" Example; Bo', ['Ada "the boss; really" Example', "Bo"]),
        ('5" pipe; 3" hose', ['5" pipe', '3" hose']),
        ('"open; Bo', ['"open', "Bo"]),
        ("[Phone; Bo", ["[Phone", "Bo"]),
        ("Bo]; Ada", ["Bo]", "Ada"]),
        ("", []),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(cell: str, texts: list[str]) -> None:
    assert [each.text for each in parse(cell)] == texts


def test_details_are_words_or_words_with_a_value() -> None:
    assert parse('+44 20 [duty, SMS, label "Night, late"]', ("label",)) == [
        Item("+44 20", False, (("duty", ""), ("SMS", ""), ("label", "Night, late")))
    ]
