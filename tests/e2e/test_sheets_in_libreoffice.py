"""The workbook in LibreOffice: it opens, prints as it should, and comes back with exactly what was changed in it."""

from __future__ import annotations

import datetime as dt
import subprocess
from pathlib import Path
from random import Random

import pytest
from openpyxl import load_workbook

from designer.formats.contacts import contacts_csv
from designer.formats.contacts.contact_names import sheet_order
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import EACH, SHEETS, Wish
from designer.formats.excel.reading import read
from designer.formats.keeping import native
from designer.formats.merging.merge import propose_changes
from designer.formats.merging.proposal import Proposal
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.paths import resource
from tests.crowd import crowd
from tests.e2e.office import Office
from tests.formats.merging.both_sides import story
from tests.formats.merging.test_merge import assert_same_people, emptied, quiet, without_ids
from tests.formats.returned import changed, header_columns, row_of
from tests.matrices import full_matrix, random_matrix

NOW = dt.datetime(2026, 11, 22, 11, 0, tzinfo=dt.UTC)
TEMPLATES = sorted(resource("templates").glob("*.escalation"))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def sent(matrix: Matrix, path: Path, wish: Wish | None = None) -> Path:
    path.write_bytes(excel.write(matrix, None, wish or Wish(language="en"), now=NOW))
    return path


def back(matrix: Matrix, path: Path) -> Proposal:
    return propose_changes(matrix, read(path))


def matrices() -> list[Matrix]:
    templates = [native.read(path) for path in TEMPLATES]
    return [*templates, crowd(40), full_matrix(), *(random_matrix(seed, most=6) for seed in range(4))]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_saved_anew_nothing_is_changed(office: Office, tmp_path: Path, kind: str) -> None:
    every = matrices()
    paths = [sent(matrix, tmp_path / f"sheet{number}.xlsx") for number, matrix in enumerate(every)]
    for number, (matrix, saved) in enumerate(zip(every, office.converted(kind, *paths), strict=True)):
        proposal = back(matrix, saved)
        assert not proposal.diff, number
        assert quiet(proposal), (number, proposal.problems)


WISHES = (
    Wish(language="ar", severity=EACH, sheets=tuple(SHEETS)),
    Wish(language="fr", sheets=tuple(SHEETS)),
    Wish(language="ru", severity=EACH),
    Wish(audience="customer", language="de"),
)


def test_saved_anew_nothing_is_changed_however_it_was_wished_for(office: Office, tmp_path: Path) -> None:
    every = [(matrix, wish) for matrix in (native.read(TEMPLATES[0]), crowd(12), full_matrix()) for wish in WISHES]
    paths = [sent(matrix, tmp_path / f"sheet{number}.xlsx", wish) for number, (matrix, wish) in enumerate(every)]
    for (matrix, wish), saved in zip(every, office.converted("xlsx", *paths), strict=True):
        proposal = back(matrix, saved)
        assert not proposal.diff, wish
        assert quiet(proposal), (wish, proposal.problems)
        assert all(
            cell.data_type == "s"
            for sheet in load_workbook(saved)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value
        )


def test_saved_anew_without_ids_everybody_comes_back_into_an_emptied_matrix(office: Office, tmp_path: Path) -> None:
    every = matrices()
    paths = [sent(matrix, tmp_path / f"sheet{number}.xlsx") for number, matrix in enumerate(every)]
    for path in paths:
        book = load_workbook(path)
        without_ids(book)
        book.save(path)
    for number, (matrix, saved) in enumerate(zip(every, office.converted("xlsx", *paths), strict=True)):
        proposal = back(emptied(matrix), saved)
        assert not proposal.uncertain, number
        assert_same_people(matrix, proposal)


