"""Telephone numbers of a contact as cells: Phone, Mobile, Other phones, and the details no number says by itself.

Phone is the first that people dial and that is no mobile, Mobile the first mobile; details name them so:
`phone [duty, SMS]; mobile [label Night]; order [mobile, phone]`. What `cells` prints, `phones` reads back the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from designer.formats.values import listing
from designer.model.choices import PhoneKind
from designer.model.ids import Id
from designer.model.values import Phone

HoursName = Callable[[Id], str]
FindHours = Callable[[str], Id | None]
Dialled = Callable[[str], str]
"""A number as typed → its E.164 form, or "" where it has none."""

PHONE, MOBILE, OTHER = "phone", "mobile", "other"
_WORDS = ("exactly E.164", "E.164", "label", "hours")
_NO_E164 = "no E.164"
_SMS, _NO_SMS = "SMS", "no SMS"
_FIRST_OF = frozenset(PhoneKind) - {PhoneKind.MOBILE, PhoneKind.FAX, PhoneKind.PAGER}
_KIND_OF = {kind.value.replace("_", " "): kind for kind in PhoneKind}
_SLOT_KIND = {PHONE: PhoneKind.DESK, MOBILE: PhoneKind.MOBILE, OTHER: PhoneKind.OTHER}
_EXTENSION = re.compile(r"^(.*\S)\s+(?:ext\.?|extension|x)\s*(\d[\d ]*)$", re.IGNORECASE | re.DOTALL)
_EXPLICIT = re.compile(r'^("(?:[^"]|"")*") ext ("(?:[^"]|"")*")$', re.DOTALL)
_INTERNATIONAL = re.compile(r"^\+[0-9 ()\-./]+$")
_SEVERAL = re.compile(r"\s*(?:;|\n|,|\s/\s)\s*")


class PhoneCells(NamedTuple):
    """The four cells of a contact's numbers."""

    phone: str = ""
    mobile: str = ""
    other: str = ""
    details: str = ""


class Unread(NamedTuple):
    """Words in details that mean nothing here."""

    words: tuple[str, ...]


def self_evident(number: str) -> str | None:
    """The E.164 form a number says by itself; "" for a short one, which has none; None where it needs a country."""
    if len(number) < 40 and _INTERNATIONAL.match(number):
        digits = re.sub(r"\D", "", number.replace("(0)", ""))
        return f"+{digits}" if 7 <= len(digits) <= 15 else None
    return "" if sum(each.isdigit() for each in number) < 7 else None


def spoken(phone: Phone) -> str:
    """A number as printed for somebody to dial: as typed, with its extension."""
    return f"{phone.number} ext {phone.extension}" if phone.extension else phone.number


def cells(phones: Sequence[Phone], hours_name: HoursName) -> PhoneCells:
    """The numbers of a contact as cells."""
    if not phones:
        return PhoneCells()
    placed = slot_names(phones)
    by_name = dict(zip(placed, phones, strict=True))
    details = []
    for slot in (PHONE, MOBILE):
        if slot in by_name and (found := _details(by_name[slot], _SLOT_KIND[slot], hours_name)):
            details.append(listing.item(slot, found))
    if placed != sorted(placed, key=_usual_place):
        details.append(listing.item("order", placed))
    others = [by_name[name] for name in placed if name not in (PHONE, MOBILE)]
    return PhoneCells(
        _number_cell(by_name[PHONE]) if PHONE in by_name else "",
        _number_cell(by_name[MOBILE]) if MOBILE in by_name else "",
        listing.joined(
            listing.item(_number_cell(each, in_list=True), _details(each, PhoneKind.OTHER, hours_name))
            for each in others
        ),
        listing.joined(details),
    )


def slot_names(phones: Sequence[Phone]) -> list[str]:
    """A name for each number: phone, mobile, other 1, other 2 …"""
    found: list[str] = []
    others = 0
    for phone in phones:
        if phone.kind in _FIRST_OF and PHONE not in found:
            found.append(PHONE)
        elif phone.kind is PhoneKind.MOBILE and MOBILE not in found:
            found.append(MOBILE)
        else:
            others += 1
            found.append(f"{OTHER} {others}")
    return found


def _usual_place(name: str) -> tuple[int, int]:
    if name in (PHONE, MOBILE):
        return (PHONE, MOBILE).index(name), 0
    number = name.rpartition(" ")[2]
    return 2, int(number) if number.isdecimal() else 0


def _number_cell(phone: Phone, in_list: bool = False) -> str:
    text = spoken(phone)
    if _split(text) == (phone.number, phone.extension) and not _SEVERAL.search(text):
        plain = listing.plain(text) if in_list else text
        if plain == text and text.strip() == text and text[:1] not in '"':
            return text
    if not phone.extension:
        return listing.quoted(phone.number)
    return f"{listing.quoted(phone.number)} ext {listing.quoted(phone.extension)}"


