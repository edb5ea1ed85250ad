"""The workbook that is sent: text that stays text, nothing left out, and how it prints."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from designer.formats.contacts.contact_columns import COLUMNS
from designer.formats.excel import contents
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import Wish
from designer.formats.merging.merge import propose_changes
from designer.formats.values.cell_text import LONGEST, decode
from designer.model import spans
from designer.model.choices import Privacy, StepKind
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone, Target
from tests.crowd import crowd
from tests.formats.returned import header_columns, read_here, row_of
from tests.matrices import matrices
from tests.small import ANA, CALL, FRONT, small

NOW = dt.datetime(2026, 11, 22, 11, 0, tzinfo=dt.UTC)
SHEETS = [*(each.title.title for each in contents.SHEETS.values()), "As sent"]
EVERY = Wish(sheets=tuple(contents.SHEETS))
INJECTIONS = [
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "+44 20 7946 0001",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "#N/A",
    "#REF!",
    "TRUE",
    "1e5",
    "007",
    "0044",
    "1/2",
    "3-1",
    "_x000D_",
    "\x07bell",
    "{=A1}",
    " =1 ",
]


def opened(data: bytes, *, rich: bool = False) -> Any:
    return load_workbook(io.BytesIO(data), rich_text=rich)


def every_cell(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def injected(text: str) -> Matrix:
    """A matrix that says the text wherever a text can stand."""
    document = Document(crowd(4))
    with document.edit("inject") as edit:
        who = next(iter(document.matrix.contacts))
        fields = dict.fromkeys(("name", "role", "department", "organisation", "hours", "notes", "reference"), text)
        phones = (Phone(number=text), Phone(number="+44 20 7946 0001", label=text))
        edit.change(who, **fields, phones=phones, emails=(Email(address=text),), languages=(text,))
        step = next(step.id for step in document.matrix.steps.values() if step.targets)
        edit.change(step, title=text, instructions=(text,), targets=(Target(to=who),))
        edit.change(document.matrix.head.id, title=text, owner=text, version=text)
        for table in (document.matrix.levels, document.matrix.severities, document.matrix.teams):
            edit.change(next(iter(table)), **{"label" if table is document.matrix.levels else "name": text})
    return document.matrix


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_becomes_a_formula_a_number_or_an_error(text: str) -> None:
    matrix = injected(text)
    data = excel.write(matrix, None, now=NOW)
    cells = every_cell(opened(data))
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(text in decode(str(cell.value)) for cell in cells)
    book = zipfile.ZipFile(io.BytesIO(data))
    for name in book.namelist():
        assert b"<f>" not in book.read(name)
    assert not propose_changes(matrix, read_here(data)).diff


def test_what_looks_like_a_formula_is_marked_as_text() -> None:
    sheet = opened(excel.write(injected("=1+1"), None, now=NOW))["Contacts"]
    marked = {cell.value for row in sheet.iter_rows(min_row=2) for cell in row if cell.value and cell.quotePrefix}
    assert "=1+1" in marked
    assert any(str(value).startswith("+44") for value in marked)
    unmarked = [cell for row in sheet.iter_rows() for cell in row if cell.value and not cell.quotePrefix]
    assert not [cell.value for cell in unmarked if str(cell.value)[0] in "=+-@"]
    assert {cell.number_format for cell in unmarked} == {"@"}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(matrices(most=4))
def test_any_matrix_is_written_and_opens(matrix: Matrix) -> None:
    book = opened(excel.write(matrix, None, EVERY._replace(language="en"), now=NOW))
    assert book.sheetnames == SHEETS
    assert {cell.data_type for cell in every_cell(book)} == {"s"}
    assert {cell.font.name for cell in every_cell(book)} == {"Arial"}


def test_the_same_matrix_and_instant_give_the_same_bytes() -> None:
    matrix = crowd(6)
    first = excel.write(matrix, png(4, 3), now=NOW)
    assert excel.write(matrix, png(4, 3), now=NOW) == first
    later = excel.write(matrix, png(4, 3), now=NOW + dt.timedelta(days=1))
    assert later != first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {info.date_time for info in book.infolist()} == {(2026, 11, 22, 11, 0, 0)}
        assert b"2026-11-22T11:00:00Z" in book.read("docProps/core.xml")


def test_only_links_that_write_or_dial_are_made() -> None:
    people = [
        Contact(
            id="contact:2222222a",
            name="Ada",
            phones=(Phone(number="020 7946 0101", e164="+442079460101"),),
            emails=(Email(address="ada@example.org"),),
            portal="https://example.org",
        ),
        Contact(
            id="contact:2222222b",
            name="Bo",
            phones=(Phone(number="javascript:alert(1)"),),
            emails=(Email(address="bo@example.org?cc=all@example.org&body=x"),),
            portal="file:///etc/passwd",
        ),
    ]
    book = opened(excel.write(Matrix([Head(id="matrix:2222222a"), *people]), None, now=NOW))
    links = {cell.hyperlink.target for cell in every_cell(book) if cell.hyperlink}
    assert links == {"tel:+442079460101", "mailto:ada@example.org"}


def test_the_call_sheet_prints_landscape_one_page_wide_with_its_header_again() -> None:
    for paper, code in (("A4", 9), ("Letter", 1)):
        sheet = opened(excel.write(crowd(18), None, Wish(paper=paper), now=NOW))["Call sheet"]  # type: ignore[arg-type]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == code
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.print_area == "'Call sheet'!$A$1:$I$25"
        assert sheet.oddFooter.left.text == "Valid until 31 Dec 2026 · version 3.2"
        assert sheet.oddFooter.center.text == "A printed copy may be out of date"
        assert sheet.oddFooter.right.text == "Owner NOC · Page &P of &N"


def test_a_footer_stays_short_and_its_ampersands_are_no_codes() -> None:
    sheet = opened(excel.write(crowd(1, owner="R&D & Sons " * 40, version="&" * 90), None, now=NOW))["Call sheet"]
    left, centre, right = (getattr(sheet.oddFooter, part).text for part in ("left", "center", "right"))
    assert len(left) + len(centre) + len(right) < 245
    assert left.replace("&&", "").count("&") == 0
    assert right.startswith("Owner R&&D && Sons")
    assert right.endswith("… · Page &P of &N")


def test_bands_rows_and_hidden_ids_of_the_call_sheet() -> None:
    matrix = crowd(8)
    sheet = opened(excel.write(matrix, None, now=NOW))["Call sheet"]
    columns = header_columns(sheet, 3)
    assert sheet["A1"].value == "P1 – Network outage: who to call"
    bands = [row[0].value for row in sheet.iter_rows(min_row=4) if row[0].value and "LEVEL" in row[0].value]
    assert bands == [
        "LEVEL 1  ·  First call",
        "LEVEL 2  ·  Duty manager",
        "LEVEL 3  ·  Head of service",
        "LEVEL 4  ·  Vendor",
    ]
    row = row_of(sheet, "Bo Example", "B")
    assert sheet[f"D{row}"].value == "+44 20 7946 0001 ext 12"
    assert (sheet[f"D{row}"].font.sz, sheet[f"D{row}"].font.b) == (14, True)
    assert sheet[f"{columns['Id']}{row}"].value in matrix.contacts
    assert sheet.column_dimensions[columns["Id"]].hidden
    assert sheet.column_dimensions[columns["Level id"]].hidden
    assert sheet.row_dimensions[row].height >= 27
    arabic = row_of(sheet, "عمر Park", "B")
    assert sheet[f"B{arabic}"].alignment.horizontal == "right"
    assert sheet[f"B{arabic}"].alignment.readingOrder == 2


def test_a_backup_who_is_not_on_the_sheet_comes_with_a_number() -> None:
    sheet = opened(excel.write(small(), None, now=NOW))["Call sheet"]
    notes = str(sheet[f"I{row_of(sheet, 'Ana Novak', 'B')}"].value)
    assert notes.startswith("Backup: Eli Reyes [+44 7700 900105]")


def test_without_steps_all_contacts_are_on_the_call_sheet() -> None:
    matrix = Matrix([Head(id="matrix:2222222a"), *crowd(3).contacts.values()])
    sheet = opened(excel.write(matrix, None, now=NOW))["Call sheet"]
    assert {sheet[f"B{row}"].value for row in (5, 6, 7)} == {each.name for each in matrix.contacts.values()}
    empty = opened(excel.write(Matrix(), None, now=NOW))["Call sheet"]
    assert "put a contact on a step" in empty["A4"].value


def test_contacts_are_a_table_with_drop_downs_that_advise_and_the_id_inside() -> None:
    sheet = opened(excel.write(crowd(8), None, now=NOW))["Contacts"]
    (table,) = sheet.tables.values()
    assert table.ref == "A1:AF9"
    assert [column.name for column in table.tableColumns] == [*(column.header for column in COLUMNS), "As sent"]
    columns = header_columns(sheet, 1)
    assert sheet.column_dimensions[columns["As sent"]].hidden
    assert sheet.column_dimensions[columns["Id"]].hidden
    assert sheet.column_dimensions[columns["Absences"]].hidden
    assert not sheet.column_dimensions[columns["Notes"]].hidden
    offered = {str(each.sqref).partition(":")[0]: each for each in sheet.data_validations.dataValidation}
    assert set(offered) == {f"{columns[header]}2" for header in ("Kind", "Active", "Privacy")}
    assert {each.errorStyle for each in offered.values()} == {"warning"}
    assert offered[f"{columns['Privacy']}2"].formula1 == '"public,internal,personal"'
    assert sheet.freeze_panes == "B2"


def test_contacts_show_no_column_that_says_nothing_and_stand_under_their_headers() -> None:
    sheet = opened(excel.write(small(), None, now=NOW))["Contacts"]
    columns = header_columns(sheet, 1)
    shown = [header for header, letter in columns.items() if not sheet.column_dimensions[letter].hidden]
    assert shown == ["Name", "Role", "Phone", "Mobile", "E-mail", "Chat", "Backup"]
    assert sheet.page_setup.fitToWidth == 1
    head, first = sheet["A1"].alignment, sheet["A2"].alignment
    assert (head.horizontal, head.indent) == (first.horizontal, first.indent) == ("left", 1)
    assert first.vertical == "center"
    assert sheet["A2"].border.bottom.style == sheet["B2"].border.bottom.style == "thin"


def test_contacts_show_a_kind_a_privacy_and_an_absence_of_work_that_are_not_everybodys() -> None:
    def change(edit: Any) -> None:
        edit.change(ANA, active=False, privacy=Privacy.PUBLIC)

    sheet = opened(excel.write(small(change), None, now=NOW))["Contacts"]
    columns = header_columns(sheet, 1)
    hidden = {header for header in columns if sheet.column_dimensions[columns[header]].hidden}
    assert "Kind" in hidden
    assert not {"Active", "Privacy"} & hidden


def test_contacts_of_many_columns_print_two_pages_wide_and_an_empty_sheet_offers_the_usual_ones() -> None:
    assert opened(excel.write(crowd(8), None, now=NOW))["Contacts"].page_setup.fitToWidth == 2
    empty = opened(excel.write(Matrix(), None, now=NOW))["Contacts"]
    columns = header_columns(empty, 1)
    assert not empty.column_dimensions[columns["Department"]].hidden
    assert empty.column_dimensions[columns["Phone details"]].hidden


def test_the_flow_lists_every_step_and_every_arrow() -> None:
    matrix = small()
    sheet = opened(excel.write(matrix, None, now=NOW))["Flow"]
    titles = [sheet[f"D{row}"].value for row in range(3, sheet.max_row + 1)]
    assert set(titles) >= {step.title for step in matrix.steps.values()}
    on = header_columns(sheet, row_of(sheet, "No."))["Goes on to"]
    lines = "\n".join(str(sheet[f"{on}{row}"].value or "") for row in range(3, sheet.max_row + 1)).split("\n")
    assert len([line for line in lines if line]) == len(matrix.transitions)
    front = next(row for row in range(3, sheet.max_row + 1) if sheet[f"D{row}"].value == matrix.steps[FRONT].title)
    assert "not answered after 15 min" in sheet[f"{on}{front}"].value
    assert sheet[f"E{front}"].value == "Ana Novak"


def test_waits_conditions_checklists_and_ends_are_on_the_flow_sheet() -> None:
    def change(edit: Any) -> None:
        edit.change(CALL, kind=StepKind.WAIT, wait=spans.parse("20 min"), instructions=("Note the number",))

    sheet = opened(excel.write(small(change), None, now=NOW))["Flow"]
    todo = [str(sheet[f"G{row}"].value) for row in range(3, sheet.max_row + 1)]
    assert "Wait: 20 min\n☐ Note the number" in todo
    assert "End: resolved" in [sheet[f"C{row}"].value for row in range(3, sheet.max_row + 1)]


def png(width: int, height: int) -> bytes:
    """The smallest picture of that size."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\x00" + b"\xff" * (3 * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(400, 300), (4000, 500), (300, 3000)])
