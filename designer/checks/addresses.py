"""R15, R17, R18: can what stands in an address field be dialled or written to?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.analysis.people import people_of
from designer.checks.finding import Finding, Grade, Thresholds, named
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Phone

_PLACEHOLDER = re.compile(
    r"^\W*(tbc|tbd|tba|n/?a|none|unknown|vacant|to be (confirmed|defined|announced)|x{3,}|\?+|name|phone|e-?mail)\W*$"
    r"|^\s*[\[<{(].*[\]>})]\s*$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^[^\s@<>,;]+@[^\s@<>,;.]+(\.[^\s@<>,;.]+)+$")
SHORT = 6
"""Numbers of up to so many digits are internal or short codes and need no country."""


def on_duty(matrix: Matrix) -> dict[Id, list[Id]]:
    """Per contact that a step names, through a team or rota too, the steps."""
    found: dict[Id, list[Id]] = {}
    for step in matrix.steps.values():
        for contact in people_of(matrix, step):
            found.setdefault(contact.id, []).append(step.id)
    return found


def is_placeholder(text: str) -> bool:
    """Whether a text stands in for one that somebody still has to fill in."""
    return not text.strip() or _PLACEHOLDER.match(text) is not None


def is_mail_address(text: str) -> bool:
    """Whether mail can be written to it: a name, an @ and a place with a dot, as name@example.org."""
    return _MAIL.match(text) is not None


def placeholders(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R15: nobody on a live path has left, or is still to be filled in."""
    for id, steps in on_duty(matrix).items():
        contact = matrix.contacts[id]
        ids = (id, *steps)
        where = named(matrix, steps[0])
        if not contact.active:
            yield Finding(
                "R15",
                Grade.ERROR,
                ids,
                f"{named(matrix, id)} is no longer active but named at {where}: name somebody else.",
            )
        elif is_placeholder(contact.name):
            yield Finding("R15", Grade.ERROR, ids, f"A contact named at {where} has no real name yet: fill it in.")
        else:
            blanks = [p.number for p in contact.phones if is_placeholder(p.number)]
            blanks += [mail.address for mail in contact.emails if is_placeholder(mail.address)]
            if blanks:
                text = f"“{blanks[0]}”" if blanks[0].strip() else "an empty address"
                yield Finding(
                    "R15",
                    Grade.ERROR,
                    ids,
                    f"{named(matrix, id)} has {text} where a number or mail should be: fill it in.",
                )


def invalid(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R17: every number can be dialled and every mail address written to."""
    for contact in matrix.contacts.values():
        name = named(matrix, contact.id)
        for phone in contact.phones:
            if not is_placeholder(phone.number) and (fault := _fault(phone)):
                yield Finding("R17", Grade.ERROR, (contact.id,), f"{name}: “{phone.number}” {fault}")
        for mail in contact.emails:
            if not is_placeholder(mail.address) and not is_mail_address(mail.address):
                yield Finding(
                    "R17", Grade.ERROR, (contact.id,), f"{name}: “{mail.address}” is no mail address: correct it."
                )


def _fault(phone: Phone) -> str:
    """What is wrong with a number, and what to do; "" where nothing is."""
    text = phone.number
    digits = re.sub(r"\D", "", text)
    if re.search(r"\d\s*[/,;]\s*\d", text):
        return "is more than one number: write each on its own."
    if "#" in text or "*" in text[1:]:
        return "has hidden digits: fill them in."
    if not digits:
        return "has no digits: write the number."
    if "(0)" in text and (text.lstrip().startswith(("+", "00"))):
        return "keeps a (0) that must not be dialled with the country code: take it out."
    international = phone.e164 or (text if text.lstrip().startswith("+") else "")
    if not international:
        if len(digits) > 15:
            return "is too long for a telephone number: correct it."
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(international, None)
    except phonenumbers.NumberParseException:
        return "has no country code that exists: correct it."
    if not phonenumbers.is_possible_number(number):
        return "has too few or too many digits for its country: correct it."
    return ""


def is_national(phone: Phone) -> bool:
    """Whether a number is a full one without its country code."""
    if phone.e164 or phone.number.lstrip().startswith(("+", "00")):
        return False
    return len(re.sub(r"\D", "", phone.number)) > SHORT


def national(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R18: where people sit in several countries, numbers say which."""
    if len(_countries(matrix)) < 2:
        return
    for contact in matrix.contacts.values():
        for phone in contact.phones:
            if is_national(phone) and not is_placeholder(phone.number):
                yield Finding(
                    "R18",
                    Grade.WARNING,
                    (contact.id,),
                    f"{named(matrix, contact.id)}: “{phone.number}” has no country code, and this matrix spans several "
                    "countries: put + and the code before it.",
                )


def _countries(matrix: Matrix) -> set[int]:
    import phonenumbers

    found: set[int] = set()
    for contact in matrix.contacts.values():
        for phone in contact.phones:
            if phone.e164:
                try:
                    found.add(phonenumbers.parse(phone.e164, None).country_code or 0)
                except phonenumbers.NumberParseException:
                    continue
    return found


def same_number(a: Contact, b: Contact) -> set[str]:
    """The numbers and mailboxes that two contacts share."""
    return reachable_at(a) & reachable_at(b)


def reachable_at(contact: Contact) -> set[str]:
    """A contact's numbers (with extension) and mail addresses in a form that compares."""
    numbers = {
        (phone.e164 or re.sub(r"[^\d+]", "", phone.number)) + (f"x{phone.extension}" if phone.extension else "")
        for phone in contact.phones
        if re.search(r"\d", phone.number) and not is_placeholder(phone.number)
    }
    return numbers | {mail.address.casefold() for mail in contact.emails if not is_placeholder(mail.address)}
