"""What a killed program left is found, with the edits named; what needs no recovery is not offered."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from designer.formats.keeping import native
from designer.formats.keeping.journal import Journal, folder
from designer.formats.keeping.recovery import pending
from designer.formats.keeping.saving import save
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact
from tests.matrices import full_matrix

MATRIX = full_matrix()


class Killed:
    """A program that edits a document and is then gone, its journal left as it was."""

    def __init__(self, file: Path | None = None, matrix: Matrix = MATRIX, recovered: tuple[str, ...] = ()) -> None:
        self.file = file
        data = save(matrix, file).data if file is not None else native.dumps(matrix)
        self.document = Document(matrix)
        self.journal = Journal(file, data, recovered)
        self.document.listeners.append(self.journal)

    def add(self, name: str, merge: object = None) -> None:
        with self.document.edit(f"Add {name}", merge) as edit:
            edit.new(Contact, name=name)

    def title(self, text: str) -> None:
        with self.document.edit("Change title", "title") as edit:
            edit.change(self.document.matrix.head.id, title=text)

    def die(self, **header: object) -> Path:
        """Leave the journal behind, as of a process that runs no more."""
        path = self.journal._path
        assert path is not None
        content = path.read_bytes()
        self.journal.close()
        first, _, rest = content.partition(b"\n")
        changed = msgspec.json.decode(first) | {"pid": 2**22 + 5, "process": ""} | header
        path.write_bytes(msgspec.json.encode(changed) + b"\n" + rest)
        return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "matrix.escalation"


def test_nothing_was_left() -> None:
    assert pending() == []


def test_a_document_that_was_edited_is_offered(file: Path) -> None:
    before = dt.datetime.now(dt.UTC)
    killed = Killed(file)
    killed.add("Ana")
    killed.add("Ben")
    killed.die()
    (found,) = pending()
    assert found.file == file
    assert found.labels == ["Add Ana", "Add Ben"]
    assert found.matrix() == killed.document.matrix
    assert before <= found.when <= dt.datetime.now(dt.UTC)
    assert not found.file_changed
    assert len(pending()) == 1, "looking takes nothing away"
    found.discard()
    assert pending() == []
    assert list(folder().iterdir()) == []


def test_one_that_was_never_saved_is_offered() -> None:
    killed = Killed()
    killed.add("Ana")
    killed.die()
    (found,) = pending()
    assert found.file is None
    assert found.matrix() == killed.document.matrix


def test_one_that_was_not_edited_is_not(file: Path) -> None:
    Killed(file).die()
    Killed().die()
    assert pending() == []
    assert list(folder().iterdir()) == []


def test_one_whose_edits_were_all_undone_is_not(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    killed.document.undo()
    killed.die()
    assert pending() == []


def test_one_killed_between_saving_and_beginning_the_journal_anew_is_not(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    save(killed.document.matrix, file)
    killed.die()
    assert pending() == []


def test_one_killed_before_the_old_journal_went_is_offered_once(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    assert killed.journal._path is not None
    old = killed.journal._path
    content = old.read_bytes()
    saved = save(killed.document.matrix, file)
    killed.journal.saved(file, saved.data)
    killed.add("Ben")
    killed.die()
    first, _, rest = content.partition(b"\n")
    old.write_bytes(msgspec.json.encode(msgspec.json.decode(first) | {"pid": 2**22 + 5, "process": ""}) + b"\n" + rest)
    found = pending()
    labels = [each.labels for each in found]
    assert ["Add Ben"] in labels
    assert next(each for each in found if each.labels == ["Add Ben"]).matrix() == killed.document.matrix


def test_a_journal_and_the_one_about_to_replace_it_are_offered_once(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    position = killed.journal.position()
    saved = save(killed.document.matrix, file)
    killed.add("Ben")
    assert killed.journal._path is not None
    old, content = killed.journal._path, killed.journal._path.read_bytes()
    killed.journal.saved(file, saved.data, position)
    killed.die()
    first, _, rest = content.partition(b"\n")
    old.write_bytes(msgspec.json.encode(msgspec.json.decode(first) | {"pid": 2**22 + 5, "process": ""}) + b"\n" + rest)
    (found,) = pending()
    assert found.matrix() == killed.document.matrix
    assert len(list(folder().iterdir())) == 1


def test_a_program_that_runs_keeps_its_own(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    assert pending() == []
    killed.journal.close()


def test_one_of_another_machine_is_offered_when_it_has_rested(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    path = killed.die(host="desk-3")
    assert pending() == []
    long_ago = time.time() - 24 * 3600
    os.utime(path, (long_ago, long_ago))
    assert len(pending()) == 1


def test_a_file_that_somebody_saved_since_is_told(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    killed.die()
    save(full_matrix(2), file)
    (found,) = pending()
    assert found.file_changed
    assert found.matrix() == killed.document.matrix


def test_a_file_that_is_gone_is_recovered_from_the_journal_alone(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    killed.die()
    file.unlink()
    (found,) = pending()
    assert found.matrix() == killed.document.matrix
    file.write_text("broken")
    (found,) = pending()
    assert found.matrix() == killed.document.matrix


def test_typing_is_named_once_and_undone_as_one(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    for text in ("T", "Ti", "Tit"):
        killed.title(text)
    killed.add("Ben")
    killed.add("Cleo")
    killed.document.undo()
    path = killed.die()
    (found,) = pending()
    assert found.labels == ["Add Ana", "Change title", "Add Ben"]
    path.unlink()
    killed = Killed(file)
    killed.add("Ana")
    for text in ("T", "Ti", "Tit"):
        killed.title(text)
    killed.document.undo()
    killed.die()
    (found,) = pending()
    assert found.labels == ["Add Ana"]
    assert found.matrix() == killed.document.matrix


def test_an_undo_of_what_was_done_before_the_save_is_named(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    killed.journal.saved(file, save(killed.document.matrix, file).data)
    killed.document.undo()
    killed.die()
    (found,) = pending()
    assert found.labels == ["Undo “Add Ana”"]
    assert found.matrix() == MATRIX


def test_what_was_recovered_and_not_saved_is_offered_again(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    killed.die()
    (first,) = pending()
    again = Journal(first.file, native.dumps(first.matrix()), tuple(first.labels))
    first.discard()
    path = again._path
    assert path is not None
    content = path.read_bytes()
    again.close()
    path.write_bytes(content.replace(b'"pid":%d' % os.getpid(), b'"pid":%d' % (2**22 + 5)))
    (second,) = pending()
    assert second.labels == ["Add Ana"]
    assert second.matrix() == killed.document.matrix


def test_the_latest_comes_first(tmp_path: Path) -> None:
    for number in range(3):
        killed = Killed(tmp_path / f"{number}.escalation")
        killed.add("Ana")
        killed.die()
    assert [each.file and each.file.stem for each in pending()] == ["2", "1", "0"]


@pytest.mark.parametrize("content", [b"", b"{}\n", b"\xff\n", b'{"journal":2}\n'])
def test_what_is_no_journal_is_set_aside_and_kept(content: bytes) -> None:
    path = folder() / "20260301-080000-abcd.journal"
    path.write_bytes(content)
    assert pending() == []
    assert [each.name for each in folder().iterdir()] == ["20260301-080000-abcd.unreadable"]


def test_one_whose_base_is_torn_is_set_aside(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    path = killed.die()
    path.write_bytes(path.read_bytes()[:500])
    assert pending() == []
    assert [each.suffix for each in folder().iterdir()] == [".unreadable"]


def test_lines_that_do_not_fit_end_what_is_recovered(file: Path) -> None:
    killed = Killed(file)
    killed.add("Ana")
    after_one = killed.document.matrix
    killed.add("Ben")
    (record,) = killed.document.matrix.diff(after_one).removed
    killed.document.matrix = killed.document.matrix.apply(killed.document.matrix.diff(MATRIX))
    with killed.document.edit("Cannot be") as edit:
        edit.put(record)
    killed.die()
    (found,) = pending()
    assert found.labels == ["Add Ana", "Add Ben"]


def test_without_a_folder_there_is_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setenv("ESCALATION_DESIGNER_HOME", str(tmp_path / "home"))
    assert pending() == []


def test_half_made_journals_go_in_time() -> None:
    fresh, old = folder() / "fresh.tmp", folder() / "old.tmp"
    fresh.touch()
    old.touch()
    long_ago = time.time() - 120
    os.utime(old, (long_ago, long_ago))
    pending()
    assert [each.name for each in folder().iterdir()] == ["fresh.tmp"]


CHILD = """
import os, sys
from pathlib import Path
from designer.formats.keeping import native, saving
from designer.formats.keeping.journal import Journal
from designer.model.document import Document
from designer.model.records import Contact
opened = saving.open_matrix(Path(sys.argv[1]))
document = Document(opened.matrix)
document.listeners.append(Journal(Path(sys.argv[1]), opened.data))
with document.edit("Add Ana") as edit:
    edit.new(Contact, name="Ana")
os._exit(9)
"""


def test_a_real_program_that_ends_without_a_word(file: Path) -> None:
    save(MATRIX, file)
    done = subprocess.run([sys.executable, "-c", CHILD, file], check=False)
    assert done.returncode == 9
    (found,) = pending()
    assert found.labels == ["Add Ana"]
    assert [contact.name for contact in MATRIX.diff(found.matrix()).added] == ["Ana"]


def test_as_many_edits_are_named_as_can_be_undone() -> None:
    killed = Killed()
    for text in ("O", "Ou", "Out"):
        killed.title(text)
    killed.add("Ana")
    killed.add("Ana")
    killed.document.undo()
    killed.add("Ana")
    killed.add("Ben", merge="typing")
    for text in ("Outa", "Out"):
        killed.title(text)
    killed.die()
    (found,) = pending()
    assert found.labels == killed.document.history == ["Change title", "Add Ana", "Add Ana", "Add Ben"]
    assert killed.document.unsaved == 4
