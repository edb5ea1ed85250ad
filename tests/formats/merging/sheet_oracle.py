"""What a person reads in the cells of a real sheet, found without any of the program's own reading.

Files are opened with the csv module and openpyxl, and numbers are taken apart by a few rules of their own. The rules
know only what these sheets hold; whoever adds a sheet reads it and adds what it needs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ADDRESSED = ("phone", "mobile", "fax", "pager", "ext")
"""Fields whose cells hold numbers."""

DIALLED = {
    "AO": ("244", ""), "AT": ("43", "0"), "AU": ("61", "0"), "BR": ("55", "0"), "BT": ("975", ""), "DE": ("49", "0"),
    "DO": ("1", "1"), "FR": ("33", "0"), "MY": ("60", "0"), "NG": ("234", "0"), "RU": ("7", "8"), "TL": ("670", ""),
    "TR": ("90", "0"), "US": ("1", "1"),
}  # fmt: skip
"""Country → its code, and what is dialled before a number within it."""

_EXTENSION = re.compile(r"\s*(?:x|доб\.?)\s*(\d+)\s*$")
_COORDINATE = re.compile(r"-?\d{1,3}\.\d{5,}")


class Number(NamedTuple):
    """A number as somebody would dial it: what is typed, its digits, and those of the extension."""

    typed: str
    digits: str
    extension: str = ""


def numbers_in(cell: str) -> list[Number]:
    """The numbers a person reads in a cell."""
    found: list[Number] = []
    for typed in _pieces(cell):
        ending = _EXTENSION.search(typed)
        number = typed[: ending.start()] if ending else typed
        digits = re.sub(r"\D", "", number)
        if digits and not _COORDINATE.fullmatch(number.strip()):
            found.append(Number(number.strip(), digits, ending.group(1) if ending else ""))
    return found


def _pieces(cell: str) -> list[str]:
    pieces: list[str] = []
    for mark, part in re.findall(r"(^|[;|\n]|\s/\s)([^;|\n]*?)(?=$|[;|\n]|\s/\s)", cell):
        piece = part.strip()
        if mark.strip() == "/" and pieces and len(re.sub(r"\D", "", pieces[-1])) <= 4:
            pieces[-1] += f" / {piece}"  # an area code and its number
        elif piece.startswith("-") and pieces:
            pieces.append(f"{pieces[-1].rpartition('-')[0]}{piece}")  # "79196-6 | -100"
        elif piece:
            pieces.append(piece)
    return pieces


def internationals(number: Number, country: str | None) -> set[str]:
    """The E.164 forms that the number may have; none is one of them, as plans of numbers have gaps."""
    typed = number.typed.replace("(0)", "").replace("( 0 )", "")
    digits = re.sub(r"\D", "", typed)
    if typed.lstrip().startswith("+"):
        # people keep the zero that is dialled at home: +33 01 58 68 10 10
        within = {f"+{digits[:at]}{digits[at + 1 :]}" for at in (1, 2, 3) if digits[at : at + 1] == "0"}
        return {"", f"+{digits}"} | within
    if country is None:
        return {""}
    code, trunk = DIALLED[country]
    forms = {"", f"+{code}{digits}"}
    if digits.startswith(code):
        forms.add(f"+{digits}")
    if trunk and digits.startswith(trunk):
        forms.add(f"+{code}{digits[len(trunk) :]}")
        forms.discard(f"+{code}{digits}")
    return forms


def addressed(path: Path, expected: Mapping[str, Any]) -> Iterator[tuple[str, int, list[Number]]]:
    """(sheet, row, the numbers in its cells) of every row of a file that has any; columns are those expected."""
    for columns in expected["columns"]:
        headers = columns["headers"]
        if not any(field in ADDRESSED for _, field in headers):
            continue
        grid = _grid(path, columns["sheet"], expected)
        top = next(n for n, row in enumerate(grid) if {header for header, _ in headers if header} <= set(row))
        places: list[int] = []
        taken: set[int] = set()
        for header, field in headers:
            at = next(n for n, text in enumerate(grid[top]) if text == header and n not in taken)
            taken.add(at)
            if field in ADDRESSED:
                places.append(at)
        for n in range(top + 1, len(grid)):
            found = [number for at in places if at < len(grid[n]) for number in numbers_in(grid[n][at])]
            if found:
                yield columns["sheet"], n + 1, found


def _grid(path: Path, sheet: str, expected: Mapping[str, Any]) -> Sequence[Sequence[str]]:
    if path.suffix == ".csv":
        return _of_text(path, expected.get("joined", ()))
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return [[_shown(cell) for cell in row] for row in book[sheet].iter_rows(max_col=60)]


def _of_text(path: Path, joined: Sequence[int]) -> list[list[str]]:
    data = path.read_bytes()
    text = ""
    for name in ("utf-8-sig", "gb18030" if "China" in path.name else "cp1252"):
        try:
            text = data.decode(name)
            break
        except UnicodeDecodeError:
            continue
    delimiter = "\t" if text.partition("\n")[0].count("\t") > 3 else ","
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    for number in joined:
        first, second = rows[number - 1], rows[number]
        rows[number - 1] = [*first[:-1], f"{first[-1]}\n{second[0]}".strip(), *second[1:]]
        rows[number] = []
    return rows


def _shown(cell: Any) -> str:
    """The text of a cell as a spreadsheet shows it, for what these sheets hold."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and set(cell.number_format) == {"0"}:
        return str(value).zfill(len(cell.number_format))
    return str(value).replace("\xa0", " ").strip()
