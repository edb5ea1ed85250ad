"""The journal holds every committed change the moment it is committed, and nothing else."""

from __future__ import annotations

import errno
import os
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.errors import FileProblem
from designer.formats.keeping import journal, native
from designer.formats.keeping.journal import Journal, Torn, folder, read, read_header
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact
from tests.matrices import full_matrix

MATRIX = full_matrix()
BASE = native.dumps(MATRIX)


@pytest.fixture
def document() -> Iterator[Document]:
    """An open document that keeps a journal."""
    document = Document(MATRIX)
    kept = Journal(Path("/share/matrix.escalation"), BASE)
    document.listeners.append(kept)
    yield document
    kept.close()


def journal_of(document: Document) -> Journal:
    (kept,) = document.listeners
    assert isinstance(kept, Journal)
    return kept


def add(document: Document, name: str) -> None:
    with document.edit(f"Add {name}") as edit:
        edit.new(Contact, name=name)


def only() -> Path:
    (path,) = folder().glob("*")
    return path


def replayed(path: Path) -> Matrix:
    _, base, lines = read(path)
    matrix = native.loads(base)
    for line in lines:
        matrix = matrix.apply(line.diff)
    return matrix


def test_a_journal_begins_with_whose_it_is_and_the_base(document: Document) -> None:
    header, base, lines = read(only())
    assert header == read_header(only())
    assert header.path == Path("/share/matrix.escalation")
    assert header.pid == os.getpid()
    assert (base, lines) == (BASE, [])


def test_every_change_is_there_at_once(document: Document) -> None:
    add(document, "Ana")
    add(document, "Ben")
    document.undo()
    document.redo()
    _, _, lines = read(only())
    assert [(line.label, line.way) for line in lines] == [
        ("Add Ana", "edit"),
        ("Add Ben", "edit"),
        ("Add Ben", "undo"),
        ("Add Ben", "redo"),
    ]
    assert replayed(only()) == document.matrix


def test_only_its_user_may_read_it(document: Document) -> None:
    if os.name != "nt":
        assert stat.S_IMODE(only().stat().st_mode) == 0o600
        assert stat.S_IMODE(folder().stat().st_mode) & 0o077 == 0


def test_a_clean_close_leaves_nothing() -> None:
    kept = Journal(None, BASE)
    assert read_header(only()).path is None
    kept.close()
    assert list(folder().iterdir()) == []
    kept.close()


def test_names_that_are_no_text_are_kept() -> None:
    if os.name == "nt":
        return
    file = Path(os.fsdecode(b"/share/caf\xe9 50%.escalation"))
    kept = Journal(file, BASE)
    assert read_header(only()).path == file
    kept.close()


def test_saving_begins_it_anew(document: Document) -> None:
    add(document, "Ana")
    before = only()
    saved = native.dumps(document.matrix)
    journal_of(document).saved(Path("/share/other.escalation"), saved)
    assert only() != before
    header, base, lines = read(only())
    assert (header.path, base, lines) == (Path("/share/other.escalation"), saved, [])
    add(document, "Ben")
    assert replayed(only()) == document.matrix


def test_what_was_edited_while_saving_is_carried_over(document: Document) -> None:
    add(document, "Ana")
    position, saved = journal_of(document).position(), native.dumps(document.matrix)
    add(document, "Ben")
    add(document, "Cleo")
    journal_of(document).saved(Path("/share/matrix.escalation"), saved, position)
    _, base, lines = read(only())
    assert base == saved
    assert [line.label for line in lines] == ["Add Ben", "Add Cleo"]
    add(document, "Dora")
    assert replayed(only()) == document.matrix


Written = tuple[bytes, list[journal.Line]]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A journal of three lines, as bytes and as read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCALATION_DESIGNER_HOME", str(tmp_path_factory.mktemp("home")))
        document = Document(MATRIX)
        kept = Journal(None, BASE)
        document.listeners.append(kept)
        for name in ("Ana", "Ben\nCleo", "Dora"):
            add(document, name)
        found = only().read_bytes(), read(only())[2]
        kept.close()
    return found


@given(st.data())
def test_wherever_it_is_torn_what_stands_before_is_read(written: Written, data: st.DataObject) -> None:
    content, lines = written
    length = data.draw(st.integers(0, len(content)))
    path = folder() / "torn.journal"
    path.write_bytes(content[:length])
    start = content.index(BASE) + len(BASE) + 1
    if length < start:
        with pytest.raises(Torn):
            read(path)
    else:
        whole = content[start:length].count(b"\n")
        assert read(path)[2] == lines[:whole]
    path.unlink()


@given(st.data())
def test_a_changed_byte_ends_it_there(written: Written, data: st.DataObject) -> None:
    content, lines = written
    start = content.index(BASE) + len(BASE) + 1
    at = data.draw(st.integers(start, len(content) - 1))
    new = data.draw(st.integers(0, 255))
    path = folder() / "changed.journal"
    path.write_bytes(content[:at] + bytes([new]) + content[at + 1 :])
    found = read(path)[2]
    whole = content[start:at].count(b"\n")
    assert found == (lines if new == content[at] else lines[:whole])
    path.unlink()


def test_a_line_that_was_left_out_ends_it_there(document: Document) -> None:
    for name in ("Ana", "Ben", "Cleo"):
        add(document, name)
    lines = only().read_bytes().splitlines(keepends=True)
    only().write_bytes(b"".join([*lines[:-2], lines[-1]]))
    assert [line.label for line in read(only())[2]] == ["Add Ana"]


def test_a_disk_that_is_full_is_told_once_and_the_journal_goes_on_when_there_is_room(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(document, "Ana")
    real = os.write

    def full(handle: int, data: Any) -> int:
        if len(data) > 10:
            return real(handle, bytes(data[:10]))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(FileProblem) as caught:
            add(document, "Ben")
        assert caught.value.message == "The recovery journal cannot be written: no space left on device."
        assert [line.label for line in read(only())[2]] == ["Add Ana"]
        add(document, "Cleo")
    assert [path.suffix for path in folder().iterdir()] == [".journal"]
    add(document, "Dora")
    header, base, lines = read(only())
    assert native.loads(base) == document.matrix
    assert header.recovered == ("Add Dora",)
    assert lines == []
    add(document, "Eve")
    assert replayed(only()) == document.matrix


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuses)
    with pytest.raises(FileProblem, match=r"The recovery journal cannot be written: read-only file system\."):
        Journal(None, BASE)


def test_a_home_that_is_a_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setenv("ESCALATION_DESIGNER_HOME", str(tmp_path / "home"))
    with pytest.raises(FileProblem, match="The recovery journal cannot be written"):
        Journal(None, BASE)


def test_the_disk_is_flushed_beside_the_program(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[str] = []
    done = threading.Event()

    def slow(handle: int) -> None:
        time.sleep(0.3)
        flushed.append(threading.current_thread().name)
        done.set()

    monkeypatch.setattr(os, "fsync", slow)
    start = time.perf_counter()
    for number in range(5):
        add(document, f"Contact {number}")
    assert time.perf_counter() - start < 0.25, "nobody waited for the disk"
    assert done.wait(5)
    journal_of(document).close()
    assert set(flushed) == {"journal"}
    assert len(flushed) < 5, "what came while it flushed was flushed together"


def test_two_programs_do_not_meet() -> None:
    kept = [Journal(Path(f"/share/{number}.escalation"), BASE) for number in range(3)]
    assert len(list(folder().glob("*.journal"))) == 3
    for each in kept:
        each.close()
    assert list(folder().iterdir()) == []
