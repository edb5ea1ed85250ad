"""The router that answers gestures: it learns of the chart in idle moments or, asked before, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import inf
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from designer.layout.chart import Arrow, Direction, Placed
from designer.layout.routing import Router
from designer.model.ids import Id

_EVERY = 8
"""Milliseconds between idle moments."""

_SLICE = 0.003
"""Seconds of each."""

LITTLE = 400
"""Steps and arrows that are learned of in no time."""


class Live:
    """Knows which steps and arrows the router has not been told of yet.

    `placed` and `seen` say how a step or an arrow is now; None where it is gone.
    """

    def __init__(
        self, parent: QObject, placed: Callable[[Id], Placed | None], seen: Callable[[Id], Arrow | None]
    ) -> None:
        self._placed, self._seen = placed, seen
        self._router = Router({}, ())
        self._steps: dict[Id, None] = {}
        self._arrows: dict[Id, None] = {}
        self._idle = QTimer(parent)
        self._idle.setInterval(_EVERY)
        self._idle.timeout.connect(lambda: self._learn(perf_counter() + _SLICE))

    def reset(self, direction: Direction, steps: Iterable[Id], arrows: Iterable[Id]) -> None:
        """Begin with another chart."""
        self._router = Router({}, (), direction)
        self._steps.clear()
        self._arrows.clear()
        self.spoil(steps, arrows)

    def spoil(self, steps: Iterable[Id], arrows: Iterable[Id] = ()) -> None:
        """These are new, gone, or otherwise than the router knows."""
        self._steps.update(dict.fromkeys(steps))
        self._arrows.update(dict.fromkeys(arrows))
        if self._steps or self._arrows:
            self._idle.start()

    @property
    def is_ready(self) -> bool:
        """Whether so little is left to learn that no frame would wait for it."""
        return len(self._steps) + len(self._arrows) <= LITTLE

    @property
    def router(self) -> Router:
        """The router, knowing the chart as it is."""
        self._learn(inf)
        return self._router

    def _learn(self, until: float) -> None:
        router = self._router
        while self._steps and perf_counter() < until:
            step = next(iter(self._steps))
            del self._steps[step]
            placed = self._placed(step)
            if placed is not None:
                router.put_box(step, placed)
            else:
                router.drop_box(step)
        while self._arrows and perf_counter() < until:
            id = next(iter(self._arrows))
            del self._arrows[id]
            arrow = self._seen(id)
            if arrow is not None:
                router.put_arrow(arrow)
            else:
                router.drop_arrow(id)
        if not self._steps and not self._arrows:
            self._idle.stop()
