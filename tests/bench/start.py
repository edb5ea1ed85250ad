"""From the start of a process to its first paint: the program beside a bare window with a label, in turn in one run.

`start.first_paint` is the program, `start.bare` the bare window, `start.ratio` the one over the other. Set-up of the
virtual environment is no part of it. Bytecode is kept in a folder of the run's own, so that neither compiles.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from statistics import median

from tests.bench.runner import value

ROOT = Path(__file__).resolve().parents[2]
TIMES = 9

_PAINTED = """
        import os, time
        os.write(1, b"%f" % time.process_time())
        os._exit(0)
"""
BARE = f"""
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event){_PAINTED}
window = Window()
window.setCentralWidget(QLabel("Escalation matrix"))
window.resize(1440, 900)
window.show()
app.exec()
"""
PROGRAM = f"""
from designer.app.window import Window
def paint(self, event):{_PAINTED}
Window.paintEvent = paint
from designer.app import start
start.main([])
"""


@value("start.first_paint")
def first_paint() -> dict[str, float]:
    return _medians("program")


@value("start.bare")
def bare() -> dict[str, float]:
    return _medians("bare")


@value("start.ratio", unit="wall to wall")
def ratio() -> float:
    return _medians("program")["ms wall"] / _medians("bare")["ms wall"]


def _medians(which: str) -> dict[str, float]:
    found = _measured()[which]
    return {"ms wall": median(wall for wall, _ in found), "ms cpu": median(cpu for _, cpu in found)}


@cache
def _measured() -> dict[str, list[tuple[float, float]]]:
    """Wall and CPU milliseconds of each start; the first of each warms up and does not count."""
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "program": []}
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "PYTHONPYCACHEPREFIX": folder,
            "ESCALATION_DESIGNER_HOME": str(Path(folder) / "home"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(TIMES + 1):
            for which, code in (("bare", BARE), ("program", PROGRAM)):
                found[which].append(_start(code, environment))
    return {which: times[1:] for which, times in found.items()}


def _start(code: str, environment: dict[str, str]) -> tuple[float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    cpu = float(process.stdout.read())
    wall = time.perf_counter() - begun
    process.wait()
    process.stdout.close()
    return wall * 1000, cpu * 1000
