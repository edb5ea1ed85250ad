"""What the canvas costs at 5,000 steps with full cards and chips: CPU milliseconds of the window's own thread.

A frame is one whole repaint of a view of 1,400 × 900 pixels. Proper routes are found by a thread meanwhile, as in use.
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
from designer.model.document import Document
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
    return _frames(flow, lambda _: None)


@value("canvas.full", SIZES)
def full(size: int) -> dict[str, float]:
    """A frame at 100 %."""
    flow = _flow(size)
    _at_hub(flow)
    return _frames(flow, lambda _: None)


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

    def zoom(frame: int) -> None:
        by = factor if frame < SWEEP // 2 else 1 / factor
        rect = flow.scene.geometry.rects[hub]
        camera.zoom_about(by, camera.to_view(QPointF(rect.centre.x, rect.centre.y)))

    took = _frames(flow, zoom, SWEEP)
    return {"ms cpu": took["ms cpu worst"], "ms cpu median": took["ms cpu"]}


@value("canvas.settle_worst", SIZES)
def settle_worst(size: int) -> dict[str, float]:
    """The worst of the frames in which pictures are made for a new zoom after the wheel has come to rest."""
    flow = _flow(size)
    _at_hub(flow)
    worst = 0.0
    for zoom in (0.42, 0.55, 0.75, 1.1):
        flow.view.camera.zoom_to(zoom, glide=False)
        flow.scene.set_patient(False)
        took = _frames(flow, lambda _: None, 25)
        worst = max(worst, took["ms cpu worst"])
    return {"ms cpu": worst}


@value("canvas.pan", SIZES)
def pan(size: int) -> dict[str, float]:
    """A frame of scrolling at 100 %, all events included."""
    flow = _flow(size)
    _at_hub(flow)
    application = _application()
    took = []
    for _ in range(FRAMES * 2):
        with _timed() as one:
            flow.view.camera.pan(17, 9)
            application.processEvents()
        took.append(one[0])
    return {"ms cpu": median(took), "ms cpu worst": max(took)}


@value("canvas.drag", SIZES)
def drag(size: int) -> dict[str, float]:
    """A frame of dragging a step with many arrows at 100 %, all events included; and its end, with the commit."""
    flow = _flow(size)
    _at_hub(flow)
    hub = _hub(flow)
    application = _application()
    rect = flow.scene.geometry.rects[hub]
    at = flow.view.camera.to_view(QPointF(rect.centre.x, rect.centre.y)).toPoint()
    _mouse(flow, QEvent.Type.MouseButtonPress, at)
    took = []
    for number in range(1, FRAMES * 2):
        with _timed() as one:
            _mouse(flow, QEvent.Type.MouseMove, at + QPoint(3 * number, 2 * number))
            application.processEvents()
        took.append(one[0])
    with _timed() as end:
        _mouse(flow, QEvent.Type.MouseButtonRelease, at + QPoint(90, 60))
        application.processEvents()
    return {"ms cpu": median(took), "ms cpu first": took[0], "ms cpu worst": max(took), "ms cpu release": end[0]}


@value("canvas.rubber_band", SIZES)
def rubber_band(size: int) -> dict[str, float]:
    """The worst frame of a rubber band over a good part of the whole chart, and selecting all."""
    flow = _flow(size)
    flow.view.camera.fit(flow.stage.bounds(), glide=False)
    _rest(flow)
    application = _application()
    start = QPoint(3, 3)
    _mouse(flow, QEvent.Type.MouseButtonPress, start)
    took = []
    for number in range(1, 11):
        with _timed() as one:
            _mouse(flow, QEvent.Type.MouseMove, start + QPoint(56 * number, 36 * number))
            application.processEvents()
        took.append(one[0])
    _mouse(flow, QEvent.Type.MouseButtonRelease, start + QPoint(560, 360))
    with _timed() as everything:
        flow.select_all()
        application.processEvents()
    flow.select([])
    application.processEvents()
    return {"ms cpu worst": max(took), "ms cpu all": everything[0]}


@value("canvas.commit", SIZES)
def commit(size: int) -> dict[str, float]:
    """What the canvas adds to a commit: following a moved step."""
    flow = _flow(size)
    _at_hub(flow)
    hub = _hub(flow)
    took = []
    for number in range(FRAMES):
        step = flow.document.matrix.steps[hub]
        place = type(step.position)(
            across=step.position.across, along=step.position.along + (10 if number % 2 else -10)
        )
        with _timed() as one, flow.document.edit("Move step") as edit:
            edit.change(hub, position=place)
        took.append(one[0])
        _rest(flow)
    return {"ms cpu": median(took), "ms cpu worst": max(took)}


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


def _frames(flow: FlowView, before: Callable[[int], None], count: int = FRAMES) -> dict[str, float]:
    took = []
    for number in range(count):
        before(number)
        with _timed() as one:
            flow.view.viewport().repaint()
        took.append(one[0])
        _application().processEvents()
    return {"ms cpu": median(took), "ms cpu worst": max(took)}


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
