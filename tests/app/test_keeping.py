"""Lock, stamp and journal belong to one document, and go with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from designer.app.keeping import Keeping
from designer.formats.keeping import locking, native, saving
from designer.formats.keeping.journal import folder
from designer.model.document import Document
from tests.small import FRONT, small


def journals() -> list[Path]:
    return list(folder().glob("*.journal"))


def test_edits_are_written_down_until_it_is_let_go(tmp_path: Path) -> None:
    document = Document(small())
    keeping = Keeping()
    keeping.begin(None, None)
    keeping.write_journal(document, None, native.dumps(document.matrix))
    with document.edit("Rename step") as edit:
        edit.change(FRONT, title="Other")
    assert b"Rename step" in journals()[0].read_bytes()
    keeping.let_go()
    assert journals() == []
    assert document.listeners == []


def test_saving_to_another_file_lets_the_first_one_go(tmp_path: Path) -> None:
    first, second = tmp_path / "a.escalation", tmp_path / "b.escalation"
    document = Document(small())
    keeping = Keeping()
    keeping.begin(locking.take(first), None)
    keeping.write_journal(document, first, native.dumps(document.matrix))
    lock = locking.take(second)
    saved = saving.save(document.matrix, second)
    assert keeping.saved(second, lock, saved, keeping.position()) is None
    assert locking.holder(first) is None
    assert locking.holder(second) is not None
    assert keeping.stamp == saved.stamp
    keeping.let_go()
    assert locking.holder(second) is None


def test_another_document_takes_its_place(tmp_path: Path) -> None:
    keeping = Keeping()
    for title in ("One", "Two"):
        document = Document(small())
        keeping.begin(None, None)
        keeping.write_journal(document, None, title.encode())
    assert len(journals()) == 1
    keeping.let_go()


def test_what_waits_for_a_disk_is_left_to_others(tmp_path: Path) -> None:
    path = tmp_path / "a.escalation"
    deeds: list[Callable[[], None]] = []
    keeping = Keeping(deeds.append)
    document = Document(small())
    keeping.begin(locking.take(path), None)
    keeping.write_journal(document, path, b"base")
    keeping.let_go()
    assert locking.lock_file(path).exists()
    assert len(journals()) == 1
    with document.edit("Rename step") as edit:
        edit.change(FRONT, title="Other")
    assert b"Rename step" not in journals()[0].read_bytes(), "it is not this one's any more"
    for deed in deeds:
        deed()
    assert not locking.lock_file(path).exists()
    assert journals() == []
