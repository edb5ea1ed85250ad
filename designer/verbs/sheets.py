"""What `import` and `update` do alike: a sheet is read, and its columns mapped as --map says."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from designer.errors import UserError
from designer.formats.excel import reading
from designer.formats.merging.merge import Mapped
from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import key, shipped
from designer.verbs.output import Progress


def read(path: Path, sheet: str | None, shown: Progress) -> Workbook:
    """The sheets of the file; for one that is protected, the password is asked for on a terminal."""
    try:
        return reading.read(path, sheet=sheet, progress=shown)
    except reading.PasswordNeeded as problem:
        if sys.stdin is None or not sys.stdin.isatty():
            hint = "Start this on a terminal to type it, or save the file without one."
            raise UserError(problem.message, hint) from problem
    shown.pause()
    password = getpass.getpass(f"Password of {path.name}: ")
    return reading.read(path, sheet=sheet, password=password, progress=shown)


def correction(text: str) -> tuple[str, str]:
    """A column's header and the field it holds, "" for none."""
    header, sign, field = text.rpartition("=")
    if not sign or not header.strip():
        raise UserError(f"--map {text} does not say what it is.", 'Write it as --map "Column=field".')
    field, known = field.strip(), shipped().fields
    if field and field not in known:
        raise UserError(f"--map {text}: there is no field “{field}”.", f"Fields are {', '.join(sorted(known))}.")
    return header.strip(), field


def corrected(mapped: list[Mapped], corrections: Iterable[tuple[str, str]]) -> list[Mapped]:
    """The mappings with the columns set that --map names."""
    for header, field in corrections:
        found = False
        for number, each in enumerate(mapped):
            for column in each.mapping.columns:
                if key(column.header) == key(header):
                    found = True
                    each = replace(each, mapping=each.mapping.corrected(column.index, field or None))
            mapped[number] = each
        if not found:
            there = ", ".join(
                f"“{column.header}”" for each in mapped for column in each.mapping.columns if column.header
            )
            raise UserError(
                f"There is no column “{header}”.",
                f"Columns are {there}." if there else "A sheet that the program wrote needs no --map.",
            )
    return mapped
