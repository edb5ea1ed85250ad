"""What is asked of the child process, and how it tells what it finds: a message at a time, rows in chunks."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection

from designer.formats.excel.converting import Converter
from designer.formats.excel.precheck import Refused
from designer.formats.excel.side_information import Facts

_CHUNK = 4_000

Merged = tuple[int, int, int, int]
Values = Iterable[tuple[int, list[object]]]
"""Row numbers from 1 and the values of that row from column A."""


class Request:
    """What is asked for: a path and how to read it. Sent as a dict, so that both ends need no more than this class."""

    def __init__(
        self,
        path: str,
        sheet: str | None = None,
        password: str | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
        vocabulary: str = "",
        careful: bool = False,
    ) -> None:
        self.path = path
        self.sheet = sheet
        self.password = password
        self.encoding = encoding
        self.delimiter = delimiter
        self.vocabulary = vocabulary
        self.careful = careful


class Sender:
    """Sends tuples in the interpreter's own serialisation, which both ends share."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, *message: object) -> None:
        self._connection.send_bytes(marshal.dumps(message))  # type: ignore[arg-type]  # none but plain values are sent

    def problem(self, sheet: str, cell: str, code: str, message: str) -> None:
        self.send("problem", sheet, cell, code, message)

    def sheet(
        self,
        name: str,
        hidden: bool,
        expected: int,
        rows: Values,
        merges: list[Merged],
        facts: Facts,
    ) -> None:
        """A whole sheet: its rows as they are converted, then what is known beside them, then what is to be said."""
        self.send("sheet", name, hidden, expected)
        converter = Converter(name, facts)
        self._rows(converter.rows(rows))
        links = {**facts.links, **converter.links}
        self.send("facts", merges, links, facts.areas)
        for cell, code, message in converter.problems():
            self.problem(name, cell, code, message)
        if hidden:
            self.problem(
                name, "", "hidden_sheet", f"The sheet “{name}” is hidden; it is left out unless you choose it."
            )

    def _rows(self, rows: Iterator[tuple[int, tuple[str, ...], str]]) -> None:
        chunk: list[tuple[int, tuple[str, ...], str]] = []
        for row in rows:
            chunk.append(row)
            if len(chunk) == _CHUNK:
                self.send("rows", chunk)
                chunk = []
        if chunk:
            self.send("rows", chunk)


def check_asked(request: Request, names: list[str]) -> None:
    """Raises Refused where the sheet that is asked for is not among those there are, or there are none."""
    if request.sheet is not None and request.sheet not in names:
        listed = ", ".join(f"“{name}”" for name in names[:20])
        raise Refused(
            "no_such_sheet",
            f"“{{name}}” has no sheet “{request.sheet}”.",
            f"It has {listed}." if names else "It has none.",
        )
    if not names:
        raise Refused(
            "no_sheets", "“{name}” holds no sheet with cells.", "Open it and look whether it is the right file."
        )
