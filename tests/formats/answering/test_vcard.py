"""vCard 4.0 as RFC 6350 has it; read back by a reader that is not ours."""

from __future__ import annotations

import re

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.formats.answering import vcard
from designer.formats.values.cells import clean
from designer.model.choices import ContactKind, PhoneKind
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head, Team
from designer.model.values import Email, Phone
from tests.matrices import matrices

HEAD = Head(id="matrix:2222222a")


def lines(*contacts: Contact, team: Team | None = None) -> list[str]:
    text = vcard.write(Matrix([HEAD, *contacts, *([team] if team else [])])).decode("utf-8")
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card() -> None:
    team = Team(id="team:2222222a", name="Network, core", members=("contact:2222222a",))
    ada = Contact(
        id="contact:2222222a",
        name="Ada Example",
        role="Duty; manager",
        department="NOC",
        organisation="Example Telecom",
        phones=(
            Phone(number="020 7946 0018", e164="+442079460018", kind=PhoneKind.DESK, extension="7"),
            Phone(number="07700 900123", e164="+447700900123", kind=PhoneKind.MOBILE, sms=True),
            Phone(number="0118", kind=PhoneKind.DUTY),
        ),
        emails=(Email(address="ada@example.org"), Email(address="noc@example.org", label="Shared")),
        portal="https://portal.example.org/t?a=1,2",
        notes="Text first.\nThen call.",
        time_zone="Europe/London",
        languages=("en", "de", "no such; language"),
    )
    assert lines(ada, team=team) == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Escalation matrix designer//EN",
        "UID;VALUE=text:contact:2222222a",
        "KIND:individual",
        "FN:Ada Example",
        "N:Example;Ada;;;",
        "ORG:Example Telecom;NOC",
        r"TITLE:Duty\; manager",
        "TEL;PREF=1;TYPE=voice,work;VALUE=uri:tel:+442079460018;ext=7",
        "TEL;PREF=2;TYPE=voice,cell,text;VALUE=uri:tel:+447700900123",
        "phone3.TEL;PREF=3;TYPE=voice;VALUE=text:0118",
        "phone3.X-ABLABEL:Duty",
        "EMAIL;PREF=1:ada@example.org",
        "mail2.EMAIL;PREF=2:noc@example.org",
        "mail2.X-ABLABEL:Shared",
        "URL:https://portal.example.org/t?a=1,2",
        "LANG;PREF=1:en",
        "LANG;PREF=2:de",
        "TZ;VALUE=text:Europe/London",
        r"CATEGORIES:Network\, core",
        r"NOTE:Text first.\nThen call.\nTime zone: Europe/London\nLanguages: en\, de\, no such\; language",
        "END:VCARD",
    ]


@pytest.mark.parametrize(
    ("kind", "word"), [(ContactKind.DESK, "org"), (ContactKind.SYSTEM, "application"), (ContactKind.ROLE, "individual")]
)
def test_kinds(kind: ContactKind, word: str) -> None:
    assert f"KIND:{word}" in lines(Contact(id="contact:2222222a", name="NOC", kind=kind))


def test_nobody_is_without_a_name() -> None:
    assert "FN:No name" in lines(Contact(id="contact:2222222a", name=" "))
    assert "FN:Night desk" in lines(Contact(id="contact:2222222a", name="", role="Night desk"))


@given(st.text(max_size=400))
def test_lines_are_folded_between_letters(text: str) -> None:
    line = "NOTE:" + vcard.escape(text)
    data = vcard.fold(line)
    parts = data.split(b"\r\n")
    assert parts.pop() == b""
    assert all(len(part) <= vcard.LINE for part in parts)
    assert all(part.startswith(b" ") for part in parts[1:])
    assert all(part.decode("utf-8") is not None for part in parts)
    assert data.replace(b"\r\n ", b"").decode("utf-8") == line + "\r\n"


@given(st.text())
def test_values_hold_no_bare_mark(text: str) -> None:
    value = vcard.escape(text)
    assert "\n" not in value
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    plain = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
    assert plain == clean(text)


@settings(max_examples=80)
@given(matrices())
def test_another_reader_reads_any_matrix_back(matrix: Matrix) -> None:
    found = {card.uid.value: card for card in vobject.readComponents(vcard.write(matrix).decode("utf-8"))}
    active = {id: each for id, each in matrix.contacts.items() if each.active}
    assert found.keys() == active.keys()
    for id, contact in active.items():
        card = found[id]
        assert card.version.value == "4.0"
        if clean(contact.name):
            assert card.fn.value == clean(contact.name)
        if clean(contact.role):
            assert card.title.value == clean(contact.role)
        numbers = [tel.value for tel in card.contents.get("tel", [])]
        assert len(numbers) == len(contact.phones)
        for value, phone in zip(numbers, contact.phones, strict=True):
            digits = re.sub(r"\D", "", (phone.e164 or phone.number) + phone.extension)
            assert re.sub(r"\D", "", value) == digits
        assert [mail.value for mail in card.contents.get("email", [])] == [mail.address for mail in contact.emails]
        if clean(contact.notes):
            assert card.note.value.startswith(clean(contact.notes))
