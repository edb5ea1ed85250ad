"""The window under a real X server and window manager, worked by a real pointer and real keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from designer.formats.excel import reading
from designer.formats.keeping import native
from designer.formats.merging import merge

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "resources" / "templates" / "call-centre.escalation"
SIZE = (1440, 900)
PATIENCE = 60.0


class Screen:
    """A virtual screen with a window manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = next(n for n in range(72, 99) if not Path(f"/tmp/.X11-unix/X{n}").exists())
        self.environment = os.environ | {
            "DISPLAY": f":{self.number}",
            "QT_QPA_PLATFORM": "xcb",
            "LANG": "C.UTF-8",
            "ESCALATION_DESIGNER_HOME": str(folder / "home"),
        }
        geometry = f"{SIZE[0]}x{SIZE[1]}x24"
        self._running = [subprocess.Popen(["Xvfb", f":{self.number}", "-screen", "0", geometry, "-nolisten", "tcp"])]
        wait_for(lambda: self._ask("xdpyinfo") == 0)
        self._running.append(subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL))

    def _ask(self, *command: str) -> int:
        return subprocess.run(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        ).returncode

    def hand(self, *words: Any) -> None:
        """Let xdotool do something."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, capture_output=True)

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press, pull in small steps, let go."""
        self.hand("mousemove", *start, "sleep", 0.3, "mousedown", 1, "sleep", 0.2)
        for share in range(1, 13):
            x, y = (round(a + (b - a) * share / 12) for a, b in zip(start, end, strict=True))
            self.hand("mousemove", x, y, "sleep", 0.03)
        self.hand("sleep", 0.3, "mouseup", 1, "sleep", 0.3)

    def keys(self, *keys: str) -> None:
        self.hand("key", "--delay", 60, *keys)

    def type(self, text: str) -> None:
        self.hand("type", "--delay", 15, text)

    def picture(self, path: Path) -> None:
        """What is on the screen now."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)

    def end(self) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(10)


class Program:
    """The program, and where things are in it."""

    def __init__(self, screen: Screen, *arguments: str) -> None:
        command = [sys.executable, str(ROOT / "tests" / "e2e" / "watched.py"), *arguments]
        pipe = subprocess.PIPE
        self.faults = screen.folder / "stderr.txt"
        with self.faults.open("a") as errors:
            self.process = subprocess.Popen(
                command, env=screen.environment, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=errors, text=True
            )

    def __call__(self, *question: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            pytest.fail(f"the program has gone: {self.faults.read_text()}")
        return json.loads(line)

    def end(self) -> None:
        """Let go of a program that has ended, or that still runs after a failure."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until the state of the program is as wanted."""
        state: dict[str, Any] = {}

        def is_so() -> bool:
            nonlocal state
            state = self("state")
            return state["open"] and holds(state)

        wait_for(is_so, lambda: str(state))
        return state


def wait_for(holds: Callable[[], bool], otherwise: Callable[[], str] = str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"waited in vain; {otherwise()}")
        time.sleep(0.1)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    for tool in ("Xvfb", "openbox", "xdotool", "xdpyinfo"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed")
    made = Screen(tmp_path)
    yield made
    made.end()


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program with a copy of the call centre's template."""
    file = tmp_path / "call centre.escalation"
    shutil.copy(TEMPLATE, file)
    made = Program(screen, str(file))
    yield made
    made.end()


def test_a_step_from_palette_to_print(screen: Screen, program: Program, tmp_path: Path) -> None:
    file, sheet = tmp_path / "call centre.escalation", tmp_path / "sheet.xlsx"
    before = native.read(file)
    first = program.until(lambda state: state["checked"])

    screen.drag(program("palette", "action"), program("lane", 1))
    program.until(lambda state: len(state["done"]) == 1 and state["editing"])
    screen.keys("Escape")
    program.until(lambda state: not state["editing"])

    source = next(step.title for step in before.steps.values() if step.kind == "action")
    screen.hand("mousemove", *program("step", source), "sleep", 0.5)
    screen.drag(program("port", source, "bottom"), program("step", "New step"))
    program.until(lambda state: state["arrows"] == first["arrows"] + 1)

    screen.hand("mousemove", *program("step", "New step"), "sleep", 0.3, "click", 1, "sleep", 0.3)
    screen.keys("F2")
    program.until(lambda state: state["editing"])
    screen.type("Ring the customer again")
    screen.keys("Return")
    program.until(lambda state: "Ring the customer again" in state["titles"])

    who = min(before.contacts.values(), key=lambda contact: contact.name.casefold()).name
    screen.drag(program("contact", who), program("step", "Ring the customer again"))
    wait_for(lambda: program("people_of", "Ring the customer again") == [who])
    done = program("state")["done"]

    screen.keys("ctrl+z", "ctrl+z")
    program.until(lambda state: len(state["undone"]) == 2)
    assert program("people_of", "New step") == []
    screen.keys("ctrl+y", "ctrl+y")
    program.until(lambda state: state["done"] == done)

    screen.keys("ctrl+s")
    program.until(lambda state: not state["unsaved"])
    saved = native.read(file)
    assert {step.title for step in saved.steps.values()} - {step.title for step in before.steps.values()} == {
        "Ring the customer again"
    }

    screen.keys("ctrl+e")
    program.until(lambda state: state["dialog"] == "SheetDialog")
    time.sleep(0.5)
    screen.keys("Return")
    program.until(lambda state: state["dialog"] == "QFileDialog")
    time.sleep(0.5)
    screen.keys("ctrl+a")
    screen.type(str(sheet))
    screen.keys("Return")
    program.until(lambda state: "Wrote sheet.xlsx" in state["said"])
    counts = merge.propose_changes(saved, reading.read(sheet)).counts
    assert counts["added"] == counts["changed"] == 0

    screen.keys("ctrl+q")
    assert program.process.wait(20) == 0
    again = Program(screen, str(file))
    again.until(lambda state: state["checked"])
    assert native.read(file) == saved
    screen.keys("ctrl+q")
    assert again.process.wait(20) == 0
    again.end()
    assert again.faults.read_text() == ""
