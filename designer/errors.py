"""What a user can be told: one clear sentence and what to do about it.

UserError
├── FileProblem      a file cannot be read or written; says where in it
├── FileLocked       another program or person has the file open
├── FileChanged      the file on disk is not the one that was opened
└── NotAllowed       an edit that the matrix cannot hold
    └── ReadOnly     any edit of a matrix that was opened to read

Anything else that is raised is a fault of the program itself.
"""

from __future__ import annotations


class UserError(Exception):
    """Something the user can act on.

    `message` is one sentence that says what is wrong and where; `hint`, another that says what to do.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class FileProblem(UserError):
    """A file that cannot be read or written."""


class FileLocked(UserError):
    """A file that somebody else has open."""


class FileChanged(UserError):
    """A file that changed on disk since it was opened."""


class NotAllowed(UserError):
    """An edit that would leave the matrix without sense."""


class ReadOnly(NotAllowed):
    """An edit of a matrix that was opened to read; a copy of it can be edited."""
