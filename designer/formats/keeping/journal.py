"""The recovery journal: every committed change, in the user's own folder, before the next frame is drawn.

A journal is one file: a header line (whose document it is, and how long its base is), the bytes of the base (the matrix
as opened or last saved), then a line a change, each with a checksum over all lines so far. Handing a line to the system
is enough to outlive the program; a thread flushes it to the disk, to outlive a power cut too. On a clean close the
journal goes. `recovery.py` finds what a program that is gone has left.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import secrets
import socket
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote, unquote_to_bytes

import msgspec

from designer import paths
from designer.errors import FileProblem
from designer.formats.keeping import native, processes
from designer.model.diff import Diff, Pair
from designer.model.document import Change
from designer.model.ids import Id
from designer.model.records import Record

SUFFIX = ".journal"
_SUM = 9
"""Bytes before a line's text: eight of checksum and a blank."""


class Header(msgspec.Struct, frozen=True):
    """Whose journal this is; `file` is a path, quoted, or "" for a document that has no file yet.

    `recovered` names the edits that the base holds and no file does, where the document was itself recovered.
    """

    journal: Literal[1]
    file: str
    started: dt.datetime
    host: str
    pid: int
    process: str
    base: int
    recovered: tuple[str, ...] = ()

    @property
    def path(self) -> Path | None:
        return Path(os.fsdecode(unquote_to_bytes(self.file))) if self.file else None


class Line(msgspec.Struct, frozen=True):
    """One change; `joined`: part of the edit before it, as typing into one field is."""

    at: dt.datetime
    label: str
    way: Literal["edit", "undo", "redo"]
    pairs: tuple[tuple[Record | None, Record | None], ...]
    joined: bool = False

    @property
    def diff(self) -> Diff:
        pairs: dict[Id, Pair] = {}
        for before, after in self.pairs:
            record = before if after is None else after
            if record is not None:
                pairs[record.id] = (before, after)
        return Diff(pairs)


_encoder = msgspec.json.Encoder()
_line_decoder = msgspec.json.Decoder(Line)


def folder() -> Path:
    """Where the journals are: private to their user."""
    found = paths.state_dir() / "recovery"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


class Journal:
    """The journal of one open document, and a listener of it: `document.listeners.append(journal)`."""

    def __init__(self, file: Path | None, base: bytes, recovered: tuple[str, ...] = ()) -> None:
        """Begin a journal.

        `base` is the matrix as it is now, which is what the file holds where there is one. `recovered`: see Header.
        Raises FileProblem where the journal cannot be written.
        """
        self.file = file
        self._path: Path | None = None
        self._handle = -1
        self._sum = 0
        self._broken = False
        self._flusher = _Flusher()
        self._begin(base, recovered)

    def __call__(self, change: Change) -> None:
        """Append a change and hand it to the system.

        Raises FileProblem once, when the journal cannot be written any more; each later change then tries to begin
        another one.
        """
        if self._broken:
            with contextlib.suppress(FileProblem):
                self._begin(native.dumps(change.matrix), (change.label,))
            return
        line = Line(dt.datetime.now(dt.UTC), change.label, change.way, tuple(change.diff.pairs.values()), change.joined)
        text = _encoder.encode(line)
        total = zlib.crc32(text, self._sum)
        start = self.position()
        try:
            _write(self._handle, _framed(text, total))
        except OSError as error:
            self._broken = True
            with contextlib.suppress(OSError):  # what was written of it must not stand before another line
                os.ftruncate(self._handle, start)
            raise _cannot_write(error) from error
        self._sum = total
        self._flusher.flush(self._handle)

    def position(self) -> int:
        """How far the journal has got: for `saved`, taken together with the matrix that is to be saved."""
        return -1 if self._broken else os.lseek(self._handle, 0, os.SEEK_END)

    def saved(self, file: Path, data: bytes, position: int | None = None) -> None:
        """Begin anew: the file now holds these bytes. Changes after `position` are carried over; None: there are none.

        Raises FileProblem where the new journal cannot be written.
        """
        later: list[bytes] = []
        if position is not None and position >= 0 and self._path is not None and not self._broken:
            with self._path.open("rb") as old:
                old.seek(position)
                later = [line[_SUM:] for line in old.read().splitlines()]
        self.file = file
        self._begin(data, (), later)

    def close(self) -> None:
        """Nothing is to be recovered: the document was saved, or its changes given up."""
        self._flusher.stop()
        self._forget()

    def _begin(self, base: bytes, recovered: tuple[str, ...], later: list[bytes] | None = None) -> None:
        """A new file takes the place of the one before; it bears its name only once it is whole."""
        content = [self._header(base, recovered), b"\n", base, b"\n"]
        total = 0
        for text in later or ():
            total = zlib.crc32(text, total)
            content.append(_framed(text, total))
        try:
            path = folder() / f"{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}{SUFFIX}"
            whole = path.with_suffix(".tmp")
            binary = getattr(os, "O_BINARY", 0)
            handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
            try:
                try:
                    _write(handle, b"".join(content))
                finally:
                    os.close(handle)
                whole.replace(path)
            except OSError:
                whole.unlink(missing_ok=True)
                raise
            handle = os.open(path, os.O_RDWR | os.O_APPEND | binary)
        except OSError as error:
            self._broken = True
            raise _cannot_write(error) from error
        self._forget()
        self._path, self._handle, self._sum, self._broken = path, handle, total, False
        self._flusher.flush(handle)

    def _header(self, base: bytes, recovered: tuple[str, ...]) -> bytes:
        pid = os.getpid()
        header = Header(
            journal=1,
            file=quote(os.fsencode(self.file.absolute()), safe="/\\: ") if self.file is not None else "",
            started=dt.datetime.now(dt.UTC),
            host=socket.gethostname(),
            pid=pid,
            process=processes.started(pid),
            base=len(base),
            recovered=recovered,
        )
        return _encoder.encode(header)

    def _forget(self) -> None:
        if self._path is None:
            return
        self._flusher.forget()
        with contextlib.suppress(OSError):
            os.close(self._handle)
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._path, self._handle = None, -1


