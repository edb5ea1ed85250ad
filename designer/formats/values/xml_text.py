"""Text into XML that is written by hand. (The standard library's own for this loads http and ssl besides.)"""

from __future__ import annotations


def escaped(text: str) -> str:
    """The text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """The text as the value of an attribute, in its quotes."""
    inside = escaped(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")
    return f'"{inside}"'
