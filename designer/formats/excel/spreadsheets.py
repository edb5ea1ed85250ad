"""Workbooks read sheet by sheet: by the fast reader, mended where it stumbles, else by the careful one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from designer.formats.excel import opendocument
from designer.formats.excel.converting import MOST_COLUMNS, MOST_ROWS, spans_read
from designer.formats.excel.precheck import Refused
from designer.formats.excel.sending import Request, Sender, Values, check_asked
from designer.formats.excel.side_information import Facts, Package

_DEFAULT_PASSWORD = "VelvetSweatshop"
"""Excel's own, for workbooks whose cells are protected without one."""
_DAMAGED = Refused(
    "damaged",
    "“{name}” is damaged: the sheet in it cannot be read.",
    "Open it in the program it came from and save it anew.",
)


def decrypted(data: bytes, password: str | None) -> bytes:
    """The workbook within an encrypted one, in memory only. Raises Refused without the right password."""
    import msoffcrypto  # type: ignore[import-untyped]

    out = io.BytesIO()
    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(data))
        locked.load_key(password=password or _DEFAULT_PASSWORD)
        locked.decrypt(out)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  the library tells a wrong password by a dozen kinds of exception
        if password:
            raise Refused("wrong_password", "“{name}” does not open with this password.", "Type it again.") from None
        raise Refused("password", "“{name}” is protected with a password.", "Type the password to read it.") from None
    return out.getvalue()


def read_fast(
    request: Request, kind: str, data: bytes, source: bytes | None, package: Package | None, sending: Sender
) -> None:
    """Send the sheets of a workbook of that kind. `source` is set where the file on disk is not what is read.

    Raises Refused where not one sheet can be read.
    """
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(source) if source is not None else request.path)
    except calamine.PasswordError:
        source = decrypted(data, request.password)
        book = calamine.CalamineWorkbook.from_object(io.BytesIO(source))
    except Exception:  # noqa: BLE001  whatever it is, it may be mended, or the careful reader may still manage
        if kind != "ods":
            return read_carefully(request, data, package, sending)
        source = data = opendocument.packed(_content(data))
        try:
            book = calamine.CalamineWorkbook.from_object(io.BytesIO(data))
        except Exception:  # noqa: BLE001
            raise _DAMAGED from None
    beside = opendocument.facts(_content(data), MOST_COLUMNS) if kind in ("ods", "fods") else {}
    del data
    found = [each for each in book.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]
    check_asked(request, [each.name for each in found])
    wanted = [each for each in found if request.sheet in (None, each.name)]
    broken = 0
    for each in wanted:
        facts, merges = beside.get(each.name) or (Facts(), [])
        facts = package.facts(each.name, MOST_COLUMNS) if package else facts
        sheet = None if facts.far else _sheet(book, each.name, kind, request, source)
        if sheet is None:
            try:
                return read_carefully(request, _bytes(request, source), package, sending)
            except Refused:
                broken += 1
                message = f"The sheet “{each.name}” is damaged and not read."
                sending.problem(each.name, "", "sheet_unreadable", message)
                continue
        merges = merges or [
            (top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
        ]
        hidden = each.visible != calamine.SheetVisibleEnum.Visible
        rows: Values = enumerate(sheet.iter_rows(), 1)
        if kind in ("ods", "fods"):
            rows = spans_read(rows)
        sending.sheet(each.name, hidden, sheet.height, rows, merges[:MOST_ROWS], facts)
    if broken == len(wanted):
        raise _DAMAGED
    return None


def _content(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("content.xml")


def _sheet(book: Any, name: str, kind: str, request: Request, source: bytes | None) -> Any:
    """The sheet, if need be from the mended workbook; None where the fast reader cannot read it either way."""
    import python_calamine as calamine

    from designer.formats.excel.mending import mended

    try:
        return book.get_sheet_by_name(name)
    except Exception:  # noqa: BLE001  the reader has no common kind of exception
        better = mended(_bytes(request, source)) if kind == "xlsx" else None
    try:
        return calamine.CalamineWorkbook.from_object(io.BytesIO(better)).get_sheet_by_name(name) if better else None
    except Exception:  # noqa: BLE001
        return None


def _bytes(request: Request, source: bytes | None) -> bytes:
    return source if source is not None else Path(request.path).read_bytes()


def read_carefully(request: Request, data: bytes, package: Package | None, sending: Sender) -> None:
    """With the second reader. What the first one may have sent of some sheets is sent again and replaced."""
    from designer.formats.excel.fallback import sheets

    if package is None:
        raise _DAMAGED
    try:
        found = list(sheets(data))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  openpyxl raises anything at all on files it does not expect
        raise _DAMAGED from None
    check_asked(request, [name for name, *_ in found])
    sending.send("again")
    for name, hidden, cells, merges in found:
        if request.sheet not in (None, name):
            continue
        facts = package.facts(name, MOST_COLUMNS)
        sending.sheet(name, hidden, len(cells), _gathered(cells), merges[:MOST_ROWS], facts)


def _gathered(cells: list[tuple[int, int, object]]) -> Iterator[tuple[int, list[object]]]:
    row: list[object] = []
    number = 0
    for at, column, value in cells:
        if at != number:
            if row:
                yield number, row
            number, row = at, []
        width = min(column, MOST_COLUMNS) + 1
        row += [""] * (width - len(row))
        row[width - 1] = value
    if row:
        yield number, row
