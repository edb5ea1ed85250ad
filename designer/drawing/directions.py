"""Which way text runs, and how a sentence keeps its own whatever the names it quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_LEFT_TO_RIGHT_MARK = "\u200e"
_QUOTED = re.compile("“([^“”]*)”")


@lru_cache(maxsize=16_384)
def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    if text.isascii():
        return False
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def set_apart(sentence: str) -> str:
    """The sentence as it is shown: each quoted name that runs from right to left stands in an isolate of its own.

    Without it a sentence that begins with such a name is laid out from right to left as a whole, its full stop first.
    Other sentences stay as they are.
    """
    if sentence.isascii():
        return sentence
    shown = _QUOTED.sub(_isolated, sentence)
    # Not every text engine passes over an isolate when it looks for the first letter with a direction.
    return _LEFT_TO_RIGHT_MARK + shown if shown != sentence and is_rtl(sentence) else shown


def _isolated(found: re.Match[str]) -> str:
    name = found.group(1)
    if not has_rtl(name):
        return found.group()
    return f"“{_FIRST_STRONG_ISOLATE}{name}{_POP_ISOLATE}”"
