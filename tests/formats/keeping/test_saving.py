"""Saving: whole or not at all, the former version beside it, and nobody's work overwritten unnoticed."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from designer.errors import FileChanged, FileProblem
from designer.formats.keeping import native, saving
from designer.formats.keeping.saving import Stamp, backup_of, has_changed, open_matrix, remove_leftovers, save, write
from designer.model.matrix import Matrix
from designer.model.records import Contact, Level, Step
from tests.matrices import full_matrix

ONE, TWO, THREE = (full_matrix(seed) for seed in (1, 2, 3))
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX only")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "matrix.escalation"


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_is_saved_is_opened_again(path: Path) -> None:
    saved = save(ONE, path)
    opened = open_matrix(path)
    assert opened.matrix == ONE
    assert opened == saved
    assert opened.data == path.read_bytes() == native.dumps(ONE)
    assert names(path.parent) == ["matrix.escalation"]


def test_the_version_before_stays_beside_it(path: Path) -> None:
    save(ONE, path)
    save(TWO, path)
    save(THREE, path)
    assert native.read(path) == THREE
    assert native.read(backup_of(path)) == TWO
    assert names(path.parent) == ["matrix.escalation", "matrix.escalation~"]


def test_a_name_of_one_file_is_no_second_name_of_the_backup(path: Path) -> None:
    """A later save must not write through a hard link into the backup."""
    save(ONE, path)
    save(TWO, path)
    assert not path.samefile(backup_of(path))


@POSIX
def test_a_save_killed_after_the_backup_was_made_does_not_disturb_the_next(path: Path) -> None:
    save(ONE, path)
    os.link(path, backup_of(path))
    save(TWO, path)
    assert (native.read(path), native.read(backup_of(path))) == (TWO, ONE)
    assert names(path.parent) == ["matrix.escalation", "matrix.escalation~"]


def test_without_second_names_the_backup_is_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    save(ONE, path)
    save(TWO, path)
    assert native.read(backup_of(path)) == ONE
    assert names(path.parent) == ["matrix.escalation", "matrix.escalation~"]


def test_a_change_on_disk_is_noticed_and_not_overwritten(path: Path) -> None:
    mine = save(ONE, path)
    theirs = native.dumps(TWO)
    path.write_bytes(theirs)
    assert has_changed(path, mine.stamp)
    with pytest.raises(FileChanged) as caught:
        save(THREE, path, mine.stamp)
    assert re.match(r"matrix\.escalation was changed by somebody else on \d\d \w+ at \d\d:\d\d", caught.value.message)
    assert caught.value.hint
    assert path.read_bytes() == theirs
    save(THREE, path)
    assert backup_of(path).read_bytes() == theirs


def test_a_change_that_keeps_size_and_time_is_noticed_when_saving(path: Path) -> None:
    mine = save(ONE, path)
    times = path.stat()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"matrix:", b"matrjx:", 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not has_changed(path, mine.stamp)
    assert has_changed(path, mine.stamp, thoroughly=True)
    with pytest.raises(FileChanged):
        save(TWO, path, mine.stamp)


def test_a_new_time_alone_is_no_change(path: Path) -> None:
    mine = save(ONE, path)
    os.utime(path)
    assert not has_changed(path, mine.stamp)
    assert save(TWO, path, mine.stamp).matrix == TWO


def test_saving_again_and_again_needs_no_question(path: Path) -> None:
    stamp = save(ONE, path).stamp
    for matrix in (TWO, THREE, ONE):
        assert not has_changed(path, stamp)
        stamp = save(matrix, path, stamp).stamp
    assert not has_changed(path, open_matrix(path).stamp)


def test_a_file_that_is_gone_is_written_again(path: Path) -> None:
    stamp = save(ONE, path).stamp
    path.unlink()
    assert not has_changed(path, stamp)
    save(TWO, path, stamp)
    assert native.read(path) == TWO


@pytest.mark.parametrize(
    "wrong",
    [
        Matrix([*ONE.records.values(), Step(id="step:lost", level="level:gone")]),
        Matrix([*ONE.records.values(), Level(id="level:second", order=-7)]),
        Matrix([*ONE.records.values(), Contact(id="contact:x", name="Ana", languages=["en"])]),
    ],
)
def test_what_could_not_be_opened_again_is_never_written(path: Path, wrong: Matrix) -> None:
    save(ONE, path)
    with pytest.raises(RuntimeError, match="opened again"):
        save(wrong, path)
    assert native.read(path) == ONE
    assert names(path.parent) == ["matrix.escalation"]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(path: Path, mode: int) -> None:
    save(ONE, path)
    path.chmod(mode)
    save(TWO, path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert stat.S_IMODE(backup_of(path).stat().st_mode) == mode


@POSIX
def test_a_new_file_has_the_usual_permissions(path: Path) -> None:
    former = os.umask(0o027)
    try:
        save(ONE, path)
    finally:
        os.umask(former)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@POSIX
def test_links_are_followed(tmp_path: Path) -> None:
    real = tmp_path / "real" / "matrix.escalation"
    real.parent.mkdir()
    save(ONE, real)
    link = tmp_path / "link.escalation"
    link.symlink_to(real)
    opened = open_matrix(link)
    save(TWO, link, opened.stamp)
    assert link.is_symlink()
    assert native.read(real) == TWO
    assert backup_of(link) == real.with_name("matrix.escalation~")
    assert native.read(backup_of(link)) == ONE
    assert names(tmp_path) == ["link.escalation", "real"]


@POSIX
def test_a_link_to_nothing_yet_makes_the_file(tmp_path: Path) -> None:
    link = tmp_path / "link.escalation"
    link.symlink_to(tmp_path / "target.escalation")
    save(ONE, link)
    assert link.is_symlink()
    assert native.read(tmp_path / "target.escalation") == ONE


def broken(problem: FileProblem) -> str:
    assert problem.hint
    assert "\n" not in problem.message
    return problem.message


def test_a_broken_file_names_its_backup(path: Path) -> None:
    save(ONE, path)
    save(TWO, path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(FileProblem) as caught:
        open_matrix(path)
    assert caught.value.hint.endswith("The version before the last save is matrix.escalation~.")
    backup_of(path).unlink()
    with pytest.raises(FileProblem) as caught:
        open_matrix(path)
    assert "~" not in caught.value.hint


def test_a_broken_file_with_the_longest_of_names_has_no_backup(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * 244}.escalation"
    path.write_bytes(b"{")
    with pytest.raises(FileProblem, match="matrix"):
        open_matrix(path)


def test_there_is_no_folder_or_it_is_one(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        save(ONE, tmp_path / "no" / "x.escalation")
    assert broken(caught.value) == f"The folder {tmp_path / 'no'} does not exist any more."
    (tmp_path / "x.escalation").mkdir()
    with pytest.raises(FileProblem) as caught:
        save(ONE, tmp_path / "x.escalation")
    assert broken(caught.value) == "x.escalation is a folder, not a file."
    assert names(tmp_path) == ["x.escalation"]


def test_a_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        save(ONE, tmp_path / ("a" * 300))
    assert broken(caught.value) == f"The name {'a' * 30}… is too long."
    longest = tmp_path / ("a" * 255)
    save(ONE, longest)
    with pytest.raises(FileProblem):  # its backup could have no name; better refused than not kept
        save(TWO, longest)
    assert native.read(longest) == ONE
    assert names(tmp_path) == ["a" * 255]


def test_a_folder_that_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(ONE, path)

    def refuses(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuses)
        with pytest.raises(FileProblem) as caught:
            save(TWO, path)
    assert broken(caught.value) == f"You may not write to {path.parent}."


def test_a_file_that_is_write_protected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(ONE, path)
    monkeypatch.setattr(os, "access", lambda target, mode: mode != os.W_OK)  # root may write to anything
    with pytest.raises(FileProblem) as caught:
        save(TWO, path)
    assert broken(caught.value) == "matrix.escalation is write-protected."
    assert native.read(path) == ONE


CALLS = ["open", "write", "fsync", "chmod", "link", "replace"]
"""What saving asks of the system, in order; each is made to fail below."""


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_whatever_fails_nothing_is_lost(call: str, code: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = save(ONE, path).stamp
    stamp = save(TWO, path, stamp).stamp

    def fails(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        if call == "link":
            patch.setattr(shutil, "copy2", fails)
        with pytest.raises(FileProblem) as caught:
            save(THREE, path, stamp)
    broken(caught.value)
    assert native.read(path) == TWO
    assert names(path.parent) == ["matrix.escalation", "matrix.escalation~"]
    save(THREE, path, stamp)
    assert native.read(path) == THREE


def test_half_a_write_is_gone_on_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:7])))
    save(ONE, path)
    assert native.read(path) == ONE


def test_a_disk_that_fills_up_half_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(ONE, path)
    real, room = os.write, [500]

    def fills(handle: int, data: Any) -> int:
        if room[0] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = real(handle, bytes(data[: room[0]]))
        room[0] -= written
        return written

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fills)
        with pytest.raises(FileProblem) as caught:
            save(TWO, path)
    assert broken(caught.value) == "The disk is full, so matrix.escalation was not written."
    assert native.read(path) == ONE
    assert names(path.parent) == ["matrix.escalation"]


LIMITED = """
import resource, sys
from pathlib import Path
from designer.errors import FileProblem
from designer.formats.keeping import saving
from tests.matrices import full_matrix
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
try:
    saving.save(full_matrix(2), Path(sys.argv[1]))
