"""Work elsewhere: answers come back in this thread, problems too, cancelled ones never."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
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
    background.run(
        "file",
        lambda _: begun.set() or (go.wait(10) and "lock"),
        heard.append,
        heard.append,
        unwanted=lambda answer: heard.append(("unwanted", answer)),
    )
    qtbot.waitUntil(begun.is_set)
    background.cancel("file")
    go.set()
    qtbot.waitUntil(lambda: heard == [("unwanted", "lock")])


def test_what_the_end_of_the_program_does_not_hear_is_let_go_in_its_thread(background: Background) -> None:
    heard: list[Any] = []
    begun, go, gone = threading.Event(), threading.Event(), threading.Event()

    def let_go(answer: str) -> None:
        heard.append(answer)
        gone.set()

    background.run(
        "file", lambda _: begun.set() or (go.wait(10) and "lock"), heard.append, heard.append, unwanted=let_go
    )
    assert begun.wait(10)
    background.stop()
    go.set()
    assert gone.wait(10), "no event loop is needed"
    assert heard == ["lock"]


def test_an_answer_on_its_way_when_the_program_ends_is_let_go(background: Background) -> None:
    heard: list[Any] = []
    gone = threading.Event()
    job = background.run(
        "file", lambda _: "lock", heard.append, heard.append, unwanted=lambda answer: (heard.append(answer), gone.set())
    )
    while not job._answers:  # it is there, and nobody has heard of it yet
        time.sleep(0.001)
    background.stop()
    assert gone.wait(10)
    assert heard == ["lock"]


def test_the_end_drops_every_job_of_a_lane(background: Background, qtbot: QtBot) -> None:
    heard: list[Any] = []
    begun, go = threading.Event(), threading.Event()
    background.run("previews", lambda _: begun.set() or go.wait(10), heard.append, heard.append, replacing=False)
    for number in range(3):
        background.run("previews", lambda _, n=number: heard.append(n), heard.append, heard.append, replacing=False)
    assert begun.wait(10)
    background.stop()
    go.set()
    qtbot.wait(100)
    assert heard == []


def test_what_cannot_be_stopped_is_done_all_the_same(background: Background, qtbot: QtBot) -> None:
    done: list[str] = []
    heard: list[Any] = []
    go = threading.Event()

    def save(name: str) -> str:
        go.wait(10)
        done.append(name)
        return name

    for name in ("one", "two"):
        background.run(
            "saving", lambda _, n=name: save(n), heard.append, heard.append, replacing=False, stoppable=False
        )
    background.cancel("saving")
    background.stop()
    go.set()
    qtbot.waitUntil(lambda: done == ["one", "two"])
    qtbot.wait(50)
    assert heard == []


def test_a_job_may_be_gone_before_its_work_ends(background: Background, qtbot: QtBot) -> None:
    begun, go, ended = threading.Event(), threading.Event(), threading.Event()

    def work(job: Job) -> str:
        begun.set()
        go.wait(10)
        for _ in range(50):
            job.report(0.5, "half")
        ended.set()
        return "too late"

    job = background.run("file", work, lambda _: None, lambda _: None, "Reading")
    assert begun.wait(10)
    shiboken6.delete(job)
    go.set()
    qtbot.waitUntil(ended.is_set)
    qtbot.wait(50)
