"""Looks: the colours of levels on paper."""

from __future__ import annotations

from designer.drawing.colours import contrast
from designer.formats.contacts.sheet_looks import tint, title_look


def test_bands_can_be_read_and_stand_apart_from_their_rows() -> None:
    for order in range(10):
        ground, ink, light = tint(order)
        assert contrast(ink, ground) >= 4.5
        assert contrast("#101828", light) >= 4.5
        assert contrast(ground, light) > 3


def test_a_title_begins_where_its_sheet_does() -> None:
    assert title_look(20, "Faults", mirrored=False).across == "left"
    assert title_look(20, "أعطال", mirrored=False).across == "left"
    assert (title_look(20, "أعطال", mirrored=True).across, title_look(20, "أعطال", True).right_to_left) == ("right", True)
    assert title_look(20, "Faults", mirrored=True).across == "left"  # a mirrored sheet turns it round
