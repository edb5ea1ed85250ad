"""What customers are not shown: numbers of people's own, internal contacts, and what is said inside the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import msgspec

from designer.formats.contacts.call_sheet_text import Section
from designer.formats.contacts.sheet_language import Words
from designer.model.choices import Audience, PhoneKind, Privacy
from designer.model.matrix import Matrix
from designer.model.records import Announcement, Briefing, Comment, Contact, Head, Record, Revision, Step, Suppression
from designer.model.values import Phone

WITHHELD = "withheld"
"""What stands for a number that customers are not shown; a sheet that comes back with it changes nothing."""

CUSTOMERS_ID = "Id (customer copy)"
"""The header by which a copy for customers is known when it comes back."""

SHOWN_OF_CONTACTS = frozenset(
    (
        *("name", "role", "department", "organisation", "service", "phone", "mobile", "other_phones", "email"),
        *("other_emails", "chats", "portal", "hours", "time_zone", "languages", "location", "mark", "id"),
    )
)
"""The columns of *Contacts* that a copy for customers has."""

_INSIDE = (Comment, Briefing, Revision, Suppression)


def for_customers(matrix: Matrix, say: Words) -> Matrix:
    """The matrix as customers are shown it: the same steps and times, with nobody's internal or personal details.

    Internal contacts lose their name and everything else; of `personal` ones only the ways to reach them are withheld.
    """
    records = (_shown(record, say) for record in matrix.records.values())
    return Matrix(record for record in records if record is not None)


def _shown(record: Record, say: Words) -> Record | None:
    if isinstance(record, _INSIDE):
        return None
    if isinstance(record, Announcement):
        return record if record.audience is Audience.CUSTOMERS else None
    if isinstance(record, Contact):
        return _contact(record, say)
    if isinstance(record, Step):
        return msgspec.structs.replace(record, instructions=())
    if isinstance(record, Head):
        return msgspec.structs.replace(record, distribution=())
    return record


def _contact(contact: Contact, say: Words) -> Contact:
    if contact.privacy is Privacy.INTERNAL:
        return Contact(id=contact.id, name=say("Internal contact"), kind=contact.kind, privacy=Privacy.INTERNAL)
    said = msgspec.structs.replace(
        contact, reference="", notes="", absences=(), verified_on=None, verified_by="", deputies=(), manager=None
    )
    if contact.privacy is Privacy.PUBLIC:
        return said
    phones = (Phone(number=say(WITHHELD), kind=PhoneKind.DESK),) if contact.phones else ()
    return msgspec.structs.replace(said, phones=phones, emails=(), chats=(), portal="", location="")


def without_internal(matrix: Matrix, sections: Iterable[Section], say: Words) -> list[Section]:
    """The bands of a call sheet for customers: without the rows of internal contacts, and numbered anew."""
    found = []
    for section in sections:
        rows = [row for row in section.rows if not is_internal(matrix, row["id"])]
        anew = tuple(
            row | {"number": f"{row['number'].partition('.')[0]}.{number}" if "." in row["number"] else str(number)}
            for number, row in enumerate(rows, 1)
        )
        note = "" if anew else say("This level is handled internally.")
        found.append(replace(section, rows=anew, note=note))
    return found


def is_internal(matrix: Matrix, id: str) -> bool:
    """Whether that is a contact whom customers are not shown."""
    contact = matrix.contacts.get(id)
    return contact is not None and contact.privacy is Privacy.INTERNAL


def kept_back(matrix: Matrix) -> list[str]:
    """What a copy for customers leaves out of the contacts, a sentence each."""
    count = dict.fromkeys(Privacy, 0)
    for contact in matrix.contacts.values():
        count[contact.privacy] += 1
    found = []
    if count[Privacy.INTERNAL]:
        who = "1 contact is" if count[Privacy.INTERNAL] == 1 else f"{count[Privacy.INTERNAL]} contacts are"
        found.append(f"{who} marked internal and not shown to customers; mark as public who may be.")
    if count[Privacy.PERSONAL]:
        whose = "1 contact" if count[Privacy.PERSONAL] == 1 else f"{count[Privacy.PERSONAL]} contacts"
        found.append(f"The numbers and addresses of {whose} marked personal are withheld.")
    return [*found, "Instructions, notes, deputies and what to quote are left out of a copy for customers."]
