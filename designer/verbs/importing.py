"""import: contacts from a spreadsheet, a phone list, or the program's own sheet come back."""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from designer.formats.keeping import locking, saving
from designer.formats.merging import merge
from designer.formats.merging.proposal import Proposal
from designer.i18n import counted
from designer.model.document import Document
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb
from designer.verbs.sheets import corrected, correction, read

IMPORT = """Takes contacts from a sheet: .xlsx .xlsm .xls .xlsb .ods .csv .tsv. A sheet that `export` wrote and somebody
edited is known again by its hidden ids; any other is understood by its headers and values.

Writes to FILE itself (the version before is kept as FILE~) unless -o names another. --map says what a column holds:

  --map "Rufbereitschaft=phone"     that column holds phones          --map "Room="     leave that column out

Whoever cannot be told for certain from somebody else is reported and left out.

With --json: {"sheets": [{"name": text, "header_row": number, "rows": number, "columns": [{"header": text, "field": text
or null, "confidence": "exact" or "contained" or "values" or "typo" (a suggestion, not applied) or "none"}]}],
"contacts": {"added": n, "changed": n, "unchanged": n, "skipped": n}, "problems": [{"sheet": text, "cell": text,
"code": text, "message": text}]}"""


def add(verbs: Verbs) -> None:
    """Say how it is called."""
    verb = add_verb(verbs, "import", "take contacts from a sheet", IMPORT, take_in)
    verb.add_argument("sheet_file", metavar="SHEET", type=Path, help="the spreadsheet or list")
    verb.add_argument("--into", metavar="FILE", type=Path, required=True, help="the matrix that takes the contacts")
    verb.add_argument("-o", "--out", metavar="OUT", type=Path, help="the file to write instead of FILE")
    verb.add_argument("--dry-run", action="store_true", help="tell what would change, and write nothing")
    verb.add_argument("--map", metavar='"Column=field"', action="append", default=[], help="what a column holds")
    verb.add_argument("--sheet", metavar="NAME", help="read this sheet only")
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def take_in(asked: Namespace) -> int:
    """Take contacts from a sheet."""
    file: Path = asked.into
    out: Path = asked.out or file
    corrections = [correction(text) for text in asked.map]
    with ExitStack() as held:
        if not asked.dry_run:
            held.enter_context(locking.take(out))
        opened = saving.open_matrix(file)
        with progress(f"Reading {asked.sheet_file.name}") as shown:
            workbook = read(asked.sheet_file, asked.sheet, shown)
            mapped = corrected(merge.map_workbook(workbook, sheet=asked.sheet), corrections)
        with progress("Comparing") as shown:
            proposal = merge.propose_changes(opened.matrix, workbook, mapped, checkpoint=shown)
        document = Document(opened.matrix)
        if not asked.dry_run:
            merge.apply(document, proposal)
            if asked.out or document.matrix != opened.matrix:
                saving.save(document.matrix, out, None if asked.out else opened.stamp)
    result = merge.import_result(proposal, workbook, mapped)
    if asked.json:
        say_json(result)
    else:
        foreign = {each.table.sheet for each in mapped}
        _tell(result, proposal, foreign, f"{name_of(out)} was not written." if asked.dry_run else "")
    return 0


def _tell(result: dict[str, Any], proposal: Proposal, foreign: set[str], ending: str) -> None:
    for sheet in result["sheets"]:
        if sheet["name"] not in foreign:
            say(f"{sheet['name']}: {counted(sheet['rows'], 'row')}, written by this program")
            continue
        row = f", headers in row {sheet['header_row']}" if sheet["header_row"] else ""
        say(f"{sheet['name']}: {counted(sheet['rows'], 'row')}{row}")
        for column in sheet["columns"]:
            if column["header"] or column["field"]:
                say(f"    {column['header']} → {column['field'] or 'left out'} ({column['confidence']})")
    for entry in proposal.entries:
        if entry.kind == "added":
            say(f"+ {entry.after.name}")
        elif entry.kind == "changed":
            say(f"~ {entry.after.name}: {', '.join(entry.fields)}")
    say(", ".join(f"{count} {kind}" for kind, count in result["contacts"].items()))
    if ending:
        say(ending)
    for problem in result["problems"]:
        place = "!".join(part for part in (problem["sheet"], problem["cell"]) if part)
        note(f"{place}: {problem['message']}" if place else problem["message"])
