"""Google contacts: every address of every active contact, under the columns that Google imports."""

from __future__ import annotations

import csv
import io
import re

from hypothesis import given, settings

from designer.formats.answering import google
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head, Team
from designer.model.values import Email, Phone
from tests.matrices import matrices

HEAD = Head(id="matrix:2222222a")


def rows(matrix: Matrix) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(google.write(matrix).decode("utf-8"), newline="")))


def test_a_contact() -> None:
    team = Team(id="team:2222222a", name="Network ::: core", members=("contact:2222222a",))
    ada = Contact(
        id="contact:2222222a",
        name="Ada Example",
        role="Duty manager",
        department="NOC",
        organisation="Example Telecom",
        phones=(
            Phone(number="020 7946 0018", e164="+442079460018", kind=PhoneKind.DESK, extension="7"),
            Phone(number="07700 900123", e164="+447700900123", kind=PhoneKind.MOBILE, label="Nights"),
        ),
        emails=(Email(address="ada@example.org"), Email(address="noc@example.org", label="Shared")),
        portal="https://portal.example.org",
        notes="Text first.",
        time_zone="Europe/London",
    )
    assert rows(Matrix([HEAD, ada, team])) == [
        {
            "First Name": "Ada",
            "Middle Name": "",
            "Last Name": "Example",
            "Organization Name": "Example Telecom",
            "Organization Title": "Duty manager",
            "Organization Department": "NOC",
            "Notes": "Text first.\nTime zone: Europe/London",
            "Labels": "* myContacts ::: Network :: core",
            "E-mail 1 - Label": "Work",
            "E-mail 1 - Value": "ada@example.org",
            "E-mail 2 - Label": "Shared",
            "E-mail 2 - Value": "noc@example.org",
            "Phone 1 - Label": "Work",
            "Phone 1 - Value": "+44 20 7946 0018 ext 7",
            "Phone 2 - Label": "Nights",
            "Phone 2 - Value": "+44 7700 900123",
            "Website 1 - Label": "Portal",
            "Website 1 - Value": "https://portal.example.org",
        }
    ]


def test_formulas_are_counted() -> None:
    matrix = Matrix([HEAD, Contact(id="contact:2222222a", name="=1+1 Example", role="@here")])
    assert google.losses(matrix) == ["2 texts begin like a formula, and have an apostrophe before it."]
    assert rows(matrix)[0]["First Name"] == "'=1+1"


@settings(max_examples=60)
@given(matrices())
def test_every_number_and_mail_of_any_matrix_is_there(matrix: Matrix) -> None:
    found = rows(matrix)
    active = [each for each in matrix.contacts.values() if each.active]
    assert len(found) == len(active)
    digits = sorted(
        re.sub(r"\D", "", value) for row in found for key, value in row.items() if key[:5] == "Phone" and "Value" in key
    )
    wanted = sorted(re.sub(r"\D", "", (p.e164 or p.number) + p.extension) for each in active for p in each.phones)
    assert [each for each in digits if each] == [each for each in wanted if each]
    mails = sorted(
        value for row in found for key, value in row.items() if key[:6] == "E-mail" and "Value" in key and value
    )
    assert mails == sorted(mail.address for each in active for mail in each.emails)
