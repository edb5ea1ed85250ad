"""The call sheet as text: what each row says of a contact. `call_sheet_edits.py` reads the rows back."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from designer.analysis.call_list import Band, Call, call_list, level_numbers
from designer.formats.contacts import contact_phones
from designer.formats.contacts.contact_names import Names, sheet_order
from designer.formats.contacts.lead_words import lead_words
from designer.formats.contacts.sheet_language import ENGLISH, Words
from designer.formats.contacts.sheet_words import hours_of, level_name, marked, timings, zone_of
from designer.formats.values import listing
from designer.formats.values.cells import clean
from designer.model.choices import PhoneKind, TimeBase
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Rota, Team
from designer.model.values import Phone


class CallColumn(NamedTuple):
    """A column of the call sheet: its key, header, width in characters."""

    key: str
    header: str
    width: float


COLUMNS: tuple[CallColumn, ...] = (  # so wide in all that eighteen people at four levels fit a page of A4
    CallColumn("number", "#", 6),
    CallColumn("name", "Name", 27),
    CallColumn("role", "Role / team", 24),
    CallColumn("phone", "Phone", 29),
    CallColumn("mobile", "Mobile", 25),
    CallColumn("email", "E-mail", 27),
    CallColumn("hours", "Hours (time zone)", 21),
    CallColumn("then_after", "Then after", 26),
    CallColumn("notes", "Backup and notes", 36),
    CallColumn("id", "Id", 18),
    CallColumn("level", "Level id", 18),
    CallColumn("severity", "Severity id", 18),
)
"""The columns of *Call sheet*, in order; the last three are hidden."""

SHOWN = len(COLUMNS) - 3
_LONGEST_LINE = 27
_PARTS = re.compile(r"@?[^@.\-_]+[.\-_]*|[@.\-_]+")
ON_REQUEST = "only on request"
TEAM = "Team"
"""What stands for the role of a row that is a team's own number."""

NOT_ACTIVE = "Not active"


class Prefixes(NamedTuple):
    """What begins the lines of the last column, blank included."""

    backup: str
    quote: str
    also: str
    on_duty: str
    team: str


def prefixes(say: Words = ENGLISH) -> Prefixes:
    """The beginnings of lines in a language."""
    return Prefixes(*(f"{say(each)} " for each in ("Backup:", "Quote:", "Also:", "On duty by rota:", "With team:")))


Row = dict[str, str]
"""Key of a column → text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A band: its title, what stands at its right end, its colour's number, and its rows.

    `note` stands in the place of rows that are kept back. `level` is the level it is for, "" where it is for none.
    """

    title: str
    aside: str
    order: int
    rows: tuple[Row, ...]
    note: str = ""
    level: Id = ""


def sections(
    matrix: Matrix,
    names: Names,
    say: Words = ENGLISH,
    only: Sequence[Id] = (),
    bands: Sequence[Band] | None = None,
) -> list[Section]:
    """The call sheet of a matrix, band by band; all contacts in one band where no step names anybody.

    `only` names the severities that it is for, where it is not for all. `bands` are those of its call list, where
    they are known.
    """
    bands = call_list(matrix, only) if bands is None else bands
    severity = " ".join(only)
    if not bands:
        rows = tuple(
            _row(matrix, contact, names, say, frozenset(matrix.contacts))
            | {"number": str(i), "level": "", "severity": severity}
            for i, contact in enumerate(sheet_order(matrix), 1)
        )
        return [Section(say("Contacts"), say("not yet on any step"), 0, rows)] if rows and not only else []
    listed = frozenset(call.who.id for band in bands for call in band.calls)
    asides = [aside(matrix, band, say) for band in bands]
    first = asides.index(say.at_once) if say.at_once in asides else -1
    if first >= 0:
        asides[first] = say("first contact")
    return [
        _section(matrix, band, said, names, listed, say, severity) for band, said in zip(bands, asides, strict=True)
    ]


def aside(matrix: Matrix, band: Band, say: Words = ENGLISH) -> str:
    """When a level is called: "after 15 min", "at once", "once Level 0 has answered", "only on request"."""
    if band.on_request == ():
        return say(ON_REQUEST)
    led = [lead_words(matrix, each.lead, each.times, say) for each in band.led]
    if matrix.head.time_base is TimeBase.PER_LEVEL:
        return " · ".join(led)
    after = timings(band.after, " · ", say)
    said = after if after in ("", say.at_once) else say("after {}", after)
    asked = ", ".join(marked(severity) for severity in band.on_request or ())
    return " · ".join(part for part in (said, *led, f"{asked} {say(ON_REQUEST)}" if asked else "") if part)


def _section(
    matrix: Matrix, band: Band, said: str, names: Names, listed: frozenset[Id], say: Words, severity: str
) -> Section:
    rows = []
    for call in band.calls:
        then_after = say("told only") if call.told else timings(call.then_after, say=say)
        then_after = say("go on at once") if then_after == say.at_once else then_after
        if isinstance(call.who, Team):
            row = _team_row(call.who, say)
        else:
            row = _row(matrix, call.who, names, say, listed, call)
        rows.append(
            row | {"number": call.number, "then_after": then_after, "level": band.level.id, "severity": severity}
        )
    return Section(band_title(matrix, band, say), said, band.level.order, tuple(rows), level=band.level.id)


