"""export: the matrix as a workbook, a table of contacts, or a picture."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from designer.drawing.picture import picture
from designer.errors import UserError
from designer.formats import svg
from designer.formats.answering.catalogue import FORMATS, Period
from designer.formats.contacts import contacts_csv
from designer.formats.excel import workbook
from designer.formats.keeping import native, saving
from designer.model.matrix import Matrix
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb

_NAMES = "\n".join(f"  {name:<20} {each.title} ({each.ending})" for name, each in FORMATS.items())

EXPORT = f"""Writes a matrix for people without the program. The ending of OUT says what is written:

  .xlsx  the contact sheet: call sheet, by severity, flow, contacts, how to use; `import` takes its changes back
  .csv   the contacts, one row each, with the columns of the sheet Contacts
  .png .svg .pdf  the flow chart

Several may be asked for: -o sheet.xlsx -o flow.pdf. A file of that name is overwritten.

With --format NAME it writes one file for an answering service or an address book instead:

{_NAMES}

A SAS schedule says who is called on which day; --from and --days choose the days. What the service would refuse is told
with what the file does not carry.

With --json: {{"written": [paths], "lost": [what the files do not carry of the matrix, a sentence each]}}"""

MOST_DAYS = 366
"""Of a schedule."""

Writer = Callable[[Matrix], tuple[bytes, list[str]]]


def add(verbs: Verbs) -> None:
    """Say how it is called."""
    verb = add_verb(verbs, "export", "write a contact sheet or a picture", EXPORT, export)
    verb.add_argument("file", metavar="FILE", type=Path, help="the matrix")
    verb.add_argument(
        "-o", "--out", metavar="OUT", type=Path, action="append", required=True, help="the file to write, by its ending"
    )
    verb.add_argument("--format", metavar="NAME", choices=FORMATS, help="a format of the list above")
    verb.add_argument(
        "--from", metavar="DATE", dest="start", type=_date, help="the first day of a schedule: 2026-03-31; today"
    )
    verb.add_argument("--days", metavar="N", type=_days, help="how many days a schedule has; 28")
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def export(asked: Namespace) -> int:
    """Write the files that are asked for."""
    writers = _writers(asked)
    matrix = native.read(asked.file)
    lost: list[str] = []
    for out, writer in zip(asked.out, writers, strict=True):
        with progress(f"Writing {out.name}"):
            data, left_out = writer(matrix)
            saving.write(out, data)
        lost += [sentence for sentence in left_out if sentence not in lost]
        if not asked.json:
            say(name_of(out))
    if asked.json:
        say_json({"written": [name_of(out) for out in asked.out], "lost": lost})
    else:
        for sentence in lost:
            note(sentence)
    return 0


def _writers(asked: Namespace) -> list[Writer]:
    """What writes each file that is asked for. Raises UserError before anything is written."""
    if asked.format is None:
        if asked.start or asked.days:
            raise UserError("--from and --days belong to a schedule.", "Name one, as in --format sas-reach.")
        for out in asked.out:
            if out.suffix.lower() not in WRITERS:
                endings = ", ".join(WRITERS)
                raise UserError(f"{out.name} has no ending that can be written.", f"Known endings are {endings}.")
        return [WRITERS[out.suffix.lower()] for out in asked.out]
    found = FORMATS[asked.format]
    if len(asked.out) > 1:
        raise UserError(f"{asked.format} is written to one file.", "Name one with -o.")
    if asked.out[0].suffix.lower() != found.ending:
        raise UserError(
            f"{asked.out[0].name} does not end in {found.ending}, as {asked.format} does.", "Give the file that ending."
        )
    if asked.days and not found.dated:
        raise UserError(f"{asked.format} has no days.", "Leave out --days.")
    period = Period(asked.start or dt.datetime.now().astimezone().date(), *([asked.days] if asked.days else []))
    return [lambda matrix: (found.write(matrix, period), found.losses(matrix, period))]


def _date(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as problem:
        raise ArgumentTypeError(f"“{text}” is no date; write it like 2026-03-31") from problem
    if not 1970 <= day.year <= 2200:
        raise ArgumentTypeError(f"“{text}” is not between 1970 and 2200")
    return day


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= MOST_DAYS):
        raise ArgumentTypeError(f"“{text}” is no number of days from 1 to {MOST_DAYS}")
    return int(text)


def _xlsx(matrix: Matrix) -> tuple[bytes, list[str]]:
    from designer.rendering.png import png

    return workbook.write(matrix, png(matrix) if matrix.steps else None), workbook.lost(matrix)


def _csv(matrix: Matrix) -> tuple[bytes, list[str]]:
    return contacts_csv.write(matrix), contacts_csv.lost(matrix)


def _png(matrix: Matrix) -> tuple[bytes, list[str]]:
    from designer.rendering.png import png

    return png(matrix), _not_in_picture(matrix)


def _svg(matrix: Matrix) -> tuple[bytes, list[str]]:
    return svg.svg(picture(matrix)).encode(), _not_in_picture(matrix)


def _pdf(matrix: Matrix) -> tuple[bytes, list[str]]:
    from designer.rendering.pdf import pdf

    return pdf(matrix), _not_in_picture(matrix)


def _not_in_picture(matrix: Matrix) -> list[str]:
    said = ["A picture shows the flow; numbers to call, instructions and criteria are not in it."]
    return said if matrix.steps or matrix.contacts else []


WRITERS: dict[str, Writer] = {".xlsx": _xlsx, ".csv": _csv, ".png": _png, ".svg": _svg, ".pdf": _pdf}
"""Per ending, what makes the bytes and tells what they lack."""
