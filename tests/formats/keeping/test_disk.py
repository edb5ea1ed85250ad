"""What a disk refuses is said in one sentence, and nothing of a file too large is read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from designer.errors import FileProblem
from designer.formats.keeping import disk
from designer.formats.keeping.disk import cannot_read, cannot_write, is_there, read_at_most


def refusal(path: Path, largest: int = 100) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_at_most(path, largest, "a matrix")
    assert caught.value.hint
    return caught.value


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a" * 100)
    assert read_at_most(tmp_path / "x", 100, "a matrix") == b"a" * 100


def test_a_large_file_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "film.escalation"
    with path.open("wb") as file:
        file.truncate(500 * 1024**2)
    monkeypatch.setattr(Path, "open", None)
    problem = refusal(path, 50 * 1024**2)
    assert problem.message == "film.escalation is larger than 50 MB and cannot be a matrix."


def test_a_file_that_grows_while_it_is_read_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"a" * 1000)
    small = os.stat_result((0o100644, 0, 0, 1, 0, 0, 10, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self: small)
    assert refusal(path).message.startswith("x is larger than")


def test_what_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.escalation").message == f"There is no file gone.escalation in {tmp_path}."
    assert refusal(tmp_path / "no" / "folder").message == f"There is no file folder in {tmp_path / 'no'}."
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "x").message == f"There is no file x in {tmp_path / 'file'}."
    assert refusal(tmp_path).message == f"{tmp_path.name} is a folder, not a file."
    assert refusal(tmp_path / ("a" * 300)).message == f"The name {'a' * 30}… is too long for a file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").message == "pipe is not a file that can be read whole."


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert refusal(tmp_path / "loop").message == "loop is a link that leads back to itself."


@pytest.mark.parametrize("code", [*disk._READING, errno.EIO, errno.ENOTCONN])
def test_every_refusal_to_read_is_one_sentence_with_a_hint(code: int) -> None:
    problem = cannot_read(Path("/share/x.escalation"), OSError(code, os.strerror(code)))
    assert "x.escalation" in problem.message
    assert problem.message.count(". ") == 0
    assert problem.message.endswith(".")
    assert problem.hint


@pytest.mark.parametrize("code", [*disk._WRITING, errno.EIO, errno.ENOTCONN])
def test_every_refusal_to_write_is_one_sentence_with_a_hint(code: int) -> None:
    problem = cannot_write(Path("/share/x.escalation"), OSError(code, os.strerror(code)))
    assert "x.escalation" in problem.message or "/share" in problem.message
    assert problem.message.endswith(".")
    assert problem.hint


def test_what_is_there_can_be_reached(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert is_there(tmp_path)
    for name in ("gone", "a" * 300, "loop", "nul\0"):
        assert not is_there(tmp_path / name)


def test_an_error_without_a_number_is_told_too() -> None:
    assert cannot_write(Path("x"), OSError()).message == "x cannot be written: oserror."
    assert cannot_write(Path("x"), OSError(errno.EACCES, "")).message == "You may not write to this folder."
