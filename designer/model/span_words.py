"""The words that spans are written with: what a language must say for `span_grammar.py` to read it; English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from designer.model.choices import SpanUnit


@dataclass(frozen=True, eq=False)
class SpanWords:
    """Words of a language (or of several), each as the text to be read is folded: small letters.

    `units` are the words of a unit; `business_units` those that say the clock too ("bd", "Arbeitstag"); `business`
    the ones that make any span one of business time ("working"); `calendar` those that say it is not ("calendar" in
    "5 calendar days"); `numbers` are number words; `joining` ones say nothing ("and"); `phrases` stand for other words
    ("half an hour" → "30 min"). The rest are whole texts; `until` stands before a time of day.
    """

    units: Mapping[str, SpanUnit]
    business_units: Mapping[str, SpanUnit]
    business: frozenset[str]
    calendar: frozenset[str]
    numbers: Mapping[str, int]
    joining: frozenset[str]
    phrases: Mapping[str, str]
    at_once: frozenset[str]
    never: frozenset[str]
    next_day: frozenset[str]
    until_open: frozenset[str]
    until_close: frozenset[str]
    until: frozenset[str]

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        longest_first = sorted(self.phrases, key=len, reverse=True)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![^\W_])")

    def plain(self, text: str) -> str:
        """The text with its phrases put in plain words."""
        return self._phrase.sub(lambda found: self.phrases[found.group()], text)


_UNITS = {
    SpanUnit.MINUTE: "m min mins minute minutes",
    SpanUnit.HOUR: "h hr hrs hour hours",
    SpanUnit.DAY: "d day days",
    SpanUnit.WEEK: "w wk wks week weeks",
}
_UP_TO_TWELVE = (
    *("zero", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)

ENGLISH = SpanWords(
    units={word: unit for unit, words in _UNITS.items() for word in words.split()},
    business_units={
        "bd": SpanUnit.DAY,
        "bds": SpanUnit.DAY,
        "wd": SpanUnit.DAY,
        "bh": SpanUnit.HOUR,
        "bhs": SpanUnit.HOUR,
    },
    business=frozenset({"business", "working", "office", "work"}),
    calendar=frozenset(),
    numbers={word: number for number, words in enumerate(_UP_TO_TWELVE) for word in words.split()}
    | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90},
    joining=frozenset({"and"}),
    phrases={
        "an hour and a half": "90 min",
        "half an hour": "30 min",
        "half hour": "30 min",
        "quarter of an hour": "15 min",
        "quarter hour": "15 min",
    },
    at_once=frozenset({"at once", "immediate", "immediately", "straight away", "right away", "now", "0"}),
    never=frozenset({"never"}),
    next_day=frozenset({"next business day", "next working day", "nbd"}),
    until_open=frozenset(
        {"until it opens", "until opening", "until open", "until they open", "until the office opens"}
    ),
    until_close=frozenset(
        {"until it closes", "until closing", "until close", "until they close", "until the office closes"}
    ),
    until=frozenset({"until", "until the next"}),
)
"""What people type in the program."""
