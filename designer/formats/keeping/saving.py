"""Saving so that nothing is lost: a file is written whole or not at all, and its former version stays beside it.

The new content goes to a temporary file in the same folder, is flushed to the disk, and takes the file's name in one
step; killed at any instant, the file is the old one or the new one. The version before the last save is NAME~. What
changed on disk since it was opened is noticed before it is overwritten.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import hashlib
import os
import secrets
import shutil
import stat
import time
from pathlib import Path
from typing import NamedTuple

from designer.errors import FileChanged, FileProblem
from designer.formats.keeping import native
from designer.formats.keeping.disk import cannot_read, cannot_write, is_there
from designer.model.matrix import Matrix

_BUSY_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries to rename, where another program (on Windows a virus scanner) holds the file for a moment."""
_WINDOWS = os.name == "nt"
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.ENOSYS}
"""What file systems that cannot flush on demand answer."""


class Stamp(NamedTuple):
    """By what a file on disk is known again: bytes, time of change in ns, SHA-256 of the content."""

    size: int
    modified: int
    digest: str


class Opened(NamedTuple):
    """A matrix as it came from a file, or went there: with the bytes, and the stamp to know them again by."""

    matrix: Matrix
    data: bytes
    stamp: Stamp


def open_matrix(path: Path) -> Opened:
    """The matrix in a file, with its stamp. Raises FileProblem, which names the backup where there is one."""
    try:
        modified = path.stat().st_mtime_ns
    except OSError as error:
        raise cannot_read(path, error) from error
    data = native.read_bytes(path)
    try:
        matrix = native.loads(data, path.name)
    except FileProblem as problem:
        backup = backup_of(path)
        if not is_there(backup):
            raise
        raise FileProblem(
            problem.message, f"{problem.hint} The version before the last save is {backup.name}."
        ) from None
    return Opened(matrix, data, Stamp(len(data), modified, digest(data)))


def save(matrix: Matrix, path: Path, expected: Stamp | None = None) -> Opened:
    """Write a matrix; the former version stays as NAME~.

    `expected` is the stamp of what was opened or last saved there; where the file holds anything else, FileChanged is
    raised and nothing written. None overwrites whatever stands there. Raises FileProblem where it cannot be written;
    then the file is what it was.
    """
    target = _target(path)
    if expected is not None and has_changed(target, expected, thoroughly=True):
        when = dt.datetime.fromtimestamp(target.stat().st_mtime).astimezone()
        raise FileChanged(
            f"{path.name} was changed by somebody else on {when:%d %B at %H:%M}, after it was opened here.",
            "Save under another name, or open it again.",
        )
    data = native.dumps(matrix)
    _must_be_readable(data, matrix)
    modified = write(path, data, keep_backup=True)
    return Opened(matrix, data, Stamp(len(data), modified, digest(data)))


def _must_be_readable(data: bytes, matrix: Matrix) -> None:
    """A file that could not be opened again must never take the place of one that can.

    Raises RuntimeError: whoever made such a matrix went past `Edit`, which is a fault of the program.
    """
    try:
        readable = native.loads(data) == matrix
    except FileProblem as problem:
        raise RuntimeError(f"the file to be saved could not be opened again: {problem.message}") from problem
    if not readable:
        raise RuntimeError("the file to be saved would be another matrix when opened again")


def has_changed(path: Path, stamp: Stamp, thoroughly: bool = False) -> bool:
    """Whether a file holds something else than when the stamp was taken; one that is gone has not changed.

    The content is looked at only where size or time differ, or `thoroughly`.
    """
    try:
        status = path.stat()
        if not thoroughly and (status.st_size, status.st_mtime_ns) == stamp[:2]:
            return False
        return status.st_size != stamp.size or digest(path.read_bytes()) != stamp.digest
    except FileNotFoundError:
        return False
    except OSError as error:
        raise cannot_read(path, error) from error


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def backup_of(path: Path) -> Path:
    """Where the version before the last save of a file stands."""
    target = _target(path)
    return target.with_name(target.name + "~")


def write(path: Path, data: bytes, keep_backup: bool = False) -> int:
    """Write a file whole or not at all, keeping its permissions and following links. Returns its time of change in ns.

    With `keep_backup` the former version stays as NAME~. Raises FileProblem; then the file is what it was.
    """
    target = _target(path)
    temporary = temporary_beside(target)
    try:
        former = _former(target)
        try:
            modified = _write_new(temporary, data, former)
            if former is not None and keep_backup:
                _back_up(target, temporary)
            _rename(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise cannot_write(path, error) from error
    return modified


def remove_leftovers(path: Path) -> None:
    """Delete the temporary files that a save of this file left when it was killed. Only for whoever holds its lock."""
    target = _target(path)
    with contextlib.suppress(OSError):
        for leftover in target.parent.glob(f"{_leftover_prefix(target)}*.tmp"):
            leftover.unlink()


def temporary_beside(target: Path) -> Path:
    """A fresh name for a temporary file beside a file, which `remove_leftovers` knows again."""
    return target.with_name(f"{_leftover_prefix(target)}{secrets.token_hex(4)}.tmp")


def _leftover_prefix(target: Path) -> str:
    # Not the name itself, which may be as long as names can be.
    return f".~{hashlib.sha256(target.name.encode(errors='surrogateescape')).hexdigest()[:8]}-"


def _target(path: Path) -> Path:
    """The file that a path means, links followed."""
    return Path(os.path.realpath(path))


def _former(target: Path) -> os.stat_result | None:
    """What is known of the file that will be overwritten; None where there is none.

    Raises OSError or FileProblem where it may not be.
    """
    try:
        former = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(former.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(target))
    if not os.access(target, os.W_OK):
        raise FileProblem(f"{target.name} is write-protected.", "Save under another name, or lift the protection.")
    return former


def _write_new(temporary: Path, data: bytes, former: os.stat_result | None) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        _flush(handle)
        modified = os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)
    if former is not None:
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only its owner or root may; the permissions below count more
                os.chown(temporary, former.st_uid, former.st_gid)
        temporary.chmod(stat.S_IMODE(former.st_mode))
    return modified


def _back_up(target: Path, temporary: Path) -> None:
    """Give the former version its second name; at no instant is the first one without a file."""
    aside = temporary.with_suffix(".old.tmp")
    try:
        try:
            os.link(target, aside)
        except OSError:  # a file system without second names
            shutil.copy2(target, aside)
            with aside.open("rb+") as file:
                _flush(file.fileno())
        _rename(aside, target.with_name(target.name + "~"))
    finally:
        # It is still there where that failed, and where the backup was this very file already (a save killed half
        # way leaves it so): POSIX renames nothing then.
        with contextlib.suppress(OSError):
            aside.unlink()


def _rename(source: Path, target: Path) -> None:
    for pause in _BUSY_PAUSES:
        try:
            source.replace(target)
            return
        except PermissionError:
            if not _WINDOWS:
                raise
            time.sleep(pause)
    source.replace(target)


def _flush(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def _flush_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system lets folders be flushed."""
    if _WINDOWS:
        return
    with contextlib.suppress(OSError):  # the file itself is safe; some network file systems refuse
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
