"""update: somebody's own workbook is brought up to date with the matrix, cell by cell."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import Any

from designer.formats import updating
from designer.formats.keeping import saving
from designer.formats.merging import merge
from designer.formats.merging.updating import CellUpdate
from designer.formats.tables.workbook import cell_name
from designer.i18n import counted
from designer.model.matrix import Matrix
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb
from designer.verbs.sheets import corrected, correction, read

UPDATE = """Brings a workbook that somebody else made (.xlsx, .xlsm) up to date: rows are matched with the contacts of
FILE, and cells that say something else are written anew. Only those cells change; looks, formulas, macros and all else
stay byte for byte. Cells that a formula makes, that are joined, or that are protected are left alone, each with the
reason; nothing is emptied.

The former workbook is kept beside it as “NAME (before DATE TIME).xlsx”; with -o, OUT is written instead.

With --json: {"written": path or null, "backup": path or null, "cells": [{"sheet": text, "cell": text, "contact": id,
"field": text, "old": text, "new": text}], "refused": [the same with "reason": text], "unlinked": [{"sheet": text,
"cell": text}], "absent": [id], "unknown_rows": n}"""


def add(verbs: Verbs) -> None:
    """Say how it is called."""
    verb = add_verb(verbs, "update", "bring a workbook of your own up to date", UPDATE, bring)
    verb.add_argument("sheet_file", metavar="SHEET", type=Path, help="the workbook to bring up to date")
    verb.add_argument("--from", dest="file", metavar="FILE", type=Path, required=True, help="the matrix that is right")
    verb.add_argument("-o", "--out", metavar="OUT", type=Path, help="the workbook to write instead of SHEET")
    verb.add_argument("--dry-run", action="store_true", help="tell what would change, and write nothing")
    verb.add_argument("--map", metavar='"Column=field"', action="append", default=[], help="what a column holds")
    verb.add_argument("--sheet", metavar="NAME", help="update this sheet only")
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def bring(asked: Namespace) -> int:
    """Bring a workbook up to date."""
    corrections = [correction(text) for text in asked.map]
    matrix = saving.open_matrix(asked.file).matrix
    with progress(f"Reading {asked.sheet_file.name}") as shown:
        workbook = read(asked.sheet_file, asked.sheet, shown)
    with progress("Comparing"):
        mapped = corrected(merge.map_workbook(workbook, sheet=asked.sheet), corrections)
        looked = updating.look(asked.sheet_file, matrix, workbook, mapped)
    written: updating.Written | None = None
    if not asked.dry_run and (looked.possible or asked.out):
        written = updating.write(looked, looked.possible, dt.datetime.now().astimezone(), asked.out)
    target = asked.out or asked.sheet_file
    if asked.json:
        say_json(_answer(looked, written, target))
    else:
        _tell(looked, written, target, matrix)
    return 0


def _answer(looked: updating.Look, written: updating.Written | None, target: Path) -> dict[str, Any]:
    return {
        "written": name_of(target) if written else None,
        "backup": name_of(written.backup) if written and written.backup else None,
        "cells": [_cell(each) for each in looked.possible],
        "refused": [_cell(each) | {"reason": each.reason} for each in looked.update.cells if each.reason],
        "unlinked": [{"sheet": sheet, "cell": cell} for sheet, cell in (written.unlinked if written else ())],
        "absent": list(looked.update.absent),
        "unknown_rows": looked.update.unknown_rows,
    }


def _cell(each: CellUpdate) -> dict[str, str]:
    said = {"sheet": each.sheet, "cell": cell_name(*each.place), "contact": each.contact}
    return said | {"field": each.field, "old": each.old, "new": each.new}


def _tell(looked: updating.Look, written: updating.Written | None, target: Path, matrix: Matrix) -> None:
    for each in looked.update.cells:
        line = f"{each.sheet}!{cell_name(*each.place)} {matrix.contacts[each.contact].name}, {each.field}: "
        line += f"{each.old or 'empty'} → {each.new}"
        if each.reason:
            note(f"{line}. Not written: {each.reason}")
        else:
            say(line)
    for sheet, cell in written.unlinked if written else ():
        note(f"{sheet}!{cell}: its link was taken away; it led to the former text.")
    if looked.update.unknown_rows:
        note(f"{counted(looked.update.unknown_rows, 'row')} of the sheet could be matched with nobody for certain.")
    if looked.update.absent:
        note(f"In no row of the sheet: {counted(len(looked.update.absent), 'contact')} of the matrix.")
    if written is None:
        agrees = not looked.update.cells
        say(f"{name_of(target)} {'agrees with the matrix.' if agrees else 'was not written.'}")
        return
    say(f"{counted(written.cells, 'cell')} of {name_of(target)} written.")
    if written.backup is not None:
        say(f"The former workbook is {name_of(written.backup)}.")
