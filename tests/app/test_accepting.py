"""Findings are accepted from the list and from the menu: kept in the matrix, one undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.errors import UserError
from designer.panels.accept_dialog import AcceptDialog
from designer.panels.join_dialog import JoinDialog
from tests import small
from tests.app.conftest import dialog_of


def accept(why: str) -> None:
    dialog = dialog_of(AcceptDialog)
    QTest.keyClicks(dialog.why, why)
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)


def test_a_finding_of_the_list_is_accepted_and_undone(opened: Workshop, qtbot: QtBot) -> None:
    opened.run("show_findings")
    panel = opened.findings
    total = len(opened.session.findings)
    panel.table.selectRow(0)
    finding = panel.selected()[0].finding
    QTest.mouseClick(panel.deeds["Accept…"], Qt.MouseButton.LeftButton)
    accept("Known")
    qtbot.waitUntil(lambda: len(opened.session.findings) == total - 1, timeout=10_000)
    assert [pair[0] for pair in opened.session.accepted] == [finding]
    (kept,) = opened.session.matrix.suppressions.values()
    assert (kept.why, kept.by) == ("Known", opened.session.author)
    assert opened.session.document.undo_label == "Accept finding"
    opened.run("undo")
    qtbot.waitUntil(lambda: len(opened.session.findings) == total, timeout=10_000)
    assert not opened.session.accepted


def test_the_menu_accepts_what_is_found_about_the_selection(opened: Workshop, qtbot: QtBot) -> None:
    action = opened.window.actions_by_id["accept_findings"]
    opened.session.select(())
    assert not action.isEnabled()
    with pytest.raises(UserError, match="no finding"):
        opened.room("accepting").ask()
    on = next(finding.ids[0] for finding in opened.session.findings if finding.ids)
    about = [finding for finding in opened.session.findings if on in finding.ids]
    opened.session.select((on,))
    action.trigger()
    accept("Known")
    qtbot.waitUntil(lambda: len(opened.session.accepted) >= len(about), timeout=10_000)
    assert not [finding for finding in opened.session.findings if on in finding.ids]


def test_somebody_twice_is_joined_from_the_list(opened: Workshop, qtbot: QtBot) -> None:
    opened.session.put("Same", [small.CEM], name="Bo Okafor")
    qtbot.waitUntil(lambda: any(each.code == "R23" for each in opened.session.findings), timeout=10_000)
    opened.run("show_findings")
    panel = opened.findings
    panel.table.selectRow([row.finding.code for row in panel.model.shown].index("R23"))
    QTest.mouseClick(panel.deeds["Join…"], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog_of(JoinDialog).main, Qt.Key.Key_Return)
    assert small.CEM not in opened.session.matrix
    qtbot.waitUntil(lambda: not any(each.code == "R23" for each in opened.session.findings), timeout=10_000)
