"""Which country numbers without one are read in, and what came of it: how they are dialled from anywhere."""

from __future__ import annotations

from typing import NamedTuple

from designer.formats.values import phones
from designer.model.matrix import Matrix

_ASKED = 300
"""So many numbers of a matrix say which country most are of."""


class Abroad(NamedTuple):
    """A number as it is dialled from abroad: in groups, and the two letters of its country ("" where it has none)."""

    number: str
    country: str


def home_country(matrix: Matrix, chosen: str = "") -> str | None:
    """The country of numbers typed without one: the chosen, else that of most numbers of the matrix.

    None where neither says: two thirds of those with a country must agree, for a wrong one rings at a stranger's.
    """
    if chosen:
        return chosen
    known = [phone.e164 for contact in matrix.contacts.values() for phone in contact.phones if phone.e164]
    known += [team.phone.e164 for team in matrix.teams.values() if team.phone and team.phone.e164]
    return phones.guess_country(known[:: max(1, len(known) // _ASKED)])


def from_abroad(e164: str) -> Abroad | None:
    """An international number in the groups it is written in, with its country; None for what is none."""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return None
    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(number.country_code or 0)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return Abroad(str(written), region if region and region.isalpha() else "")
