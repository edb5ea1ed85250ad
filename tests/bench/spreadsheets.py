"""A contact sheet out, and a foreign one in: from the file on the disk to the preview of what it would change.

The foreign sheet has 15 columns, as a department's phone list: names, places, two numbers and a mail address a row, in
the order of nothing. It meets a matrix in which a fifth as many people are already known, at most 20,000.
"""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

from designer.formats.excel import workbook as excel
from designer.formats.excel.reading import read
from designer.formats.merging.merge import map_workbook, propose_changes
from designer.model.choices import PhoneKind
from designer.model.ids import ALPHABET
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone
from tests.bench.runner import measure
from tests.crowd import FIRST, LAST, ROLES, crowd

HEADERS = (
    "Employee ID",
    "First name",
    "Last name",
    "Job title",
    "Department",
    "Company",
    "Office phone",
    "Mobile",
    "E-mail",
    "Building",
    "Room",
    "City",
    "Working hours",
    "Time zone",
    "Remarks",
)
MOST_KNOWN = 20_000
DEPARTMENTS = ("Network operations", "Service desk", "Field service", "Billing", "Security", "Facilities")
CITIES = ("London", "Leeds", "Berlin", "Köln", "Dubai", "Porto")


@measure("export.xlsx", (1_000, 20_000), repeat=3)
def export(size: int) -> Callable[[], object]:
    """The workbook of a matrix with this many contacts, all of them on steps, without a picture."""
    matrix = crowd(size)
    return lambda: excel.write(matrix, None)


@measure("import.preview", (1_000, 20_000, 100_000), repeat=3)
def preview(size: int) -> Callable[[], object]:
    """Read in the child process, mapped, matched and compared, up to the difference that the preview shows."""
    path, matrix = sheet(size), known(size)

    def act() -> None:
        book = read(path)
        proposal = propose_changes(matrix, book, map_workbook(book))
        assert proposal.counts["added"] + proposal.counts["changed"] + proposal.counts["unchanged"] > size * 0.9
        assert proposal.diff

    return act


@measure("import.openpyxl", (1_000, 100_000), repeat=1)
def with_openpyxl(size: int) -> Callable[[], object]:
    """The plain values of the same sheet, as openpyxl reads them row by row: what others would start from."""
    path = sheet(size)

    def act() -> None:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        book.close()
        assert len(rows) == size + 1

    return act


if importlib.util.find_spec("pandas"):  # for comparison only, where somebody has it

    @measure("import.pandas", (1_000, 100_000), repeat=1)
    def with_pandas(size: int) -> Callable[[], object]:
        """The same sheet as a table of texts, as pandas reads it by its usual reader."""
        pandas = importlib.import_module("pandas")
        path = sheet(size)

        def act() -> None:
            assert len(pandas.read_excel(path, dtype=str)) == size

        return act


def row(number: int) -> tuple[str, ...]:
    """The cells of one person; every seventh has no desk phone, every ninth a national number."""
    first, last = FIRST[number % len(FIRST)], LAST[number // 7 % len(LAST)]
    desk = f"+44 20 79{number // 1000 % 100:02} {number % 10000:04}"
    mobile = f"+44 77{number // 100000 % 10}0 {number % 1000000:06}"
    if number % 9 == 0:
        mobile = mobile.replace("+44 ", "0")
    return (
        f"E{number:06}",
        first,
        f"{last} {number:x}",
        ROLES[number % len(ROLES)],
        DEPARTMENTS[number % len(DEPARTMENTS)],
        "Example Ltd",
        desk if number % 7 else "",
        mobile,
        f"person{number}@example.org",
        f"Building {number % 40}",
        f"{number % 9}.{number % 100:02}",
        CITIES[number % len(CITIES)],
        "Mon–Fri 08:00–18:00" if number % 3 else "24x7",
        "Europe/London",
        "" if number % 5 else "Text, then call twice",
    )


@cache
def known(size: int) -> Matrix:
    """A matrix that knows every fifth person of the sheet, with other numbers for half of them."""
    contacts = []
    for number in range(0, min(size, MOST_KNOWN * 5), 5):
        cells = row(number)
        mobile = cells[7] if number % 2 else "+44 7700 900999"
        e164 = mobile.replace(" ", "") if mobile.startswith("+") else ""
        contacts.append(
            Contact(
                id="contact:" + _letters(number),
                name=f"{cells[1]} {cells[2]}",
                role=cells[3],
                department=cells[4],
                phones=(Phone(number=mobile, kind=PhoneKind.MOBILE, e164=e164),),
                emails=(Email(address=cells[8]),),
            )
        )
    return Matrix([Head(id="matrix:" + _letters(1)), *contacts])


def _letters(number: int) -> str:
    found = ""
    for _ in range(8):
        number, at = divmod(number, len(ALPHABET))
        found = ALPHABET[at] + found
    return found


@cache
def sheet(size: int) -> Path:
    """The workbook with this many rows, as an office program writes it: texts once each in a list of their own."""
    folder = Path(tempfile.mkdtemp(prefix="bench-sheet-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / f"people-{size}.xlsx"
    strings: dict[str, int] = {}
    lines = []
    for at, cells in enumerate([HEADERS, *(row(number) for number in range(size))], 1):
        filled = "".join(
            f'<c r="{chr(65 + column)}{at}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>'
            for column, text in enumerate(cells)
            if text
        )
        lines.append(f'<row r="{at}">{filled}</row>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name, content in _parts(lines, strings):
            book.writestr(name, content)
    return path


def _parts(lines: list[str], strings: dict[str, int]) -> list[tuple[str, str]]:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    return [
        (
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
        ),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        ),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
        ("xl/sharedStrings.xml", f'<sst xmlns="{main}" uniqueCount="{len(strings)}">{texts}</sst>'),
        (
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
        ),
    ]
