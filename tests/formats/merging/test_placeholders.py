"""Placeholders are told from names, addresses and numbers."""

from __future__ import annotations

import pytest

from designer.formats.merging.placeholders import MAY_STAND_IN, is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[Phone]",
            "<name>",
            "{e-mail}",
            "(vacant)",
            "XXX",
            "xxx-xxx",
            "To be confirmed",
            "to be named",
            "n.n.",
            "N.N.",
        ),
        *("Insert name here", "Enter phone", "Your name", "First name Last name", "Name", "Phone", "E-mail"),
        *(
            "noch offen",
            "à définir",
            "por definir",
            "da definire",
            "уточняется",
            "do ustalenia",
            "000000",
            "___",
            "...",
        ),
    ],
)
def test_placeholders(text: str) -> None:
    assert MAY_STAND_IN.match(text)
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "(020) 7946 (0)",
        "(11) 99345-5300",
        "[+44] 20 7946 0001 (UK)",
        "Xaver Example",
        "Nina N.",
        "112",
        "Do Amaral",
        "+44",
    ],
)
def test_what_is_none(text: str) -> None:
    assert not is_placeholder(text)
