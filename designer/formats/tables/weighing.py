"""The field of a column, weighed from what its header says and what its values look like.

Where the two disagree the values win for mail addresses and phone numbers; a header that is known wins for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.formats.tables.wording import CONTAINED, NAMES, NONE, TELEPHONY, VALUES, Saying
from designer.formats.values.evidence import ENOUGH, Evidence
from designer.formats.values.vocabulary import IGNORED

_KEPT = frozenset({"id", "backup", "level", "severity", "escalate_after", "timezone", "hours"})
"""Fields whose columns may hold addresses and still be what they are called ("Escalate to: noc@example.org")."""

_MAY_BE_A_PLACE = frozenset(
    {"office", "home", "work", "direct", "main", "number", "internal", "zentrale", "fixe", "int", "w", "h", "o"}
)
"""Headers that mean a phone only where numbers stand beneath: "Office" is as often a place."""

_FEW = 0.3


@dataclass(frozen=True, slots=True)
class Guess:
    """A field, what it rests on, and why in words. `ignored`: known to be of no use. `vetoed`: the values say no."""

    field: str | None
    confidence: str
    reason: str
    main: str = ""
    others: bool = False
    ignored: bool = False
    vetoed: bool = False


def weigh(header: str, said: Saying, seen: Evidence, all_said: Sequence[Saying]) -> Guess:
    """The likeliest field of a column; `all_said` is what the headers of the whole table say."""
    if said.fields and said.fields[0] == IGNORED:
        return Guess(None, said.confidence, f"“{said.main}” is not needed here", said.main, ignored=True)
    field = _meant(said, seen, all_said)
    if field is None and said.fields:
        return Guess(None, NONE, "the values are not what the header says", said.main, vetoed=True)
    other = _seen_instead(field, said, seen)
    if other:
        found = {"email": "mail addresses", "phone": "phone numbers", "mobile": "phone numbers", "name": "names"}
        return Guess(other, VALUES, f"the values are {found[other]}", said.main, said.others)
    if field is None:
        return Guess(None, NONE, "neither header nor values are known" if header else "there is no header")
    if said.confidence == "exact":
        reason = f"“{header.strip()}” is a known header"
    else:
        reason = f"“{said.main}” in the header; please check"
    return Guess(field, said.confidence, reason, said.main, said.others)


def _meant(said: Saying, seen: Evidence, all_said: Sequence[Saying]) -> str | None:
    """The field the header means, of several the one the values fit; None where they fit none."""
    if not said.fields:
        return None
    field: str | None = said.fields[0]
    if field == "service" and "location" in said.fields:
        others = {each.fields[0] for each in all_said if each.fields and each is not said}
        field = "service" if "location" in others else "location"
    if seen.count == 0:
        return field
    if field == "email" and said.confidence == CONTAINED and not seen.mail:
        return None
    if field == "name" and said.modifiers and seen.person < _FEW and seen.mail < ENOUGH and seen.dialled < ENOUGH:
        return None
    if field in TELEPHONY and said.main in _MAY_BE_A_PLACE and seen.dialled < _FEW and seen.mail < ENOUGH:
        return "location" if said.main in ("office", "home") and seen.number < ENOUGH else None
    if field in (*TELEPHONY, "email") and max(seen.date, seen.yes_no) >= ENOUGH and seen.dialled < _FEW:
        return None
    if field == "mobile" and seen.yes_no >= ENOUGH:
        return None
    if field == "role":
        return _role(said, seen)
    if field == "hours" and seen.span >= ENOUGH and seen.hours < _FEW:
        return "escalate_after"
    if field == "escalate_after" and seen.hours >= ENOUGH and seen.span < _FEW:
        return "hours"
    if field in NAMES and (seen.number >= ENOUGH or seen.date >= ENOUGH) and seen.dialled < ENOUGH:
        return None
    if field == "level" and seen.level < _FEW and seen.person >= ENOUGH and any(map(str.isdigit, said.main)):
        return "name"
    return field


def _role(said: Saying, seen: Evidence) -> str | None:
    """ "Title" may be Mr and Dr, "Poste" an extension, "Position" a place in a queue."""
    if seen.courtesy >= ENOUGH:
        return None
    if seen.dialled >= ENOUGH and said.main in ("poste", "stelle"):
        return "ext"
    return None if seen.number >= ENOUGH else "role"


def _seen_instead(field: str | None, said: Saying, seen: Evidence) -> str | None:
    """The kind of address that the values are and the field is not."""
    if field in _KEPT:
        return None
    if seen.mail >= ENOUGH and field not in ("email", "website"):
        return "email"
    if seen.mail >= 0.9 and field == "website":
        return "email"
    is_number = field in TELEPHONY
    if field == "ext" and seen.dialled >= ENOUGH and seen.digits >= 9:
        return "phone"
    if is_number:
        return None
    if field is None or field in ("location", "role", "team", "organisation", "service"):
        sure = seen.phone >= ENOUGH and seen.count > 1
    else:
        sure = max(seen.phone, seen.dialled if seen.digits >= 7 else 0) >= ENOUGH
    if sure:
        return "mobile" if "mobile" in said.fields else "phone"
    return None
