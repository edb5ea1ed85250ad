"""A person's name put together from the columns that hold parts of it."""

from __future__ import annotations

from designer.formats.merging.matching import plain


def in_line(text: str) -> str:
    """A part of a name with one space between its words."""
    return text if text.isalnum() else " ".join(text.split())


def joined(first: str, name: str, last: str) -> str:
    """A name as it is said: given names, what a column of names holds, the last name; no part twice or dropped.

    Beside both a first and a last name, the column of names counts where it says more than one of them.
    """
    if not name or (first and last and _holds(f"{first} {last}", name)):
        return f"{first} {last}" if first and last else first or last
    if first and last:
        return name
    before, after = ("" if _holds(name, part) else part for part in (first, last))
    return " ".join(part for part in (before, name, after) if part)


def is_turned_round(name: str, called: str) -> bool:
    """Whether "Example, Ada" is who the words beside a mail address call Ada Example."""
    return "," in name and sorted(plain(name).split()) == sorted(plain(called).split())


def _holds(whole: str, part: str) -> bool:
    """Whether all words of the part are words of the whole."""
    return set(plain(part).split()) <= set(plain(whole).split())
