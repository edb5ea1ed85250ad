"""What somebody's edit of a row of the call sheet means: what differs from what was printed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from designer.formats.contacts.call_sheet_text import COLUMNS, NOT_ACTIVE, SHOWN, Prefixes, in_one, prefixes, team_of
from designer.formats.contacts.sheet_language import ENGLISH, Words
from designer.formats.values import listing
from designer.formats.values.cells import clean
from designer.model.records import Contact


class Edit(NamedTuple):
    """What somebody changed in a row of the call sheet.

    `cells` speaks in the columns of *Contacts*; `unclear` are keys of call sheet columns whose change says nothing
    certain: it is made on *Contacts*.
    """

    cells: dict[str, str]
    unclear: tuple[str, ...] = ()


def edit_of(row: Mapping[str, str], printed: Mapping[str, str], contact: Contact, say: Words = ENGLISH) -> Edit:
    """What differs between a row and what was printed of the contact in that language, as cells of *Contacts*."""
    cells: dict[str, str] = {}
    unclear: list[str] = []
    for column in COLUMNS[:SHOWN]:
        key = column.key
        if key == "number" or key not in row or row[key] == printed.get(key, ""):
            continue
        if key in ("name", "phone", "mobile", "email"):
            cells[key] = in_one(row[key]) if key == "email" else row[key]
            continue
        found = _COMPOSED[key](row[key], printed.get(key, ""), contact, say) if key in _COMPOSED else None
        if found is None:
            unclear.append(key)
        else:
            cells |= found
    return Edit(cells, tuple(unclear))


def _role_edit(text: str, _: str, contact: Contact, _say: Words) -> dict[str, str] | None:
    team_key = "department" if contact.department or not contact.organisation else "organisation"
    return _two_lines(text, ("role", clean(contact.role)), (team_key, clean(team_of(contact))))


def _hours_edit(text: str, printed: str, contact: Contact, _: Words) -> dict[str, str] | None:
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


def _notes_edit(text: str, printed: str, contact: Contact, say: Words) -> dict[str, str] | None:
    known = prefixes(say)
    if any(line.startswith(known) for line in contact.notes.split("\n")):
        return None
    was, now = _by_prefix(printed, known, say), _by_prefix(text, known, say)
    if any(was.get(prefix) != now.get(prefix) for prefix in (known.also, known.on_duty, known.team)):
        return None
    found: dict[str, str] = {}
    if was.get(known.backup) != now.get(known.backup):
        deputies = listing.parse(now.get(known.backup, ""))
        found["deputies"] = listing.joined(listing.plain(each.text) for each in deputies)
    if was.get(known.quote) != now.get(known.quote):
        found["reference"] = now.get(known.quote, "")
    if was.get("") != now.get(""):
        found["notes"] = now.get("", "")
    return found


def _by_prefix(text: str, known: Prefixes, say: Words) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in text.split("\n"):
        prefix = next((each for each in known if line.startswith(each)), "")
        if line != say(NOT_ACTIVE):
            found.setdefault(prefix, []).append(line[len(prefix) :])
    return {prefix: "\n".join(lines) for prefix, lines in found.items() if any(lines)}


_COMPOSED: Mapping[str, Callable[[str, str, Contact, Words], dict[str, str] | None]] = {
    "role": _role_edit,
    "hours": _hours_edit,
    "notes": _notes_edit,
}