except FileProblem as problem:
    print(problem.message)
"""


@POSIX
def test_a_real_limit_of_the_system(path: Path) -> None:
    save(ONE, path)
    done = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "matrix.escalation would become larger than is allowed here."
    assert native.read(path) == ONE
    assert names(path.parent) == ["matrix.escalation"]


def test_a_file_held_for_a_moment_is_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where a virus scanner holds a file that was just written."""
    save(ONE, path)
    real, busy, slept = os.replace, [3], []

    def scanned(source: Any, target: Any) -> None:
        if busy[0]:
            busy[0] -= 1
            raise PermissionError(errno.EACCES, "in use")
        real(source, target)

    monkeypatch.setattr(saving, "_WINDOWS", True)
    monkeypatch.setattr(os, "replace", scanned)
    monkeypatch.setattr(saving.time, "sleep", slept.append)
    save(TWO, path)
    assert len(slept) == 3
    assert native.read(path) == TWO


def test_what_a_killed_save_left_is_removed_later(path: Path) -> None:
    save(ONE, path)
    mine = saving.temporary_beside(path)
    other = saving.temporary_beside(path.with_name("other.escalation"))
    mine.touch()
    other.touch()
    remove_leftovers(path)
    assert names(path.parent) == sorted([other.name, "matrix.escalation"])


def test_any_file_is_written_whole(tmp_path: Path) -> None:
    write(tmp_path / "x.pdf", b"one")
    write(tmp_path / "x.pdf", b"two")
    assert (tmp_path / "x.pdf").read_bytes() == b"two"
    assert names(tmp_path) == ["x.pdf"]


def test_a_relative_name_is_beside_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save(ONE, Path("x.escalation"))
    assert native.read(tmp_path / "x.escalation") == ONE
    with contextlib.suppress(FileProblem):
        save(ONE, Path("no/x.escalation"))


def test_a_stamp_is_size_time_and_content(path: Path) -> None:
    stamp = save(Matrix(ONE.records.values()), path).stamp
    status = path.stat()
    assert stamp == Stamp(status.st_size, status.st_mtime_ns, saving.digest(path.read_bytes()))
