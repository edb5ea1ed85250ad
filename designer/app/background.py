"""Slow work off the GUI thread: one thing at a time per lane, with progress and cancel; late answers are dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from designer.canvas import collecting

SHOWN_AFTER = 500
"""Milliseconds of work before its progress is shown."""


class _Door(QObject):
    """Where threads hand in what the GUI thread is to do.

    There is one, and it is never deleted: a thread may come to it after the window, and the job, have gone.
    """

    _knocked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deeds: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._knocked.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def hand_in(self, deed: Callable[[], None]) -> None:
        """Called in any thread."""
        self._deeds.put(deed)
        self._knocked.emit()

    @Slot()
    def _open(self) -> None:
        try:
            deed = self._deeds.get_nowait()
        except Empty:  # pragma: no cover - as many knocks as deeds
            return
        deed()


_doors: list[_Door] = []


def _door() -> _Door:
    """From the GUI thread the first time."""
    if not _doors:
        _doors.append(_Door())
    return _doors[0]


class Job(QObject):
    """Work that runs elsewhere. Its function gets the job, to `report` and to see whether it `is_cancelled`.

    `stoppable`: may be cancelled by the user; what is not, as a save, runs to its end whatever happens.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, str)
    slow = Signal()
    """It takes long enough that its progress should be shown."""
    ended = Signal()

    def __init__(
        self,
        words: str,
        parent: QObject,
        stoppable: bool = True,
        unwanted: Callable[[Any], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.stoppable = stoppable
        self._unwanted = unwanted
        self._stop = threading.Event()
        self._door = _door()
        self._held = threading.Lock()
        self._answers: list[Any] = []
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self.slow)

    def cancel(self) -> None:
        """Do not want the answer any more; work that can be stopped is told, and ends when it looks."""
        if self._stop.is_set():
            return
        with self._held:
            self._stop.set()
            late = self._answers.pop() if self._answers else None
        if late is not None and self._unwanted is not None:
            threading.Thread(target=self._unwanted, args=(late,), name="unwanted").start()
        self._timer.stop()
        self.ended.emit()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def report(self, share: float, words: str = "") -> None:
        """How far the work is, 0 to 1 (below 0: nobody knows); called by the work in its own thread."""
        if not self._stop.is_set():
            self._door.hand_in(partial(self._progress, share, words))

    def _progress(self, share: float, words: str) -> None:
        if _alive(self) and not self._stop.is_set():
            self.progressed.emit(share, words)

    def _run(self, work: Callable[[Job], Any]) -> None:
        answer, problem = None, None
        try:
            if not (self.stoppable and self._stop.is_set()):
                answer = work(self)
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which shows or reports it
            problem = error
        with self._held:
            is_late = self._stop.is_set()
            if answer is not None and not is_late:
                self._answers.append(answer)
        if is_late and answer is not None and self._unwanted is not None:
            self._unwanted(answer)  # here and now: at the end of the program nobody hears of it any more
        self._door.hand_in(partial(self._arrive, problem))

    def _arrive(self, problem: BaseException | None) -> None:
        if not _alive(self):
            return
        self._timer.stop()
        with self._held:
            wanted = not self._stop.is_set()
            self._stop.set()
            answer = self._answers.pop() if self._answers else None
        if wanted:
            self.ended.emit()
            if problem is not None:
                self.failed.emit(problem)
            else:
                self.done.emit(answer)
        self.deleteLater()


class Background(QObject):
    """Runs jobs, one after another in each lane. A new job in a lane cancels those before it there."""

    started = Signal(object)
    """A Job, so that the window can show its progress."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._jobs: dict[str, list[Job]] = {}

    def run(
        self,
        lane: str,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        words: str = "",
        replacing: bool = True,
        stoppable: bool = True,
        unwanted: Callable[[Any], None] | None = None,
    ) -> Job:
        """Run work in a lane; `done` or `failed` hears of it in the GUI thread unless it is cancelled.

        `words` say what is being done; with none its progress is never shown. `replacing`: cancels the jobs before.
        `stoppable`: see Job. `unwanted` is given, in some thread, the answer of work that was cancelled too late to
        stop: what it holds is to be let go.
        """
        if replacing:
            self.cancel(lane)
        job = Job(words, self, stoppable, unwanted)
        job.done.connect(done)
        job.failed.connect(failed)
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
        self._jobs[lane] = [each for each in self._jobs.get(lane, ()) if _pending(each)] + [job]
        if words:
            self.started.emit(job)
            job._timer.start()
        future: Future[None] = self._lanes[lane].submit(job._run, work)
        collecting.meanwhile(lambda: not future.done())
        return job

    def cancel(self, lane: str) -> None:
        """Drop what runs or waits in a lane, save what cannot be stopped."""
        for job in self._jobs.get(lane, ()):
            if _pending(job) and job.stoppable:
                job.cancel()

    def stop(self) -> None:
        """Want no more answers; for the end of the program. What cannot be stopped is still done to its end."""
        for job in (job for jobs in self._jobs.values() for job in jobs if _pending(job)):
            job.cancel()
        self._jobs.clear()
        for pool in self._lanes.values():
            pool.shutdown(wait=False)  # what waits and was cancelled ends at once
        self._lanes.clear()


def _pending(job: Job) -> bool:
    return _alive(job) and not job.is_cancelled


def _alive(job: Job) -> bool:
    return bool(shiboken6.isValid(job))