def test_the_picture_is_in_the_flow_sheet_and_never_wider_than_the_list(size: tuple[int, int]) -> None:
    picture = png(*size)
    data = excel.write(small(), picture, now=NOW)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.read("xl/media/image1.png") == picture
        drawing = book.read("xl/drawings/drawing1.xml").replace(b"xdr:", b"")
        (extent,) = re.findall(rb'<ext cx="(\d+)" cy="(\d+)"', drawing)
    sheet = opened(data)["Flow"]
    width, height = (int(each) / 9525 for each in extent)
    room = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFG")
    assert sheet["H1"].value is None, "nobody has anything to do, so that no column says it"
    assert width <= room + 1
    assert width + 2 > min(size[0], room) or height > 0.8 * 0.66 * room, "it fills the page one way or the other"
    assert height + 80 < 0.66 * room, "and fits on it"
    (column, offset) = re.findall(rb"<col>(\d+)</col>\s*<colOff>(\d+)</colOff>", drawing)[0]
    before = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFG"[: int(column)])
    assert before + int(offset) / 9525 == pytest.approx((room - width) / 2, abs=2)
    assert width / height == pytest.approx(size[0] / size[1], rel=0.02)
    header = row_of(sheet, "No.")
    assert header * 20 > height + 40
    assert [each.id for each in sheet.row_breaks.brk] == [header - 1], "the list begins on a page of its own"


