"""Keeps the whole chart in sight where it was so: as the window grows, lanes widen or a step comes in."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from designer.canvas.camera import Sight
from designer.canvas.stage import Stage

LEGIBLE = 0.6
"""The least zoom at which a document is first shown: what its cards say can be read."""

SMALLEST = 0.3
"""The least zoom at which the whole chart is shown unasked: farther away nothing on it tells anything."""

_BESIDE = 24.0


class Fitting:
    """Whether the view is fitted is seen from where it looks; whoever moves it ends that, whoever fits it begins it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._camera = stage.view.camera
        self._is_first = True
        self.is_on = False

    def first_look(self) -> None:
        """All of the chart as long as it can be read so; else its beginning."""
        camera, bounds = self._camera, self._stage.bounds()
        camera.set_content(bounds)
        sight = self._whole()
        if sight.zoom < LEGIBLE:
            size = self._stage.view.viewport().size()
            x = bounds.left() + max(size.width() / 2 - _BESIDE, 0.0) / LEGIBLE
            y = bounds.top() + max(size.height() / 2 - _BESIDE, 0.0) / LEGIBLE
            sight = Sight(LEGIBLE, min(x, bounds.center().x()) if bounds.width() * LEGIBLE < size.width() else x, y)
        camera.go(sight, glide=False)
        self._is_first = True

    def moved(self) -> None:
        """The view looks elsewhere."""
        self._is_first = False
        self.is_on = self._camera.is_bound_for(self._whole())

    def resized(self) -> None:
        """The view is larger or smaller."""
        if self._is_first:
            self.first_look()
        elif self.is_on:
            self._camera.go(self._whole(), glide=False)

    def changed(self) -> None:
        """The chart may be larger or smaller."""
        if not self.is_on:
            return  # all of a large chart is not measured for nothing
        sight = self._whole()
        if not self._camera.is_bound_for(sight) and sight.zoom >= SMALLEST:
            first, bounds = self._is_first, QRectF(self._stage.bounds())
            if not self._camera.visible.contains(bounds):
                self._camera.go(sight)
                self.is_on = True
            self._is_first = first and sight.zoom >= LEGIBLE

    def _whole(self) -> Sight:
        return self._camera.sight_of(self._stage.bounds(), from_top=True)
