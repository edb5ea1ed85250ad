"""JSON read with the place of every value known, so that a fault can be told by line and field.

The standard parser reads the values; what is here walks the object and the list around them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

_BLANK = re.compile(r"[ \t\n\r]*")
_PART = re.compile(r"\[\d+\]|[^.\[\]]+")


class Malformed(Exception):
    """The text is not the JSON it should be. `at` is the place; `cut` says that the text ends too early."""

    def __init__(self, at: int, what: str, cut: bool = False) -> None:
        super().__init__(what)
        self.at = at
        self.what = what
        self.cut = cut


class JsonText:
    """A text of JSON. Places are offsets in characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = 0
        """Where reading has got to."""
        self.item = 0
        """Where the item of a list begins that is being read; 0 for none."""
        self._decoder = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)

    def line(self, at: int) -> int:
        """The number of the line that a place is in, from 1."""
        return self.text.count("\n", 0, at) + 1

    def skip(self, at: int) -> int:
        """The place of the next character that is not blank."""
        found = _BLANK.match(self.text, at)
        return found.end() if found else at

    def char(self, at: int) -> str:
        """The character at a place. Raises Malformed at the end of the text."""
        if at >= len(self.text):
            self._cut()
        return self.text[at]

    def value(self, at: int) -> tuple[Any, int]:
        """The value at a place, and where it ends. Raises Malformed, also where a key stands in it twice."""
        try:
            return self._decoder.raw_decode(self.text, at)
        except _Twice as twice:
            raise Malformed(self._second(at, str(twice)), f"“{twice}” stands there twice") from twice
        except json.JSONDecodeError as error:
            if error.pos >= len(self.text.rstrip()) or error.msg.startswith("Unterminated string"):
                self._cut()
            raise Malformed(error.pos, f"this is not JSON ({error.msg.lower()})") from error
        except RecursionError as error:
            raise Malformed(at, "values are nested too deeply for a matrix") from error
        except _NoNumber as error:
            raise Malformed(at, f"{error} is no number that a file can hold") from error
        except ValueError as error:  # of whole numbers, Python reads no more than some thousand digits
            raise Malformed(at, "a number is too long") from error

    def members(self, at: int) -> Iterator[tuple[str, int]]:
        """Each key of the object at a place, with the place of its value.

        Whoever asks for the next one has set `end` to where the value ended.
        """
        self.end = self.skip(at + 1)
        if self.char(self.end) == "}":
            self.end += 1
            return
        while True:
            if self.char(self.end) != '"':
                raise Malformed(self.end, "a name in double quotes is missing")
            key, after = self.value(self.end)
            after = self.skip(after)
            if self.char(after) != ":":
                raise Malformed(after, f"a colon is missing after “{key}”")
            yield key, self.skip(after + 1)
            if self._closes("}"):
                return

    def items(self, at: int) -> Iterator[tuple[Any, int, int]]:
        """Each value of the list at a place, where it starts and where it ends."""
        self.end = self.skip(at + 1)
        if self.char(self.end) == "]":
            self.end += 1
            return
        while True:
            start = self.item = self.end
            value, self.end = self.value(start)
            yield value, start, self.end
            if self._closes("]"):
                self.item = 0
                return

    def place_of(self, start: int, field: str) -> int:
        """The place of a field such as `phones[1].kind` inside the value at a place; as near as it can be had."""
        at = start
        for part in _PART.findall(field):
            inner: int | None = None
            if part.startswith("[") and self.char(at) == "[":
                number = int(part[1:-1])
                inner = next((place for index, (_, place, _) in enumerate(self.items(at)) if index == number), None)
            elif self.char(at) == "{":
                inner = self._member(at, part)
            if inner is None:
                break
            at = inner
        return at

    def _member(self, at: int, name: str) -> int | None:
        for key, place in self.members(at):
            if key == name:
                return place
            _, self.end = self.value(place)
        return None

    def _closes(self, bracket: str) -> bool:
        """Whether what is open closes here or goes on with a comma; `end` moves past either."""
        at = self.skip(self.end)
        if self.char(at) not in (",", bracket):
            raise Malformed(self.end - 1, f"a comma or a “{bracket}” is missing")
        if self.text[at] == bracket:
            self.end = at + 1
            return True
        self.end = self.skip(at + 1)
        if self.char(self.end) == bracket:
            raise Malformed(at, "there is a comma too many")
        return False

    def _cut(self) -> NoReturn:
        raise Malformed(max(0, len(self.text.rstrip()) - 1), "the text ends here, before its end", cut=True)

    def _second(self, at: int, key: str) -> int:
        """About where a key stands the second time after a place: its line is what is wanted."""
        pattern = re.compile(re.escape(json.dumps(key, ensure_ascii=False)) + r"\s*:")
        places = [found.start() for found in pattern.finditer(self.text, at)]
        return places[1] if len(places) > 1 else at


class _Twice(Exception):
    """A key stands twice in one object."""


class _NoNumber(Exception):
    """A word that some programs write for a number that is none."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Twice(key)
            seen.add(key)
    return found


def _no_number(name: str) -> NoReturn:
    raise _NoNumber(name)