def _cannot_write(error: OSError) -> FileProblem:
    reason = (error.strerror or "the disk failed").lower()
    hint = "Save your work often: until there is room for it, a crash would lose what is not saved."
    return FileProblem(f"The recovery journal cannot be written: {reason}.", hint)


class Torn(Exception):
    """A journal that cannot be made sense of from its beginning."""


def read_header(path: Path) -> Header:
    """The header of a journal. Raises Torn and OSError."""
    with path.open("rb") as file:
        return _header_of(file.readline(1 << 20))


def read(path: Path) -> tuple[Header, bytes, list[Line]]:
    """A journal's header, base and lines, as far as they are whole. Raises Torn and OSError."""
    first, _, rest = path.read_bytes().partition(b"\n")
    header = _header_of(first)
    base, end, lines = rest[: header.base], rest[header.base : header.base + 1], rest[header.base + 1 :]
    if end != b"\n":
        raise Torn
    return header, base, list(_whole_lines(lines))


def _header_of(line: bytes) -> Header:
    try:
        return msgspec.json.decode(line, type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Torn from error


def _whole_lines(data: bytes) -> Iterator[Line]:
    """The lines up to the first that is torn or not what was written."""
    total = 0
    for framed in data.split(b"\n")[:-1]:
        text = framed[_SUM:]
        total = zlib.crc32(text, total)
        if framed[:_SUM] != b"%08x " % total:
            return
        try:
            yield _line_decoder.decode(text)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return


def _framed(text: bytes, total: int) -> bytes:
    return b"%08x %b\n" % (total, text)


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


class _Flusher:
    """Flushes the journal to the disk beside the program, as often as the disk keeps up with."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = threading.Event()
        self._handle = -1
        self._stopped = False
        self._thread: threading.Thread | None = None

    def flush(self, handle: int) -> None:
        with self._lock:
            self._handle = handle
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()
        self._wanted.set()

    def forget(self) -> None:
        """The handle is about to be closed."""
        with self._lock:
            self._handle = -1

    def stop(self) -> None:
        self._stopped = True
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._stopped:
                return
            with self._lock:
                copy = os.dup(self._handle) if self._handle >= 0 else -1
            if copy >= 0:
                with contextlib.suppress(OSError):  # the line is with the system; a later flush may do better
                    os.fsync(copy)
                os.close(copy)
