"""Reads the files it is told, one after the other, as the program does, and says what came out of each.

It runs in a limited process of its own: paths come in, a line each; a JSON object goes out for each.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MEMORY = 2**30

HEAD_ID = "head:00000000"


def limit() -> None:
    """At most 1 GiB for this process and each that it starts, and no image of it where it dies."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def by_the_program(path: Path) -> dict[str, Any]:
    """What the program makes of a file: `opens` with counts, or `says` with the code and the words of its message."""
    from designer.errors import UserError
    from designer.formats.excel.reading import CannotRead, read
    from designer.formats.merging import merge
    from designer.model.matrix import Matrix
    from designer.model.records import Head

    try:
        workbook = read(path)
        cells = sum(1 for sheet in workbook.sheets for row in sheet.rows for text in row.texts if text)
        mapped = merge.map_workbook(workbook)
        flow = merge.outline(mapped)
        proposal = merge.propose_changes(Matrix([Head(id=HEAD_ID)]), workbook, mapped, flow=flow)
    except UserError as told:
        code = told.code if isinstance(told, CannotRead) else type(told).__name__
        return {"outcome": "says", "code": code, "words": f"{told.message} {told.hint}".strip()}
    except MemoryError:
        return {"outcome": "over memory"}
    except BaseException:  # noqa: BLE001  a traceback is one of the outcomes that are counted
        return {"outcome": "traceback", "words": traceback.format_exc()[-1500:]}
    return {
        "outcome": "opens",
        "kind": workbook.kind,
        "sheets": len(workbook.sheets),
        "rows": sum(len(sheet.rows) for sheet in workbook.sheets),
        "cells": cells,
        "tables": len(mapped),
        "contacts": len(proposal.entries),
        "problems": sorted({problem.code for problem in proposal.problems}),
    }


def by_openpyxl(path: Path) -> int:
    """How many filled cells openpyxl finds; errors, which say nothing of anybody, do not count."""
    import warnings

    import openpyxl

    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    return sum(
        1
        for sheet in book.worksheets
        for cell in sheet._cells.values()  # its public ways walk the whole grid
        if cell.value is not None and cell.data_type != "e" and str(cell.value).strip()
    )


def by_markup(path: Path) -> int:
    """How many cells with text the markup of an OpenDocument sheet holds."""
    markup = zipfile.ZipFile(path).read("content.xml").decode("utf-8", "replace")
    body = markup.partition("<office:spreadsheet")[2]
    return len(re.findall(r"<table:table-cell\b[^>]*office:value-type=", body))


OTHERS: dict[str, Callable[[Path], int]] = {".xlsx": by_openpyxl, ".xlsm": by_openpyxl, ".ods": by_markup}


def by_others(path: Path) -> int | None:
    """How many filled cells another reader finds; None where it finds none, fails, or there is no other."""
    other = OTHERS.get(path.suffix.lower())
    if other is None:
        return None
    try:
        return other(path)
    except BaseException:  # noqa: BLE001  its failures are no failures of the program
        return None


def main() -> None:
    """Answer line by line until there is no more; what readers print is none of it."""
    limit()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    ask = {"program": by_the_program, "others": lambda path: {"cells": by_others(path)}}[sys.argv[1]]
    for line in sys.stdin:
        began = time.monotonic()
        answer = ask(Path(line.rstrip("\n")))
        answer["seconds"] = round(time.monotonic() - began, 2)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
