"""Files on disk: reading at most so much, and one sentence for each way in which a disk says no."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from designer.errors import FileProblem

_READING = {
    errno.ENOENT: ("There is no file {name} in {folder}.", "Check the name and the folder."),
    errno.ENOTDIR: ("There is no file {name} in {folder}.", "Check the name and the folder."),
    errno.EACCES: ("You may not read {name}.", "Ask its owner, or open a copy."),
    errno.EPERM: ("You may not read {name}.", "Ask its owner, or open a copy."),
    errno.EISDIR: ("{name} is a folder, not a file.", "Choose a file in it."),
    errno.ENAMETOOLONG: ("The name {short} is too long for a file.", "Choose a shorter one."),
    errno.ELOOP: ("{name} is a link that leads back to itself.", "Choose the file itself."),
}
_WRITING = {
    errno.ENOENT: ("The folder {folder} does not exist any more.", "Save to another folder."),
    errno.ENOTDIR: ("{folder} is not a folder.", "Save to another folder."),
    errno.EACCES: ("You may not write to {folder}.", "Save under another name in a folder of your own."),
    errno.EPERM: ("You may not write to {folder}.", "Save under another name in a folder of your own."),
    errno.EROFS: ("{folder} is read-only.", "Save under another name on another disk."),
    errno.EISDIR: ("{name} is a folder, not a file.", "Choose another name."),
    errno.ENOSPC: ("The disk is full, so {name} was not written.", "Make room or save to another disk."),
    errno.EDQUOT: ("Your share of the disk is full, so {name} was not written.", "Make room or save to another disk."),
    errno.EFBIG: ("{name} would become larger than is allowed here.", "Save to another disk."),
    errno.ENAMETOOLONG: ("The name {short} is too long.", "Choose a shorter one."),
    errno.EINVAL: ("{name} cannot be the name of a file here.", "Choose another name."),
    errno.ELOOP: ("{name} is a link that leads back to itself.", "Choose another name."),
}


def cannot_read(path: Path, error: OSError) -> FileProblem:
    """The sentence for a file that could not be read."""
    return _problem(path, error, _READING, ("{name} cannot be read: {reason}.", "Check the disk or the connection."))


def cannot_write(path: Path, error: OSError) -> FileProblem:
    """The sentence for a file that could not be written."""
    return _problem(
        path, error, _WRITING, ("{name} cannot be written: {reason}.", "Save under another name or to another disk.")
    )


def _problem(path: Path, error: OSError, known: dict[int, tuple[str, str]], otherwise: tuple[str, str]) -> FileProblem:
    message, hint = known.get(error.errno or 0, otherwise)
    reason = (error.strerror or type(error).__name__).rstrip(".").lower()
    short = path.name if len(path.name) < 40 else path.name[:30] + "…"
    folder = "this folder" if path.parent == Path() else str(path.parent)
    return FileProblem(message.format(name=path.name, short=short, folder=folder, reason=reason), hint)


def is_there(path: Path) -> bool:
    """Whether a path leads to anything in reach. `Path.exists` raises OSError for some, as names that are too long."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def read_at_most(path: Path, largest: int, what: str) -> bytes:
    """The content of a file of up to `largest` bytes; `what` says what it should be ("an escalation matrix").

    Raises FileProblem; nothing of a larger file is read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device may never end
            raise FileProblem(f"{path.name} is not a file that can be read whole.", "Choose another file.")
        data = None
        if status.st_size <= largest:
            with path.open("rb") as file:
                data = file.read(largest + 1)
    except OSError as error:
        raise cannot_read(path, error) from error
    if data is None or len(data) > largest:
        raise FileProblem(
            f"{path.name} is larger than {largest // 1024**2} MB and cannot be {what}.", "Choose another file."
        )
    return data
