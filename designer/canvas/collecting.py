"""Keeps Python's collector of garbage out of threads, where it may free what is Qt's, and out of gestures.

While a thread works, nothing is collected by itself; a timer of the window does it instead.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QCoreApplication, QTimer

_EVERY = 50
"""Milliseconds between collections while threads work: each looks through what was made since, and a frame waits."""

_busy: list[Callable[[], bool]] = []
_timer: QTimer | None = None
_much = False


def keep(much: bool) -> None:
    """Another document is open. If it is `much`, it is never searched for garbage while it is: that takes 150 ms.

    What was kept before is searched now, so that a document that was closed goes.
    """
    global _much
    if _much:
        gc.unfreeze()
        gc.collect()
    _much = much
    if much:
        gc.freeze()


def start(thread: Thread) -> None:
    """Start a thread that allocates much and may run while objects of Qt become garbage. From the window's thread."""
    gc.disable()
    thread.start()
    meanwhile(thread.is_alive)


def meanwhile(busy: Callable[[], bool]) -> None:
    """Collect in the window's thread alone as long as `busy` says so. From the window's thread."""
    global _timer
    gc.disable()
    _busy.append(busy)
    if _timer is None:
        _timer = QTimer(QCoreApplication.instance())
        _timer.setInterval(_EVERY)
        _timer.timeout.connect(_look)
        _timer.destroyed.connect(_forget)
    _timer.start()


def _look() -> None:
    _busy[:] = [busy for busy in _busy if busy()]
    if _busy:
        gc.collect(0)
    else:
        if _much:
            gc.freeze()  # what the threads have made belongs to the document
        gc.enable()
        if _timer is not None:
            _timer.stop()


def _forget() -> None:
    global _timer
    _timer = None
