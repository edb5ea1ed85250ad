"""Countries are known by two letters and a name."""

from __future__ import annotations

from designer.panels.countries import countries


def test_they_are_in_the_order_of_names() -> None:
    found = countries()
    assert dict(found)["GB"] == "United Kingdom"
    assert len(found) > 200
    names = [name for _, name in found]
    assert names == sorted(names)
    assert all(len(code) == 2 for code, _ in found)
