"""The call sheet as text: what each row says of a contact, and what somebody's edit of a row means.

Both ways stand here, because an edit is what differs from what was printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from designer.analysis.call_list import Band, Call, call_list, level_numbers
from designer.formats.contacts import contact_phones
from designer.formats.contacts.contact_names import Names, sheet_order
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


COLUMNS: tuple[CallColumn, ...] = (
    CallColumn("number", "#", 6),
    CallColumn("name", "Name", 25),
    CallColumn("role", "Role / team", 22),
    CallColumn("phone", "Phone", 30),
    CallColumn("mobile", "Mobile", 24),
    CallColumn("email", "E-mail", 25),
    CallColumn("hours", "Hours (time zone)", 21),
    CallColumn("then_after", "Then after", 21),
    CallColumn("notes", "Backup and notes", 32),
    CallColumn("id", "Id", 18),
    CallColumn("level", "Level id", 18),
)
"""The columns of *Call sheet*, in order; the last two are hidden."""

SHOWN = len(COLUMNS) - 2
_LONGEST_LINE = 27
_PARTS = re.compile(r"@?[^@.\-_]+[.\-_]*|[@.\-_]+")
AT_ONCE, ON_REQUEST = "at once", "only on request"
TEAM = "Team"
"""What stands for the role of a row that is a team's own number."""

BACKUP, QUOTE, ALSO, ON_DUTY, WITH = "Backup: ", "Quote: ", "Also: ", "On duty by rota: ", "With team: "
_PREFIXES = (BACKUP, QUOTE, ALSO, ON_DUTY, WITH)

Row = dict[str, str]
"""Key of a column → text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A band: its title, what stands at its right end, its colour's number, and its rows."""

    title: str
    aside: str
    order: int
    rows: tuple[Row, ...]


def sections(matrix: Matrix, names: Names) -> list[Section]:
    """The call sheet of a matrix, band by band; all contacts in one band where no step names anybody."""
    bands = call_list(matrix)
    if not bands:
        rows = tuple(
            _row(matrix, contact, names, number=str(i), level="", listed=frozenset(matrix.contacts))
            for i, contact in enumerate(sheet_order(matrix), 1)
        )
        return [Section("Contacts", "not yet on any step", 0, rows)] if rows else []
    listed = frozenset(call.who.id for band in bands for call in band.calls)
    asides = [aside(matrix, band) for band in bands]
    first = asides.index(AT_ONCE) if AT_ONCE in asides else -1
    if first >= 0:
        asides[first] = "first contact"
    return [_section(matrix, band, said, names, listed) for band, said in zip(bands, asides, strict=True)]


def aside(matrix: Matrix, band: Band) -> str:
    """When a level is called: "after 15 min", "at once", "only on request"."""
    if band.on_request == ():
        return ON_REQUEST
    if matrix.head.time_base is TimeBase.PER_LEVEL:
        return ""
    after = timings(band.after, " · ")
    said = AT_ONCE if after == AT_ONCE else f"after {after}" if after else ""
    asked = ", ".join(marked(severity) for severity in band.on_request or ())
    return " · ".join(part for part in (said, f"{asked} {ON_REQUEST}" if asked else "") if part)


def _section(matrix: Matrix, band: Band, said: str, names: Names, listed: frozenset[Id]) -> Section:
    rows = []
    for call in band.calls:
        then_after = "told only" if call.told else timings(call.then_after)
        then_after = "go on at once" if then_after == AT_ONCE else then_after
        if isinstance(call.who, Team):
            rows.append(_team_row(call.who, call, then_after, band.level.id))
        else:
            row = _row(matrix, call.who, names, number=call.number, level=band.level.id, listed=listed, call=call)
            rows.append(row | {"then_after": then_after})
    return Section(band_title(matrix, band), said, band.level.order, tuple(rows))


