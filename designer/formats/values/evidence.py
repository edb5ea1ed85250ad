"""What the values of a column look like, whatever its header says: addresses, numbers, levels, spans, hours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from designer.formats.values.cells import BOOL, DATE, NUMBER, SPAN, TIME

ENOUGH = 0.6
"""The share of its values from which a column is what they look like."""
LOOKED_AT = 200
"""How many values of a column are looked at."""

_LOOKED_INTO = 400
"""How many characters of a value are looked at."""

NOTHING = frozenset(
    "- – — -- --- . ? x n/a na n.a. n.a n/k nil null none no nobody blank (blank) empty tba tbc tbd unknown vacant "  # noqa: SIM905
    "unbekannt keine kein entfällt k.a. offen inconnu aucun néant ninguno ninguna nessuno nenhum geen нет б/н".split()
)
"""What people write into a cell that has nothing to say."""
_LONGEST_NOTHING = max(map(len, NOTHING))

_MAIL = re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+\.[^\s@<>,;().]{2,}")
_WRITTEN_MAIL = re.compile(r"^[\w.+-]+\s*[(\[]\s*at\s*[)\]]\s*[\w.-]+$", re.IGNORECASE)
_DATE = re.compile(r"^\(?\d{1,4}([-./])\d{1,2}\1\d{2,4}\)?$|^\d{4}-\d\d-\d\d([ T]\d\d:\d\d.*)?$")
_ADDRESS_OF_A_COMPUTER = re.compile(r"^\d{1,3}(\.\d{1,3}){3}$")
_CLOCK = r"\d{1,2}([:.h]\d{2})?\s*([ap]\.?m\.?|uhr|h)?"
_HOURS = re.compile(rf"\b{_CLOCK}\s*([-–—]|to|bis|à|a|até|until)\s*{_CLOCK}(?!\d)|\b24\s*[x×/*]\s*7\b", re.IGNORECASE)
_SPAN = re.compile(
    r"^\W*(\d+([.,:]\d+)?|an?|one|half an)\s*(\+\s*)?(business|working|work|office)?\s*"
    r"(m|min|mins|minutes?|minuten|minuti|minutos|мин\w*|h|hrs?|hours?|std|stunden?|heures?|horas?|ore|uur|час\w*|"
    r"d|days?|tage?|jours?|d[ií]as?|giorni|dagen|wks?|weeks?)\b|^(immediate(ly)?|asap|nbd|next (business|working) day|"
    r"sofort|at once)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"^((level|lvl|tier|stufe|ebene|niveau|nivel|n[ií]vel|livello|line|l|n|t|p|s|sev|prio|уровень)?\s*[-–:#+]?\s*\d{1,2}"
    r"(st|nd|rd|th|\.|er|e|º|ª)?(\s*[-–:(·,]?\s*[^\d]{0,40})?|(first|second|third|fourth|fifth)\b.{0,30}|"
    r"(critical|high|medium|low|hoch|mittel|niedrig|kritisch|alta?|media|baja?|baixa|crítica|haute|basse|moyenne))$",
    re.IGNORECASE,
)
_COURTESY = frozenset(
    "mr mrs ms miss mx dr prof sir herr frau hr fr dipl-ing ing m mme mlle sr sra srta don doña sig sig.ra dott dhr "  # noqa: SIM905
    "mevr pan pani".split()
)
_TALK = re.compile(
    r"\b(tel|tél|phone|fon|mob|mobile?|cell|office|off|home|work|fax|ext|extn|x|or|and|und|oder|direct|hotline|"
    r"main|switchboard|sat|sms|whatsapp|int|durchwahl|дом|моб|раб|доб|тел|uk|us|usa|de|fr|in|ch|at|eu|"
    r"toll[- ]?free|free|desk|pager|d|m|t|o|h|w|p|c|f)\b\.?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d[\s\-./()]+\d+[\s\-./()]+\d|\d{7,}\s*[/;|]\s*\d{7,}")
_DIALLED = re.compile(r"^[\d\s()+\-–./|\\,;:&#*]+$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The shares (0 to 1) of a column's values that look like something; `count` is how many values there were.

    `digits` is the median number of digits of those that look dialled, `distinct` the share of different values.
    """

    count: int = 0
    mail: float = 0.0
    phone: float = 0.0
    dialled: float = 0.0
    level: float = 0.0
    span: float = 0.0
    hours: float = 0.0
    number: float = 0.0
    date: float = 0.0
    courtesy: float = 0.0
    yes_no: float = 0.0
    person: float = 0.0
    digits: int = 0
    distinct: float = 0.0


