"""What links lead to."""

from __future__ import annotations

import pytest

from designer.formats.values.links import address, of_formula


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("mailto:ada@example.org", "ada@example.org"),
        ("MAILTO:ada%2Bnoc@example.org?subject=P1&cc=x@example.org", "ada+noc@example.org"),
        ("tel:+442079460001;ext=12", "+442079460001"),
        ("https://example.org/", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_address(target: str, found: str) -> None:
    assert address(target) == found


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ('HYPERLINK("tel:+442079460001","+44 20 7946 0001")', ("+44 20 7946 0001", "tel:+442079460001")),
        ('HYPERLINK("mailto:ada@example.org")', ("ada@example.org", "mailto:ada@example.org")),
        ('hyperlink("https://example.org";"the ""site""")', ('the "site"', "https://example.org")),
        ('HYPERLINK("file://server/x","x")', ("x", "")),
        ('B2&" "&C2', ("", "")),
        ('HYPERLINK("tel:1"&A1,"x")', ("", "")),
    ],
)
def test_of_formula(formula: str, found: tuple[str, str]) -> None:
    assert of_formula(formula) == found
