"""What the whole window costs at 5,000 steps: from a file to the first paint, and an edit with all that hears of it.

Every number comes from a process of its own, with the real window and a folder of its own. `window.open` goes from the
wish to open a file to the end of the first paint of the chart, reading in the background included; its CPU is that of
all threads. `window.commit` is the turn of an edit: model, journal, scene and panels, until control comes back;
`window.after` is what the edit has put off: all events until the next frame is painted.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from statistics import median

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QApplication

from designer.app import start
from designer.app.settings import Settings
from designer.app.window import Window
from designer.app.workshop import Workshop
from designer.canvas.flow_view import FlowView
from designer.commands import steps
from designer.formats.keeping import saving
from tests.bench.matrices import matrix, numbered
from tests.bench.runner import value

ROOT = Path(__file__).resolve().parents[2]
SIZES = (5000,)
STARTS = 5
EDITS = 11


@value("window.open", SIZES)
def opening(size: int) -> dict[str, float]:
    """From the wish to open a file to the end of the first paint of its chart."""
    found = [_in_its_own_process(f"open_here({size})") for _ in range(STARTS)]
    return {"ms wall": median(wall for wall, _ in found), "ms cpu": median(cpu for _, cpu in found)}


@value("window.commit", SIZES)
def commit(size: int) -> dict[str, float]:
    """An edit of a selected step, until control comes back."""
    renamed, worst, moved, moved_worst, undone, _ = _edits(size)
    return {
        "ms cpu renamed": renamed,
        "ms cpu renamed worst": worst,
        "ms cpu moved": moved,
        "ms cpu moved worst": moved_worst,
        "ms cpu undone": undone,
    }


@value("window.after", SIZES)
def after(size: int) -> dict[str, float]:
    """What an edit has put off: all events until the next frame is painted."""
    return {"ms cpu": _edits(size)[-1]}


@cache
def _edits(size: int) -> tuple[float, ...]:
    return _in_its_own_process(f"edit_here({size})")


def _in_its_own_process(call: str) -> tuple[float, ...]:
    program = f"from tests.bench import window; window.{call}"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "ESCALATION_DESIGNER_HOME": folder}
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
    return tuple(float(word) for word in done.stdout.split())


class _FirstPaint(QObject):
    """Ends a loop of events right after the first paint of a widget, and notes when that was."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self._watched = watched
        self._loop = QEventLoop()
        self.wall = self.cpu = 0.0
        watched.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
        return False

    def customEvent(self, _: QEvent) -> None:
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        self._loop.quit()

    def wait(self) -> None:
        self._loop.exec()


def open_here(size: int) -> None:
    """Open a file in this process, and print what it took."""
    _, *took = _opened(size)
    print(*took, flush=True)
    os._exit(0)


def edit_here(size: int) -> None:
    """Rename, move and undo in this process, and print what it took."""
    workshop, *_ = _opened(size)
    session, flow = workshop.session, workshop.flow
    _rest()
    id = numbered("step", size // 2)
    session.show(id)
    _rest()
    renamed, moved, undone, later = [], [], [], []
    for number in range(EDITS):
        step = session.matrix.steps[id]
        place = msgspec.structs.replace(step.position, along=step.position.along + (10 if number % 2 else -10))
        rename = partial(steps.rename, step=id, title=f"Title {number}")
        move = partial(steps.move, places={id: (step.level, place)})
        renamed.append(_cpu(partial(session.do, "Rename step", rename)))
        later.append(_cpu(partial(_next_frame, flow)))
        _rest()
        moved.append(_cpu(partial(session.do, "Move step", move)))
        _rest()
        undone.append(_cpu(session.undo))
        _rest()
    print(median(renamed), max(renamed), median(moved), max(moved), median(undone), median(later), flush=True)
    os._exit(0)


def _opened(size: int) -> tuple[Workshop, float, float]:
    """The window with a file of this size open and painted, and how long that took in ms, wall and CPU."""
    app = start.application([])
    settings = Settings()
    look = start.dress(app, settings)
    window = Window(look, settings)
    window.show()
    workshop = Workshop(app, window, look, settings)
    filled = QEventLoop()
    workshop.previews.finished.connect(filled.quit)
    filled.exec()
    path = Path(os.environ["ESCALATION_DESIGNER_HOME"]) / "large.escalation"
    saving.save(matrix(size), path)
    matrix.cache_clear()
    gc.collect()
    painted = _FirstPaint(workshop.flow.view.viewport())
    began, began_cpu = time.perf_counter(), time.process_time()
    workshop.files.open_path(path)
    painted.wait()
    return workshop, (painted.wall - began) * 1000, (painted.cpu - began_cpu) * 1000


def _rest() -> None:
    """Until checks have run and frames are painted; proper ways are found by a thread meanwhile, as in use."""
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def _next_frame(flow: FlowView) -> None:
    painted = _FirstPaint(flow.view.viewport())
    painted.wait()


def _cpu(deed: Callable[[], object]) -> float:
    """CPU milliseconds of this thread."""
    began = time.thread_time()
    deed()
    return (time.thread_time() - began) * 1000
