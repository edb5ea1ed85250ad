"""A document that was opened to read refuses every edit, and none that changes nothing."""

from __future__ import annotations

import pytest

from designer.app.read_only import ReadOnlyDocument
from designer.errors import NotAllowed
from tests.small import FRONT, small


def test_an_edit_is_refused_and_nothing_is_heard_of_it() -> None:
    document = ReadOnlyDocument(small(), "complaints.escalation")
    heard: list[object] = []
    document.listeners.append(heard.append)
    before = document.matrix
    with (
        pytest.raises(NotAllowed, match="complaints.escalation is open to read, so nothing was changed"),
        document.edit("Rename step") as edit,
    ):
        edit.change(FRONT, title="Other")
    assert document.matrix is before
    assert document.is_clean
    assert not document.undo()
    assert not document.redo()
    assert heard == []


def test_an_edit_that_changes_nothing_is_none() -> None:
    document = ReadOnlyDocument(small(), "complaints.escalation")
    with document.edit("Rename step") as edit:
        edit.change(FRONT, title=document.matrix.steps[FRONT].title)
