"""The place of every value is known."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.keeping.json_places import JsonText, Malformed

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(values, max_size=5), st.sampled_from([None, 1, 4]))
def test_items_are_found_where_they_stand(items: list[object], indent: int | None) -> None:
    text = JsonText(json.dumps(items, indent=indent))
    found = list(text.items(0))
    assert [value for value, _, _ in found] == items
    assert [json.loads(text.text[start:end]) for _, start, end in found] == items
    assert text.end == len(text.text)


@given(st.dictionaries(st.text(max_size=4), values, max_size=5), st.sampled_from([None, 1]))
def test_members_are_found_where_they_stand(members: dict[str, object], indent: int | None) -> None:
    text = JsonText(json.dumps(members, indent=indent))
    found = {}
    for key, at in text.members(0):
        found[key], text.end = text.value(at)
    assert found == members
    assert text.end == len(text.text)


def test_the_place_of_a_field() -> None:
    text = JsonText('{"a": [1, {"b": "x"}], "b": {"c": [[2, 3]]}}')
    for field, value in {"a": [1, {"b": "x"}], "a[0]": 1, "a[1].b": "x", "b.c[0][1]": 3}.items():
        assert text.value(text.place_of(0, field))[0] == value
    assert text.place_of(0, "") == 0
    assert text.place_of(0, "z") == 0
    assert text.place_of(0, "b.z") == text.text.index('{"c"')
    assert text.place_of(0, "a[7].b") == text.text.index("[1")


@pytest.mark.parametrize(
    ("text", "at", "what"),
    [
        ("[1 2]", 1, "a comma or a “]” is missing"),
        ("[1,]", 2, "there is a comma too many"),
        ("[1", 1, "the text ends here, before its end"),
        ("[", 0, "the text ends here, before its end"),
        ('["x', 2, "the text ends here, before its end"),
        ("[x]", 1, "this is not JSON (expecting value)"),
        ("[Infinity]", 1, "Infinity is no number that a file can hold"),
        ('[{"a":1,"a":1}]', 8, "“a” stands there twice"),
        ('[\n{"a":1,\n"a":1}]', 10, "“a” stands there twice"),
        ("[" * 100_000, 1, "values are nested too deeply for a matrix"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(text: str, at: int, what: str) -> None:
    with pytest.raises(Malformed) as caught:
        list(JsonText(text).items(0))
    assert (caught.value.at, caught.value.what) == (at, what)
