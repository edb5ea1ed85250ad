"""Slow work off the GUI thread: one thing at a time per lane, with progress and cancel; late answers are dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from designer.canvas import collecting

SHOWN_AFTER = 500
"""Milliseconds of work before its progress is shown."""


class Job(QObject):
    """Work that runs elsewhere. Its function gets `report(share, words)` and `stopped()`, and answers or raises."""

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, str)
    slow = Signal()
    """It takes long enough that its progress should be shown."""
    ended = Signal()
    dropped = Signal(object)
    """The answer of work that was cancelled too late to stop: what it holds is to be let go."""

    _arrived = Signal(object, object)

    def __init__(self, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self._stop = threading.Event()
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self.slow)
        self._arrived.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Do not want the answer any more; the work is told and ends when it looks."""
        if not self._stop.is_set():
            self._stop.set()
            self._timer.stop()
            self.ended.emit()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def report(self, share: float, words: str = "") -> None:
        """How far the work is, 0 to 1 (below 0: nobody knows); called by the work in its own thread."""
        if not self._stop.is_set():
            self.progressed.emit(share, words)

    def _run(self, work: Callable[[Job], Any]) -> None:
        answer, problem = None, None
        try:
            if not self._stop.is_set():
                answer = work(self)
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which shows or reports it
            problem = error
        self._arrived.emit(answer, problem)

    def _arrive(self, answer: Any, problem: BaseException | None) -> None:
        self._timer.stop()
        if not self._stop.is_set():
            self._stop.set()
            self.ended.emit()
            if problem is not None:
                self.failed.emit(problem)
            else:
                self.done.emit(answer)
        elif answer is not None:
            self.dropped.emit(answer)
        self.deleteLater()


class Background(QObject):
    """Runs jobs, one after another in each lane. A new job in a lane cancels the one before it there."""

    started = Signal(object)
    """A Job, so that the window can show its progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._jobs: dict[str, Job] = {}

    def run(
        self,
        lane: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        words: str = "",
        replacing: bool = True,
    ) -> Job:
        """Run work in a lane; `done` or `failed` hears of it in the GUI thread unless it is cancelled.

        `words` say what is being done; with none its progress is never shown. `replacing`: cancels the job before.
        """
        if replacing:
            self.cancel(lane)
        job = Job(words, self)
        job.done.connect(done)
        job.failed.connect(failed)
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
        self._jobs[lane] = job
        if words:
            self.started.emit(job)
            job._timer.start()
        collecting.meanwhile(lambda: not future.done())
        future = self._lanes[lane].submit(job._run, work)
        return job

    def cancel(self, lane: str) -> None:
        """Drop what runs in a lane."""
        job = self._jobs.pop(lane, None)
        if job is not None and _alive(job):
            job.cancel()

    def stop(self) -> None:
        """Drop everything; for the end of the program."""
        for lane in list(self._jobs):
            self.cancel(lane)
        for pool in self._lanes.values():
            pool.shutdown(wait=False, cancel_futures=True)
        self._lanes.clear()


def _alive(job: Job) -> bool:
    return bool(shiboken6.isValid(job))
