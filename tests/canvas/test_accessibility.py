"""The chart as those meet it who do not see it."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from designer.canvas.accessibility import StepInterface
from designer.canvas.flow_view import FlowView
from designer.model.document import Document
from tests.canvas.charts import DESK, EXPERT, small_chart

ROOT = Path(__file__).resolve().parents[2]


def view(qtbot: QtBot) -> FlowView:
    flow = FlowView(Document(small_chart()))
    flow.set_reduced_motion(True)
    qtbot.addWidget(flow)
    flow.resize(1200, 700)
    flow.show()
    return flow


def test_the_view_is_a_list_of_steps_with_names(qtbot: QtBot) -> None:
    flow = view(qtbot)
    root = flow.reader.root()
    assert root.role() == QAccessible.Role.List
    assert root.text(QAccessible.Text.Name) == "Escalation chart, 5 steps"
    names = [root.child(number).text(QAccessible.Text.Name) for number in range(root.childCount())]  # type: ignore[union-attr]
    assert names[1] == "Step 2 of 5, Service desk, on L1 Front line, to Billing specialist"
    assert names[4] == "Step 5 of 5, Duty manager, on L3 Management"
    child = root.child(1)
    assert isinstance(child, StepInterface)
    assert root.indexOfChild(child) == 1
    assert child.role() == QAccessible.Role.ListItem
    assert "answer in 15 min" in child.text(QAccessible.Text.Description)


def test_states_and_places_follow_the_canvas(qtbot: QtBot) -> None:
    flow = view(qtbot)
    child = flow.reader.interface(DESK)
    assert child.state().selectable
    assert not child.state().selected
    flow.select([DESK])
    assert child.state().selected
    rect = child.rect()
    centre = flow.view.viewport().mapFromGlobal(QPointF(rect.center()))
    assert flow.scene.step_at(flow.view.camera.to_scene(centre)) == DESK
    at = flow.reader.root().childAt(rect.center().x(), rect.center().y())
    assert isinstance(at, StepInterface)
    assert at.step == DESK
    focused = flow.reader.root().focusChild()
    assert isinstance(focused, StepInterface)
    assert focused.step == DESK


def test_a_step_that_goes_takes_its_interface_along_and_comes_back_anew(qtbot: QtBot) -> None:
    flow = view(qtbot)
    held = flow.reader.interface(EXPERT)
    with flow.document.edit("Delete") as edit:
        edit.remove(EXPERT)
    assert not held.isValid()
    assert held.text(QAccessible.Text.Name) == ""
    assert flow.reader.root().childCount() == 4
    flow.document.undo()
    assert flow.reader.root().childCount() == 5
    assert flow.reader.interface(EXPERT).text(QAccessible.Text.Name).startswith("Step 4 of 5")


def test_making_and_deleting_many_interfaces_and_ending_the_program_is_safe() -> None:
    """In a process of its own: what goes wrong here goes wrong as a crash."""
    program = """
import gc, sys
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
app = QApplication(["test"])
from designer.canvas.flow_view import FlowView
from designer.model.document import Document
from tests.canvas.charts import large_chart
flow = FlowView(Document(large_chart(40)))
flow.show(); app.processEvents()
for number in range(30):
    root = QAccessible.queryAccessibleInterface(flow.view)
    [root.child(i).text(QAccessible.Text.Name) for i in range(root.childCount())]
    id = sorted(flow.document.matrix.steps)[number % 7]
    with flow.document.edit("Delete") as edit:
        edit.remove(id)
    gc.collect(); app.processEvents()
    if number % 2: flow.document.undo()
app.aboutToQuit.emit()
print("children", QAccessible.queryAccessibleInterface(flow.view).childCount())
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "children" in done.stdout
    gc.collect()
