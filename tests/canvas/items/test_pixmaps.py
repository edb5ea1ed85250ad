"""Pictures kept for a zoom, made within a budget."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from designer.canvas.items import pixmaps as module
from designer.canvas.items.pixmaps import Pixmaps
from designer.model.geometry import Rect

RECT = Rect(10, 10, 40, 20)


class Drawer:
    def __init__(self) -> None:
        self.made: list[str] = []

    def paint(self, painter: QPainter, id: str) -> None:
        self.made.append(id)
        painter.fillRect(0, 0, 40, 20, QColor("red"))


def frame(pixmaps: Pixmaps, ids: list[str], zoom: float = 1.0, patient: bool = False) -> list[bool]:
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        pixmaps.begin(zoom, 1.0, patient)
        return [pixmaps.draw(painter, id, RECT, RECT.x * zoom, RECT.y * zoom) for id in ids]


def test_a_picture_is_made_once_for_a_zoom(qapp: QApplication) -> None:
    drawer = Drawer()
    kept = Pixmaps(drawer.paint, 2.0)
    for _ in range(3):
        assert frame(kept, ["a"]) == [True]
    assert drawer.made == ["a"]
    frame(kept, ["a"], 2.0)
    assert drawer.made == ["a", "a"]
    kept.forget("a")
    frame(kept, ["a"], 2.0)
    assert len(drawer.made) == 3


def test_while_the_zoom_changes_another_zooms_picture_does(qapp: QApplication) -> None:
    drawer = Drawer()
    kept = Pixmaps(drawer.paint, 2.0)
    frame(kept, ["a"])
    assert frame(kept, ["a"], 1.5, patient=True) == [True]
    assert drawer.made == ["a"]
    assert kept.behind
    frame(kept, ["a"], 1.5)
    assert drawer.made == ["a", "a"]
    assert not kept.behind


def test_out_of_time_one_is_made_a_frame_and_none_while_the_zoom_changes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawer = Drawer()
    kept = Pixmaps(drawer.paint, 2.0)
    monkeypatch.setattr(module, "BUDGET", 0.0)
    assert frame(kept, ["a", "b", "c"], patient=True) == [False, False, False]
    assert frame(kept, ["a", "b", "c"]) == [True, False, False]
    assert kept.behind
    assert frame(kept, ["a", "b", "c"]) == [True, True, False]
    assert frame(kept, ["a", "b", "c"]) == [True, True, True]
    assert not kept.behind
    assert drawer.made == ["a", "b", "c"]


def test_the_least_lately_made_go_first_when_there_are_too_many(qapp: QApplication, monkeypatch: object) -> None:
    drawer = Drawer()
    kept = Pixmaps(drawer.paint, 0.0)
    monkeypatch.setattr(module, "LIMIT", 3 * 41 * 21 * 4)  # type: ignore[attr-defined]
    monkeypatch.setattr(module, "BUDGET", 10.0)  # type: ignore[attr-defined]
    frame(kept, ["a", "b", "c", "d"])
    assert len(kept) == 3
    frame(kept, ["d", "c", "b"])
    assert drawer.made == ["a", "b", "c", "d"]
