"""The international form of a telephone number as typed."""

from __future__ import annotations

import re


def international(number: str, country: str = "") -> str:
    """The E.164 form of a number as typed; "" for a short or internal one, and for one that needs a country.

    `country` (two letters) is meant where the number itself says none.
    """
    import phonenumbers  # heavy; loaded when the first number is typed

    typed = number.strip()
    if sum(letter.isdigit() for letter in typed) < 7 or re.search(r"[A-Za-z]{3}", typed):
        return ""
    try:
        found = phonenumbers.parse(typed.replace("(0)", ""), country.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(found):
        return ""
    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164)
