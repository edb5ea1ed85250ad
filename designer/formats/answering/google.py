"""Contacts as Google Contacts imports them: its CSV, with as many columns of numbers and mails as are needed."""

from __future__ import annotations

from designer.formats.answering import card
from designer.formats.answering.card import Card
from designer.formats.answering.csv_text import dialled, has_apostrophe, safe, safe_line, table
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.values import Phone

_KINDS = {
    PhoneKind.MOBILE: "Mobile",
    PhoneKind.DESK: "Work",
    PhoneKind.HOME: "Home",
    PhoneKind.DUTY: "Duty",
    PhoneKind.TOLL_FREE: "Toll-free",
    PhoneKind.PAGER: "Pager",
    PhoneKind.FAX: "Work Fax",
    PhoneKind.SATELLITE: "Satellite",
    PhoneKind.OTHER: "Other",
}
_BETWEEN = " ::: "
"""Parts the values of one cell."""


def write(matrix: Matrix) -> bytes:
    """The active contacts as CSV in UTF-8."""
    found = card.cards(matrix)
    return table(_header(found), [list(row.values()) for row in _rows(found)])


def losses(matrix: Matrix) -> list[str]:
    """What the file does not carry of the matrix, a sentence each."""
    found = card.cards(matrix)
    formulas = sum(has_apostrophe(cell) for row in _rows(found) for cell in row.values())
    said = card.losses(matrix, "a file of Google contacts")
    if any(each.remarks for each in found):
        said.append("Hours, time zones, backups and what to quote are in the notes, as text.")
    return [*said, *card.apostrophes(formulas)]


def _header(found: list[Card]) -> list[str]:
    mails = max([1, *(len(each.contact.emails) for each in found)])
    phones = max([1, *(len(each.contact.phones) for each in found)])
    return [
        *(
            "First Name",
            "Middle Name",
            "Last Name",
            "Organization Name",
            "Organization Title",
            "Organization Department",
        ),
        *("Notes", "Labels"),
        *(f"E-mail {number} - {part}" for number in range(1, mails + 1) for part in ("Label", "Value")),
        *(f"Phone {number} - {part}" for number in range(1, phones + 1) for part in ("Label", "Value")),
        *("Website 1 - Label", "Website 1 - Value"),
    ]


def _rows(found: list[Card]) -> list[dict[str, str]]:
    header = _header(found)
    return [dict.fromkeys(header, "") | _row(each) for each in found]


def _row(each: Card) -> dict[str, str]:
    contact = each.contact
    row = {
        "First Name": safe_line(each.name.first),
        "Last Name": safe_line(each.name.last),
        "Organization Name": safe_line(contact.organisation),
        "Organization Title": safe_line(contact.role),
        "Organization Department": safe_line(contact.department),
        "Notes": safe("\n".join(each.remarks)),
        "Labels": safe_line(_BETWEEN.join(["* myContacts", *(_one(team) for team in each.teams)])),
        "Website 1 - Label": "Portal" if each.web else "",
        "Website 1 - Value": safe_line(each.web),
    }
    for number, mail in enumerate(contact.emails, 1):
        row[f"E-mail {number} - Label"] = safe_line(_one(mail.label) or "Work")
        row[f"E-mail {number} - Value"] = safe_line(_one(mail.address))
    for number, phone in enumerate(contact.phones, 1):
        row[f"Phone {number} - Label"] = safe_line(_label(phone))
        row[f"Phone {number} - Value"] = _one(dialled(phone))
    return row


def _label(phone: Phone) -> str:
    return _one(phone.label) or _KINDS[phone.kind]


def _one(text: str) -> str:
    """A text that Google does not take for several."""
    return text.replace(_BETWEEN.strip(), "::")
