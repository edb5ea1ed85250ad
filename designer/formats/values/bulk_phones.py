"""Many phone numbers quickly: plain ones by their shape, all others through `phones.py`, with the same answer."""

from __future__ import annotations

import re

from designer.formats.values import phones
from designer.model.choices import PhoneKind
from designer.model.values import Phone

_PLAIN = re.compile(r"^(?:\+[1-9][0-9]{1,3}|0[1-9][0-9]{1,4})(?:[ .\-]?[0-9]{1,8}){1,5}$")
_NOT_DIGITS = str.maketrans("", "", "+ .-")
_SHAPE = 6
"""Leading digits of an international number that, with the length, say how it is dialled."""

_BLOCK = 2
"""Last digits of a national number that do not matter for how it is dialled: numbers are given out in hundreds."""


class PhoneReader:
    """Reads phone cells of one import. `country` (ISO 3166, "GB") reads numbers that name none."""

    def __init__(self, country: str | None = None) -> None:
        self.country = country
        self._shapes: dict[tuple[str, int], str | None] = {}
        self._kinds: dict[tuple[PhoneKind, str], PhoneKind] = {}

    def kind_of(self, kind: PhoneKind, header: str) -> PhoneKind:
        """What a column of such numbers holds, where its header says more ("Home phone")."""
        usual = self._kinds.get((kind, header))
        if usual is None:
            said = phones.kind_of(header) if kind is PhoneKind.DESK and header else None
            usual = kind if said in (None, PhoneKind.FAX, PhoneKind.PAGER) else said or kind
            self._kinds[(kind, header)] = usual
        return usual

    def read(self, text: str, kind: PhoneKind) -> list[Phone]:
        """The numbers of a cell in a column that holds such numbers."""
        if _PLAIN.match(text):
            digits = text.translate(_NOT_DIGITS)
            e164 = self._international(text, digits) if text[0] == "+" else self._national(text, digits)
            if e164 is not None:
                return [Phone(number=text, kind=kind, e164=e164, sms=kind is PhoneKind.MOBILE)]
        return [phones.as_phone(found) for found in phones.split(text, self.country, kind)]

    def _international(self, text: str, digits: str) -> str | None:
        """The number itself, where numbers of this shape are dialled digit by digit as they are written.

        "" where numbers of this shape are none that could be dialled; None where each has to be looked at.
        """
        shape = (digits[:_SHAPE], len(digits))
        if shape not in self._shapes:
            e164 = self._alone(text)
            self._shapes[shape] = "+" if e164 == f"+{digits}" else e164 and None
        sign = self._shapes[shape]
        return f"+{digits}" if sign else sign

    def _national(self, text: str, digits: str) -> str | None:
        """The number with its country, as others of its hundred are dialled; "" and None as above."""
        shape = (digits[:-_BLOCK], len(digits))
        if shape not in self._shapes:
            e164 = self._alone(text)
            self._shapes[shape] = e164[:-_BLOCK] if e164 and e164.endswith(digits[-6:]) else e164 and None
        start = self._shapes[shape]
        return start + digits[-_BLOCK:] if start else start

    def _alone(self, text: str) -> str | None:
        """The E.164 form of a cell that holds one number and nothing else; "" for one that has none."""
        found = phones.split(text, self.country, PhoneKind.DESK)
        plain = len(found) == 1 and found[0].text == text and not found[0].extension and not found[0].label
        return found[0].e164 if plain else None
