"""What is written in any language, per severity or for customers comes back as no change; an edit as exactly that edit."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import load_workbook

from designer.formats.contacts.customers import WITHHELD
from designer.formats.contacts.sheet_language import languages, words
from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import EACH, SHEETS, Wish
from designer.formats.keeping import native, templates
from designer.formats.merging.merge import propose_changes
from designer.formats.merging.own_sheets import own_tables
from designer.formats.merging.proposal import Proposal
from designer.model.choices import Privacy
from designer.model.document import Document
from designer.model.matrix import Matrix
from tests.crowd import crowd
from tests.formats.merging.round_trip import quiet
from tests.formats.returned import header_columns, read_here, row_of
from tests.matrices import full_matrix, random_matrix

NOW = dt.datetime(2026, 11, 22, 11, 0, tzinfo=dt.UTC)
EVERY = tuple(SHEETS)
INSIDE = [native.read(path) for path in templates.templates().values()]


def back(matrix: Matrix, wish: Wish) -> Proposal:
    return propose_changes(matrix, read_here(excel.write(matrix, None, wish, now=NOW)))


def in_privacy(matrix: Matrix) -> Matrix:
    """The matrix with contacts that are public, internal and personal by turns."""
    document = Document(matrix)
    with document.edit("privacy") as edit:
        for number, id in enumerate(document.matrix.contacts):
            edit.change(id, privacy=list(Privacy)[number % 3])
    return document.matrix


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("severity", ["together", EACH])
def test_nothing_is_changed_in_any_language(code: str, severity: str) -> None:
    for matrix in (INSIDE[0], crowd(9), full_matrix(), random_matrix(5, most=5)):
        proposal = back(matrix, Wish(sheets=EVERY, severity=severity, language=code))
        assert not proposal.diff
        assert quiet(proposal), proposal.problems


@pytest.mark.parametrize("number", range(len(INSIDE)))
def test_nothing_is_changed_in_any_template(number: int) -> None:
    for severity in ("together", EACH, next(iter(INSIDE[number].severities.values())).code):
        proposal = back(INSIDE[number], Wish(severity=severity))
        assert not proposal.diff
        assert quiet(proposal), proposal.problems


@pytest.mark.parametrize("code", ["en", "de", "ar"])
def test_a_copy_for_customers_takes_nothing_away(code: str) -> None:
    for matrix in (*INSIDE, crowd(12), full_matrix(tricky=True)):
        matrix = in_privacy(matrix)
        wish = Wish(
            audience="customer",
            severity=EACH,
            language=code,
            sheets=tuple(k for k in SHEETS if SHEETS[k].for_customers),
        )
        proposal = back(matrix, wish)
        assert not proposal.diff
        assert not proposal.missing


def test_a_copy_for_customers_is_known_again_where_it_shows_nobody() -> None:
    matrix = native.read(templates.templates()["it-service-desk"])
    data = excel.write(matrix, None, Wish(audience="customer", language="es"), now=NOW)
    found = own_tables(read_here(data))
    assert {table.kind for table in found} == {"contacts", "call_sheet"}
    assert all(table.for_customers and table.say.code == "es" for table in found)


@pytest.mark.parametrize("code", ["fr", "ru", "ar"])
def test_one_number_typed_on_either_sheet_is_exactly_that_change(code: str) -> None:
    matrix, say = crowd(12), words(code)
    book_bytes = excel.write(matrix, None, Wish(language=code, severity=EACH), now=NOW)
    names = load_workbook(io.BytesIO(book_bytes)).sheetnames
    call = next(name for name in names if name.startswith(say("Call sheet")))
    for sheet, header, letter in ((say("Contacts"), 1, "A"), (call, 3, "B")):
        book = load_workbook(io.BytesIO(book_bytes))
        page = book[sheet]
        row = row_of(page, "Bo Example", letter)
        page[f"{header_columns(page, header)[say('Phone')]}{row}"].value = "+44 20 7946 0999"
        out = io.BytesIO()
        book.save(out)
        proposal = propose_changes(matrix, read_here(out.getvalue()))
        assert quiet(proposal), proposal.problems
        (id,) = proposal.diff.pairs
        assert matrix.contacts[id].name == "Bo Example"
        assert set(proposal.by_id[id].fields) == {"phones"}


def test_notes_of_the_call_sheet_are_read_in_their_language() -> None:
    matrix, say = crowd(12), words("de")
    book = load_workbook(io.BytesIO(excel.write(matrix, None, Wish(language="de"), now=NOW)))
    page = book[say("Call sheet")]
    column = header_columns(page, 3)[say("Backup and notes")]
    row = row_of(page, "Bo Example", "B")
    before = str(page[f"{column}{row}"].value or "")
    page[f"{column}{row}"].value = f"{before}\n{say('Quote:')} K-4711".strip()
    out = io.BytesIO()
    book.save(out)
    proposal = propose_changes(matrix, read_here(out.getvalue()))
    (id,) = proposal.diff.pairs
    assert set(proposal.by_id[id].fields) == {"reference"}
    assert proposal.by_id[id].after.reference == "K-4711"


def test_a_choice_in_the_sheets_language_is_understood() -> None:
    matrix, say = crowd(4), words("it")
    book = load_workbook(io.BytesIO(excel.write(matrix, None, Wish(language="it"), now=NOW)))
    page = book[say("Contacts")]
    columns = header_columns(page, 1)
    page[f"{columns[say('Privacy')]}3"].value = say("personal")
    page[f"{columns[say('Active')]}3"].value = say("no")
    out = io.BytesIO()
    book.save(out)
    proposal = propose_changes(matrix, read_here(out.getvalue()))
    (id,) = proposal.diff.pairs
    assert proposal.by_id[id].after.privacy is Privacy.PERSONAL
    assert proposal.by_id[id].after.active is False
    assert quiet(proposal)


def test_customers_see_nobody_internal_and_no_number_of_a_personal_contact() -> None:
    matrix = in_privacy(crowd(12))
    wish = Wish(
        audience="customer", sheets=tuple(key for key in SHEETS if SHEETS[key].for_customers and key != "how-to")
    )
    book = load_workbook(io.BytesIO(excel.write(matrix, None, wish, now=NOW)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    said = "\n".join(str(cell.value) for cell in cells)
    links = "\n".join(cell.hyperlink.target for cell in cells if cell.hyperlink)
    by_privacy = {
        privacy: [each for each in matrix.contacts.values() if each.privacy is privacy] for privacy in Privacy
    }
    public_names = {each.name for each in by_privacy[Privacy.PUBLIC] + by_privacy[Privacy.PERSONAL]}
    shown = {phone.number for each in by_privacy[Privacy.PUBLIC] for phone in each.phones}
    for contact in by_privacy[Privacy.INTERNAL]:
        assert contact.name in public_names or contact.name not in said
    hidden = [
        phone for key in (Privacy.INTERNAL, Privacy.PERSONAL) for each in by_privacy[key] for phone in each.phones
    ]
    assert hidden
    for phone in hidden:
        assert phone.number in shown or phone.number not in said
        assert not phone.e164 or phone.number in shown or phone.e164 not in links
    assert WITHHELD in said
    assert all(name in said for name in public_names)
    assert not any(sheet.title in ("Vendors", "Change log", "Check results") for sheet in book)