def test_columns_of_the_flow_are_left_out_where_nothing_stands_and_narrow_where_little_does() -> None:
    def headers(change: Any = None) -> dict[str, float]:
        sheet = opened(excel.write(small(change), None, now=NOW))["Flow"]
        found = header_columns(sheet, row_of(sheet, "No."))
        return {header: sheet.column_dimensions[letter].width for header, letter in found.items()}

    assert list(headers()) == ["No.", "Level", "Kind", "Step", "Who", "How", "Goes on to"]
    assert headers()["How"] < 14
    assert headers(lambda edit: edit.change(FRONT, instructions=("Ask",)))["To do"] < 14
    assert headers(lambda edit: edit.change(FRONT, instructions=("Ask what happened " * 9,)))["To do"] == 38
    bare = headers(lambda edit: [edit.change(id, targets=()) for id in list(edit.now.steps)])
    assert not {"Who", "How"} & bare.keys()


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no PNG"):
        excel.write(small(), b"GIF89a", now=NOW)


def test_the_grid_says_who_and_when() -> None:
    book = opened(excel.write(small(), None, now=NOW), rich=True)
    sheet = book["By severity"]
    assert [sheet.cell(3, column).value for column in range(2, 6)] == [
        "L0 First contact",
        "L1 Front line",
        "L2 Specialists",
        "L3 Management",
    ]
    assert "▲ SEV1" in str(sheet["A4"].value)
    cell = str(sheet["D4"].value)
    assert cell.startswith("after 15 min\n")
    assert "Bo Okafor" in cell