def band_title(matrix: Matrix, band: Band, say: Words = ENGLISH) -> str:
    """ "LEVEL 2 · Duty manager"; the level's own code where it is no plain count."""
    level = band.level
    code = level.code.strip()
    counted = level_numbers(matrix)[level.id]
    head = say("LEVEL {}", counted) if code.upper() in ("", f"L{counted}", counted) else code
    return f"{head}  ·  {level.label}" if level.label else head if code else level_name(level, say)


def _team_row(team: Team, say: Words) -> Row:
    phone = contact_phones.spoken(team.phone) if team.phone else ""
    mobile = team.phone is not None and team.phone.kind is PhoneKind.MOBILE
    found = {
        "name": team.name,
        "role": say(TEAM),
        "phone": "" if mobile else phone,
        "mobile": phone if mobile else "",
        "email": in_lines(team.mailbox.address) if team.mailbox else "",
        "id": team.id,
    }
    return {key: clean(text) for key, text in found.items()}


def _row(
    matrix: Matrix, contact: Contact, names: Names, say: Words, listed: Collection[Id], call: Call | None = None
) -> Row:
    return contact_row(matrix, contact, names, listed, call, say) | {"id": contact.id}


def slots(contact: Contact) -> tuple[Phone | None, Phone | None]:
    """The numbers printed as Phone and as Mobile."""
    by_name = dict(zip(contact_phones.slot_names(contact.phones), contact.phones, strict=True))
    return by_name.get(contact_phones.PHONE), by_name.get(contact_phones.MOBILE)


def contact_row(
    matrix: Matrix,
    contact: Contact,
    names: Names,
    listed: Collection[Id],
    call: Call | None = None,
    say: Words = ENGLISH,
) -> Row:
    """What a row says of a contact itself, tidied: blanks at the ends say nothing on a wall.

    `listed` are those on the sheet, whose numbers need no repeating.
    """
    found = {
        "name": contact.name,
        "role": "\n".join(part for part in (contact.role, team_of(contact)) if part),
        **addresses(contact),
        "hours": "\n".join(part for part in (hours_of(matrix, contact, say), zone_of(matrix, contact)) if part),
        "notes": "\n".join(_note_lines(matrix, contact, names, listed, call, say)),
    }
    return {key: clean(text) for key, text in found.items()}


def addresses(contact: Contact) -> Row:
    """The numbers and the address that a row prints."""
    phone, mobile = slots(contact)
    return {
        "phone": clean(contact_phones.spoken(phone)) if phone else "",
        "mobile": clean(contact_phones.spoken(mobile)) if mobile else "",
        "email": in_lines(clean(contact.emails[0].address)) if contact.emails else "",
    }


def in_lines(address: str) -> str:
    """A mail address in lines that fit its column, parted where it has a mark; no office program parts one in print."""
    if len(address) <= _LONGEST_LINE or "\n" in address:
        return address
    lines = [""]
    for part in _PARTS.findall(address):
        if lines[-1] and len(lines[-1] + part) > _LONGEST_LINE:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def in_one(text: str) -> str:
    """A mail address that `in_lines` parted, whole again; a cell of several stays as it is."""
    return text.replace("\n", "") if text.count("@") == 1 else text


def team_of(contact: Contact) -> str:
    """What stands below the role: the department, else the organisation."""
    return contact.department or contact.organisation


def _note_lines(
    matrix: Matrix, contact: Contact, names: Names, listed: Collection[Id], call: Call | None, say: Words
) -> list[str]:
    lines = []
    prefix = prefixes(say)
    if contact.deputies:
        deputies = (_deputy(matrix.contacts[id], names, listed) for id in contact.deputies)
        lines.append(prefix.backup + listing.joined(deputies))
    through: Sequence[Team | Rota] = call.through if call else ()
    rotas = [record.name for record in through if isinstance(record, Rota)]
    teams = [record.name for record in through if isinstance(record, Team)]
    lines += [begin + ", ".join(found) for begin, found in ((prefix.on_duty, rotas), (prefix.team, teams)) if found]
    if not contact.active:
        lines.append(say(NOT_ACTIVE))
    if contact.reference:
        lines.append(prefix.quote + contact.reference)
    shown = slots(contact)
    also = [_also(phone, say) for phone in contact.phones if phone not in shown and phone.kind is not PhoneKind.FAX]
    also += [email.address for email in contact.emails[1:]]
    also += [f"{chat.service} {chat.handle}".strip() for chat in contact.chats]
    also += [contact.portal] if contact.portal else []
    if also:
        lines.append(prefix.also + ", ".join(also))
    return [*lines, *([contact.notes] if contact.notes else [])]


def _deputy(deputy: Contact, names: Names, listed: Collection[Id]) -> str:
    """A deputy by name, with a number where the sheet has no row for them."""
    name = listing.plain(names.contacts.get(deputy.id, deputy.name))
    number = next((phone for phone in reversed(slots(deputy)) if phone), None)
    return listing.item(name, [contact_phones.spoken(number)]) if number and deputy.id not in listed else name


def _also(phone: Phone, say: Words) -> str:
    kind = "" if phone.kind is PhoneKind.OTHER else f" ({phone.label or say(phone.kind.value.replace('_', ' '))})"
    return contact_phones.spoken(phone) + kind