@pytest.mark.parametrize("sheet", ["Contacts", "Call sheet"])
def test_one_phone_typed_in_libreoffice_is_exactly_that_change(office: Office, tmp_path: Path, sheet: str) -> None:
    matrix = crowd(18)
    path = sent(matrix, tmp_path / "sheet.xlsx")
    contact = next(each for each in sheet_order(matrix) if each.name == "Bo Example")
    page = load_workbook(path)[sheet]
    column = header_columns(page, 1 if sheet == "Contacts" else 3)["Phone"]
    row = row_of(page, contact.name, "A" if sheet == "Contacts" else "B")
    proposal = back(matrix, office.typed(path, sheet, f"{column}{row}", "+44 20 7946 0999"))
    assert quiet(proposal)
    assert list(proposal.diff.pairs) == [contact.id]
    entry = proposal.by_id[contact.id]
    assert set(entry.fields) == {"phones"}
    assert entry.after.phones[0].number == "+44 20 7946 0999"
    assert entry.after.phones[1:] == contact.phones[1:]
    document = Document(matrix)
    assert document.matrix == matrix


@pytest.mark.parametrize(("paper", "width", "height"), [("A4", 842, 595), ("Letter", 792, 612)])
@pytest.mark.parametrize(("people", "pages"), [(5, 1), (18, 1), (40, 2)])
def test_the_call_sheet_prints_eighteen_people_on_a_page(
    office: Office, tmp_path: Path, paper: str, width: int, height: int, people: int, pages: int
) -> None:
    path = sent(crowd(people), tmp_path / "sheet.xlsx", Wish(paper=paper, language="en"))  # type: ignore[arg-type]
    book = load_workbook(path)
    for title in book.sheetnames[1:]:
        del book[title]
    book.save(path)
    (printed,) = office.converted("pdf", path)
    facts = subprocess.run(["pdfinfo", str(printed)], check=True, capture_output=True, text=True).stdout
    found = {line.partition(":")[0]: line.partition(":")[2].strip() for line in facts.splitlines()}
    assert int(found["Pages"]) == pages
    size = [round(float(part)) for part in found["Page size"].split(" pts")[0].split(" x ")]
    assert size == pytest.approx([width, height], abs=1)
    text = subprocess.run(
        ["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, text=True
    ).stdout
    assert text.count("A printed copy may be out of date") == pages
    assert text.count("Then after") == pages + text.count("“Then after”")
    assert f"Page 1 of {pages}" in text


def test_no_formula_anywhere_after_libreoffice(office: Office, tmp_path: Path) -> None:
    document = Document(crowd(4))
    texts = ("=1+1", '=HYPERLINK("http://evil.example","x")', "+1+1", "-1", "@SUM(A1)")
    with document.edit("inject") as edit:
        for id, text in zip(document.matrix.contacts, texts, strict=False):
            edit.change(id, name=text, notes=text, role=text)
    (saved,) = office.converted("xlsx", sent(document.matrix, tmp_path / "sheet.xlsx"))
    cells = [cell for sheet in load_workbook(saved) for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert set(texts[:4]) <= {str(cell.value) for cell in cells}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_edits_on_both_sides_are_told_apart_after_libreoffice_saved_the_sheet(
    office: Office, tmp_path: Path, kind: str
) -> None:
    matrix = crowd(12)
    told = [story(matrix, Random(seed)) for seed in range(12)]
    paths = [sent(matrix, tmp_path / f"sheet{number}.xlsx") for number in range(len(told))]
    for each, path in zip(told, paths, strict=True):
        path.write_bytes(changed(path.read_bytes(), each.type_there))
    for each, saved in zip(told, office.converted(kind, *paths), strict=True):
        each.check(back(each.here, saved))


def test_a_csv_that_libreoffice_saved_still_remembers(office: Office, tmp_path: Path) -> None:
    every = [matrix for matrix in matrices() if matrix.contacts]
    paths = [tmp_path / f"list{number}.csv" for number in range(len(every))]
    for matrix, path in zip(every, paths, strict=True):
        path.write_bytes(contacts_csv.write(matrix))
    filter_of_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    for matrix, saved in zip(every, office.converted(filter_of_csv, *paths), strict=True):
        proposal = back(matrix, saved)
        assert "no_memory" not in {problem.code for problem in proposal.problems}
        assert not proposal.missing
