"""What links on cells lead to: mail addresses and phone numbers are taken from them, and nothing is ever opened."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from designer.formats.values.cells import clean

KEPT = ("mailto:", "tel:", "http://", "https://")
"""How the targets begin that are kept; others (files, scripts, shares) are never more than text."""

_MAIL = re.compile(r"^[^\s@<>()\[\],;:\\\"?&]+@[^\s@<>()\[\],;:\\\"?&/]+$")
_FORMULA = re.compile(
    r'^\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)\s*$', re.IGNORECASE
)


def address(target: str) -> str:
    """What a mailto: or tel: link leads to, without the subject and copies it may carry; "" for other links."""
    scheme, _, rest = target.partition(":")
    if scheme.lower() not in ("mailto", "tel"):
        return ""
    return clean(unquote(rest.partition("?")[0].partition(";")[0]))


def of_formula(formula: str) -> tuple[str, str]:
    """The text that HYPERLINK("target", "text") shows, and the target where it is kept; "" for what there is not."""
    found = _FORMULA.match(formula)
    if not found:
        return "", ""
    target = found.group(1).replace('""', '"')
    text = found.group(2).replace('""', '"') if found.group(2) is not None else address(target) or target
    return clean(text), target if target.lower().startswith(KEPT) else ""


def mailto(address: str) -> str | None:
    """The link that writes to an address; None for what is no plain address."""
    return f"mailto:{quote(address, safe='@+')}" if _MAIL.match(address) else None
