"""A save waits for the one under way, and only as long as its document is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from designer.app.background import Job
from designer.app.turns import Turns, Wish
from designer.model.document import Document


def test_a_wish_waits_once_and_gets_its_turn(qapp: QObject) -> None:
    turns, document = Turns(), Document()
    wish, elsewhere = Wish(document, None, None), Wish(document, Path("elsewhere"), None)
    assert not turns.must_wait(wish)
    turns.job = Job("Saving", qapp)
    assert turns.must_wait(wish)
    assert turns.must_wait(wish)
    assert turns.must_wait(elsewhere)
    assert turns.next(document) is None
    turns.job.cancel()
    assert turns.next(document) == wish
    assert turns.next(document) == elsewhere
    assert turns.next(document) is None


def test_what_would_fail_again_and_what_was_left_is_forgotten(qapp: QObject) -> None:
    turns, document, left = Turns(), Document(), Document()
    turns.job = Job("Saving", qapp)
    elsewhere = Wish(document, Path("elsewhere"), None)
    for wish in (Wish(left, Path("left"), None), Wish(document, None, None), elsewhere):
        assert turns.must_wait(wish)
    turns.job.cancel()
    turns.forget_same(document)
    assert turns.next(document) == elsewhere
    assert turns.next(document) is None


def test_what_was_to_follow_a_save_that_failed_is_handed_back(qapp: QObject) -> None:
    turns, document = Turns(), Document()
    turns.job = Job("Saving", qapp)
    followed: list[str] = []
    turns.must_wait(Wish(document, None, lambda: followed.append("leave")))
    turns.must_wait(Wish(document, None, None))
    turns.must_wait(Wish(document, Path("elsewhere"), lambda: followed.append("elsewhere")))
    turns.job.cancel()
    for then in turns.forget_same(document):
        then()
    assert followed == ["leave"]
