"""What the window says all the time."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app import status
from designer.app.workshop import Workshop
from designer.checks.finding import Finding, Grade
from tests import small


def test_counts(opened: Workshop) -> None:
    assert opened.status.counts.text() == "5 steps · 5 contacts"


def test_findings_are_counted_by_grade(opened: Workshop) -> None:
    error = Finding("R01", Grade.ERROR, (small.CALL,), "No.", False)
    opened.session.take_findings([error, error._replace(grade=Grade.WARNING)])
    assert opened.status.grades["error"].text() == "1 error"
    assert opened.status.grades["warning"].text() == "1 warning"
    assert not opened.status.all_well.isVisible()
    opened.session.take_findings([])
    assert opened.status.all_well.isVisible()


def test_the_tip_of_a_menu_goes_with_it(opened: Workshop) -> None:
    menu = opened.window.menus["View"]
    for end in (Qt.Key.Key_Escape, Qt.Key.Key_Escape):
        menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
        QTest.keyClick(menu, Qt.Key.Key_Down)
        assert opened.status.said.text() == "The chart of steps and arrows"
        QTest.keyClick(menu, end)
        assert opened.status.said.text() == ""
    opened.status.say("Saved.")
    opened.status.tip("")
    assert opened.status.said.text() == "Saved."


def test_the_title_has_the_room_it_needs(opened: Workshop) -> None:
    opened.session.put("Name", [opened.session.matrix.head.id], title="Broadband line faults")
    title = opened.title
    assert title.text() == "Broadband line faults"
    assert title.width() >= title.sizeHint().width()
    assert opened.headline.width() >= opened.headline.sizeHint().width()
    long = "Broadband line faults and outages of all business customers in every region"
    opened.session.put("Name", [opened.session.matrix.head.id], title=long)
    assert title.text().endswith("…")
    assert title.toolTip() == long
    assert title.width() >= title.sizeHint().width()


def test_a_long_title_leaves_room_for_all_menus(opened: Workshop, qtbot: QtBot) -> None:
    head = opened.session.matrix.head.id
    opened.session.put("Name", [head], title="Customer complaints and escalations", next_review=dt.date(2027, 2, 1))
    bar = opened.window.menuBar()
    for width in (1024, 1400, 1024):
        opened.window.resize(width, 700)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        last = bar.actionGeometry(opened.window.menus["Help"].menuAction())
        assert last.width() > 0
        assert opened.title.geometry().right() < bar.actionGeometry(opened.window.menus["File"].menuAction()).left()
        assert last.right() < opened.headline.geometry().left()
    assert opened.title.text().endswith("…")


def test_a_click_on_them_opens_the_list(opened: Workshop) -> None:
    opened.status.grades["warning"].click()
    assert "list findings" in opened.bench.facts()


def test_zoom(opened: Workshop) -> None:
    opened.flow.view.camera.still = True
    opened.run("zoom_100")
    assert opened.status.zoom.text() == "100 %"


def test_the_corner_says_saved_or_not_and_when_the_review_is_due(opened: Workshop, path: Path) -> None:
    words = opened.headline._words
    assert words.text() == "Saved · version 1 draft"
    opened.session.put("Plan", [opened.session.matrix.head.id], next_review=dt.date(2027, 1, 14))
    assert words.text() == "Edited · version 1 draft · review due 14 Jan 2027"


def test_slow_work_is_shown_and_can_be_cancelled(opened: Workshop, qtbot: QtBot) -> None:
    go = threading.Event()
    job = opened.background.run("slow", lambda _: go.wait(10), lambda _: None, lambda _: None, "Counting sheep")
    qtbot.waitUntil(opened.status.work.isVisible, timeout=5_000)
    assert "Counting sheep" in opened.status.work.words.text()
    opened.status.work.stop.click()
    assert job.is_cancelled
    assert not opened.status.work.isVisible()
    go.set()


def test_the_next_deed_takes_away_what_was_said_before(opened: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    opened.status.say("A wait names nobody.")
    opened.session.select([small.FRONT])
    assert opened.status.said.text() == "A wait names nobody."
    monkeypatch.setattr(status, "SAME_DEED", 0.0)
    opened.session.select([small.CALL])
    assert opened.status.said.text() == ""
