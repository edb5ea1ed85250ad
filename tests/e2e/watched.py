"""The real program, which also tells where things are on the screen: started by test_window.py as a process of its own.

Reads a line of JSON from standard input, `["palette", "action"]`, answers with a line. It never touches the program:
everything is done to it by the pointer and the keys of the screen.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from designer.app import start

ROOM = QSizeF(200, 120)
"""Chart units that a step and the air around it take."""


def workshop() -> Any:
    """What is behind the window; None until it is there."""
    from designer.app.workshop import Workshop

    for widget in QApplication.topLevelWidgets():
        found = widget.findChild(Workshop)
        if found is not None:
            return found
    return None


def middle(widget: QWidget) -> list[int]:
    at = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return [at.x(), at.y()]


def on_chart(x: float, y: float) -> list[int]:
    view = workshop().flow.view
    at = view.viewport().mapToGlobal(view.camera.to_view(QPointF(x, y)).toPoint())
    return [at.x(), at.y()]


def step_of(title: str) -> Any:
    return next(step for step in workshop().session.matrix.steps.values() if step.title == title)


def palette(kind: str) -> list[int]:
    return middle(next(button for each, button in workshop().palette.buttons.items() if each.value == kind))


def lane(number: int) -> list[int]:
    """A place in a lane and in sight with room for a step: the lowest that no step or arrow is near."""
    flow = workshop().flow
    strip = flow.scene.geometry.lanes[number]
    seen = flow.view.camera.visible
    for share in range(90, 10, -2):
        x, y = strip.start + strip.size / 2, seen.y() + seen.height() * share / 100
        room = QRectF(x - ROOM.width() / 2, y - ROOM.height() / 2, ROOM.width(), ROOM.height())
        crossed = any(flow.scene.arrow_at(QPointF(x, y + dy), 20) for dy in range(-60, 61, 10))
        if not flow.scene.steps_in(room) and not crossed:
            return on_chart(x, y)
    raise LookupError(f"lane {number} has no free place in sight")


def step(title: str) -> list[int]:
    rect = workshop().flow.scene.geometry.rects[step_of(title).id]
    return on_chart(rect.centre.x, rect.centre.y)


def port(title: str, side: str) -> list[int]:
    rect = workshop().flow.scene.geometry.rects[step_of(title).id]
    return on_chart(*((rect.right, rect.centre.y) if side == "right" else (rect.centre.x, rect.bottom)))


def contact(name: str) -> list[int]:
    people = workshop().contacts
    row = next(row for row, record in enumerate(people.model.shown) if record.name == name)
    index = people.model.index(row)
    people.list.scrollTo(index)
    at = people.list.viewport().mapToGlobal(people.list.visualRect(index).center())
    return [at.x(), at.y()]


def state() -> dict[str, Any]:
    found = workshop()
    if found is None or not found.session.is_open:
        return {"open": False}
    matrix = found.session.matrix
    return {
        "open": True,
        "checked": found.session.is_checked,
        "unsaved": found.session.is_unsaved,
        "done": found.session.document.history,
        "undone": found.session.document.future,
        "titles": sorted(step.title for step in matrix.steps.values()),
        "arrows": len(matrix.transitions),
        "editing": found.flow.editor.is_open,
        "said": found.window.messages.text,
        "dialog": type(QApplication.activeModalWidget()).__name__,
    }


def people_of(title: str) -> list[str]:
    matrix = workshop().session.matrix
    return [matrix.contacts[target.to].name for target in step_of(title).targets if target.to in matrix.contacts]


QUESTIONS = {each.__name__: each for each in (palette, lane, step, port, contact, state, people_of)}


def answer() -> None:
    """Answer what has been asked since the last look."""
    for line in os.read(0, 65536).decode().splitlines():
        name, *values = json.loads(line)
        print(json.dumps(QUESTIONS[name](*values)), flush=True)


if __name__ == "__main__":
    os.set_blocking(0, False)
    application = start.application([])
    timer = QTimer()
    timer.setInterval(20)

    def look() -> None:
        with contextlib.suppress(BlockingIOError):  # nothing has been asked
            answer()

    timer.timeout.connect(look)
    timer.start()
    sys.exit(start.main(sys.argv[1:]))
