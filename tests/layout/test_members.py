"""Boxes and passing arrows in their columns."""

from __future__ import annotations

from designer.layout.columns import Arc, columns
from designer.layout.members import members_of


def test_a_long_arrow_has_a_place_in_every_column_it_passes() -> None:
    arcs = [Arc(0, 1), Arc(1, 2), Arc(0, 3), Arc(3, 0, back=True)]
    members = members_of(columns([0, 1, 2, 3], 4, arcs), arcs)
    assert members.count == 6, "two columns passed, once for both arrows between the same boxes"
    assert members.column[4:] == [1, 2]
    assert members.after[0] == [1, 4]
    assert members.before[3] == [5]
    assert next(link.weight for link in members.links if link.before == 4) == 2


def test_parts_are_what_arrows_join() -> None:
    arcs = [Arc(0, 1), Arc(2, 3), Arc(3, 4)]
    members = members_of(columns([0, 1, 0, 0, 1, 2], 3, arcs), arcs)
    assert [sorted(part) for part in members.parts] == [[0, 1], [2, 3, 4], [5]]
    assert [(link.before, link.after) for link in members.links_of(members.parts[1])] == [(3, 4)]
