"""One program at a time writes a file; who has it is told; what a killed program left is taken over."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from designer.errors import FileLocked, FileProblem
from designer.formats.keeping import locking, processes, saving
from designer.formats.keeping.locking import Holder, holder, lock_file, take


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "matrix.escalation"
    found.write_text("x")
    return found


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def lock_of(path: Path, **fields: Any) -> Holder:
    """A lock file that somebody else has written."""
    given = {
        "user": "ana",
        "host": "desk-3",
        "pid": 4711,
        "since": dt.datetime(2026, 3, 1, 8, 30).astimezone(),
        "token": "theirs",
    }
    other = Holder(**(given | fields))
    lock_file(path).write_bytes(msgspec.json.encode(other))
    return other


def test_a_lock_is_beside_the_file_until_it_is_released(path: Path) -> None:
    lock = take(path)
    assert names(path.parent) == [".~lock.matrix.escalation#", "matrix.escalation"]
    found = holder(path)
    assert found is not None
    assert (found.pid, found.host, found.token) == (os.getpid(), socket.gethostname(), lock.holder.token)
    lock.check()
    lock.release()
    assert names(path.parent) == ["matrix.escalation"]
    assert holder(path) is None
    lock.release()


def test_a_lock_ends_with_its_block(path: Path) -> None:
    with take(path):
        assert holder(path) is not None
    assert holder(path) is None


def test_a_file_that_is_not_there_yet_can_be_locked(tmp_path: Path) -> None:
    with take(tmp_path / "new.escalation"):
        assert names(tmp_path) == [".~lock.new.escalation#"]


def test_the_same_program_cannot_open_it_twice(path: Path) -> None:
    with take(path), pytest.raises(FileLocked, match=r"matrix\.escalation is open in this program already"):
        take(path)


def test_who_has_it_is_told(path: Path) -> None:
    lock_of(path)
    with pytest.raises(FileLocked) as caught:
        take(path)
    assert caught.value.message == "matrix.escalation is open by ana on desk-3 since 1 March at 08:30."
    assert caught.value.hint == "Ask them to close it, or open it to read."


def test_another_running_program_on_this_machine_keeps_it(path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        lock_of(path, host=socket.gethostname(), pid=child.pid, started=processes.started(child.pid))
        with pytest.raises(FileLocked, match="open by ana on"):
            take(path)
    finally:
        child.communicate(b"\n")
    assert holder(path) is None
    with take(path) as lock:
        lock.check()
    assert names(path.parent) == ["matrix.escalation"]


@pytest.mark.skipif(not processes.started(os.getpid()), reason="this system tells no time of start")
def test_a_number_given_to_another_process_since_is_no_lock(path: Path) -> None:
    lock_of(path, host=socket.gethostname(), pid=os.getpid(), started="long ago")
    assert holder(path) is None
    take(path).release()


def test_a_lock_can_be_overridden_and_its_holder_notices(path: Path) -> None:
    mine = take(path)
    theirs = take(path, override=True)
    with pytest.raises(FileLocked, match=r"matrix\.escalation was taken over by"):
        mine.check()
    mine.release()
    theirs.check()
    assert holder(path) == theirs.holder
    theirs.release()


def test_a_lock_that_somebody_deleted_does_not_stop_saving(path: Path) -> None:
    lock = take(path)
    lock_file(path).unlink()
    lock.check()
    lock.release()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"user": 7}', b"ana, desk-3"])
def test_a_lock_that_says_nothing(path: Path, content: bytes) -> None:
    lock_file(path).write_bytes(content)
    with pytest.raises(FileLocked, match="open elsewhere"):
        take(path)
    long_ago = time.time() - 60
    os.utime(lock_file(path), (long_ago, long_ago))
    take(path).release()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_and_its_file_share_a_lock(path: Path) -> None:
    link = path.with_name("link.escalation")
    link.symlink_to(path)
    with take(link), pytest.raises(FileLocked):
        take(path)


def test_without_second_names_the_lock_is_made_in_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    with take(path) as lock:
        lock.check()
        with pytest.raises(FileLocked):
            take(path)
    assert names(path.parent) == ["matrix.escalation"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_takes_no_lock_is_told(path: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "write_bytes", refuses)
    with pytest.raises(FileProblem) as caught:
        take(path)
    assert not isinstance(caught.value, FileLocked)
    assert caught.value.hint


def test_a_name_too_long_for_a_lock_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is too long"):
        take(tmp_path / ("a" * 250))
    assert names(tmp_path) == []


def test_what_a_killed_save_left_goes_when_the_file_is_locked(path: Path) -> None:
    saving.temporary_beside(path).touch()
    take(path).release()
    assert names(path.parent) == ["matrix.escalation"]


RACER = """
import sys, time
from pathlib import Path
from designer.errors import FileLocked
from designer.formats.keeping.locking import take
start = float(sys.argv[2])
time.sleep(max(0, start - time.time()))
try:
    lock = take(Path(sys.argv[1]))
except FileLocked:
    print("refused")
else:
    time.sleep(0.5)
    lock.check()
    print("taken")
"""


def test_of_many_who_take_over_at_once_one_does(path: Path) -> None:
    for _ in range(2):
        lock_of(path, host=socket.gethostname(), pid=2**22 + 5)
        start = str(time.time() + 1.5)
        racers = [
            subprocess.Popen([sys.executable, "-c", RACER, path, start], stdout=subprocess.PIPE, text=True)
            for _ in range(6)
        ]
        answers = sorted(racer.communicate()[0].strip() for racer in racers)
        assert answers == ["refused"] * 5 + ["taken"]
        lock_file(path).unlink()
        assert names(path.parent) == ["matrix.escalation"]


def test_a_lock_taken_while_a_stale_one_is_set_aside_is_put_back(path: Path) -> None:
    stale = lock_of(path, token="stale")
    fresh = lock_of(path, token="fresh")
    locking._set_aside(lock_file(path), msgspec.json.encode(stale), "mine")
    assert holder(path) == fresh
    assert names(path.parent) == [".~lock.matrix.escalation#", "matrix.escalation"]


def test_somebody_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(locking.getpass, "getuser", nobody)
    assert locking._user() == "somebody"


def test_a_holder_is_written_as_a_sentence_ends() -> None:
    since = dt.datetime(2026, 3, 1, 8, 30).astimezone()
    text = str(Holder(user="ana", host="desk-3", pid=1, since=since, token="t"))
    assert re.fullmatch("ana on desk-3 since 1 March at 08:30", text)


def test_a_lock_that_was_given_up_can_be_taken_here_before_its_file_is_gone(path: Path) -> None:
    first = take(path)
    with pytest.raises(FileLocked):
        take(path)
    first.abandon()
    second = take(path)
    first.release()  # late
    found = holder(path)
    assert found is not None
    assert found.token == second.holder.token
    second.release()
    assert not lock_file(path).exists()
