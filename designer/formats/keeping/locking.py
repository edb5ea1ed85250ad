"""Who has a file open: a small file beside it, `.~lock.NAME#`, with user, machine, process and since when.

A lock whose program is gone from this machine is taken over. One from another machine can only be overridden by
a person. A file can always be read without a lock.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import getpass
import os
import secrets
import socket
import time
from pathlib import Path
from types import TracebackType

import msgspec

from designer.errors import FileLocked
from designer.formats.keeping import processes
from designer.formats.keeping.disk import cannot_write
from designer.formats.keeping.saving import remove_leftovers, temporary_beside

_TRIES = 8
_UNREADABLE_FOR = 10.0
"""Seconds after which a lock that says nothing is one whose writer was killed."""

_abandoned: set[str] = set()
"""Tokens of locks that this program holds no more, though their files may still be there for a while."""


class Holder(msgspec.Struct, frozen=True):
    """Who has a file open. `started` tells a process from a later one with the same number."""

    user: str
    host: str
    pid: int
    since: dt.datetime
    token: str
    started: str = ""

    def __str__(self) -> str:
        """ "ana on desk-3 since 1 March at 08:30"."""
        since = self.since.astimezone()
        return f"{self.user} on {self.host} since {since.day} {since:%B at %H:%M}"

    @property
    def is_gone(self) -> bool:
        """Whether the program that took the lock ran on this machine and runs no more."""
        return self.host == socket.gethostname() and not processes.is_running(self.pid, self.started)


class Lock:
    """A file held open by this program until `release`. Also a context manager."""

    def __init__(self, path: Path, file: Path, holder: Holder) -> None:
        self.path = path
        self.file = file
        self.holder = holder

    def check(self) -> None:
        """Raises FileLocked where somebody took the file over meanwhile, as a person on another machine may."""
        now = _read(self.file)
        if now is not None and now.token != self.holder.token:
            raise FileLocked(f"{self.path.name} was taken over by {now}.", "Save under another name.")

    def abandon(self) -> None:
        """Let this program open the file again; for others, `release` must follow. Touches no disk."""
        _abandoned.add(self.holder.token)

    def release(self) -> None:
        """Let others open the file. Does nothing where the lock is no longer ours."""
        with contextlib.suppress(OSError):
            now = _read(self.file)
            if now is not None and now.token == self.holder.token:
                self.file.unlink()

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def take(path: Path, override: bool = False) -> Lock:
    """Lock a file that is about to be opened or made. `override` takes it from whoever has it.

    Raises FileLocked with who has it, and FileProblem where no lock can be written beside it, as in a read-only
    folder: then the file can only be read.
    """
    target = Path(os.path.realpath(path))
    file = lock_file(target)
    mine = Holder(
        user=_user(),
        host=socket.gethostname(),
        pid=os.getpid(),
        since=dt.datetime.now(dt.UTC),
        token=secrets.token_hex(8),
        started=processes.started(os.getpid()),
    )
    try:
        for _ in range(_TRIES):
            if _create(file, target, mine):
                remove_leftovers(target)
                return Lock(path, file, mine)
            seen = _bytes(file)
            if seen is None:
                continue
            other = _decoded(seen)
            if not override and not _is_stale(file, other):
                raise _locked(path, other)
            _set_aside(file, seen, mine.token)
    except OSError as error:
        raise cannot_write(path, error) from error
    raise _locked(path, _read(file))


def holder(path: Path) -> Holder | None:
    """Who has a file open; None where nobody has, or whoever had it is gone."""
    file = lock_file(Path(os.path.realpath(path)))
    found = _read(file)
    return None if found is None or found.is_gone else found


def lock_file(path: Path) -> Path:
    """Where the lock of a file stands."""
    return path.with_name(f".~lock.{path.name}#")


def _locked(path: Path, other: Holder | None) -> FileLocked:
    if other is None:
        return FileLocked(f"{path.name} is open elsewhere.", "Open it to read, or try again in a minute.")
    if other.pid == os.getpid() and other.host == socket.gethostname():
        return FileLocked(f"{path.name} is open in this program already.", "Use the window that has it.")
    return FileLocked(f"{path.name} is open by {other}.", "Ask them to close it, or open it to read.")


def _is_stale(file: Path, other: Holder | None) -> bool:
    if other is not None:
        return other.is_gone or other.token in _abandoned
    try:
        return time.time() - file.stat().st_mtime > _UNREADABLE_FOR
    except FileNotFoundError:
        return True


def _create(file: Path, target: Path, mine: Holder) -> bool:
    """Make the lock file whole at once; False where there is one."""
    content = msgspec.json.encode(mine)
    whole = temporary_beside(target)
    whole.write_bytes(content)
    try:
        try:
            os.link(whole, file)
        except FileExistsError:
            return False
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise
            return _create_in_place(file, content)  # a file system without second names
    finally:
        with contextlib.suppress(OSError):
            whole.unlink()
    return True


def _create_in_place(file: Path, content: bytes) -> bool:
    try:
        with file.open("xb") as handle:
            handle.write(content)
    except FileExistsError:
        return False
    return True


def _set_aside(file: Path, seen: bytes, token: str) -> None:
    """Remove the lock that was seen; of two programs that try, one does, and a lock taken meanwhile is put back."""
    aside = file.with_name(f".~{token}.old.tmp")
    with contextlib.suppress(FileNotFoundError):
        file.replace(aside)
        if _bytes(aside) != seen:
            with contextlib.suppress(OSError):
                os.link(aside, file)
        aside.unlink()


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _decoded(content: bytes) -> Holder | None:
    try:
        return msgspec.json.decode(content, type=Holder)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _read(file: Path) -> Holder | None:
    content = _bytes(file)
    return None if content is None else _decoded(content)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, as in some containers
        return "somebody"