def _split(text: str) -> tuple[str, str]:
    """A number and its extension, as typed without quotes."""
    found = _EXTENSION.match(text)
    return (found.group(1), found.group(2)) if found else (text, "")


def _details(phone: Phone, usual: PhoneKind, hours_name: HoursName) -> list[str]:
    found = [] if phone.kind is usual else [phone.kind.value.replace("_", " ")]
    if phone.sms:
        found.append(_SMS)
    if phone.label:
        found.append(listing.detail("label", phone.label))
    if phone.hours:
        found.append(listing.detail("hours", hours_name(phone.hours)))
    evident = self_evident(phone.number)
    if phone.e164 != evident:
        if not phone.e164:
            found.append(_NO_E164)
        else:
            word = "E.164" if _belongs(phone.e164, phone.number) else "exactly E.164"
            found.append(listing.detail(word, phone.e164))
    return found


def _belongs(e164: str, number: str) -> bool:
    """Whether the last digits agree: a number that somebody changed no longer has the old E.164 form."""
    digits = re.sub(r"\D", "", number)
    return len(digits) >= 4 and e164[:1] == "+" and e164[1:].isdecimal() and e164.endswith(digits[-6:])


def phones(read: PhoneCells, find_hours: FindHours, dialled: Dialled) -> tuple[tuple[Phone, ...], Unread]:
    """The numbers that cells say, and what could not be understood in their details.

    `dialled` finds the E.164 form of a number that somebody typed and that needs a country.
    """
    unread: list[str] = []
    said: dict[str, Sequence[tuple[str, str]]] = {}
    order: list[str] = []
    for each in listing.parse(read.details, _WORDS):
        name = each.text.casefold()
        if name == "order":
            order = [word.casefold() for word, _ in each.details]
        elif name in (PHONE, MOBILE):
            said[name] = each.details
        else:
            unread.append(each.text)
    found: dict[str, Phone] = {}
    extra: list[Phone] = []
    for slot, cell in ((PHONE, read.phone), (MOBILE, read.mobile)):
        for i, (number, extension) in enumerate(_numbers(cell)):
            told = said.get(slot, ()) if i == 0 else ()
            phone = _phone(number, extension, told, _SLOT_KIND[slot], (find_hours, dialled), unread)
            if i == 0:
                found[slot] = phone
            else:
                extra.append(phone)
    for i, each in enumerate(listing.parse(read.other, _WORDS), 1):
        number, extension = _explicit(each) or ((each.text, "") if each.quoted else _split(each.text))
        phone = _phone(number, extension, each.details, PhoneKind.OTHER, (find_hours, dialled), unread)
        found[f"{OTHER} {i}"] = phone
    names = sorted(found, key=_usual_place)
    if order:
        names.sort(key=lambda name: order.index(name) if name in order else len(order))
    return (*(found[name] for name in names), *extra), Unread(tuple(unread))


def _numbers(cell: str) -> list[tuple[str, str]]:
    """The numbers of a Phone or Mobile cell; people write several into one."""
    if not cell.strip():
        return []
    both = _EXPLICIT.match(cell)
    if both:
        return [(_inside(both.group(1)), _inside(both.group(2)))]
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        return [(_inside(cell), "")]
    return [_split(part) for part in _SEVERAL.split(cell) if part]


def _explicit(each: listing.Item) -> tuple[str, str] | None:
    both = _EXPLICIT.match(each.text)
    return (_inside(both.group(1)), _inside(both.group(2))) if both else None


def _inside(text: str) -> str:
    return text[1:-1].replace('""', '"')


def _phone(
    number: str,
    extension: str,
    details: Iterable[tuple[str, str]],
    usual: PhoneKind,
    look_up: tuple[FindHours, Dialled],
    unread: list[str],
) -> Phone:
    find_hours, dialled = look_up
    kind, sms, label, hours = usual, False, "", None
    e164: str | None = None
    for word, value in details:
        plain = word.casefold()
        if word == "label" and value:
            label = value
        elif word == "hours" and value:
            hours = find_hours(value)
            if hours is None:
                unread.append(f"hours {value}")
        elif word == "exactly E.164" and value:
            e164 = value
        elif word == "E.164" and value:
            e164 = value if _belongs(value, number) else e164
        elif plain == _NO_E164.casefold():
            e164 = ""
        elif plain in _KIND_OF:
            kind = _KIND_OF[plain]
        elif plain in (_SMS.casefold(), _NO_SMS.casefold()):
            sms = plain == _SMS.casefold()
        else:
            unread.append(word)
    if e164 is None:
        evident = self_evident(number)
        e164 = dialled(number) if evident is None else evident
    return Phone(number=number, kind=kind, e164=e164, extension=extension, sms=sms, label=label, hours=hours)
