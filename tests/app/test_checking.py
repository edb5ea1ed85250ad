"""The checks run by themselves on every new matrix; their findings are gone through by keys."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.checks.run import Answer
from tests import small


def codes(workshop: Workshop) -> set[str]:
    return {finding.code for finding in workshop.session.findings}


def test_an_edit_is_checked(opened: Workshop, qtbot: QtBot) -> None:
    before = opened.session.findings
    cut_off(opened)
    qtbot.waitUntil(lambda: opened.session.findings != before, timeout=10_000)
    new = [finding for finding in opened.session.findings if finding not in before]
    assert any(small.MANAGER in finding.ids for finding in new)
    assert small.MANAGER in opened.flow.scene.looks.badges


def cut_off(workshop: Workshop) -> None:
    """Let no arrow lead to the manager and the end."""
    with workshop.session.edit("Delete arrows") as edit:
        edit.remove(small.SPECIALIST_MANAGER)
        edit.remove(small.FRONT_DONE)


def test_an_answer_for_an_older_matrix_is_dropped(opened: Workshop, qtbot: QtBot) -> None:
    checking = opened.rooms["checking"]
    old = opened.session.matrix
    opened.session.put("Rename", [small.FRONT], title="Another")
    before = opened.session.findings
    checking._take((old, Answer([], [])))
    assert opened.session.findings == before


def test_findings_are_gone_through(opened: Workshop, qtbot: QtBot) -> None:
    before = opened.session.findings
    cut_off(opened)
    qtbot.waitUntil(lambda: opened.session.findings != before, timeout=10_000)
    assert len(opened.session.findings) > 1
    seen = []
    for _ in opened.session.findings:
        opened.run("next_finding")
        seen.append(opened.session.selection)
    opened.run("next_finding")
    assert opened.session.selection == seen[0]
    opened.run("previous_finding")
    assert opened.session.selection == seen[-1]
