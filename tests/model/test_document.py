"""A document: one event per gesture, a past to go back to, and no half edits."""

from __future__ import annotations

import pytest

from designer.errors import NotAllowed
from designer.model.document import Change, Document
from designer.model.records import Contact, Head
from tests.matrices import full_matrix, step_ids


@pytest.fixture
def document() -> Document:
    return Document(full_matrix())


def retitle(document: Document, title: str, merge: object = None) -> None:
    with document.edit(f"Call it {title}", merge) as edit:
        edit.change(document.matrix.head.id, title=title)


def test_an_edit_is_one_event(document: Document) -> None:
    heard: list[Change] = []
    document.listeners.append(heard.append)
    before = document.matrix
    with document.edit("Add two") as edit:
        edit.new(Contact, name="Ana")
        edit.new(Contact, name="Ben")
        assert not heard
        assert document.matrix is before
    (change,) = heard
    assert (change.label, change.way, len(change.diff)) == ("Add two", "edit", 2)
    assert change.matrix is document.matrix
    assert before.apply(change.diff) == document.matrix


def test_undo_and_redo(document: Document) -> None:
    before = document.matrix
    retitle(document, "B")
    after = document.matrix
    assert (document.undo_label, document.redo_label) == ("Call it B", None)
    assert document.undo()
    assert document.matrix == before
    assert (document.undo_label, document.redo_label) == (None, "Call it B")
    assert document.redo()
    assert document.matrix == after
    assert not document.redo()
    assert document.undo()
    assert not document.undo()


def test_a_new_edit_forgets_the_future(document: Document) -> None:
    retitle(document, "B")
    document.undo()
    retitle(document, "C")
    assert document.redo_label is None
    assert document.history == ["Call it C"]


def test_an_edit_that_raises_leaves_no_trace(document: Document) -> None:
    heard: list[Change] = []
    document.listeners.append(heard.append)
    before = document.matrix
    with pytest.raises(NotAllowed), document.edit("Fail") as edit:
        edit.change(document.matrix.head.id, title="B")
        raise NotAllowed("No.")
    with pytest.raises(NotAllowed), document.edit("Two heads") as edit:
        edit.put(Head(id="matrix:second"))
    assert document.matrix is before
    assert not heard
    assert document.history == []
    assert document.is_clean


def test_an_edit_that_changes_nothing_is_none(document: Document) -> None:
    with document.edit("Nothing") as edit:
        edit.change(document.matrix.head.id, title=document.matrix.head.title)
    assert document.history == []


def test_typing_merges_into_one_step(document: Document) -> None:
    before = document.matrix
    for text in ("T", "Ti", "Tit"):
        retitle(document, text, merge="title")
    assert document.history == ["Call it Tit"]
    document.undo()
    assert document.matrix == before
    document.redo()
    assert document.matrix.head.title == "Tit"


def test_merging_stops_at_another_key_an_undo_and_a_save(document: Document) -> None:
    retitle(document, "A1", merge="a")
    retitle(document, "B1", merge="b")
    assert len(document.history) == 2
    document.undo()
    retitle(document, "A2", merge="a")
    assert len(document.history) == 2
    document.mark_clean()
    retitle(document, "A3", merge="a")
    assert len(document.history) == 3
    assert not document.is_clean


def test_typing_that_comes_back_to_where_it_began_is_no_step(document: Document) -> None:
    title = document.matrix.head.title
    retitle(document, "x", merge="title")
    retitle(document, title, merge="title")
    assert document.history == []
    assert document.is_clean


def test_typing_on_after_coming_back_does_not_join_the_edit_before(document: Document) -> None:
    retitle(document, "saved")
    document.mark_clean()
    for text in ("save", "saved", "save"):
        retitle(document, text, merge="title")
    assert document.history == ["Call it saved", "Call it save"]
    assert not document.is_clean
    document.undo()
    assert document.matrix.head.title == "saved"
    assert document.is_clean


def test_clean_follows_undo_and_redo(document: Document) -> None:
    assert document.is_clean
    retitle(document, "B")
    assert not document.is_clean
    document.mark_clean()
    retitle(document, "C")
    document.undo()
    assert document.is_clean
    document.undo()
    assert not document.is_clean
    document.redo()
    assert document.is_clean


def test_a_saved_state_that_can_no_longer_be_reached_is_never_clean(document: Document) -> None:
    retitle(document, "B")
    document.mark_clean()
    document.undo()
    retitle(document, "C")
    assert not document.is_clean
    document.undo()
    assert not document.is_clean


def test_a_merge_after_the_saved_state_lay_in_the_future_is_not_clean(document: Document) -> None:
    retitle(document, "A", merge="title")
    retitle(document, "B")
    document.mark_clean()
    document.undo()
    document.undo()
    retitle(document, "C")
    retitle(document, "D")
    assert not document.is_clean


def test_unsaved_until_marked(document: Document) -> None:
    document.mark_unsaved()
    assert not document.is_clean
    retitle(document, "B")
    document.undo()
    assert not document.is_clean
    document.mark_clean()
    assert document.is_clean


def test_every_listener_hears_even_when_one_fails(document: Document) -> None:
    heard: list[str] = []

    def fails(change: Change) -> None:
        raise OSError("no room")

    document.listeners += [fails, lambda change: heard.append(change.label)]
    with pytest.raises(OSError, match="no room"):
        retitle(document, "B")
    assert heard == ["Call it B"]
    assert document.matrix.head.title == "B"
    document.listeners.remove(fails)
    document.undo()
    assert heard == ["Call it B", "Call it B"]


def test_a_listener_may_not_edit(document: Document) -> None:
    def meddles(change: Change) -> None:
        retitle(document, "C")

    document.listeners.append(meddles)
    with pytest.raises(RuntimeError, match="a listener tried to edit"):
        retitle(document, "B")
    assert document.matrix.head.title == "B"
    assert document.history == ["Call it B"]


def test_two_drafts_at_once_are_refused(document: Document) -> None:
    with pytest.raises(RuntimeError, match="changed while “Call it outer” was being drafted"):
        with document.edit("Call it outer") as edit:
            retitle(document, "inner")
            edit.change(document.matrix.head.id, title="outer")
    assert document.matrix.head.title == "inner"


def test_a_diff_that_does_not_fit_is_refused_whole(document: Document) -> None:
    other = Document(document.matrix)
    step = step_ids(document.matrix)[0]
    with other.edit("Change") as edit:
        edit.change(step, title="theirs")
    diff = document.matrix.diff(other.matrix)
    with document.edit("Mine") as edit:
        edit.change(step, title="mine")
    before = document.matrix
    with pytest.raises(ValueError, match="not what the diff expects"):
        document.commit("Theirs", diff)
    assert document.matrix is before
    assert document.history == ["Mine"]


def test_unsaved_edits_are_counted_from_the_last_save(document: Document) -> None:
    retitle(document, "B")
    retitle(document, "C")
    assert document.unsaved == 2
    document.mark_clean()
    assert document.unsaved == 0
    retitle(document, "D")
    assert document.unsaved == 1
    document.undo()
    document.undo()
    assert document.unsaved == 0
    assert not document.is_clean
    retitle(document, "E")
    assert document.unsaved == len(document.history) == 2


def test_a_change_that_joins_the_one_before_says_so(document: Document) -> None:
    heard: list[Change] = []
    document.listeners.append(heard.append)
    for title in ("B", "C"):
        retitle(document, title, "typing")
    assert [change.joined for change in heard] == [False, True]
