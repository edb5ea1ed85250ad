"""The countries that telephone numbers can be of, by name."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Two letters and the name of every country, in the order of names."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(territory)
    return tuple(sorted(found.items(), key=lambda each: each[1]))
