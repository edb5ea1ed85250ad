"""The window paints before the modules of the matrix are loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from designer.app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

FIRST = """
import sys
from designer.app import start
from designer.app.settings import Settings
from designer.app.window import Window
app = start.application([])
settings = Settings()
window = Window(start.dress(app, settings), settings)
window.painted.connect(lambda: print(*sorted(sys.modules)))
window.show()
app.processEvents()
"""


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "designer.app.window" in loaded
    heavy = {"msgspec", "networkx", "openpyxl", "phonenumbers", "designer.model.records", "designer.canvas.flow_view"}
    assert not loaded & heavy


MAIN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from designer.app import start
from designer.app.workshop import Workshop
app = start.application([])
def look():
    found = [w.findChild(Workshop) for w in QApplication.topLevelWidgets()]
    workshop = next((each for each in found if each is not None), None)
    if workshop is not None and workshop.session.is_open:
        print(workshop.session.title)
        app.quit()
timer = QTimer(interval=50)
timer.timeout.connect(look)
timer.start()
sys.exit(start.main(sys.argv[1:]))
"""


def test_a_file_named_at_the_start_is_opened(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAIN, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Complaints"


def test_damaged_settings_are_told() -> None:
    settings = Settings().path
    settings.write_text("{")
    telling = MAIN.replace("workshop.session.is_open", "workshop.window.messages.text").replace(
        "workshop.session.title", "workshop.window.messages.text"
    )
    done = subprocess.run(
        [sys.executable, "-c", telling], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Your settings could not be read, so the usual ones are used. The damaged file is")
