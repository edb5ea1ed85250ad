"""The facts of the moment, by which actions are enabled."""

from __future__ import annotations

from designer.app.facts import facts
from designer.app.workshop import Workshop
from tests import small


def now(workshop: Workshop) -> frozenset[str]:
    return facts(workshop.session, workshop.settings, workshop.bench.facts())


def enabled(workshop: Workshop, id: str) -> bool:
    return workshop.window.actions_by_id[id].isEnabled()


def test_without_a_matrix_little_can_be_done(workshop: Workshop) -> None:
    assert "document" not in now(workshop)
    assert not enabled(workshop, "save")
    assert enabled(workshop, "open")
    assert enabled(workshop, "import_sheet")


def test_an_open_matrix(opened: Workshop) -> None:
    assert {"document", "file", "level", "steps", "panel left", "panel right"} <= now(opened)
    assert not now(opened) & {"unsaved", "undo", "redo", "selection"}


def test_edits(opened: Workshop) -> None:
    opened.session.put("Rename step", [small.FRONT], title="Other")
    assert {"unsaved", "undo"} <= now(opened)
    assert opened.window.actions_by_id["undo"].text() == "Undo rename step"
    opened.run("undo")
    assert "redo" in now(opened)
    assert "unsaved" not in now(opened)


def test_a_selection(opened: Workshop) -> None:
    opened.flow.select([small.FRONT, small.SPECIALIST])
    assert {"selection", "step", "two steps"} <= now(opened)
    assert "one step" not in now(opened)
    opened.session.select((small.ANA,))
    assert not now(opened) & {"selection", "step"}
