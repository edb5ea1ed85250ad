"""export: the matrix as a workbook, a table of contacts, or a picture."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from designer.drawing.picture import picture
from designer.errors import UserError
from designer.formats import contacts_csv, native, saving, svg
from designer.formats.excel import workbook
from designer.model.matrix import Matrix
from designer.verbs.output import name_of, note, progress, say, say_json
from designer.verbs.parser import Verbs, add_verb

EXPORT = """Writes a matrix for people without the program. The ending of OUT says what is written:

  .xlsx  the contact sheet: call sheet, by severity, flow, contacts, how to use; `import` takes its changes back
  .csv   the contacts, one row each, with the columns of the sheet Contacts
  .png .svg .pdf  the flow chart

Several may be asked for: -o sheet.xlsx -o flow.pdf. A file of that name is overwritten.

With --json: {"written": [paths], "lost": [what the files do not carry of the matrix, a sentence each]}"""

Writer = Callable[[Matrix], tuple[bytes, list[str]]]


def add(verbs: Verbs) -> None:
    """Say how it is called."""
    verb = add_verb(verbs, "export", "write a contact sheet or a picture", EXPORT, export)
    verb.add_argument("file", metavar="FILE", type=Path, help="the matrix")
    verb.add_argument(
        "-o", "--out", metavar="OUT", type=Path, action="append", required=True, help="the file to write, by its ending"
    )
    verb.add_argument("--json", action="store_true", help="print one JSON object")


def export(asked: Namespace) -> int:
    """Write the files that are asked for."""
    for out in asked.out:
        if out.suffix.lower() not in WRITERS:
            endings = ", ".join(WRITERS)
            raise UserError(f"{out.name} has no ending that can be written.", f"Known endings are {endings}.")
    matrix = native.read(asked.file)
    lost: list[str] = []
    for out in asked.out:
        with progress(f"Writing {out.name}"):
            data, left_out = WRITERS[out.suffix.lower()](matrix)
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
