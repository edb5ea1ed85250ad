"""What is done to the selected steps from the menus."""

from __future__ import annotations

from designer.app.workshop import Workshop
from designer.model.values import PinnedSegment
from tests import small


def test_steps_are_lined_up_by_their_middles(opened: Workshop) -> None:
    opened.flow.select([small.FRONT, small.SPECIALIST])
    opened.run("line_up_middle")
    rects = opened.flow.scene.geometry.rects
    assert abs(rects[small.FRONT].centre.y - rects[small.SPECIALIST].centre.y) < 0.01
    assert opened.session.document.history == ["Line up steps"]


def test_steps_are_spread(opened: Workshop) -> None:
    opened.session.put("Move", [small.MANAGER], position=opened.session.matrix.steps[small.MANAGER].position)
    for number, id in enumerate((small.FRONT, small.SPECIALIST, small.MANAGER)):
        place = opened.session.matrix.steps[id].position
        opened.session.put("Move", [id], position=type(place)(across=20.0, along=(0.0, 150.0, 900.0)[number]))
    opened.flow.select([small.FRONT, small.SPECIALIST, small.MANAGER])
    opened.run("spread")
    rects = [opened.flow.scene.geometry.rects[id] for id in (small.FRONT, small.SPECIALIST, small.MANAGER)]
    assert abs((rects[1].y - rects[0].bottom) - (rects[2].y - rects[1].bottom)) < 0.01


def test_pins_are_taken_out(opened: Workshop) -> None:
    opened.session.put("Pin", [small.FRONT_SPECIALIST], pinned=(PinnedSegment(index=1, at=300.0),))
    opened.flow.select([small.FRONT_SPECIALIST])
    assert opened.window.actions_by_id["straighten"].isEnabled()
    opened.run("straighten")
    assert opened.session.matrix.transitions[small.FRONT_SPECIALIST].pinned == ()


def test_renaming_opens_the_title(opened: Workshop) -> None:
    opened.flow.select([small.FRONT])
    opened.run("rename")
    assert opened.flow.editor.is_open
    opened.flow.editor.close_with(keep=False)
