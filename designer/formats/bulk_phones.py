"""Many phone numbers quickly: plain ones by their shape, all others through `phones.py`, with the same answer."""

from __future__ import annotations

import re

from designer.formats import phones
from designer.model.choices import PhoneKind
from designer.model.values import Phone

_PLAIN = re.compile(r"^\+[1-9][0-9]{1,3}(?:[ .\-]?[0-9]{1,8}){1,5}$")
_NOT_DIGITS = re.compile(r"[^0-9]")
_SHAPE = 6
"""Leading digits that, with the length, say whether a number is possible and how it is dialled."""


class PhoneReader:
    """Reads phone cells of one import. `country` (ISO 3166, "GB") reads numbers that name none."""

    def __init__(self, country: str | None = None) -> None:
        self.country = country
        self._shapes: dict[tuple[str, int], bool] = {}
        self._kinds: dict[str, PhoneKind] = {}

    def read(self, text: str, kind: PhoneKind, header: str = "") -> list[Phone]:
        """The numbers of a cell in a column that holds such numbers; its header may say more ("Home phone")."""
        usual = self._kinds.get(header)
        if usual is None:
            said = phones.kind_of(header) if kind is PhoneKind.DESK and header else None
            usual = self._kinds[header] = said if said not in (None, PhoneKind.FAX, PhoneKind.PAGER) else kind
        if _PLAIN.match(text):
            digits = _NOT_DIGITS.sub("", text)
            if self._is_as_written(text, digits):
                mobile = usual is PhoneKind.MOBILE
                return [Phone(number=text, kind=usual, e164=f"+{digits}", sms=mobile)]
        return [phones.as_phone(found) for found in phones.split(text, self.country, usual)]

    def _is_as_written(self, text: str, digits: str) -> bool:
        """Whether numbers of this shape are dialled digit by digit as written."""
        shape = (digits[:_SHAPE], len(digits))
        known = self._shapes.get(shape)
        if known is None:
            found = phones.split(text, self.country, PhoneKind.DESK)
            known = len(found) == 1 and found[0].text == text and found[0].e164 == f"+{digits}"
            self._shapes[shape] = known
        return known
