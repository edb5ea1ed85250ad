"""The scene follows diffs: what it shows is what a fresh scene of the same matrix would show."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from designer.canvas.scene import FlowScene
from designer.checks.finding import Grade
from designer.commands import steps, transitions
from designer.drawing.style import DARK, LIGHT
from designer.model.choices import LaneDirection, StepKind
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.geometry import Point
from designer.model.matrix import Matrix
from designer.model.values import Position
from tests.canvas.charts import (
    CALL,
    DESK,
    DONE,
    EXPERT,
    MANAGER,
    TO_DESK,
    TO_EXPERT,
    TO_MANAGER,
    large_chart,
    small_chart,
)  # fmt: skip


@pytest.fixture
def document(qapp: QApplication) -> Document:
    return Document(small_chart())


@pytest.fixture
def scene(document: Document) -> FlowScene:
    scene = FlowScene()
    scene.reset(document.matrix)
    document.listeners.append(scene.follow)
    return scene


def fresh(matrix: Matrix) -> dict[str, object]:
    scene = FlowScene()
    scene.reset(matrix)
    scene.finish()
    return scene.state()


def test_every_step_and_arrow_is_shown(scene: FlowScene) -> None:
    assert set(scene.steps.tiles.rects) == {CALL, DESK, EXPERT, MANAGER, DONE}
    assert set(scene.connectors.lines) == {TO_DESK, TO_EXPERT, TO_MANAGER}
    assert set(scene.chips.tiles.rects) == {TO_EXPERT, TO_MANAGER}


def test_a_step_that_goes_takes_its_item_and_arrows_along(scene: FlowScene, document: Document) -> None:
    with document.edit("Delete") as edit:
        steps.delete(edit, [MANAGER], heal=False)
    assert MANAGER not in scene.steps.tiles
    assert TO_MANAGER not in scene.connectors.lines
    assert scene.step_at(QPointF(0, 0)) is None
    document.undo()
    scene.finish()
    assert scene.state() == fresh(document.matrix)


def test_a_kind_that_becomes_a_decision_is_hit_as_a_diamond(scene: FlowScene, document: Document) -> None:
    with document.edit("Kind") as edit:
        steps.change_kind(edit, [DESK], StepKind.DECISION)
    rect = scene.geometry.rects[DESK]
    assert scene.step_at(QPointF(rect.x + 2, rect.y + 2)) is None
    assert scene.step_at(QPointF(*rect.centre)) == DESK


def test_an_arrow_that_was_reconnected_runs_to_its_new_end(scene: FlowScene, document: Document) -> None:
    with document.edit("Reconnect") as edit:
        transitions.reconnect(edit, TO_MANAGER, target=DONE)
    scene.finish()
    end = scene.connectors.lines[TO_MANAGER].points[-1]
    rect = scene.geometry.rects[DONE]
    assert rect.grown(1).holds(end)


def test_without_an_arrow_the_others_have_their_old_ways(scene: FlowScene, document: Document) -> None:
    before = scene.state()
    with document.edit("Connect") as edit:
        transitions.connect(edit, DESK, MANAGER)
    scene.finish()
    assert scene.state() != before
    document.undo()
    scene.finish()
    assert scene.state() == before


@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_the_scene_is_a_fresh_one(qapp: QApplication, seed: int) -> None:
    rnd = Random(seed)
    document = Document(large_chart(30, seed))
    scene = FlowScene()
    scene.reset(document.matrix)
    document.listeners.append(scene.follow)
    for number in range(24):
        chance = rnd.random()
        ids = sorted(document.matrix.steps)
        if chance < 0.25:
            document.undo()
        elif chance < 0.35:
            document.redo()
        else:
            with document.edit("Something") as edit:
                _something(edit, rnd, ids)
        if number % 6 == 5:
            scene.finish()
            assert scene.state() == fresh(document.matrix)


def _something(edit: Edit, rnd: Random, ids: list[str]) -> None:
    step = rnd.choice(ids)
    record = edit.before.steps[step]
    place = Position(across=rnd.randrange(20, 600), along=rnd.randrange(70, 1500))
    chance = rnd.random()
    if chance < 0.4:
        steps.move(edit, {step: (rnd.choice(list(edit.before.levels)), place)})
    elif chance < 0.55:
        steps.delete(edit, [step])
    elif chance < 0.7:
        steps.add(edit, rnd.choice(list(StepKind)), record.level, place)
    elif chance < 0.85:
        steps.rename(edit, step, "Longer and longer, until it takes two lines or more")
    else:
        edit.change(rnd.choice(sorted(edit.before.transitions)), label="because")


def test_hits_near_and_on_things(scene: FlowScene) -> None:
    rect = scene.geometry.rects[DESK]
    assert scene.step_at(QPointF(rect.right + 8, rect.centre.y)) is None
    assert scene.step_at(QPointF(rect.right + 8, rect.centre.y), 15) == DESK
    chip = scene.chips.tiles.rects[TO_EXPERT]
    assert scene.arrow_at(QPointF(*chip.centre), 1) == TO_EXPERT
    assert set(scene.steps_in(QRectF(rect.x - 5, rect.y - 5, 10, 10))) == {DESK}
    assert scene.steps_in(QRectF(rect.x - 5, rect.y - 5, 10, 10), whole=True) == []


def test_what_is_lifted_is_hit_by_nothing_and_comes_back(scene: FlowScene) -> None:
    before = scene.state()
    centre = QPointF(*scene.geometry.rects[DESK].centre)
    scene.lift([DESK])
    scene.move_lifted(50, 300)
    assert scene.step_at(centre) is None
    scene.put_down()
    assert scene.state() == before
    assert scene.step_at(centre) == DESK


def test_theme_and_badges_repaint_and_change_no_place(scene: FlowScene, qtbot: QtBot) -> None:
    before = scene.state()
    scene.set_badges({DESK: (Grade.ERROR, 2), "step:gone2222": (Grade.INFO, 1)})
    scene.set_theme(DARK)
    assert next(iter(scene.connectors.lines.values())).stroke.colour == DARK.connector
    scene.set_theme(LIGHT)
    scene.set_badges({})
    assert scene.state() == before


def test_a_large_chart_is_shown_at_once_and_routed_beside(qtbot: QtBot) -> None:
    scene = FlowScene()
    scene.reset(large_chart(160))
    assert len(scene.connectors.lines) > 120
    with qtbot.waitSignal(scene.routed, timeout=20_000):
        pass
    scene.finish()
    labelled = [route for route in scene.arrows.routes.values() if route.label is not None]
    assert labelled
    assert set(scene.arrows.routes) == set(scene.matrix.transitions)


def test_a_lane_that_grows_takes_many_steps_and_their_arrows_along(qapp: QApplication) -> None:
    document = Document(large_chart(900, 5))
    scene = FlowScene()
    scene.reset(document.matrix)
    document.listeners.append(scene.follow)
    first = document.matrix.levels[next(iter(document.matrix.levels))].id
    step = next(step for step in document.matrix.steps.values() if step.level == first)
    before = scene.state()
    with document.edit("Widen the first lane") as edit:
        edit.change(step.id, position=Position(across=2000, along=step.position.along))
    grown = FlowScene()
    grown.reset(document.matrix)
    for part in ("rects", "lanes", "steps"):
        assert scene.state()[part] == grown.state()[part]
    assert scene.connectors.lines.keys() == grown.connectors.lines.keys()
    for id, line in scene.connectors.lines.items():
        source, target = scene.arrows.ends(id)
        assert scene.geometry.rects[source].grown(1).holds(line.points[0])
        assert scene.geometry.rects[target].grown(1).holds(line.points[-1])
    document.undo()
    assert {part: scene.state()[part] for part in ("rects", "lanes", "steps")} == {
        part: before[part] for part in ("rects", "lanes", "steps")
    }


@pytest.mark.parametrize("lanes", ["columns", "rows"])
def test_before_the_router_knows_the_chart_arrows_follow_a_hand_all_the_same(qapp: QApplication, lanes: str) -> None:
    document = Document(large_chart(400, 5))
    with document.edit("Lay the lanes") as edit:
        edit.change(document.matrix.head.id, lanes=LaneDirection(lanes))
    scene = FlowScene()
    scene.reset(document.matrix)
    assert not scene.arrows._live.is_ready
    arrow = next(iter(document.matrix.transitions.values()))
    moved = scene.geometry.rects[arrow.source].moved(0.0, -900.0)
    route = scene.while_moved({arrow.source: moved}, [arrow.id])[arrow.id]
    assert moved.grown(1).holds(route.points[0])
    assert scene.geometry.rects[arrow.target].grown(1).holds(route.points[-1])
    draft = scene.arrows.draft(arrow.source, Point(-500.0, -500.0))
    assert scene.geometry.rects[arrow.source].grown(1).holds(draft[0])
    assert draft[-1] == Point(-500.0, -500.0)
    assert not scene.arrows._live.is_ready
