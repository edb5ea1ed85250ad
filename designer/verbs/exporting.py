"""export: the matrix as a workbook, a table of contacts, or a picture."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

from designer.drawing.picture import picture
from designer.errors import UserError
from designer.formats import svg
from designer.formats.answering.catalogue import FORMATS, Period
from designer.formats.contacts import contacts_csv
from designer.formats.contacts.sheet_language import languages
from designer.formats.contacts.sheet_paper import Paper
from designer.formats.excel import contents, workbook
from designer.formats.excel.contents import AUDIENCES, MOST_WEEKS, SHEETS, Wish
from designer.formats.keeping import native, saving
from designer.model.matrix import Matrix
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb

_SHEETS = "\n".join(
    f"  {key:<11} {each.title.title}{'' if each.for_customers else ' *'}: {each.title.about}"
    for key, each in SHEETS.items()
)
_NAMES = "\n".join(f"  {name:<20} {each.title} ({each.ending})" for name, each in FORMATS.items())

EXPORT = f"""Writes a matrix for people without the program. The ending of OUT says what is written:

  .xlsx  the contact sheet, a workbook of the sheets below; `import` takes its changes back
  .csv   the contacts, one row each, with the columns of the sheet Contacts
  .png .svg .pdf  the flow chart

Several may be asked for: -o sheet.xlsx -o flow.pdf. A file of that name is overwritten.

The sheets of a workbook, of which --sheets names those to write: --sheets calls,contacts,how-to

{_SHEETS}

Without --sheets those are written that have something to say; check results only if named.

--severity says which call sheets there are: "together" is one for all severities, "each" one for each at which
somebody else is called or at another time, a code (SEV1) that severity's alone. With --audience customer, numbers
marked personal are withheld, and internal contacts, instructions and remarks are left out, of pictures too; the sheets
with a * are not for customers. --weeks is how far ahead “On call” looks. --language is that of headings, footers and
times, unless given that of the matrix: {", ".join(languages())}.

With --format NAME it writes one file for an answering service or an address book instead:

{_NAMES}

A SAS schedule says who is called on which day; --from and --days choose the days. What the service would refuse is told
with what the file does not carry.

With --json: {{"written": [paths], "lost": [what the files do not carry of the matrix, a sentence each]}}"""

MOST_DAYS = 366
"""Of a schedule."""

Writer = Callable[[Matrix, Wish], tuple[bytes, list[str]]]


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
    verb.add_argument("--sheets", metavar="LIST", type=_sheets, help="the sheets of the workbook, with commas between")
    verb.add_argument("--severity", metavar="WHICH", help="together, each, or a code as SEV1; together")
    verb.add_argument("--audience", choices=AUDIENCES, help="whom the workbook and pictures are for; internal")
    verb.add_argument("--paper", choices=get_args(Paper), help="what the workbook is printed on; A4")
    verb.add_argument("--weeks", metavar="N", type=_weeks, help="how many weeks “On call” looks ahead; 4")
    verb.add_argument("--language", metavar="LANG", type=_language, help="the language of the workbook, as de")
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def export(asked: Namespace) -> int:
    """Write the files that are asked for."""
    writers = _writers(asked)
    given = {name: value for name in Wish._fields if (value := getattr(asked, name)) is not None}
    wish = Wish(**given)
    matrix = native.read(asked.file)
    if any(out.suffix.lower() == ".xlsx" for out in asked.out):
        contents.check(matrix, wish)
    lost: list[str] = []
    for out, writer in zip(asked.out, writers, strict=True):
        with progress(f"Writing {out.name}"):
            data, left_out = writer(matrix, wish)
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
        _check_wish(asked)
        return [WRITERS[out.suffix.lower()] for out in asked.out]
    found = FORMATS[asked.format]
    if named := _wished(asked, Wish._fields):
        raise UserError(f"{named[0]} belongs to a workbook.", f"{asked.format} has no sheets: leave it out.")
    if len(asked.out) > 1:
        raise UserError(f"{asked.format} is written to one file.", "Name one with -o.")
    if asked.out[0].suffix.lower() != found.ending:
        raise UserError(
            f"{asked.out[0].name} does not end in {found.ending}, as {asked.format} does.", "Give the file that ending."
        )
    if asked.days and not found.dated:
        raise UserError(f"{asked.format} has no days.", "Leave out --days.")
    period = Period(asked.start or dt.datetime.now().astimezone().date(), *([asked.days] if asked.days else []))
    return [lambda matrix, _: (found.write(matrix, period), found.losses(matrix, period))]


def _check_wish(asked: Namespace) -> None:
    """Raises UserError for wishes that belong to no file that is asked for."""
    endings = {out.suffix.lower() for out in asked.out}
    if ".xlsx" not in endings and (named := _wished(asked, [name for name in Wish._fields if name != "audience"])):
        raise UserError(f"{named[0]} belongs to a workbook.", "Write one: -o sheet.xlsx.")
    if asked.audience == "customer" and ".csv" in endings:
        raise UserError("A .csv file has no copy for customers.", "Write an .xlsx for them.")


def _wished(asked: Namespace, names: Iterable[str]) -> list[str]:
    return [f"--{name}" for name in names if getattr(asked, name) is not None]


def _sheets(text: str) -> tuple[str, ...]:
    keys = tuple(part.strip() for part in text.split(",") if part.strip())
    for key in keys:
        if key not in SHEETS:
            raise ArgumentTypeError(f"“{key}” is no sheet; sheets are {', '.join(SHEETS)}")
    if not keys:
        raise ArgumentTypeError("no sheet is named")
    return keys


def _weeks(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MOST_WEEKS):
        raise ArgumentTypeError(f"“{text}” is no number of weeks from 1 to {MOST_WEEKS}")
    return int(text)


def _language(text: str) -> str:
    if text.replace("_", "-").partition("-")[0].casefold() not in languages():
        raise ArgumentTypeError(f"“{text}” is not among {', '.join(languages())}")
    return text


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


def _xlsx(matrix: Matrix, wish: Wish) -> tuple[bytes, list[str]]:
    from designer.rendering.png import png

    drawn = "flow" in contents.chosen(matrix, wish) and bool(matrix.steps)
    picture = png(workbook.shown(matrix, wish)) if drawn else None
    return workbook.write(matrix, picture, wish), workbook.lost(matrix, wish)


def _csv(matrix: Matrix, _: Wish) -> tuple[bytes, list[str]]:
    return contacts_csv.write(matrix), contacts_csv.lost(matrix)


def _png(matrix: Matrix, wish: Wish) -> tuple[bytes, list[str]]:
    from designer.rendering.png import png

    return png(workbook.shown(matrix, wish)), _not_in_picture(matrix)


def _svg(matrix: Matrix, wish: Wish) -> tuple[bytes, list[str]]:
    return svg.svg(picture(workbook.shown(matrix, wish))).encode(), _not_in_picture(matrix)


def _pdf(matrix: Matrix, wish: Wish) -> tuple[bytes, list[str]]:
    from designer.rendering.pdf import pdf

    return pdf(workbook.shown(matrix, wish)), _not_in_picture(matrix)


def _not_in_picture(matrix: Matrix) -> list[str]:
    said = ["A picture shows the flow; numbers to call, instructions and criteria are not in it."]
    return said if matrix.steps or matrix.contacts else []


WRITERS: dict[str, Writer] = {".xlsx": _xlsx, ".csv": _csv, ".png": _png, ".svg": _svg, ".pdf": _pdf}
"""Per ending, what makes the bytes and tells what they lack."""
