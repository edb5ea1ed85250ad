"""The child process that reads a file: limited in memory and time, it may die without harm to the program.

It imports little, so that it starts fast, and sends what it finds as it goes.
"""

from __future__ import annotations

import io
import os
import sys
import zipfile
from multiprocessing.connection import Connection
from pathlib import Path

from designer.formats.excel.precheck import Refused, kind_of
from designer.formats.excel.sending import Request, Sender, check_asked
from designer.formats.excel.side_information import Facts, Package
from designer.formats.excel.spreadsheets import decrypted, read_carefully, read_fast

SECONDS = 20
MEMORY = 2**30


def run(connection: Connection, asked: dict[str, object]) -> None:
    """Read the file and send, in this order, tuples that begin with

    - "started"
    - "kind", kind of file, encoding (name, sure, reason, alternatives) or None, delimiter or None
    - "sheet", name, hidden, rows expected; then "rows", [(number, texts, kinds), …]; then
      "facts", merges, links, areas
    - "problem", sheet, cell, code, message
    - "refused", code, message, hint: the last, if the file is not read
    - "done": the last, if it is
    """
    _limit()
    sending = Sender(connection)
    try:
        sending.send("started")
        _read(Request(**asked), sending)  # type: ignore[arg-type]
        sending.send("done")
    except Refused as refusal:
        sending.send("refused", refusal.code, refusal.message, refusal.hint)
    except MemoryError:
        sending.send("refused", "too_large", "“{name}” needs more memory than a list of contacts may.", "")
    except (BrokenPipeError, ConnectionResetError):
        pass  # nobody waits any more
    except BaseException as fault:  # noqa: BLE001  a panic of the reader is no Exception; the parent is told
        sending.send(
            "refused", "reader_failed", "“{name}” makes the reader fail.", f"{type(fault).__name__}: {fault}"[:300]
        )
    finally:
        connection.close()


def _limit() -> None:
    """Memory, processor time and silence: what a hostile file may cost."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, 2)
    if sys.platform != "win32":
        import resource

        bounds = ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0))
        for what, most in bounds:
            try:
                resource.setrlimit(what, (most, most))
            except (OSError, ValueError):
                continue  # not every system bounds all of them; the parent watches the clock besides


def _read(request: Request, sending: Sender) -> None:
    data = Path(request.path).read_bytes()
    kind = kind_of(data)
    source: bytes | None = None
    if kind == "encrypted":
        source = data = decrypted(data, request.password)
        kind = kind_of(data)
    if kind in ("text", "html"):
        _read_text(request, data, kind, sending)
        return
    if _say_other_format(request, kind, sending):
        source = data  # the reader goes by the name of a file
    if kind == "fods":
        from designer.formats.excel.opendocument import packed

        source = data = packed(data)
    sending.send("kind", kind, None, None)
    package = Package(zipfile.ZipFile(io.BytesIO(data))) if kind == "xlsx" else None
    if package and package.macros:
        sending.problem("", "", "macros", "The macros in this workbook were ignored.")
    if package and package.external:
        sending.problem(
            "", "", "external_links", "Links to other workbooks were not followed; the values last saved are read."
        )
    if kind in ("xls", "xlsb"):
        sending.problem(
            "",
            "",
            "less_known",
            f"From .{kind} files it cannot be told which rows are hidden and which text is struck out.",
        )
    if request.careful:
        read_carefully(request, data, package, sending)
    else:
        read_fast(request, kind, data, source, package, sending)


def _say_other_format(request: Request, kind: str, sending: Sender) -> bool:
    """Whether the file is named as if it were something else; that is told, too."""
    suffix = Path(request.path).suffix.lower().lstrip(".")
    same = {"xlsm": "xlsx", "xltx": "xlsx", "xltm": "xlsx", "xlt": "xls", "ots": "ods", "tsv": "text", "tab": "text"}
    named = same.get(suffix, "text" if suffix in ("csv", "txt", "") else suffix)
    what = {"text": "plain text", "html": "a web page", "xls": "an old Excel workbook"}.get(
        kind, f"an .{kind} workbook"
    )
    if named == kind or (kind == "html" and named in ("htm", "html")):
        return False
    sending.problem("", "", "other_format", f"The file is named .{suffix}, but is {what}; it was read as that.")
    return True


def _read_text(request: Request, data: bytes, kind: str, sending: Sender) -> None:
    from designer.formats.excel.plain import read_html, read_text

    _say_other_format(request, kind, sending)
    sheets, encoding, delimiter, problems = (read_html if kind == "html" else read_text)(data, request)
    sending.send("kind", "csv" if kind == "text" else kind, encoding, delimiter)
    for problem in problems:
        sending.problem(*problem)
    check_asked(request, [name for name, *_ in sheets])
    for name, rows, merges, links in sheets:
        if request.sheet not in (None, name):
            continue
        facts = Facts()
        facts.links = links
        sending.sheet(name, False, len(rows), ((at, list(row)) for at, row in enumerate(rows, 1)), merges, facts)
