"""Work elsewhere: answers come back in this thread, problems too, cancelled ones never."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from designer.app.background import Background, Job


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.stop()


def test_an_answer_comes_back_in_this_thread(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []
    where: list[int] = []

    def done(answer: int) -> None:
        heard.append(answer)
        where.append(threading.get_ident())

    background.run("sums", lambda _: (threading.get_ident(), 42), lambda found: done(found), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0][1] == 42
    assert heard[0][0] != where[0] == threading.get_ident()


def test_a_problem_comes_back_too(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []

    def work(_: Job) -> None:
        raise ValueError("no")

    background.run("sums", work, heard.append, lambda problem: heard.append(str(problem)))
    qtbot.waitUntil(lambda: heard == ["no"])


def test_a_later_job_of_a_lane_drops_the_one_before(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []
    go = threading.Event()
    first = background.run("checks", lambda _: go.wait(10) and "old", heard.append, heard.append)
    background.run("checks", lambda _: "new", heard.append, heard.append)
    assert first.is_cancelled
    go.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["new"]


def test_jobs_that_do_not_replace_run_in_turn(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []
    for number in range(5):
        background.run("previews", lambda _, n=number: n, heard.append, heard.append, replacing=False)
    qtbot.waitUntil(lambda: len(heard) == 5)
    assert heard == list(range(5))


def test_progress_is_told_while_it_is_wanted(background: Background, qtbot: QtBot) -> None:
    told: list[tuple[float, str]] = []
    heard, go = threading.Event(), threading.Event()

    def work(job: Job) -> str:
        heard.wait(10)
        job.report(0.5, "half")
        go.wait(10)
        job.report(0.9, "too late")
        return "done"

    job = background.run("file", work, lambda _: None, lambda _: None, "Reading")
    job.progressed.connect(lambda share, words: told.append((share, words)))
    heard.set()
    qtbot.waitUntil(lambda: told == [(0.5, "half")])
    job.cancel()
    go.set()
    qtbot.wait(50)
    assert told == [(0.5, "half")]


def test_slow_work_says_so(background: Background, qtbot: QtBot) -> None:
    go = threading.Event()
    job = background.run("file", lambda _: go.wait(10), lambda _: None, lambda _: None, "Reading")
    with qtbot.waitSignal(job.slow, timeout=5_000):
        pass
    with qtbot.waitSignal(job.ended, timeout=5_000):
        go.set()


def test_an_answer_that_comes_too_late_is_handed_back(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []
    begun, go = threading.Event(), threading.Event()
    job = background.run("file", lambda _: begun.set() or (go.wait(10) and "lock"), heard.append, heard.append)
    job.dropped.connect(lambda answer: heard.append(("dropped", answer)))
    qtbot.waitUntil(begun.is_set)
    background.cancel("file")
    go.set()
    qtbot.waitUntil(lambda: heard == [("dropped", "lock")])