def band_title(matrix: Matrix, band: Band) -> str:
    """ "LEVEL 2 · Duty manager"; the level's own code where it is no plain count."""
    level = band.level
    code = level.code.strip()
    counted = level_numbers(matrix)[level.id]
    head = f"LEVEL {counted}" if code.upper() in ("", f"L{counted}", counted) else code
    return f"{head}  ·  {level.label}" if level.label else head if code else level_name(level)


def _team_row(team: Team, call: Call, then_after: str, level: Id) -> Row:
    phone = contact_phones.spoken(team.phone) if team.phone else ""
    mobile = team.phone is not None and team.phone.kind is PhoneKind.MOBILE
    found = {
        "number": call.number,
        "name": team.name,
        "role": TEAM,
        "phone": "" if mobile else phone,
        "mobile": phone if mobile else "",
        "email": in_lines(team.mailbox.address) if team.mailbox else "",
        "then_after": then_after,
        "id": team.id,
        "level": level,
    }
    return {key: clean(text) for key, text in found.items()}


def _row(
    matrix: Matrix,
    contact: Contact,
    names: Names,
    *,
    number: str,
    level: Id,
    listed: frozenset[Id],
    call: Call | None = None,
) -> Row:
    return contact_row(matrix, contact, names, listed, call) | {"number": number, "id": contact.id, "level": level}


def slots(contact: Contact) -> tuple[Phone | None, Phone | None]:
    """The numbers printed as Phone and as Mobile."""
    by_name = dict(zip(contact_phones.slot_names(contact.phones), contact.phones, strict=True))
    return by_name.get(contact_phones.PHONE), by_name.get(contact_phones.MOBILE)


