"""The words that times are written with in each language, and texts folded so that they find them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

import msgspec

from designer.formats.values.cells import clean
from designer.model.choices import SpanUnit
from designer.model.span_words import SpanWords
from designer.paths import resource

FILE = "durations.json"


class Kind(Enum):
    """What words before or behind a time say of it."""

    AT_MOST = auto()
    UNTIL = auto()
    """At most, or until a time of day: "bis 4 Std.", "bis 18 Uhr"."""
    MORE_THAN = auto()
    FROM = auto()
    ABOUT = auto()
    EVERY = auto()
    AFTER = auto()
    SINCE_OPENED = auto()
    PER_LEVEL = auto()
    NOT_ACKNOWLEDGED = auto()
    NOT_RESOLVED = auto()
    SILENT = auto()


class Print(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a language prints spans: `plural` names the rule that picks among the forms of a unit."""

    plural: str
    minute: list[str]
    hour: list[str]
    day: list[str]
    week: list[str]
    business_minute: list[str]
    business_hour: list[str]
    business_day: list[str]
    next_day: str
    until_open: str
    until_close: str
    until: str
    never: str
    at_once: str


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language in the shipped file.

    The lists up to `clock` are words of units, and of what makes them business or calendar time; `clock` are the
    words of hours that also tell the time of day. From `ranges` on, texts hold {} for a time and simple patterns:
    (a|b), and ? behind what may be missing. `…_behind` stand behind the time, the others before it; what tells the
    base, the trigger or nothing (`silent`) stands on either side.
    """

    minute: list[str]
    hour: list[str]
    day: list[str]
    week: list[str]
    second: list[str]
    business_day: list[str]
    business_hour: list[str]
    business_minute: list[str]
    business: list[str]
    calendar: list[str]
    calendar_day: list[str]
    clock: list[str]
    numbers: dict[str, int]
    joining: list[str]
    phrases: dict[str, str]
    at_once: list[str]
    never: list[str]
    next_day: list[str]
    until_open: list[str]
    until_close: list[str]
    until: list[str]
    ranges: list[str]
    at_most: list[str]
    at_most_behind: list[str]
    more_than: list[str]
    more_than_behind: list[str]
    at_least: list[str]
    at_least_behind: list[str]
    about: list[str]
    every: list[str]
    every_behind: list[str]
    every_whole: dict[str, str]
    alone: dict[str, str]
    after: list[str]
    after_behind: list[str]
    until_or_at_most: list[str]
    since_opened: list[str]
    per_level: list[str]
    not_acknowledged: list[str]
    not_resolved: list[str]
    silent: list[str]
    level: list[str]
    counted_day: list[str]
    counted_business_day: list[str]
    print: Print


@dataclass(frozen=True, eq=False)
class DurationWords:
    """All languages as one: `plain` for the grammar of spans, the rest for what stands around a time."""

    plain: SpanWords
    seconds: frozenset[str]
    clock: frozenset[str]
    before: Mapping[Kind, re.Pattern[str]]
    behind: Mapping[Kind, re.Pattern[str]]
    every_whole: Mapping[str, str]
    alone: Mapping[str, str]
    ranges: tuple[re.Pattern[str], ...]
    until: re.Pattern[str]
    label: re.Pattern[str]
    counted_day: re.Pattern[str]
    counted_business_day: re.Pattern[str]


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = {ord("’"): "'", ord("‘"): "'", ord("′"): "'", **dict.fromkeys(map(ord, '“”„«»‹›"'), " ")}
_LETTERS = {ord("ł"): "l", ord("ı"): "i", ord("ø"): "o", ord("æ"): "ae", ord("œ"): "oe"}
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """A text as it is looked up: small letters without accents, plain dashes and quotes, single spaces.

    "½" becomes " 1/2". Marks over anything but letters stay, for "≯" is no ">".
    """
    out = []
    for each in clean(text):
        if unicodedata.decomposition(each).startswith("<fraction>"):
            each = " " + each
        out.append(each)
    plain = unicodedata.normalize("NFKC", "".join(out)).translate(_DASHES).translate(_QUOTES).casefold()
    letters: list[str] = []
    for each in plain.replace("⁄", "/"):
        if unicodedata.combining(each) and letters and letters[-1].isalpha():
            continue
        letters.append(unicodedata.normalize("NFD", each)[0] if each.isalpha() else each)
    return _SPACE.sub(" ", "".join(letters).translate(_LETTERS)).strip()


@functools.cache
def languages() -> Mapping[str, Language]:
    """The words by language code. Raises FileNotFoundError when the installation is broken."""
    return msgspec.json.decode(resource(FILE).read_bytes(), type=dict[str, Language])


@functools.cache
def all_words() -> DurationWords:
    """The words of every language together: a sheet does not say which one its cells are in."""
    known = languages().values()
    return DurationWords(
        plain=_span_words(known),
        seconds=_folded(each.second for each in known),
        clock=_folded(each.clock for each in known),
        before={
            Kind.AT_MOST: _before(each.at_most for each in known),
            Kind.UNTIL: _before(each.until_or_at_most for each in known),
            Kind.MORE_THAN: _before(each.more_than for each in known),
            Kind.FROM: _before(each.at_least for each in known),
            Kind.ABOUT: _before(each.about for each in known),
            Kind.EVERY: _before(each.every for each in known),
            Kind.AFTER: _before(each.after for each in known),
            **{kind: _before(found) for kind, found in _on_either_side(known).items()},
        },
        behind={
            Kind.AT_MOST: _behind(each.at_most_behind for each in known),
            Kind.MORE_THAN: _behind(each.more_than_behind for each in known),
            Kind.FROM: _behind(each.at_least_behind for each in known),
            Kind.EVERY: _behind(each.every_behind for each in known),
            Kind.AFTER: _behind(each.after_behind for each in known),
            **{kind: _behind(found) for kind, found in _on_either_side(known).items()},
        },
        every_whole={fold(text): time for each in known for text, time in each.every_whole.items()},
        alone={fold(text): time for each in known for text, time in each.alone.items()},
        ranges=tuple(dict.fromkeys(_range(text) for each in known for text in each.ranges)),
        until=re.compile(_until(each.until for each in known)),
        label=_label(each.level for each in known),
        counted_day=_counted(each.counted_day for each in known),
        counted_business_day=_counted(each.counted_business_day for each in known),
    )


def _on_either_side(known: Iterable[Language]) -> dict[Kind, list[list[str]]]:
    listed = list(known)
    return {
        Kind.SINCE_OPENED: [each.since_opened for each in listed],
        Kind.PER_LEVEL: [each.per_level for each in listed],
        Kind.NOT_ACKNOWLEDGED: [each.not_acknowledged for each in listed],
        Kind.NOT_RESOLVED: [each.not_resolved for each in listed],
        Kind.SILENT: [each.silent for each in listed],
    }


def _span_words(known: Iterable[Language]) -> SpanWords:
    listed = list(known)
    units = {
        **_meaning((each.minute for each in listed), SpanUnit.MINUTE),
        **_meaning((each.hour for each in listed), SpanUnit.HOUR),
        **_meaning((each.day for each in listed), SpanUnit.DAY),
        **_meaning((each.week for each in listed), SpanUnit.WEEK),
        **_meaning((each.calendar_day for each in listed), SpanUnit.DAY),
    }
    return SpanWords(
        units=units,
        business_units={
            **_meaning((each.business_minute for each in listed), SpanUnit.MINUTE),
            **_meaning((each.business_hour for each in listed), SpanUnit.HOUR),
            **_meaning((each.business_day for each in listed), SpanUnit.DAY),
        },
        business=_folded(each.business for each in listed),
        calendar=_folded(each.calendar for each in listed),
        numbers={fold(word): number for each in listed for word, number in each.numbers.items()},
        joining=_folded(each.joining for each in listed),
        phrases={fold(text): plain for each in listed for text, plain in each.phrases.items()},
        at_once=_folded(each.at_once for each in listed) | {"0"},
        never=_folded(each.never for each in listed),
        next_day=_folded(each.next_day for each in listed),
        until_open=_folded(each.until_open for each in listed),
        until_close=_folded(each.until_close for each in listed),
        until=frozenset({"until"}),
    )


def _folded(lists: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(fold(word) for words in lists for word in words)


def _meaning(lists: Iterable[list[str]], unit: SpanUnit) -> dict[str, SpanUnit]:
    return dict.fromkeys(_folded(lists), unit)


def _either(lists: Iterable[list[str]]) -> str:
    texts = dict.fromkeys(fold(text).replace("(", "(?:") for words in lists for text in words)
    return "|".join(texts) or "(?!)"


def _before(lists: Iterable[list[str]]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(lists)})(?=[\W\d]|$)")


def _behind(lists: Iterable[list[str]]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\W\d]))(?:{_either(lists)})$")


def _range(text: str) -> re.Pattern[str]:
    return re.compile("^" + re.escape(fold(text)).replace(r"\{\}", "(.+?)").replace(r"\ ", r"\s") + "$")


def _until(lists: Iterable[list[str]]) -> str:
    forms = [re.escape(fold(text)).replace(r"\{\}", r"(\d{1,2}[:.]\d\d)") for words in lists for text in words]
    return "^(?:" + "|".join(dict.fromkeys(forms)) + ")$"


def _label(lists: Iterable[list[str]]) -> re.Pattern[str]:
    words = _either(lists)
    named = rf"(?:{words})\s*[-:#]?\s*\d{{1,2}}|l\s?\d|\d(?:st|nd|rd|th)? (?:{words})"
    return re.compile(rf"^({named})(?:\s*:\s+|\s+-\s+|\s*(?=\())")


def _counted(lists: Iterable[list[str]]) -> re.Pattern[str]:
    return re.compile(rf"^(?:{_either(lists)}) (\d{{1,3}})$")
