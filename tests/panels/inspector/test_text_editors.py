"""Words and numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designer.panels.inspector.field import Field
from tests.panels.inspector.conftest import Made


def keys(editor: object, text: str) -> None:
    editor.box.setFocus()  # type: ignore[attr-defined]
    editor.box.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(editor.box, text)  # type: ignore[attr-defined]


def test_a_line_is_taken_letter_by_letter_and_trimmed_at_the_end(made: Made) -> None:
    editor, said = made(Field("title", "Title", "line"), "Old")
    keys(editor, "New ")
    assert said[-1] == ("New ", True)
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert said[-1] == ("New", True)


def test_a_text_takes_line_ends_and_leaves_tabs(made: Made) -> None:
    editor, said = made(Field("notes", "Notes", "text"), "")
    keys(editor, "a")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    QTest.keyClicks(editor.box, "b")
    assert said[-1][0] == "a\nb"
    assert editor.box.tabChangesFocus()


def test_a_text_grows_with_its_lines(made: Made) -> None:
    editor, _ = made(Field("notes", "Notes", "text"), "")
    before = editor.box.sizeHint().height()
    editor.show_value("\n".join("abcdef"))
    assert editor.box.sizeHint().height() > before


def test_empty_lines_are_no_entries(made: Made) -> None:
    editor, said = made(Field("languages", "Languages", "lines"), ())
    editor.box.setPlainText("English\n\n  Deutsch  \n")
    assert said[-1][0] == ("English", "Deutsch")


def test_a_checklist_has_a_box_a_task(made: Made) -> None:
    editor, _ = made(Field("instructions", "What to do", "checklist"), ("Call", "Note the time"))
    places = editor.box.box_places()
    assert len(places) == 2
    assert places[0] < places[1]


def test_a_number_outside_is_told_and_kept_until_it_is_mended(made: Made) -> None:
    editor, said = made(Field("share", "Share", "optional number", of=(1, 100), unit="%"), 66)
    keys(editor, "120")
    assert editor._note.text() == "It must be from 1 to 100."
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert said == []
    assert editor.box.text() == "120"
    assert editor.kept().text == "120"
    QTest.keyClick(editor.box, Qt.Key.Key_Escape)
    assert editor.box.text() == "66"
    assert editor.kept() is None
    keys(editor, " ")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert said == [(None, False)]


def test_a_number_that_must_be_cannot_be_left_out(made: Made) -> None:
    editor, said = made(Field("attempts", "Tries", "number", of=1), 3)
    keys(editor, "x")
    assert "is not a whole number" in editor._note.text()
    keys(editor, " ")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert said == []
    assert editor.box.text() == "3"


def test_a_switch_with_records_that_differ_becomes_sure(made: Made) -> None:
    editor, said = made(Field("active", "Active", "switch", help="Can be reached"), True, mixed=True)
    assert editor.box.checkState() == Qt.CheckState.PartiallyChecked
    QTest.keyClick(editor.box, Qt.Key.Key_Space)
    assert len(said) == 1
    assert not editor.labelled


def test_a_value_that_nobody_types_is_shown(made: Made) -> None:
    editor, _ = made(Field("content_hash", "Hash", "shown"), "")
    assert editor.text.text() == "None yet"


def test_the_words_of_an_empty_checklist_stand_as_in_other_fields(made: Made) -> None:
    editor, _ = made(Field("instructions", "What to do", "checklist", hint="One task a line"), ())
    assert editor.box.viewportMargins().left() == 0
    editor.show_value(("Call back",))
    assert editor.box.viewportMargins().left() == 20
    editor.show_value(())
    assert editor.box.viewportMargins().left() == 0