def test_a_text_longer_than_a_cell_is_cut_reported_and_kept_on_return() -> None:
    contact = Contact(id="contact:2222222a", name="Ada", notes="x" * (LONGEST + 10), role="Lead")
    matrix = Matrix([Head(id="matrix:2222222a"), contact])
    data = excel.write(matrix, None, now=NOW)
    assert max(len(str(cell.value)) for cell in every_cell(opened(data))) <= LONGEST
    assert any("Notes of Ada" in sentence for sentence in excel.lost(matrix))
    proposal = propose_changes(matrix, read_here(data))
    assert not proposal.diff
    assert {problem.code for problem in proposal.problems} == {"unsure"}


def test_what_the_workbook_does_not_carry_is_said() -> None:
    assert excel.lost(small()) == []
    said = " ".join(excel.lost(crowd(8)))
    assert "4 teams" in said
    assert "rotas" not in said
    assert "4 rotas" in " ".join(excel.lost(crowd(8), Wish(sheets=("calls", "contacts"))))


def test_document_properties() -> None:
    book = opened(excel.write(crowd(1), None, now=NOW))
    assert book.properties.title == "P1 – Network outage"
    assert book.properties.creator == "NOC"
    assert {each.name: each.value for each in book.custom_doc_props.props}["escalation schema"] == excel.SCHEMA


def test_widths_of_columns_are_counted_in_the_digits_of_the_face_that_is_used() -> None:
    book = opened(excel.write(crowd(3), None, now=NOW))
    assert (book._fonts[0].name, book._fonts[0].size) == ("Arial", 10)  # type: ignore[attr-defined]
