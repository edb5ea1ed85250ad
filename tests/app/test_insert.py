"""What the Insert menu adds, and where the user is then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from designer.app.workshop import Workshop
from designer.errors import UserError
from designer.model.choices import StepKind
from designer.model.ids import kind_of
from designer.model.records import Comment
from tests import small


def test_a_step_goes_after_the_selected_one(opened: Workshop) -> None:
    opened.flow.select([small.MANAGER])
    opened.run("insert_decision")
    (arrow,) = opened.session.matrix.leaving(small.MANAGER)
    assert opened.session.matrix.steps[arrow.target].kind is StepKind.DECISION
    assert len(opened.session.document.history) == 1


def test_a_kind_clicked_in_the_palette_is_placed_by_a_click(opened: Workshop) -> None:
    left, geometry = Qt.MouseButton.LeftButton, opened.flow.scene.geometry
    before = set(opened.session.matrix.steps)
    opened.flow.fit()
    opened.flow.view.camera.settle()
    QTest.mouseClick(opened.palette.buttons[StepKind.WAIT], left)
    assert opened.flow.hands.is_busy
    lane = geometry.lanes[2]
    spot = opened.flow.view.camera.to_view(QPointF(lane.start + 60, 400)).toPoint()
    viewport = opened.flow.view.viewport()
    QTest.mouseMove(viewport, spot)
    QTest.mouseClick(viewport, left, pos=spot)
    (new,) = set(opened.session.matrix.steps) - before
    step = opened.session.matrix.steps[new]
    assert (step.kind, step.level) == (StepKind.WAIT, small.L2)
    opened.flow.editor.close_with(keep=False)
    QTest.mouseClick(opened.palette.buttons[StepKind.END], left)
    QTest.mouseDClick(opened.palette.buttons[StepKind.END], left)
    assert len(opened.session.matrix.steps) == len(before) + 2
    assert not opened.flow.hands.is_busy


def test_without_a_level_no_step_can_be_placed(opened: Workshop) -> None:
    with opened.session.edit("Empty") as edit:
        for id in [*opened.session.matrix.steps, *opened.session.matrix.levels]:
            edit.remove(id)
    with pytest.raises(UserError, match="no level"):
        opened.insert.place("action")


def test_records_are_added_and_shown(opened: Workshop) -> None:
    for id, kind in (("insert_level", "level"), ("insert_severity", "severity"), ("insert_contact", "contact")):
        opened.run(id)
        assert [kind_of(each) for each in opened.session.selection] == [kind]
    assert len(opened.session.matrix.levels) == 5


def test_a_comment_is_on_what_is_selected(opened: Workshop) -> None:
    opened.session.author = "Ana"
    opened.flow.select([small.FRONT])
    opened.run("insert_comment")
    (comment,) = opened.session.matrix.comments.values()
    assert isinstance(comment, Comment)
    assert (comment.on, comment.author) == (small.FRONT, "Ana")
    assert opened.session.selection == (comment.id,)
