"""The open document as the window sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.app.session import Session
from designer.drawing.style import LIGHT
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.panels.look import Look
from tests.small import FRONT, small


@pytest.fixture
def session(qapp: object) -> Session:
    return Session(Look(LIGHT))


def test_nothing_is_open_at_first(session: Session) -> None:
    assert not session.is_open
    assert not session.is_unsaved


def test_titles(session: Session) -> None:
    session.begin(Document(Matrix()), None)
    assert session.title == "Untitled matrix"
    session.begin(Document(Matrix()), Path("night.escalation"))
    assert session.title == "night"
    session.begin(Document(small()), Path("night.escalation"))
    assert session.title == "Complaints"


def test_going_back_and_forth(session: Session) -> None:
    session.begin(Document(small()), None)
    for number in range(4):
        session.put(f"Edit {number}", [FRONT], title=str(number))
    session.go(-3)
    assert session.matrix.steps[FRONT].title == "0"
    session.go(2)
    assert session.matrix.steps[FRONT].title == "2"
    session.go(-99)
    assert session.matrix == small()
    assert not session.is_unsaved


def test_the_end_forgets_all(session: Session) -> None:
    session.begin(Document(small()), Path("a.escalation"))
    session.select((FRONT,))
    session.end()
    assert (session.path, session.selection, session.is_open) == (None, (), False)