def says_something(text: str) -> bool:
    """Whether a cell holds more than "-", "n/a" or "tbc"."""
    return len(text) > _LONGEST_NOTHING or (bool(text) and text.casefold() not in NOTHING)


def has_mail(text: str) -> bool:
    """Whether there is a mail address in the text."""
    return "@" in text and _MAIL.search(text) is not None


def digits_of(text: str) -> str:
    """The digits of a text, those of other scripts as 0 to 9."""
    return "".join(str(unicodedata.digit(each)) for each in text if each.isdigit())


def looks_dialled(text: str) -> bool:
    """Whether the text is a number to dial, or several, short ones included: "112", "Tel: 020 7946 0001 x12"."""
    count = len(digits_of(text))
    if (
        not 2 <= count <= 80
        or len(text) > 120
        or has_mail(text)
        or _DATE.match(text)
        or _ADDRESS_OF_A_COMPUTER.match(text)
    ):
        return False
    rest = _TALK.sub(" ", re.sub(r"(?<=\d)x(?=\d)", " ", text, flags=re.IGNORECASE))
    if not _DIALLED.match(rest):
        words = re.sub(r"\([^)\d]*\)", " ", rest)
        letters = sum(1 for each in words if each.isalpha())
        return letters <= 12 and count >= 7 and count > letters
    return not _HOURS.fullmatch(text.strip())


def looks_like_phone(text: str) -> bool:
    """Whether it is nothing but a phone number even where no header says so: long enough, and written like one."""
    count = len(digits_of(text))
    if count < 7 or not looks_dialled(text):
        return False
    plain = _TALK.sub(" ", text).strip(" :.")
    if plain.isdigit():
        return digits_of(plain).startswith("0") and 9 <= count <= 13
    return plain.startswith(("+", "(", "0")) or _GROUPED.search(plain) is not None


def look_at(values: Sequence[tuple[str, str]]) -> Evidence:
    """What (text, kind) pairs of a column look like; cells that say nothing do not count."""
    said = [(text[:_LOOKED_INTO], kind) for text, kind in values if says_something(text)]
    step = max(1, len(said) // LOOKED_AT)
    said = said[::step][:LOOKED_AT]
    if not said:
        return Evidence()
    texts = [text for text, _ in said]
    plain = [text for text, kind in said if kind not in (DATE, TIME, SPAN, BOOL)]
    dialled = [text for text in plain if looks_dialled(text)]
    lengths = sorted(len(digits_of(text)) for text in dialled)

    def share(count: int) -> float:
        return count / len(said)

    return Evidence(
        count=len(said),
        mail=share(sum(1 for text in texts if has_mail(text) or _WRITTEN_MAIL.match(text))),
        phone=share(sum(1 for text in plain if looks_like_phone(text))),
        dialled=share(len(dialled)),
        level=share(sum(1 for text in plain if _LEVEL.match(text))),
        span=share(sum(1 for text, kind in said if kind == SPAN or _SPAN.match(text))),
        hours=share(sum(1 for text in texts if _HOURS.search(text))),
        number=share(sum(1 for text, kind in said if kind == NUMBER or text.isdigit())),
        date=share(sum(1 for text, kind in said if kind == DATE or _DATE.match(text))),
        courtesy=share(sum(1 for text in texts if text.casefold().strip(". ") in _COURTESY)),
        yes_no=share(sum(1 for text, kind in said if kind == BOOL or text.casefold() in _YES_NO)),
        person=share(sum(1 for text in texts if _like_a_person(text))),
        digits=lengths[len(lengths) // 2] if lengths else 0,
        distinct=len(set(texts)) / len(texts),
    )


_YES_NO = frozenset("yes no y n true false ja nein oui non sí si no sim não да нет x".split())  # noqa: SIM905


def _like_a_person(text: str) -> bool:
    """Two to four words that begin with capitals and hold no digits, or a name in a script without capitals."""
    if any(each.isdigit() for each in text) or len(text) > 60:
        return False
    words = [word for word in re.split(r"[\s,.]+", text) if word]
    if len(words) == 1:
        return 2 <= len(text) <= 4 and unicodedata.name(text[0], "").startswith(("CJK", "HANGUL"))
    return (
        2 <= len(words) <= 5
        and sum(1 for word in words if word[0].isupper() or not word[0].isalpha()) >= len(words) - 1
    )
