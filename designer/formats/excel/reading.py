"""Reads a workbook or a text file of rows in a limited child process, so that no file can harm the program."""

from __future__ import annotations

import contextlib
import marshal
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from designer.errors import FileProblem
from designer.formats.excel import worker
from designer.formats.excel.precheck import MOST_BYTES
from designer.formats.tables.workbook import Encoding, Merge, Problem, Row, Sheet, Workbook
from designer.paths import resource

Progress = Callable[[int, int], None]
"""Told how many rows of a sheet are read, and of how many at most."""

_TICK = 0.05
_STARTING = threading.Lock()
_GRACE = 0.2
"""Seconds: how often to look whether the reading is cancelled, and how long a child may take to end."""


class CannotRead(FileProblem):
    """A file that is not read. `code` is stable: empty_file, truncated, damaged, too_large, unsafe, password …"""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.code = code


class PasswordNeeded(CannotRead):
    """The file is encrypted; ask for the password (`code` password), or again (`code` wrong_password)."""


class ReadingCancelled(Exception):
    """Whoever asked for the file wants it no more."""


def read(
    path: str | Path,
    *,
    sheet: str | None = None,
    password: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Workbook:
    """Everything on the sheets of a file, as text: .xlsx, .xlsm, .xls, .xlsb, .ods, .fods, .csv, .tsv, HTML tables.

    `sheet` names the only one to read; hidden sheets are read and marked. `encoding` and `delimiter` override what a
    text file seems to be. `progress` and `cancel` are called from this thread; `cancel` returning True stops.

    Raises CannotRead (PasswordNeeded) with one sentence why, FileProblem where there is no such file, and
    ReadingCancelled. Takes at most 20 s and 1 GiB, in the child.
    """
    path = Path(path)
    _check(path)
    asked = {
        "path": str(path),
        "sheet": sheet,
        "password": password,
        "encoding": encoding,
        "delimiter": delimiter,
        "vocabulary": str(resource("headers.json")),
        "careful": False,
    }
    deadline = time.monotonic() + worker.SECONDS
    attempt = _Attempt(path, progress, cancel)
    attempt.make(asked, deadline)
    if attempt.failed and attempt.kind == "xlsx" and time.monotonic() < deadline:
        asked["careful"] = True
        attempt = _Attempt(path, progress, cancel)
        attempt.make(asked, deadline)
    return attempt.result()


def _check(path: Path) -> None:
    try:
        if path.is_dir():
            raise FileProblem(f"“{path.name}” is a folder.", "Choose a file in it.")
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise FileProblem(f"There is no file “{path}”.", "It may have been moved or renamed.") from None
    except PermissionError:
        raise FileProblem(
            f"“{path.name}” cannot be opened.", "Close it in other programs, or ask for the right to read it."
        ) from None
    except OSError as fault:
        raise FileProblem(f"“{path.name}” cannot be opened: {fault.strerror or fault}.") from None
    if size > MOST_BYTES:
        raise CannotRead(
            "too_large",
            f"“{path.name}” is {size / 2**20:,.0f} MB; sheets of up to {MOST_BYTES // 2**20} MB are read.",
            "Copy the rows you need into a new sheet.",
        )


class _Attempt:
    """One child process and what it has told so far."""

    def __init__(self, path: Path, progress: Progress | None, cancel: Callable[[], bool] | None) -> None:
        self.kind = ""
        self.failed = False
        self._started = False
        self._path = path
        self._progress = progress
        self._cancel = cancel
        self._done = False
        self._refusal: CannotRead | None = None
        self._encoding: Encoding | None = None
        self._delimiter: str | None = None
        self._sheets: list[Sheet] = []
        self._problems: list[Problem] = []
        self._open: tuple[str, bool, int] = ("", False, 0)
        self._rows: list[Row] = []

    def make(self, asked: dict[str, Any], deadline: float) -> None:
        context = multiprocessing.get_context("spawn")
        receiving, sending = context.Pipe(duplex=False)
        child = context.Process(target=worker.run, args=(sending, asked), daemon=True)
        with _STARTING:  # starting a child looks after all other children of the program, in whatever thread they are
            child.start()
        sending.close()
        try:
            self._listen(receiving, deadline)
        finally:
            receiving.close()
            code = self._end(child)
        self._judge(code)

    def _listen(self, receiving: Connection, deadline: float) -> None:
        while time.monotonic() < deadline:
            if self._cancel and self._cancel():
                raise ReadingCancelled
            try:
                if not receiving.poll(_TICK):
                    continue
                message = marshal.loads(receiving.recv_bytes())  # sent by this program's own child
            except (EOFError, OSError):
                return
            if self._hear(*message):
                return
        self._refusal = self._too_slow()

    def _hear(self, what: str, *told: Any) -> bool:
        """Take in a message; True for the last one."""
        if what == "started":
            self._started = True
        elif what == "kind":
            self.kind, encoding, self._delimiter = told
            self._encoding = Encoding(*encoding) if encoding else None
        elif what == "again":
            self._sheets, self._problems = [], [each for each in self._problems if not each.sheet]
        elif what == "sheet":
            self._open, self._rows = told, []
        elif what == "rows":
            self._rows += [Row(*row) for row in told[0]]
            if self._progress:
                self._progress(len(self._rows), max(self._open[2], len(self._rows)))
        elif what == "facts":
            self._sheets.append(self._sheet(*told))
            self._rows = []
        elif what == "problem":
            self._problems.append(Problem(*told))
        elif what == "refused":
            self._refuse(*told)
            return True
        self._done = what == "done"
        return self._done

    def _sheet(
        self,
        merges: list[tuple[int, int, int, int]],
        links: dict[tuple[int, int], str],
        areas: list[tuple[int, int, int, int]],
    ) -> Sheet:
        return Sheet(
            name=self._open[0],
            rows=tuple(self._rows),
            hidden=self._open[1],
            merges=tuple(Merge(*each) for each in merges),
            links=links,
            areas=tuple(Merge(*each) for each in areas),
        )

    def _refuse(self, code: str, message: str, hint: str) -> None:
        if code == "reader_failed":
            self.failed = True
            return
        kind = PasswordNeeded if code in ("password", "wrong_password") else CannotRead
        self._refusal = kind(code, message.replace("{name}", self._path.name), hint)

    def _end(self, child: BaseProcess) -> int:
        """Wait for the child that is about to end by itself, else end it. Returns its exit code."""
        child.join(_GRACE)
        if child.is_alive():
            child.kill()
            child.join()
        code = child.exitcode or 0
        with contextlib.suppress(ValueError):  # a thread that starts another child may be reaping this one just now
            child.close()
        return code

    def _judge(self, code: int) -> None:
        """Say why a child ended that told no end of its own."""
        if self._done or self._refusal or self.failed:
            return
        if not self._started:
            raise RuntimeError(f"the reading process did not start (exit code {code})")
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            self._refusal = self._too_slow()
        else:
            self.failed = True

    def _too_slow(self) -> CannotRead:
        return CannotRead(
            "too_slow",
            f"“{self._path.name}” takes longer than {worker.SECONDS} seconds to read; no list of contacts does.",
            "Copy the rows you need into a new sheet.",
        )

    def result(self) -> Workbook:
        if self._refusal:
            raise self._refusal
        if not self._done:
            raise CannotRead(
                "reader_failed",
                f"“{self._path.name}” cannot be read: it is damaged, or holds what the reader does not know.",
                "Open it in the program it came from and save it as .xlsx.",
            )
        return Workbook(
            str(self._path), self.kind, tuple(self._sheets), tuple(self._problems), self._encoding, self._delimiter
        )
