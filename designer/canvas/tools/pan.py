"""Pulling the chart about: Space and drag, the middle button, the right button."""

from __future__ import annotations

from PySide6.QtCore import Qt

from designer.canvas.stage import Stage
from designer.canvas.tools.tool import Hand


class Pan:
    """From a press to its release. A right press that hardly moved was meant for the menu."""

    def __init__(self, stage: Stage, hand: Hand) -> None:
        self._stage = stage
        self._start = self._last = hand
        self.button: Qt.MouseButton = hand.button
        self.moved = False

    def move(self, hand: Hand) -> None:
        if not self.moved and not hand.far_from(self._start):
            return
        self.moved = True
        self._stage.view.camera.pan(self._last.spot.x() - hand.spot.x(), self._last.spot.y() - hand.spot.y())
        self._last = hand
