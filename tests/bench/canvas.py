"""What the canvas costs at 5,000 steps with full cards and chips: CPU milliseconds of the window's own thread.

A frame of a gesture is all that the window does for it: the event, what follows from it, and the painting. A frame at
rest is a whole repaint of a view of 1,400 × 900 pixels, lanes and arrows made anew. No frame is left out. Proper routes
are found by a thread meanwhile, as in use.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from designer.canvas.flow_view import FlowView
from designer.model.document import Change, Document
from designer.model.values import Position
from tests.bench.matrices import matrix
from tests.bench.runner import value

ROOT = Path(__file__).resolve().parents[2]
SIZES = (5000,)
WIDE, HIGH = 1400, 900
FRAMES = 15
SWEEP = 28
"""Frames from the whole chart to 100 % and back."""


@value("canvas.build", SIZES)
def build(size: int) -> dict[str, float]:
    """From the document to the scene: cards measured, lanes and places found, quick ways, layers filled."""
    _application()
    document = Document(matrix(size))
    document.matrix.referrers("")  # the index of references is the model's, made once at opening
    flow = FlowView()
    flow.resize(WIDE, HIGH)
    with _timed() as took:
        flow.set_document(document)
    flow.deleteLater()
    return _named(took)


@value("canvas.first_paint", SIZES)
def first_paint(size: int) -> dict[str, float]:
    """From the document to the first frame on screen, building included: in a process of its own, as at a start."""
    program = f"from tests.bench import canvas; canvas.first_paint_here({size})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    cpu, wall = done.stdout.split()[-2:]
    return {"ms cpu": float(cpu), "ms wall": float(wall)}


def first_paint_here(size: int) -> None:
    """Measure it in this process, and print it."""
    application = _application()
    document = Document(matrix(size))
    document.matrix.referrers("")
    with _timed() as took:
        flow = FlowView(document)
        flow.resize(WIDE, HIGH)
        flow.show()
        application.processEvents()
        flow.view.viewport().repaint()
    print(*took, flush=True)
    os._exit(0)


@value("canvas.fit", SIZES)
def fit(size: int) -> dict[str, float]:
    """A frame with the whole chart in sight."""
    flow = _flow(size)
    flow.view.camera.fit(flow.stage.bounds(), glide=False)
    _rest(flow)
    return _at_rest(flow)


@value("canvas.full", SIZES)
def full(size: int) -> dict[str, float]:
    """A frame at 100 %."""
    flow = _flow(size)
    _at_hub(flow)
    return _at_rest(flow)


@value("canvas.zoom_worst", SIZES)
def zoom_worst(size: int) -> dict[str, float]:
    """The worst frame of a sweep from the whole chart to 100 % and back."""
    flow = _flow(size)
    camera = flow.view.camera
    camera.fit(flow.stage.bounds(), glide=False)
    _rest(flow)
    low = camera.zoom
    factor = (1 / low) ** (1 / (SWEEP / 2))
    hub = _hub(flow)
    took = []
    for frame in range(3 * SWEEP):
        by = factor if frame % SWEEP < SWEEP // 2 else 1 / factor
        rect = flow.scene.geometry.rects[hub]
        spot = camera.to_view(QPointF(rect.centre.x, rect.centre.y))
        took.append(_frame(lambda by=by, spot=spot: camera.zoom_about(by, spot)))  # type: ignore[misc]
    found = _summary(took)
    return {"ms cpu": found["ms cpu worst"], "ms cpu median": found["ms cpu"], "ms cpu p99": found["ms cpu p99"]}


@value("canvas.settle_worst", SIZES)
def settle_worst(size: int) -> dict[str, float]:
    """The worst of the frames in which pictures are made for a new zoom after the wheel has come to rest."""
    flow = _flow(size)
    _at_hub(flow)
    took = []
    for zoom in (0.42, 0.55, 0.75, 1.1):
        flow.view.camera.zoom_to(zoom, glide=False)
        took.append(_frame(lambda: flow.scene.set_patient(False)))
        took += [_frame(flow.view.viewport().update) for _ in range(25)]
    return {"ms cpu": max(took), "ms cpu p99": _summary(took)["ms cpu p99"]}


@value("canvas.pan", SIZES)
def pan(size: int) -> dict[str, float]:
    """A frame of scrolling at 100 %, all events included."""
    flow = _flow(size)
    _at_hub(flow)
    return _summary([_frame(lambda: flow.view.camera.pan(17, 9)) for _ in range(FRAMES * 4)])


@value("canvas.drag", SIZES)
def drag(size: int) -> dict[str, float]:
    """A frame of dragging a step with many arrows at 100 %, all events included; and its end, with the commit."""
    flow = _flow(size)
    _at_hub(flow)
    hub = _hub(flow)
    rect = flow.scene.geometry.rects[hub]
    at = flow.view.camera.to_view(QPointF(rect.centre.x, rect.centre.y)).toPoint()
    _mouse(flow, QEvent.Type.MouseButtonPress, at)
    took = []
    for number in range(1, FRAMES * 2):
        to = at + QPoint(3 * number, 2 * number)
        took.append(_frame(lambda to=to: _mouse(flow, QEvent.Type.MouseMove, to)))  # type: ignore[misc]
    release = _frame(lambda: _mouse(flow, QEvent.Type.MouseButtonRelease, at + QPoint(90, 60)))
    return {**_summary(took), "ms cpu first": took[0], "ms cpu release": release}


@value("canvas.lane_grows", SIZES)
def lane_grows(size: int) -> dict[str, float]:
    """What the canvas adds to a commit that widens a lane, so that all lanes after it move on."""
    flow = _flow(size)
    _at_hub(flow)
    steps = flow.document.matrix.steps
    hub = steps[_hub(flow)]
    wide = max(step.position.across for step in steps.values() if step.level == hub.level)
    took = []
    for number in range(1, 6):
        place = Position(across=wide + 400 * number, along=hub.position.along)
        with _timed() as one, flow.document.edit("Move step") as edit:
            edit.change(hub.id, position=place)
        took.append(one[0])
        _rest(flow)
    with flow.document.edit("Move step back") as edit:
        edit.change(hub.id, position=hub.position)
    return _summary(took)


@value("canvas.rubber_band", SIZES)
def rubber_band(size: int) -> dict[str, float]:
    """A frame of a rubber band drawn over nearly the whole chart, and selecting all."""
    flow = _flow(size)
    flow.view.camera.fit(flow.stage.bounds(), glide=False)
    _rest(flow)
    start = QPoint(3, 3)
    _mouse(flow, QEvent.Type.MouseButtonPress, start)
    took = []
    for number in range(1, 41):
        to = start + QPoint(33 * number, 22 * number)
        took.append(_frame(lambda to=to: _mouse(flow, QEvent.Type.MouseMove, to)))  # type: ignore[misc]
    _mouse(flow, QEvent.Type.MouseButtonRelease, start + QPoint(33 * 40, 22 * 40))
    flow.select([])
    _rest(flow)
    everything = _frame(flow.select_all)
    flow.select([])
    _rest(flow)
    return {**_summary(took), "ms cpu all": everything}


@value("canvas.commit", SIZES)
def commit(size: int) -> dict[str, float]:
    """A commit with the canvas listening, a moved step; and what of it is the scene following."""
    flow = _flow(size)
    _at_hub(flow)
    hub = _hub(flow)
    took, followed = [], []
    follow = flow.scene.follow

    def timed_follow(change: Change) -> None:
        with _timed() as one:
            follow(change)
        followed.append(one[0])

    flow.scene.follow = timed_follow  # type: ignore[method-assign]
    for number in range(FRAMES):
        step = flow.document.matrix.steps[hub]
        place = Position(across=step.position.across, along=step.position.along + (10 if number % 2 else -10))
        with _timed() as one, flow.document.edit("Move step") as edit:
            edit.change(hub, position=place)
        took.append(one[0])
        _rest(flow)
    flow.scene.follow = follow  # type: ignore[method-assign]
    return {"ms cpu": median(took), "ms cpu worst": max(took), "ms cpu scene": median(followed)}


def _application() -> QApplication:
    found = QApplication.instance() or QApplication(["bench"])
    assert isinstance(found, QApplication)
    return found


@cache
def _flow(size: int) -> FlowView:
    application = _application()
    flow = FlowView(Document(matrix(size)))
    flow.set_reduced_motion(True)
    flow.resize(WIDE, HIGH)
    flow.show()
    application.processEvents()
    return flow


def _rest(flow: FlowView) -> None:
    """Until the zoom has settled and all pictures are made."""
    flow.scene.set_patient(False)
    for _ in range(40):
        _application().processEvents()
        flow.view.viewport().repaint()


def _hub(flow: FlowView) -> str:
    arrows = flow.scene.arrows.at
    return max(sorted(flow.scene.geometry.rects), key=lambda id: len(arrows.get(id, ())))


def _at_hub(flow: FlowView) -> None:
    rect = flow.scene.geometry.rects[_hub(flow)]
    flow.view.camera.zoom_to(1.0, glide=False)
    flow.view.camera.show(QRectF(*rect), glide=False)
    sight = flow.view.camera.sight()
    flow.view.camera.go(sight._replace(x=rect.centre.x, y=rect.centre.y), glide=False)
    _rest(flow)


def _at_rest(flow: FlowView) -> dict[str, float]:
    """Whole repaints, the kept picture of lanes and arrows made anew each time."""
    took = []
    for _ in range(FRAMES):
        flow.view.resetCachedContent()
        with _timed() as one:
            flow.view.viewport().repaint()
        took.append(one[0])
        _application().processEvents()
    return _summary(took)


def _frame(do: Callable[[], object]) -> float:
    """CPU milliseconds of one frame: what is done, and all that the window does until it has nothing to do."""
    with _timed() as one:
        do()
        _application().processEvents()
    return one[0]


def _summary(took: list[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {
        "ms cpu": median(took),
        "ms cpu p99": ordered[round(0.99 * (len(ordered) - 1))],
        "ms cpu worst": ordered[-1],
    }


@contextmanager
def _timed() -> Iterator[list[float]]:
    took: list[float] = []
    began, began_cpu = time.perf_counter(), time.thread_time()
    yield took
    took += [(time.thread_time() - began_cpu) * 1000, (time.perf_counter() - began) * 1000]


def _named(took: list[float]) -> dict[str, float]:
    return {"ms cpu": took[0], "ms wall": took[1]}


def _mouse(flow: FlowView, kind: QEvent.Type, at: QPoint) -> None:
    viewport, spot = flow.view.viewport(), QPointF(at)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, spot, viewport.mapToGlobal(spot), button, held, keys))
