"""Fields know for which records they mean something."""

from __future__ import annotations

from designer.panels.inspector.field import Field


def test_a_field_without_condition_fits_all() -> None:
    assert Field("a", "A", "line").fits(object())


def test_a_condition_decides() -> None:
    field = Field("a", "A", "line", when=lambda record: record > 3)
    assert field.fits(4)
    assert not field.fits(3)
