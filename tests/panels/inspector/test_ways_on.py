"""What happens next, shown and timed at the step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.panels.desk import Desk
from designer.panels.inspector import making
from designer.panels.inspector.ways_on import WaysOn
from tests import small
from tests.panels.conftest import Shown

assert making.EDITORS


@pytest.fixture
def ways(desk: Desk, shown: Shown) -> WaysOn:
    made = WaysOn(desk)
    shown(made, 300, 500)
    desk.changed.connect(lambda change: made.show_step(change.matrix.steps[small.FRONT]))
    made.show_step(desk.matrix.steps[small.FRONT])
    return made


def test_each_arrow_is_said(ways: WaysOn) -> None:
    said = [way.button.text() for way in ways.ways]
    assert said == ["Nobody has answered → Billing specialist", "It is resolved → Resolved"]
    timed, other = ways.ways
    assert timed.after.isVisible()
    assert timed.by_severity.isVisible()
    assert not other.after.isVisible()


def test_its_time_is_changed_here(ways: WaysOn, desk: Desk) -> None:
    box = ways.ways[0].by_severity.boxes[small.SEV1]  # type: ignore[attr-defined]
    box.setFocus()
    QTest.keyClicks(box, "5 min")
    QTest.keyClick(box, Qt.Key.Key_Return)
    (own,) = desk.matrix.transitions[small.FRONT_SPECIALIST].after_by_severity
    assert (own.severity, own.span.text) == (small.SEV1, "5 min")
    assert desk.document.history == ["Change when the arrow fires"]


def test_it_leads_to_the_arrow(ways: WaysOn, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.shown) as heard:
        QTest.mouseClick(ways.ways[0].button, Qt.MouseButton.LeftButton)
    assert heard.args == [small.FRONT_SPECIALIST, ""]


def test_widgets_serve_another_step(ways: WaysOn, desk: Desk) -> None:
    first = ways.ways[0]
    ways.show_step(desk.matrix.steps[small.SPECIALIST])
    assert ways.ways[0] is first
    assert first.id == small.SPECIALIST_MANAGER
    assert not ways.ways[1].isVisible()


def test_a_step_that_leads_nowhere_says_how(ways: WaysOn, desk: Desk) -> None:
    ways.show_step(desk.matrix.steps[small.MANAGER])
    assert ways._none.isVisible()
    ways.show_step(desk.matrix.steps[small.DONE])
    assert not ways.isVisible()


def test_words_of_an_arrow_end_in_dots_where_they_do_not_fit(ways: WaysOn, desk: Desk) -> None:
    with desk.edit("Rename step") as edit:
        edit.change(small.SPECIALIST, title="Somebody who knows the billing system by heart & soul")
    button = ways.ways[0].button
    assert button.text().endswith("…")
    assert button.fontMetrics().horizontalAdvance(button.text()) + button.iconSize().width() < button.width()
