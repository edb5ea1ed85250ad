"""Whether a program still runs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from designer.formats.keeping.processes import is_running, started


def test_this_one_runs() -> None:
    assert is_running(os.getpid())
    assert is_running(os.getpid(), started(os.getpid()))


def test_one_that_ended_does_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mark = started(child.pid)
    assert is_running(child.pid, mark)
    child.kill()
    if sys.platform == "linux":
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(child.pid, mark), "it ended, though its parent has not asked yet"
    child.communicate()
    assert not is_running(child.pid, mark)


def test_what_was_never_there() -> None:
    assert not is_running(0)
    assert not is_running(-1)
    assert not is_running(2**22 + 5)
    assert not is_running(10**30)
    assert started(2**22 + 5) == ""


@pytest.mark.skipif(sys.platform == "darwin", reason="this system tells no time of start")
def test_another_process_with_the_same_number_is_another() -> None:
    assert started(os.getpid())
    assert not is_running(os.getpid(), "an earlier time")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_somebody_elses_process_runs_too() -> None:
    assert is_running(1)
