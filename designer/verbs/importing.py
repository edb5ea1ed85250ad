"""import: contacts, and where a sheet is an escalation matrix its flow; or the program's own sheet come back."""

from __future__ import annotations

from argparse import Namespace
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from designer.errors import UserError
from designer.formats.keeping import locking, saving
from designer.formats.merging import merge
from designer.formats.merging.merge import Outline
from designer.formats.merging.proposal import Proposal
from designer.formats.merging.results import import_result
from designer.i18n import counted
from designer.model.choices import SpanUnit, TimeBase
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb
from designer.verbs.sheets import corrected, correction, read

IMPORT = """Takes contacts from a sheet: .xlsx .xlsm .xls .xlsb .ods .csv .tsv. A sheet that `export` wrote and somebody
edited is known again by its hidden ids; any other is understood by its headers and values.

Writes to FILE itself (the version before is kept as FILE~) unless -o names another. --map says what a column holds:

  --map "Rufbereitschaft=phone"     that column holds phones          --map "Room="     leave that column out

A sheet that `export` wrote remembers what it said when it was sent. What was changed in it since is taken; what was
changed in FILE since stays; what was changed in both is reported and stays as it is in FILE. Whoever cannot be told for
certain from somebody else is reported and left out. Nobody is deleted because a row is gone, and nobody who was deleted
from FILE comes back.

A sheet that is an escalation matrix (a row a level; or a severity or a team a row and levels, or T+0, T+15 min, as
columns; or a card a level) becomes levels, severities, steps and arrows too. Unless told, this is done where the sheet
is one for certain, its times can mean one thing only, and FILE has no arrows yet; --flow does it anyway,
--contacts-only never. What the times beside levels mean, and the unit of numbers without one, can be said:

  --times elapsed       since the issue was opened       --times per-level      since the level before
  --unit minutes        or hours, or days

With --json: {"sheets": [{"name": text, "header_row": number, "rows": number, "columns": [{"header": text, "field": text
or null, "confidence": "exact" or "contained" or "values" or "typo" (a suggestion, not applied) or "none"}]}],
"contacts": {"added": n, "changed": n, "unchanged": n, "skipped": n}, "problems": [{"sheet": text, "cell": text,
"code": text, "message": text}], "conflicts": [{"id": text, "name": text, "field": text, "sent": text or null,
"choices": [{"cell": text, "" for FILE itself, "text": text}]}], "missing": [{"id": text, "name": text}] (sent, and no
row any more), "deleted_here": [{"id": text, "name": text}] (a row, and no contact in FILE any more), "changed_here":
[{"id": text, "name": text, "fields": [text]}] (in FILE since it was sent), "uncertain": [{"sheet": text, "row": number,
"name": text, "reason": text, "candidates": [{"id": text, "name": text}]}]}, and of a sheet that may be an escalation
matrix "flow": {"layout": "levels" or "times" or "severities" or "teams" or "cards", "sure": true or false, "reasons":
[text], "doubts": [text], "levels": [text],
"severities": [text], "times": {"base": "elapsed" or "per_level", "at": "reached" or "left", "sure": true or false,
"reason": text}, "taken": true or false, "records": {kind of record: {"added": n, "changed": n, "unchanged": n}}}"""

_UNITS = {"minutes": SpanUnit.MINUTE, "hours": SpanUnit.HOUR, "days": SpanUnit.DAY}
_BASES = {"elapsed": TimeBase.ELAPSED, "per-level": TimeBase.PER_LEVEL}


def add(verbs: Verbs) -> None:
    """Say how it is called."""
    verb = add_verb(verbs, "import", "take contacts from a sheet", IMPORT, take_in)
    verb.add_argument("sheet_file", metavar="SHEET", type=Path, help="the spreadsheet or list")
    verb.add_argument("--into", metavar="FILE", type=Path, required=True, help="the matrix that takes the contacts")
    verb.add_argument("-o", "--out", metavar="OUT", type=Path, help="the file to write instead of FILE")
    verb.add_argument("--dry-run", action="store_true", help="tell what would change, and write nothing")
    verb.add_argument("--map", metavar='"Column=field"', action="append", default=[], help="what a column holds")
    verb.add_argument("--sheet", metavar="NAME", help="read this sheet only")
    which = verb.add_mutually_exclusive_group()
    which.add_argument("--flow", action="store_true", help="build levels, steps and arrows too")
    which.add_argument("--contacts-only", action="store_true", help="take contacts and nothing else")
    verb.add_argument("--times", choices=_BASES, help="what times beside levels count from")
    verb.add_argument("--unit", choices=_UNITS, help="the unit of times that are numbers without one")
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
        found = merge.outline(mapped, _UNITS.get(asked.unit))
        flow = _flow(asked, found, opened.matrix)
        with progress("Comparing") as shown:
            proposal = merge.propose_changes(opened.matrix, workbook, mapped, checkpoint=shown, flow=flow)
        document = Document(opened.matrix)
        if not asked.dry_run:
            merge.apply(document, proposal)
            if asked.out or document.matrix != opened.matrix:
                saving.save(document.matrix, out, None if asked.out else opened.stamp)
    result = import_result(proposal, workbook, mapped, flow or found)
    if asked.json:
        say_json(result)
    else:
        foreign = {each.table.sheet for each in mapped}
        _tell(result, proposal, foreign, f"{name_of(out)} was not written." if asked.dry_run else "")
    return 0


def _flow(asked: Namespace, found: Outline | None, matrix: Matrix) -> Outline | None:
    """The outline to build from, None for contacts only. Raises UserError where there is none and one was asked for."""
    if found is None:
        if asked.flow:
            hint = "Say with --map which column holds the levels, or take contacts only."
            raise UserError(f"{asked.sheet_file.name} holds no escalation matrix that is understood.", hint)
        return None
    if asked.times:
        said = found.times._replace(base=_BASES[asked.times], sure=True, reason="--times says so")
        found = replace(found, times=said)
    wanted = asked.flow or (merge.builds_flow(matrix, found) and not asked.contacts_only)
    return found if wanted else None


def _tell_flow(flow: dict[str, Any]) -> None:
    """What was found of an escalation matrix, built or not."""
    if not flow["taken"]:
        why = "; ".join(flow["doubts"]) or "; ".join(flow["reasons"])
        looks = "may be" if flow["doubts"] else "is"
        note(f"The sheet {looks} an escalation matrix ({why}); only contacts were taken. --flow builds its steps too.")
        return
    for record, counts in flow["records"].items():
        said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
        say(f"{_RECORDS[record]}: {said}")
    times = flow["times"]
    if not times["sure"]:
        since = "since the issue was opened" if times["base"] == "elapsed" else "since the level before"
        note(f"Times were taken as {since}: {times['reason']}. Say --times if that is wrong.")


_RECORDS = {
    "level": "Levels",
    "severity": "Severities",
    "category": "Categories",
    "step": "Steps",
    "transition": "Arrows",
}


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
        if entry.asked:
            continue
        if entry.kind == "added":
            say(f"+ {entry.after.name}")
        elif entry.kind == "changed":
            say(f"~ {entry.name}: {', '.join(entry.fields)}")
        if entry.kept:
            say(f"= {entry.name}: {', '.join(entry.kept)} changed here since it was sent, and kept")
    say(", ".join(f"{count} {kind}" for kind, count in result["contacts"].items()))
    if "flow" in result:
        _tell_flow(result["flow"])
    if ending:
        say(ending)
    for problem in result["problems"]:
        place = "!".join(part for part in (problem["sheet"], problem["cell"]) if part)
        note(f"{place}: {problem['message']}" if place else problem["message"])
