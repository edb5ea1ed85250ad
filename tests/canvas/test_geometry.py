"""Places and sizes that follow diffs."""

from __future__ import annotations

from random import Random

import pytest

from designer.canvas.geometry import Geometry, concerned
from designer.commands import contacts, levels, steps
from designer.model.choices import LaneDirection, Mark
from designer.model.diff import Diff
from designer.model.edit import Edit
from designer.model.geometry import Point, Size
from designer.model.matrix import Matrix
from designer.model.records import Severity
from designer.model.values import Position
from tests.canvas.charts import ANA, CALL, DESK, DONE, EXPERT, MANAGER, TO_EXPERT, large_chart, level_id, small_chart


def same(a: Geometry, b: Geometry) -> bool:
    return (a.rects, a.cards, a.lanes, a.levels, a.direction, a.bounds()) == (
        b.rects, b.cards, b.lanes, b.levels, b.direction, b.bounds()
    )  # fmt: skip


def fresh(matrix: Matrix) -> Geometry:
    geometry = Geometry()
    geometry.reset(matrix)
    return geometry


def test_a_moved_step_moves_alone() -> None:
    matrix = small_chart()
    geometry = fresh(matrix)
    edit = Edit(matrix)
    edit.change(DONE, position=Position(across=60, along=500))
    diff = edit.diff()
    moves = geometry.follow(diff, matrix.apply(diff))
    assert moves.moved == {DONE}
    assert not moves.said
    assert not moves.lanes


def test_a_lane_that_grows_moves_those_after_it_and_rewrites_nothing() -> None:
    matrix = small_chart()
    geometry = fresh(matrix)
    before = dict(geometry.rects)
    edit = Edit(matrix)
    edit.change(DESK, position=Position(across=400, along=100))
    diff = edit.diff()
    moves = geometry.follow(diff, matrix.apply(diff))
    assert moves.lanes
    assert moves.moved == {DESK, EXPERT, MANAGER}
    assert geometry.rects[EXPERT].x - before[EXPERT].x == geometry.rects[MANAGER].x - before[MANAGER].x > 0
    assert set(diff.pairs) == {DESK}


@pytest.mark.parametrize("seed", range(4))
def test_following_any_edits_and_undoing_them_is_the_same_as_beginning_anew(seed: int) -> None:
    rnd = Random(seed)
    matrix = large_chart(60, seed)
    geometry = fresh(matrix)
    past: list[Diff] = []
    for _ in range(40):
        if past and rnd.random() < 0.3:
            diff = ~past.pop()
        else:
            edit = Edit(matrix)
            _something(edit, rnd)
            diff = edit.diff()
            past.append(diff)
        matrix = matrix.apply(diff)
        geometry.follow(diff, matrix)
        assert same(geometry, fresh(matrix))


def _something(edit: Edit, rnd: Random) -> None:
    matrix = edit.before
    step = rnd.choice(sorted(matrix.steps))
    level = rnd.choice(list(matrix.levels))
    place = Position(across=rnd.randrange(0, 900), along=rnd.randrange(60, 3000))
    deeds = [
        lambda: steps.move(edit, {step: (level, place)}),
        lambda: steps.rename(edit, step, "A title long enough to need more than one line on its card"),
        lambda: steps.delete(edit, [step]),
        lambda: steps.add(edit, rnd.choice(list(type(matrix.steps[step].kind))), level, place),
        lambda: levels.move(edit, level, rnd.randrange(5)),
        lambda: levels.add(edit, rnd.randrange(6)),
        lambda: levels.delete(edit, level) if len(matrix.levels) > 2 else None,
        lambda: edit.change(rnd.choice(sorted(matrix.contacts)), name="Somebody Else"),
        lambda: edit.change(matrix.head.id, lanes=rnd.choice(list(LaneDirection))),
        lambda: edit.change(rnd.choice(sorted(matrix.severities)), mark=rnd.choice(list(Mark))),
        lambda: edit.change(rnd.choice(sorted(matrix.transitions)), after=None),
        lambda: contacts.delete(edit, [rnd.choice(sorted(matrix.contacts))]),
    ]
    rnd.choice(deeds)()


def test_a_contact_changes_only_the_cards_that_name_it() -> None:
    edit = Edit(small_chart())
    contacts.assign(edit, DESK, ANA)
    matrix = edit.before.apply(edit.diff())
    edit = Edit(matrix)
    edit.change(ANA, name="Ana Nowak")
    diff = edit.diff()
    assert concerned(diff, matrix.apply(diff)) == {DESK}


def test_an_arrow_concerns_its_ends_and_a_severity_all() -> None:
    matrix = small_chart()
    edit = Edit(matrix)
    edit.change(TO_EXPERT, label="x")
    diff = edit.diff()
    assert concerned(diff, matrix.apply(diff)) == {DESK, EXPERT}
    edit = Edit(matrix)
    edit.put(Severity(id="severity:new22222", code="SEV1"))
    diff = edit.diff()
    assert concerned(diff, matrix.apply(diff)) == set(matrix.steps)


def test_words_about_a_level_concern_no_card() -> None:
    matrix = small_chart()
    edit = Edit(matrix)
    edit.change(level_id(1), purpose="resolve by the book")
    diff = edit.diff()
    assert concerned(diff, matrix.apply(diff)) == set()


def test_the_centre_says_which_level_and_positions_keep_off_the_edges() -> None:
    geometry = fresh(small_chart())
    lane = geometry.lanes[2]
    level, position = geometry.position(Point(lane.start - 90, 300), Size(200, 84))
    assert level == level_id(2)
    assert position.across == 16
    level, position = geometry.position(Point(lane.start - 110, -500), Size(200, 84))
    assert level == level_id(1)
    assert position.along >= 52


def test_pins_are_kept_relative_to_the_lane_where_they_lie_across() -> None:
    geometry = fresh(small_chart())
    start = geometry.lanes[1].start
    assert geometry.to_lane(DESK, start + 70, upright=True) == 70
    assert geometry.to_lane(DESK, 300, upright=False) == 300


def test_a_matrix_without_anything_has_bounds_too() -> None:
    bounds = fresh(Matrix()).bounds()
    assert bounds.width > 0
    assert bounds.height > 0
    assert fresh(small_chart()).bounds().holds(fresh(small_chart()).rects[CALL].centre)
