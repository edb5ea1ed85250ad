"""Choosing: closed lists, zones, marks, places in an order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from designer.model.choices import TeamMode
from designer.panels.inspector.choice_editors import languages, zones
from designer.panels.inspector.field import Field
from tests import small
from tests.panels.inspector.conftest import Made


def test_words_stand_for_choices(made: Made) -> None:
    editor, said = made(Field("mode", "Who", "choice", of=TeamMode), TeamMode.LEAD)
    assert editor.box.currentText() == "Its lead"
    editor.box.setFocus()
    QTest.keyClick(editor.box, Qt.Key.Key_Home)
    assert said == [(TeamMode.EVERYONE, False)]


def test_none_is_a_choice_where_it_may_be(made: Made) -> None:
    editor, said = made(Field("mode", "Who", "optional choice", of=TeamMode, hint="As the team says"), None)
    assert editor.box.currentText() == "As the team says"
    editor.box.setFocus()
    QTest.keyClick(editor.box, Qt.Key.Key_Down)
    assert said[0][0] is TeamMode.EVERYONE


def test_records_that_differ_show_none(made: Made) -> None:
    editor, _ = made(Field("mode", "Who", "choice", of=TeamMode), TeamMode.LEAD, mixed=True)
    assert editor.box.currentIndex() == -1
    assert editor.box.placeholderText() == "Several values"


def test_a_wheel_that_scrolls_past_changes_nothing(made: Made) -> None:
    editor, said = made(Field("mode", "Who", "choice", of=TeamMode), TeamMode.EVERYONE)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    editor.box.wheelEvent(event)
    assert said == []
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("typed", "zone"), [("europe/berlin", "Europe/Berlin"), ("America/New York", "America/New_York")]
)
def test_a_zone_is_found_as_people_write_it(made: Made, typed: str, zone: str) -> None:
    editor, said = made(Field("time_zone", "Time zone", "zone"), "UTC")
    editor.box.lineEdit().setText(typed)
    editor.flush()
    assert said == [(zone, False)]


def test_a_zone_that_is_none_is_told(made: Made) -> None:
    editor, said = made(Field("time_zone", "Time zone", "zone"), "UTC")
    editor.box.lineEdit().setText("Moon/Base")
    editor.flush()
    assert said == []
    assert "There is no time zone “Moon/Base”" in editor._note.text()


def test_lists_are_long_enough() -> None:
    assert len(zones()) > 300
    assert zones()["America/New_York"] == "America/New York"
    assert languages()["de"] == "Deutsch (de)"


def test_severities_are_ticked_by_their_marks(made: Made) -> None:
    editor, said = made(Field("severities", "At", "marks"), (small.SEV2,))
    first, second = editor._buttons.values()
    assert (first.text(), first.isChecked(), second.isChecked()) == ("SEV1", False, True)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert said == [((small.SEV1, small.SEV2), False)]


def test_a_rank_is_a_place(made: Made) -> None:
    editor, said = made(Field("rank", "Rank", "rank", of="severity"), 1)
    assert [editor.box.itemText(n) for n in range(editor.box.count())] == ["1 (first)", "2 (last)"]
    editor.box.setFocus()
    QTest.keyClick(editor.box, Qt.Key.Key_End)
    assert said == [(2, False)]
