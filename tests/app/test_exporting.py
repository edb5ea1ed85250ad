"""Contact sheets and pictures are written, whole and in the background."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from designer.app.workshop import Workshop
from designer.drawing.picture import picture
from designer.formats.excel import contents, reading, workbook
from designer.formats.merging import merge
from designer.panels.picture_dialog import PictureDialog, Wish
from designer.panels.sheet_dialog import SheetDialog
from tests.app.conftest import dialog_of
from tests.app.test_files import Gate
from tests.small import ANA, L1


def wrote(workshop: Workshop, qtbot: QtBot, path: Path) -> None:
    qtbot.waitUntil(lambda: f"Wrote {path.name}" in workshop.window.messages.text, timeout=30_000)


def test_a_workbook_comes_back_the_same(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = tmp_path / "sheet.xlsx"
    opened.room("exporting").sheet_to(sheet)
    wrote(opened, qtbot, sheet)
    counts = merge.propose_changes(opened.session.matrix, reading.read(sheet)).counts
    assert (counts["added"], counts["changed"]) == (0, 0)
    assert counts["unchanged"] == 5


def test_contacts_as_text(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = tmp_path / "contacts.csv"
    opened.room("exporting").sheet_to(sheet)
    wrote(opened, qtbot, sheet)
    rows = list(csv.reader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert len(rows) == 6
    assert "levels and times are not in a csv file" in opened.window.messages.text


def test_what_nobody_wished_in_a_workbook_is_a_remark_and_what_is_cut_off_a_warning(
    opened: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    messages, document = opened.window.messages, opened.session.document
    with document.edit("explain") as edit:
        edit.change(L1, purpose="Solves it")
    opened.room("exporting").sheet_to(tmp_path / "one.xlsx")
    wrote(opened, qtbot, tmp_path / "one.xlsx")
    assert "What the levels are for" in messages.text
    assert "Left out" not in messages.text
    assert messages._grade == "info"
    with document.edit("write much") as edit:
        edit.change(ANA, notes="x" * 33_000)
    opened.room("exporting").sheet_to(tmp_path / "two.xlsx")
    wrote(opened, qtbot, tmp_path / "two.xlsx")
    assert "its end is missing" in messages.text
    assert messages._grade == "warning"


def test_a_contact_sheet_is_asked_for_and_the_wish_is_kept(opened: Workshop, qtbot: QtBot) -> None:
    opened.run("export_sheet")
    qtbot.waitUntil(lambda: isinstance(opened.room("exporting").dialog, SheetDialog), timeout=10_000)
    dialog = dialog_of(SheetDialog)
    dialog.boxes["checks"].click()
    dialog.language.setCurrentIndex(dialog.language.findData("nl"))
    dialog.main.click()
    assert opened.settings["sheets"]["ticked"] == ["checks"]
    assert opened.settings["sheets"]["language"] == "nl"


def test_a_workbook_as_wished(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = tmp_path / "customers.xlsx"
    opened.room("exporting").sheet_to(
        sheet, contents.Wish(audience="customer", language="de", sheets=("calls", "flow"))
    )
    wrote(opened, qtbot, sheet)
    assert [each.name for each in reading.read(sheet).sheets if not each.hidden] == ["Rufliste", "Ablauf"]
    assert "marked internal and not shown to customers" in opened.window.messages.text


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_picture(opened: Workshop, tmp_path: Path, qtbot: QtBot, kind: str) -> None:
    path = tmp_path / f"flow.{kind}"
    opened.room("exporting").picture_to(path, picture(opened.session.matrix), Wish(kind, 1.0, "A4"))
    wrote(opened, qtbot, path)
    data = path.read_bytes()
    assert data.startswith({"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}[kind])
    if kind == "png":
        assert QImage.fromData(data).width() > 400


def test_the_dialog_comes_with_the_picture(opened: Workshop, qtbot: QtBot) -> None:
    opened.run("export_picture")
    qtbot.waitUntil(lambda: isinstance(opened.room("exporting").dialog, PictureDialog), timeout=10_000)
    dialog_of(PictureDialog).reject()


def test_what_is_exported_next_lets_a_workbook_be_written_to_its_end(
    opened: Workshop, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch, workbook, "write")
    exporting, sheet, flow = opened.room("exporting"), tmp_path / "sheet.xlsx", tmp_path / "flow.svg"
    exporting.sheet_to(sheet)
    qtbot.waitUntil(gate.begun.is_set, timeout=10_000)
    exporting.picture()
    exporting.picture_to(flow, picture(opened.session.matrix), Wish("svg", 1.0, "A4"))
    gate.go.set()
    wrote(opened, qtbot, flow)
    assert sheet.exists()
    qtbot.waitUntil(lambda: isinstance(exporting.dialog, PictureDialog), timeout=10_000)
    exporting.dialog.reject()


def test_a_folder_that_cannot_be_written_is_told(opened: Workshop, tmp_path: Path, qtbot: QtBot) -> None:
    opened.room("exporting").sheet_to(tmp_path / "gone" / "sheet.csv")
    qtbot.waitUntil(lambda: "does not exist" in opened.window.messages.text, timeout=10_000)
