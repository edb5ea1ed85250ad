"""Proper routes, found beside the window: one thread that lives while there is something to route.

The scene shows quick ways at once and takes over what is found here. Each batch of changes has a number; an answer
says up to which batch it is true.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock, Thread
from time import monotonic, sleep
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from designer.canvas import collecting
from designer.layout.chart import Arrow, Direction, Placed, Route
from designer.layout.routing import Router
from designer.model.geometry import Rect

SMALL = 120
"""Arrows up to which the whole chart is routed at once, at opening and after every change."""

_TILE = 1200.0
_LOOK = 15
"""Milliseconds between looks at what was found."""

_WAIT = 250
"""Milliseconds after which the ways of a large chart are looked for: it is shown first."""

_SWITCH = 0.0001
"""Seconds after which the thread gives way, so that a frame of the window never waits for it."""


class Chart(NamedTuple):
    """What a router is made of."""

    boxes: Mapping[str, Placed]
    arrows: Sequence[Arrow]
    direction: Direction


Change = Callable[[Router], None]
Answer = tuple[int, dict[str, Route]]


class Routing(QObject):
    """Give it the chart with `reset` and what changes with `change`; `take` what it has found when it says so."""

    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = _Worker()
        # The thread touches nothing of Qt: what it found is looked for from here.
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT)
        self._wait.timeout.connect(self._on_wait)
        self._look.timeout.connect(self._on_look)
        self.destroyed.connect(self._worker.stop)

    def reset(self, chart: Callable[[], Chart], routed: bool) -> None:
        """Begin with another chart, put together by the thread.

        `routed`: its arrows need not be looked for before something changes.
        """
        self._worker.reset(chart, routed)
        if not routed:
            self._wait.start()

    def change(self, changes: Sequence[Change], arrows: Iterable[str]) -> int:
        """Changes to the router's boxes and arrows, and the arrows to answer for; the number of this batch."""
        self._look.start()
        return self._worker.change(changes, arrows)

    def look_at(self, area: Rect) -> None:
        """What is in sight; it is routed first."""
        self._worker.focus = area

    def take(self, most: int | None = None) -> list[Answer]:
        """What was found since the last time, `most` routes of it: (the batch up to which it is true, routes)."""
        return self._worker.take(most)

    def wait(self, seconds: float = 60.0) -> None:
        """Until everything is routed; for tests and pictures."""
        if self._wait.isActive():
            self._wait.stop()
            self._on_wait()
        end = monotonic() + seconds
        while self._worker.is_busy and monotonic() < end:
            sleep(0.002)

    def _on_wait(self) -> None:
        self._worker.begin()
        self._look.start()

    def _on_look(self) -> None:
        busy, found = self._worker.is_busy, self._worker.has_found
        if found:
            self.found.emit()
        if not busy and not self._worker.has_found:
            self._look.stop()


class _Worker:
    """The thread and what it shares with the window; knows nothing of Qt."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._thread: Thread | None = None
        self._anew: tuple[Callable[[], Chart], bool] | None = None
        self._changes: list[Change] = []
        self._wanted: set[str] = set()
        self._told: dict[str, Route] = {}
        self._number = 0
        self._results: deque[Answer] = deque()
        self._fault: Exception | None = None
        self._router: Router | None = None
        self._unrouted: list[Rect] = []
        self._unsettled = False
        self._stopped = False
        self.focus: Rect | None = None

    def reset(self, chart: Callable[[], Chart], routed: bool) -> None:
        with self._lock:
            self._anew = (chart, routed)
            self._changes.clear()
            self._results.clear()

    def begin(self) -> None:
        with self._lock:
            self._begin()

    def change(self, changes: Sequence[Change], arrows: Iterable[str]) -> int:
        with self._lock:
            self._changes += changes
            self._wanted.update(arrows)
            return self._begin()

    def _begin(self) -> int:
        self._number += 1
        if self._thread is None and not self._stopped:
            self._thread = Thread(target=self._run, name="routing", daemon=True)
            collecting.start(self._thread)
        return self._number

    @property
    def is_busy(self) -> bool:
        with self._lock:
            return self._thread is not None

    @property
    def has_found(self) -> bool:
        with self._lock:
            return bool(self._results) or self._fault is not None

    def take(self, most: int | None) -> list[Answer]:
        results: list[Answer] = []
        with self._lock:
            room = most
            while self._results and (room is None or room > 0):
                number, routes = self._results.popleft()
                if room is not None and len(routes) > room:
                    found = list(routes.items())
                    routes = dict(found[:room])
                    self._results.appendleft((number, dict(found[room:])))
                results.append((number, routes))
                room = None if room is None else room - len(routes)
            fault, self._fault = self._fault, None
        if fault is not None:
            raise RuntimeError("routing the arrows failed") from fault
        return results

    def stop(self) -> None:
        """Look for nothing any more."""
        self._stopped = True

    # --- in the thread

    def _run(self) -> None:
        before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH)
        try:
            while self._go_on():
                pass
        except Exception as fault:  # noqa: BLE001 - raised again by `take`, in the window's thread
            with self._lock:
                self._fault, self._thread, self._router = fault, None, None
                self._unrouted, self._unsettled = [], False
        finally:
            sys.setswitchinterval(max(before, 0.005))

    def _go_on(self) -> bool:
        with self._lock:
            anew, self._anew = self._anew, None
            changes, self._changes = self._changes, []
            number = self._number
            idle = anew is None and not changes and not self._unrouted and not self._unsettled
            if idle or self._stopped:
                self._thread = None
                return False
        if anew is not None:
            chart, routed = anew[0](), anew[1]
            self._router = Router(*chart)
            self._unrouted = [] if routed else _tiles(chart.boxes)
            self._unsettled = False
            self._told = {}
        if self._router is None:  # it broke: arrows keep their quick ways until the chart is shown anew
            return True
        for change in changes:
            change(self._router)
        if changes or self._unsettled:
            self._unsettled = True
            self._router.settle(self._is_stale)
            if not self._is_stale():
                self._unsettled = False
                self._answer(number, self._router.routes)
        elif self._unrouted and not self._is_stale():
            area = self._unrouted.pop(self._nearest())
            self._answer(number, self._router.route_near(area, self._is_stale))
            if self._is_stale():
                self._unrouted.append(area)
        return True

    def _is_stale(self) -> bool:
        """Whether what is being looked for is no longer what is wanted."""
        return self._stopped or self._anew is not None or bool(self._changes)

    def _nearest(self) -> int:
        """Which of the areas left lies nearest to what is in sight."""
        focus = self.focus
        if focus is None:
            return 0
        middle = focus.centre

        def distance(index: int) -> float:
            centre = self._unrouted[index].centre
            return abs(centre.x - middle.x) + abs(centre.y - middle.y)

        return min(range(len(self._unrouted)), key=distance)

    def _answer(self, number: int, routes: dict[str, Route]) -> None:
        """Tell what is not known yet, and what quick ways are shown of meanwhile."""
        with self._lock:
            if self._anew is not None:
                return
            told, wanted = self._told, self._wanted
            fresh = {id: route for id, route in routes.items() if id in wanted or told.get(id) != route}
            wanted -= fresh.keys()
            told.update(fresh)
            if fresh:
                self._results.append((number, fresh))


def _tiles(boxes: Mapping[str, Placed]) -> list[Rect]:
    """The parts of the chart that hold something."""
    keys = {(int(placed.rect.x // _TILE), int(placed.rect.y // _TILE)) for placed in boxes.values()}
    return [Rect(x * _TILE, y * _TILE, _TILE, _TILE) for x, y in sorted(keys)]
