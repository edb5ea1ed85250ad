"""Steps are placed, lined up and spread along the lanes."""

from __future__ import annotations

from designer.commands import arrange, transitions
from designer.model.values import Position
from tests.small import FRONT, FRONT_SPECIALIST, MANAGER, SPECIALIST, draft, small

SIZES = {FRONT: (200.0, 84.0), SPECIALIST: (200.0, 100.0), MANAGER: (200.0, 60.0)}


def test_placing_routes_arrows_afresh() -> None:
    document = draft(small(lambda edit: transitions.pin(edit, FRONT_SPECIALIST, 1, 5.0)))
    with document.edit("Tidy up") as edit:
        arrange.place(edit, {FRONT: Position(along=1), SPECIALIST: Position(along=2)})
    assert document.matrix.steps[FRONT].position == Position(along=1)
    assert document.matrix.transitions[FRONT_SPECIALIST].pinned == ()


def test_lining_up_by_edge_and_middle() -> None:
    for edge, share in (("start", 0), ("middle", 0.5), ("end", 1)):
        document = draft(small())
        with document.edit("Line up") as edit:
            arrange.line_up(edit, SIZES, SIZES, edge)  # type: ignore[arg-type]
        lines = {document.matrix.steps[id].position.along + share * SIZES[id][1] for id in SIZES}
        assert len(lines) == 1


def test_spreading_leaves_equal_gaps_and_the_ends_alone() -> None:
    def far(edit):  # type: ignore[no-untyped-def]
        for id, along in ((FRONT, 0.0), (SPECIALIST, 90.0), (MANAGER, 400.0)):
            edit.change(id, position=Position(along=along))

    document = draft(small(far))
    with document.edit("Spread") as edit:
        arrange.spread(edit, SIZES, SIZES)
    along = {id: document.matrix.steps[id].position.along for id in SIZES}
    assert (along[FRONT], along[MANAGER]) == (0, 400)
    assert along[SPECIALIST] - SIZES[FRONT][1] == along[MANAGER] - along[SPECIALIST] - SIZES[SPECIALIST][1]


def test_nothing_to_line_up_or_spread_changes_nothing() -> None:
    document = draft(small())
    with document.edit("Line up") as edit:
        arrange.line_up(edit, [], SIZES, "start")
        arrange.spread(edit, [FRONT, MANAGER], SIZES)
    assert document.undo_label is None
