"""The table behind the sheet: it says cell for cell what the exported workbook prints."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt

from designer.errors import UserError
from designer.formats.contacts.call_sheet_text import SHOWN
from designer.formats.contacts.printed_sheet import Wanted, printed_sheet
from designer.formats.excel import workbook
from designer.formats.excel.contents import Wish
from designer.formats.keeping import native
from designer.formats.values.cell_text import encode
from designer.model.matrix import Matrix
from designer.panels.desk import Desk
from designer.panels.sheet_model import SheetModel
from designer.paths import resource
from tests.crowd import crowd
from tests.panels.conftest import made
from tests.small import ANA, L1

TEMPLATES = sorted(resource("templates").glob("*.escalation"))
NOW = dt.datetime(2026, 8, 3, 9, 0, tzinfo=dt.UTC)


def model_of(desk: Desk, wanted: Wanted | None = None) -> SheetModel:
    model = SheetModel(desk)
    model.show(printed_sheet(desk.matrix, wanted or Wanted()))
    return model


def printed_cells(matrix: Matrix, wanted: Wanted) -> Any:
    """The call sheet of the exported workbook."""
    wish = Wish(
        ("calls",),
        wanted.severity or "together",
        "customer" if wanted.customers else "internal",
        wanted.paper,
        language=wanted.language,
    )
    book = openpyxl.load_workbook(io.BytesIO(workbook.write(matrix, None, wish, now=NOW)))
    return book.worksheets[0]


@pytest.mark.parametrize("language", ["", "de", "ar"])
@pytest.mark.parametrize("customers", [False, True])
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_it_says_what_the_workbook_prints(path: Any, customers: bool, language: str, desk: Desk) -> None:
    desk.lay(type(desk.document)(native.read(path)))
    assert len(TEMPLATES) == 5
    for severity in ["", *desk.matrix.severities]:
        wanted = Wanted(severity, customers, "A4", language)
        model, sheet = model_of(desk, wanted), printed_cells(desk.matrix, wanted)
        assert model.rowCount() == sheet.max_row > 3
        for row in range(model.rowCount()):
            shown = [model.index(row, column).data() or "" for column in range(SHOWN)]
            printed = [sheet.cell(row + 1, column + 1).value or "" for column in range(SHOWN)]
            assert [encode(each) for each in shown] == printed
            assert model.sheet is not None
            assert sheet.row_dimensions[row + 1].height == model.sheet.lines[row].height
            joined = {part.first: part.last for part in model.sheet.lines[row].parts}
            for each in sheet.merged_cells.ranges:
                if each.min_row == row + 1:
                    assert joined[each.min_col - 1] == each.max_col - 1


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_pages_end_where_the_workbook_ends_them(paper: Any, empty_desk: Desk) -> None:
    empty_desk.lay(type(empty_desk.document)(crowd(90)))
    wanted = Wanted(paper=paper)
    model, sheet = model_of(empty_desk, wanted), printed_cells(empty_desk.matrix, wanted)
    assert model.sheet is not None and len(model.sheet.pages.starts) >= 3
    assert (0, *(each.id for each in sheet.row_breaks.brk)) == model.sheet.pages.starts
    assert sheet.page_setup.fitToWidth == 1 and sheet.print_title_rows == "$1:$3"


def test_columns_and_cells_have_names(desk: Desk) -> None:
    model = model_of(desk)
    assert model.columnCount() == SHOWN
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Phone"
    assert model.headerData(3, Qt.Orientation.Vertical) is None
    phone = model.index(4, 3)
    assert phone.data(Qt.ItemDataRole.AccessibleTextRole) == "Phone: +44 20 7946 0101, Ana Novak"
    assert model.index(4, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Role / team: empty, Ana Novak"
    assert "order of the flow" in model.index(4, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert phone.data(Qt.ItemDataRole.ToolTipRole) is None


def test_what_may_be_typed_into_says_so(desk: Desk) -> None:
    model = model_of(desk)
    editable = Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(4, 3)) & editable
    assert not model.flags(model.index(4, 0)) & editable
    assert model.flags(model.index(3, 2)) & editable  # within the band's title
    assert not model.flags(model.index(3, 7)) & editable
    model.is_read_only = True
    assert not model.flags(model.index(4, 3)) & editable
    assert "open to read" in model.why_not(model.index(4, 3))
    with pytest.raises(UserError, match="open to read"):
        model.write(model.index(4, 3), "1")


def test_a_text_becomes_an_edit(desk: Desk) -> None:
    model = model_of(desk)
    model.write(model.index(4, 1), "Ana Novák")
    assert desk.matrix.contacts[ANA].name == "Ana Novák"
    assert desk.document.undo_label == "Change name of contact"
    with pytest.raises(UserError, match="worked out anew"):
        model.write(model.index(4, 1), "Ana")  # nobody has brought the sheet up to the document


def test_lines_are_found_again_in_another_sheet(desk: Desk) -> None:
    model = model_of(desk)
    key = model.key(4)
    assert model.row_of(key) == 4
    assert key[:3] == ("row", L1, ANA)
    resets = []
    model.modelReset.connect(lambda: resets.append(True))
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    desk.put("role", [ANA], role="Lead")
    assert model.show(printed_sheet(desk.matrix, Wanted()))
    assert (resets, changed) == ([], [(4, 4)])
    with desk.edit("delete") as edit:
        edit.remove(ANA)
    assert not model.show(printed_sheet(desk.matrix, Wanted()))
    assert (resets, model.row_of(key)) == ([True], -1)


def test_cells_as_text_for_spreadsheets(desk: Desk) -> None:
    desk.put("two lines", [ANA], role='"Lead"', department="Desk")
    model = model_of(desk)
    cells = [model.index(row, column) for row in (3, 4) for column in range(3)]
    assert model.as_text(cells) == 'LEVEL 1  ·  Front line\n1.1\tAna Novak\t"""Lead""\nDesk"'


def test_nothing_is_shown_before_there_is_a_sheet(desk: Desk) -> None:
    model = SheetModel(desk)
    assert (model.rowCount(), model.part(model.index(0, 0)), model.row_of(("row", "", "", ""))) == (0, None, -1)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags


def test_an_empty_matrix_says_so(empty_desk: Desk) -> None:
    model = model_of(empty_desk)
    assert "Nobody is on this sheet yet" in model.index(3, 0).data()
    assert made(empty_desk.look, Matrix()).matrix.contacts == {}
