"""What the Insert menu adds, and where the user is then."""

from __future__ import annotations

from designer.app.workshop import Workshop
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
