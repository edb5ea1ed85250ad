"""Text into XML comes out of it as it was."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from designer.formats.values.xml_text import escaped, quoted

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n", exclude_characters="\ufffe\uffff")
)


@given(TEXTS)
def test_content_and_attributes_come_back(text: str) -> None:
    found = ElementTree.fromstring(f"<a b={quoted(text)}>{escaped(text)}</a>")
    assert (found.text or "", found.get("b")) == (text, text)


def test_a_carriage_return_in_an_attribute_stays() -> None:
    assert ElementTree.fromstring(f"<a b={quoted('x' + chr(13) + 'y')}/>").get("b") == "x\ry"
