"""Values of cells as clean text: what the cell shows, without what nobody can see.

Kinds of value, a letter each: TEXT, NUMBER, DATE (also with a time), TIME of day, SPAN of time, BOOL, ERROR, EMPTY.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

TEXT, NUMBER, DATE, TIME, SPAN, BOOL, ERROR, EMPTY = "t", "n", "d", "h", "s", "b", "e", "-"

EXACT_NUMBER = 1e15
"""From here on a spreadsheet no longer keeps every digit of a number."""

_NO_DATE_BEFORE = dt.datetime(1901, 1, 1)  # noqa: DTZ001  spreadsheets know no zones
_DAY_ZERO = dt.datetime(1899, 12, 31)  # noqa: DTZ001
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FOLDED = re.compile("[\uff01-\uff5e\uff65-\uff9f\ufb50-\ufdff\ufe70-\ufefc]+")
_WRITTEN_OTHERWISE = re.compile("[\u2010\u2011\u2212\uff01-\uff5e\uff65-\uff9f\ufb50-\ufdff\ufe70-\ufefc]")
"""What can be seen and is not kept as it is."""

_SPACES_AT_BREAKS = re.compile(r" *\n *")


def _unseen() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
    table |= {0x09: " ", 0x0A: "\n", 0x0B: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
    for space in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[space] = " "
    # Joiners (200C, 200D) stay: Persian, Indic scripts and emoji need them.
    for nothing in (0xAD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF):
        table[nothing] = None
    table |= {0x2010: "-", 0x2011: "-", 0x2212: "-"}
    return table


_UNSEEN = _unseen()


def clean(text: str) -> str:
    """The text without what cannot be seen: control and zero-width characters, spaces of other widths, spaces around.

    Line breaks become "\\n". Wide, narrow and presentation forms of letters and digits become the plain ones; all
    else, dashes between words included, stays as typed.
    """
    if text.isascii():
        stripped = text.strip()
        if stripped.isprintable():
            return stripped
    elif text.isprintable() and not _WRITTEN_OTHERWISE.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        text = _FOLDED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
        text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be written to any file
    if "\n" in text:
        text = _SPACES_AT_BREAKS.sub("\n", text)
    return text.strip()


def unescape(text: str) -> str:
    """`_x000D_` and its like, which workbooks write for characters that XML cannot hold, as those characters."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def shown(value: object) -> tuple[str, str]:
    """The text of a value and its kind.

    Numbers without a fraction have no ".0" and no exponent; dates are ISO 8601; times of day HH:MM, with seconds
    where there are any; spans H:MM, hours beyond 24 included.
    """
    if value is None or value == "":
        return "", EMPTY
    if isinstance(value, str):
        text = clean(value)
        return text, TEXT if text else EMPTY
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), BOOL
    if isinstance(value, int | float):
        return number_text(value), NUMBER
    if isinstance(value, dt.datetime):
        if value < _NO_DATE_BEFORE:  # nobody is on call in 1900: a span of a day or more under a format of hours
            return _span_text(value - _DAY_ZERO), SPAN
        value = _to_second(value)
        at_midnight = value.time() == dt.time()
        return (value.date().isoformat() if at_midnight else f"{value.date()} {_clock(value.time())}"), DATE
    if isinstance(value, dt.date):
        return value.isoformat(), DATE
    if isinstance(value, dt.time):
        whole = _to_second(dt.datetime.combine(dt.date(2000, 1, 1), value))
        return _clock(whole.time()), TIME
    if isinstance(value, dt.timedelta):
        return _span_text(value), SPAN
    return clean(str(value)), TEXT


def number_text(value: float) -> str:
    """A number as people write it: 441234500000, not 4.412345E+11; at most 15 digits that mean something."""
    if isinstance(value, int) or (value == value and abs(value) < 1e300 and value == int(value)):
        return str(int(value))
    text = format(value, ".15g")
    return format(value, ".15f").rstrip("0") if "e" in text and abs(value) < 1 else text


def _to_second(value: dt.datetime) -> dt.datetime:
    """Half an hour is stored as 0.0208333 of a day and read as 29 min 59.997 s."""
    return (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)


def _clock(value: dt.time) -> str:
    return value.strftime("%H:%M:%S" if value.second else "%H:%M")


def _span_text(value: dt.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    text = f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}"
    return f"{text}:{seconds % 60:02}" if seconds % 60 else text


def masked(value: float, code: str) -> str | None:
    """What a number shows under a number format that only places digits: 07700900001 under "00000000000".

    None where the format does anything else (decimals, thousands, dates), or the number is no whole one from 0 on.
    """
    if value < 0 or value != int(value) or value >= EXACT_NUMBER:
        return None
    tokens = _mask(_section(code, value))
    if tokens is None:
        return None
    digits = str(int(value))
    places = sum(1 for token in tokens if token in _PLACES)
    spare = digits[: max(0, len(digits) - places)]
    digits = digits[len(spare) :].rjust(places)
    out, at = [], 0
    for token in tokens:
        if token not in _PLACES:
            out.append(token[1:])
            continue
        digit = digits[at]
        out.append((spare if at == 0 else "") + (digit if digit != " " else _PLACES[token]))
        at += 1
    return "".join(out).strip()


_PLACES = {"0": "0", "#": "", "?": " "}
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)([0-9.]+)\]")
_PART = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([0#?])|([ ()+\-:])|(.)', re.DOTALL)


def _section(code: str, value: float) -> str:
    """The part of a format code that counts for the value: parts are parted by ";" and may state a condition."""
    sections = code.split(";")
    for section in sections:
        condition = _CONDITION.search(section)
        if not condition:
            return section
        sign, limit = condition.group(1), float(condition.group(2))
        holds = {"<=": value <= limit, ">=": value >= limit, "<": value < limit, ">": value > limit}
        if holds.get(sign, (value == limit) == (sign == "=")):
            return section
    return sections[-1]


def _mask(section: str) -> list[str] | None:
    """Digit places as they are, literal text after a "="; None where there is more to the format than that."""
    tokens = []
    for quoted, escaped, place, plain, other in _PART.findall(section):
        if other:
            return None
        if place:
            tokens.append(place)
        elif quoted or escaped or plain:
            tokens.append("=" + (quoted or escaped or plain))
    return tokens if any(token in _PLACES for token in tokens) else None


def is_mask(code: str) -> bool:
    """Whether the format places digits in a way of its own: leading zeros, brackets, dashes, a unit behind."""
    tokens = [_mask(section) for section in code.split(";")]
    return any(each is not None and each not in (["0"], ["#"]) for each in tokens[:2])