def contact_row(matrix: Matrix, contact: Contact, names: Names, listed: frozenset[Id], call: Call | None = None) -> Row:
    """What a row says of a contact itself, tidied: blanks at the ends say nothing on a wall.

    `listed` are those on the sheet, whose numbers need no repeating.
    """
    found = {
        "name": contact.name,
        "role": "\n".join(part for part in (contact.role, _team_of(contact)) if part),
        **addresses(contact),
        "hours": "\n".join(part for part in (hours_of(matrix, contact), zone_of(matrix, contact)) if part),
        "notes": "\n".join(_note_lines(matrix, contact, names, listed, call)),
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


def _team_of(contact: Contact) -> str:
    return contact.department or contact.organisation


def _note_lines(matrix: Matrix, contact: Contact, names: Names, listed: frozenset[Id], call: Call | None) -> list[str]:
    lines = []
    if contact.deputies:
        lines.append(BACKUP + listing.joined(_deputy(matrix.contacts[id], names, listed) for id in contact.deputies))
    through: Sequence[Team | Rota] = call.through if call else ()
    rotas = [record.name for record in through if isinstance(record, Rota)]
    teams = [record.name for record in through if isinstance(record, Team)]
    lines += [prefix + ", ".join(found) for prefix, found in ((ON_DUTY, rotas), (WITH, teams)) if found]
    if not contact.active:
        lines.append("Not active")
    if contact.reference:
        lines.append(QUOTE + contact.reference)
    also = [_also(phone) for phone in contact.phones if phone not in slots(contact) and phone.kind is not PhoneKind.FAX]
    also += [email.address for email in contact.emails[1:]]
    also += [f"{chat.service} {chat.handle}".strip() for chat in contact.chats]
    also += [contact.portal] if contact.portal else []
    if also:
        lines.append(ALSO + ", ".join(also))
    return [*lines, *([contact.notes] if contact.notes else [])]


def _deputy(deputy: Contact, names: Names, listed: frozenset[Id]) -> str:
    """A deputy by name, with a number where the sheet has no row for them."""
    name = listing.plain(names.contacts.get(deputy.id, deputy.name))
    number = next((phone for phone in reversed(slots(deputy)) if phone), None)
    return listing.item(name, [contact_phones.spoken(number)]) if number and deputy.id not in listed else name


def _also(phone: Phone) -> str:
    kind = "" if phone.kind is PhoneKind.OTHER else f" ({phone.label or phone.kind.value.replace('_', ' ')})"
    return contact_phones.spoken(phone) + kind


class Edit(NamedTuple):
    """What somebody changed in a row of the call sheet.

    `cells` speaks in the columns of *Contacts*; `unclear` are keys of call sheet columns whose change says nothing
    certain: it is made on *Contacts*.
    """

    cells: dict[str, str]
    unclear: tuple[str, ...] = ()


def edit_of(row: Mapping[str, str], printed: Mapping[str, str], contact: Contact) -> Edit:
    """What differs between a row and what was printed of the contact, as cells of *Contacts*."""
    cells: dict[str, str] = {}
    unclear: list[str] = []
    for column in COLUMNS[:SHOWN]:
        key = column.key
        if key == "number" or key not in row or row[key] == printed.get(key, ""):
            continue
        if key in ("name", "phone", "mobile", "email"):
            cells[key] = in_one(row[key]) if key == "email" else row[key]
            continue
        found = _COMPOSED[key](row[key], printed.get(key, ""), contact) if key in _COMPOSED else None
        if found is None:
            unclear.append(key)
        else:
            cells |= found
    return Edit(cells, tuple(unclear))


def _role_edit(text: str, _: str, contact: Contact) -> dict[str, str] | None:
    team_key = "department" if contact.department or not contact.organisation else "organisation"
    return _two_lines(text, ("role", clean(contact.role)), (team_key, clean(_team_of(contact))))


def _hours_edit(text: str, printed: str, contact: Contact) -> dict[str, str] | None:
    before = printed.split("\n")
    if len(before) == 1 and (contact.hours or contact.calendar):
        before = [before[0], ""]
    elif len(before) == 1:
        before = ["", before[0]]
    if len(before) != 2:
        return None
    return _two_lines(text, ("hours", before[0]), ("time_zone", before[1]))


def _two_lines(text: str, first: tuple[str, str], second: tuple[str, str]) -> dict[str, str] | None:
    """Two values that are printed one under the other, read back; None where a line may be either."""
    lines = text.split("\n") if text else []
    (key, old), (key2, old2) = first, second
    if "\n" in old + old2 or len(lines) > 2:
        return None
    if len(lines) == 1 and old and old2:
        if lines[0] not in (old, old2):
            return None
        lines = [lines[0], ""] if lines[0] == old else ["", lines[0]]
    elif len(lines) == 1:
        lines = ["", lines[0]] if old2 and not old else [lines[0], ""]
    lines += [""] * (2 - len(lines))
    return {name: new for name, new, was in ((key, lines[0], old), (key2, lines[1], old2)) if new != was}


def _notes_edit(text: str, printed: str, contact: Contact) -> dict[str, str] | None:
    if any(line.startswith(_PREFIXES) for line in contact.notes.split("\n")):
        return None
    was, now = _by_prefix(printed), _by_prefix(text)
    if any(was.get(prefix) != now.get(prefix) for prefix in (ALSO, ON_DUTY, WITH)):
        return None
    found: dict[str, str] = {}
    if was.get(BACKUP) != now.get(BACKUP):
        found["deputies"] = listing.joined(listing.plain(each.text) for each in listing.parse(now.get(BACKUP, "")))
    if was.get(QUOTE) != now.get(QUOTE):
        found["reference"] = now.get(QUOTE, "")
    if was.get("") != now.get(""):
        found["notes"] = now.get("", "")
    return found


def _by_prefix(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        prefix = next((each for each in _PREFIXES if line.startswith(each)), "")
        if line != "Not active":
            found.setdefault(prefix, []).append(line[len(prefix) :])
    return {prefix: "\n".join(lines) for prefix, lines in found.items() if any(lines)}


_COMPOSED = {"role": _role_edit, "hours": _hours_edit, "notes": _notes_edit}
