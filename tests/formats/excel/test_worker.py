"""The child's own side: what it sends at the end, whatever happens within."""

from __future__ import annotations

import marshal
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from designer.formats.excel import worker
from tests.formats.excel.raw_workbook import make, rows


def told(monkeypatch: pytest.MonkeyPatch, **asked: Any) -> list[tuple[Any, ...]]:
    """What the child would send, run here without its limits."""
    monkeypatch.setattr(worker, "_limit", lambda: None)
    receiving, sending = Pipe(duplex=False)
    worker.run(sending, asked)
    found = []
    while receiving.poll():
        try:
            found.append(marshal.loads(receiving.recv_bytes()))
        except EOFError:
            break
    return found


def test_done_is_the_last_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "list.xlsx", rows([("Name",)]))
    assert [message[0] for message in told(monkeypatch, path=str(path))] == [
        "started",
        "kind",
        "sheet",
        "rows",
        "facts",
        "done",
    ]


def test_a_file_named_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "list.xls", rows([("Name",)]))
    assert [message[3] for message in told(monkeypatch, path=str(path)) if message[0] == "problem"] == ["other_format"]
    for name in ("list.xlsm", "list.xltx"):
        same = make(tmp_path / name, rows([("Name",)]))
        assert [message for message in told(monkeypatch, path=str(same)) if message[0] == "problem"] == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [(MemoryError(), "too_large"), (RuntimeError("x"), "reader_failed"), (SystemExit(), "reader_failed")],
)
def test_any_fault_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, code: str) -> None:
    def fails(*_: object) -> None:
        raise fault

    monkeypatch.setattr(worker, "_read", fails)
    last = told(monkeypatch, path="x.csv")[-1]
    assert last[:2] == ("refused", code)


def test_nobody_waiting_any_more_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_limit", lambda: None)
    receiving, sending = Pipe(duplex=False)
    receiving.close()
    worker.run(sending, {"path": "x.csv"})
    assert sending.closed
