"""Contacts as Outlook imports them: its CSV, under the names of its fields."""

from __future__ import annotations

from collections.abc import Sequence

from designer.formats.answering import card
from designer.formats.answering.card import Card
from designer.formats.answering.csv_text import dialled, has_apostrophe, safe, safe_line, table
from designer.model.choices import PhoneKind
from designer.model.matrix import Matrix
from designer.model.values import Email, Phone

HEADER = (
    *("First Name", "Middle Name", "Last Name", "Company", "Department", "Job Title"),
    *("Business Fax", "Business Phone", "Business Phone 2", "Company Main Phone", "Home Phone", "Home Phone 2"),
    *("Mobile Phone", "Other Phone", "Pager", "Primary Phone", "Categories"),
    *("E-mail Address", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Display Name"),
    *("E-mail 3 Address", "E-mail 3 Display Name", "Notes", "Office Location", "Web Page"),
)
"""Some of the fields that Outlook knows; it finds them by their names."""

_PLACES: dict[PhoneKind, tuple[str, ...]] = {
    PhoneKind.MOBILE: ("Mobile Phone", "Other Phone"),
    PhoneKind.DESK: ("Business Phone", "Business Phone 2"),
    PhoneKind.HOME: ("Home Phone", "Home Phone 2"),
    PhoneKind.DUTY: ("Primary Phone", "Business Phone 2"),
    PhoneKind.TOLL_FREE: ("Company Main Phone",),
    PhoneKind.PAGER: ("Pager",),
    PhoneKind.FAX: ("Business Fax",),
    PhoneKind.SATELLITE: ("Other Phone",),
    PhoneKind.OTHER: ("Other Phone", "Business Phone 2"),
}
_MAILS = ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address")


def write(matrix: Matrix) -> bytes:
    """The active contacts as CSV in UTF-8 with a byte order mark."""
    return table(HEADER, [list(_row(each).values()) for each in card.cards(matrix)], mark=True)


def losses(matrix: Matrix) -> list[str]:
    """What the file does not carry of the matrix, a sentence each."""
    found = card.cards(matrix)
    rows = [_row(each) for each in found]
    said = card.losses(matrix, "a file of Outlook contacts")
    if any(each.remarks for each in found):
        said.append("Hours, time zones, backups and what to quote are in the notes, as text.")
    beyond = [each.contact for each in found if _placed(each.contact.phones)[1] or each.contact.emails[len(_MAILS) :]]
    if beyond:
        said.append(
            f"{card.named(beyond)}: more numbers or mails than Outlook has fields for; the rest is in the notes."
        )
    if any(not cell.isascii() for row in rows for cell in row.values()):
        said.append("Older Outlook for Windows reads letters beyond plain English wrongly: look over the names there.")
    return [*said, *card.apostrophes(sum(has_apostrophe(cell) for row in rows for cell in row.values()))]


def _row(each: Card) -> dict[str, str]:
    contact = each.contact
    placed, beyond = _placed(contact.phones)
    remarks = [*each.remarks, *(_remark(phone) for phone in beyond)]
    remarks += [f"E-mail: {mail.address}" for mail in contact.emails[len(_MAILS) :]]
    return dict.fromkeys(HEADER, "") | {
        "First Name": safe_line(each.name.first),
        "Last Name": safe_line(each.name.last),
        "Company": safe_line(contact.organisation),
        "Department": safe_line(contact.department),
        "Job Title": safe_line(contact.role),
        "Categories": safe_line(";".join(team.replace(";", ",") for team in each.teams)),
        "Notes": safe("\n".join(remarks)),
        "Office Location": safe_line(contact.location),
        "Web Page": safe_line(each.web),
        **{place: dialled(phone) for place, phone in placed.items()},
        **_mails(contact.emails),
    }


def _mails(emails: Sequence[Email]) -> dict[str, str]:
    found = {}
    for place, mail in zip(_MAILS, emails, strict=False):
        found[place] = safe_line(mail.address)
        found[place.replace("Address", "Display Name")] = safe_line(mail.label)
    return found


def _placed(phones: Sequence[Phone]) -> tuple[dict[str, Phone], list[Phone]]:
    """Each number in a field of its kind, and those that found none free."""
    placed: dict[str, Phone] = {}
    beyond = []
    for phone in phones:
        free = next((place for place in _PLACES[phone.kind] if place not in placed), None)
        if free is None:
            beyond.append(phone)
        else:
            placed[free] = phone
    return placed, beyond


def _remark(phone: Phone) -> str:
    label = phone.label or phone.kind.value.replace("_", " ")
    return f"Phone ({label}): {dialled(phone)}"
