"""Outlook contacts: each number in a field of its kind, and the rest in the notes."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given, settings

from designer.formats.answering import outlook
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone
from tests.matrices import matrices

HEAD = Head(id="matrix:2222222a")


def rows(matrix: Matrix) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(outlook.write(matrix).decode("utf-8-sig"), newline="")))


def filled(matrix: Matrix) -> dict[str, str]:
    return {key: value for key, value in rows(matrix)[0].items() if value}


def test_numbers_stand_in_fields_of_their_kind() -> None:
    kinds = [PhoneKind.DESK, PhoneKind.DESK, PhoneKind.MOBILE, PhoneKind.DUTY, PhoneKind.FAX, PhoneKind.TOLL_FREE]
    phones = tuple(Phone(number=f"+1 555 010{n}", kind=kind) for n, kind in enumerate(kinds))
    ada = Contact(id="contact:2222222a", name="Ada Example", role="Lead", phones=phones)
    assert filled(Matrix([HEAD, ada])) == {
        "First Name": "Ada",
        "Last Name": "Example",
        "Job Title": "Lead",
        "Business Phone": "+1 555 0100",
        "Business Phone 2": "+1 555 0101",
        "Mobile Phone": "+1 555 0102",
        "Primary Phone": "+1 555 0103",
        "Business Fax": "+1 555 0104",
        "Company Main Phone": "+1 555 0105",
    }


def test_what_has_no_field_is_in_the_notes_and_said() -> None:
    phones = tuple(Phone(number=f"+1 555 010{n}", kind=PhoneKind.MOBILE) for n in range(4))
    mails = tuple(Email(address=f"ada{n}@example.org", label="Shared" if n else "") for n in range(4))
    matrix = Matrix([HEAD, Contact(id="contact:2222222a", name="Ada Example", phones=phones, emails=mails)])
    assert filled(matrix) == {
        "First Name": "Ada",
        "Last Name": "Example",
        "Mobile Phone": "+1 555 0100",
        "Other Phone": "+1 555 0101",
        "E-mail Address": "ada0@example.org",
        "E-mail 2 Address": "ada1@example.org",
        "E-mail 2 Display Name": "Shared",
        "E-mail 3 Address": "ada2@example.org",
        "E-mail 3 Display Name": "Shared",
        "Notes": "Phone (mobile): +1 555 0102\nPhone (mobile): +1 555 0103\nE-mail: ada3@example.org",
    }
    assert outlook.losses(matrix) == [
        "Ada Example: more numbers or mails than Outlook has fields for; the rest is in the notes."
    ]


def test_letters_that_old_programs_misread_are_said() -> None:
    matrix = Matrix([HEAD, Contact(id="contact:2222222a", name="Zoë Example")])
    assert outlook.losses(matrix) == [
        "Older Outlook for Windows reads letters beyond plain English wrongly: look over the names there."
    ]


@settings(max_examples=60)
@given(matrices())
def test_every_digit_of_any_matrix_is_there(matrix: Matrix) -> None:
    found = rows(matrix)
    active = [each for each in matrix.contacts.values() if each.active]
    assert len(found) == len(active)
    cells = {re.sub(r"\D", "", cell) for row in found for cell in row.values()}
    notes = "\n".join(re.sub(r"[^\d\n]", "", row["Notes"]) for row in found)
    for each in active:
        for phone in each.phones:
            digits = re.sub(r"\D", "", (phone.e164 or phone.number) + phone.extension)
            assert digits in cells or digits in notes
