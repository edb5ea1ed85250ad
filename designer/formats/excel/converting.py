"""Values of cells to rows of clean text, with what has to be said about single cells."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from designer.formats.excel.side_information import STRUCK_APART, Facts
from designer.formats.values.cells import DATE, EMPTY, ERROR, EXACT_NUMBER, NUMBER, TEXT, clean, masked, shown
from designer.formats.values.links import of_formula

MOST_ROWS = 250_000
MOST_COLUMNS = 512
LONGEST_TEXT = 32_767
"""Characters; a cell of a workbook may hold no more."""

_REMEMBERED = 50_000
_TOLD = 100
"""Of how many cells with the same trouble each is told; the others are counted."""

_ISO_SPAN = re.compile(r"^-?PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$")

Row = tuple[int, tuple[str, ...], str]


class _Cleaned(dict[object, str]):
    """Text → clean text; what is no text → "". Sheets say the same again and again: it is sent, and kept, once.

    `cut` and `others` say whether there was a text too long, and anything but text, since they were last set to False.
    """

    def __init__(self) -> None:
        super().__init__()
        self.cut = self.others = False

    def __missing__(self, raw: object) -> str:
        if not isinstance(raw, str):
            self.others = True
            return ""
        if len(raw) > LONGEST_TEXT:
            self.cut = True
            return self[raw[:LONGEST_TEXT]]
        text = clean(raw)
        if len(self) < _REMEMBERED:
            self[raw] = text
        return text


class Converter:
    """Converts the rows of one sheet. After `rows` is used up, `problems` and `links` are complete."""

    def __init__(self, sheet: str, facts: Facts) -> None:
        self.links: dict[tuple[int, int], str] = {}
        self._sheet = sheet
        self._facts = facts
        self._told: dict[str, list[tuple[int, int | None]]] = {}
        self._counted: dict[str, int] = {}
        self._cut = ""
        self._special: dict[int, list[int]] = {}
        for row, column in {*facts.masks, *facts.dates, *facts.errors, *facts.no_value, *facts.struck}:
            self._special.setdefault(row, []).append(column)

    def rows(self, rows: Iterable[tuple[int, list[object]]]) -> Iterator[Row]:
        """The rows with something in them: number, texts up to the last filled cell, and a letter for each kind."""
        cleaned = _Cleaned()
        count = 0
        for number, values in rows:
            special = self._special.get(number)
            if not special and values.count("") == len(values):
                continue
            if len(values) > MOST_COLUMNS:
                if any(value != "" for value in values[MOST_COLUMNS:]):
                    self._tell("too_many_columns", number, MOST_COLUMNS)
                values = values[:MOST_COLUMNS]
            texts = list(map(cleaned.__getitem__, values))
            kinds = [TEXT if text else EMPTY for text in texts] if "" in texts else [TEXT] * len(texts)
            if cleaned.cut:
                cleaned.cut = False
                for _ in range(sum(1 for value in values if isinstance(value, str) and len(value) > LONGEST_TEXT)):
                    self._tell("too_long", number, None)
            if cleaned.others:
                cleaned.others = False
                self._show(number, values, texts, kinds)
            if special:
                self._look_closer(number, special, values, texts, kinds)
            while texts and not texts[-1]:
                texts.pop()
            if not texts:
                continue
            count += 1
            if count > MOST_ROWS:
                self._tell("too_many_rows", number, 0)
                return
            yield number, tuple(texts), "".join(kinds[: len(texts)])

    def _show(self, number: int, values: list[object], texts: list[str], kinds: list[str]) -> None:
        """Write down what the values of a row that are no text show."""
        for column, value in enumerate(values):
            if not isinstance(value, str):
                texts[column], kinds[column] = shown(value)
                if isinstance(value, int | float) and not -EXACT_NUMBER < value < EXACT_NUMBER:
                    self._tell("precision", number, column)

    def _look_closer(
        self, number: int, columns: list[int], values: list[object], texts: list[str], kinds: list[str]
    ) -> None:
        facts = self._facts
        for column in columns:
            place = (number, column)
            if place in facts.no_value and column < MOST_COLUMNS:
                missing = column + 1 - len(texts)
                texts += [""] * missing
                kinds += [EMPTY] * missing
                if not texts[column]:
                    self._fill_in(place, texts, kinds)
            if column >= len(texts):
                if place in facts.errors:
                    self._tell("error_value", *place)
                continue
            value = values[column] if column < len(values) else ""
            if place in facts.errors and not texts[column]:
                kinds[column] = ERROR
                self._tell("error_value", *place)
            if place in facts.masks and isinstance(value, int | float) and not isinstance(value, bool):
                texts[column] = masked(value, facts.masks[place]) or texts[column]
            if place in facts.dates and kinds[column] != DATE and texts[column]:
                self._check_date(place, value, texts, kinds)
            if place in facts.struck and texts[column]:
                texts[column] = _left(texts[column], facts.struck[place])
                if not texts[column]:
                    kinds[column] = EMPTY
                    facts.links.pop(place, None)
                self._tell("struck_out", *place)

    def _fill_in(self, place: tuple[int, int], texts: list[str], kinds: list[str]) -> None:
        """A formula that was saved without its result: a link still tells what it shows."""
        text, target = of_formula(self._facts.no_value[place])
        if not text:
            self._tell("no_value", *place)
            return
        texts[place[1]], kinds[place[1]] = text, TEXT
        if target:
            self.links[place] = target

    def _check_date(self, place: tuple[int, int], value: object, texts: list[str], kinds: list[str]) -> None:
        column = place[1]
        if value == dt.time():  # what readers make of a negative date
            texts[column], kinds[column] = "", EMPTY
            self._tell("date_out_of_range", *place)
        elif kinds[column] == NUMBER and place not in self._facts.masks:
            self._tell("date_out_of_range", *place)

    def _tell(self, code: str, row: int, column: int | None) -> None:
        self._counted[code] = self._counted.get(code, 0) + 1
        told = self._told.setdefault(code, [])
        if len(told) < _TOLD:
            told.append((row, column))

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """(cell, code, message) of each cell that wants a word, and one for all that were not named."""
        for code, places in self._told.items():
            for row, column in places:
                yield _name(row, column), code, _MESSAGES[code]
            more = self._counted[code] - len(places)
            if more:
                yield "", code, f"{more:,} more cells like this: {_MESSAGES[code][0].lower()}{_MESSAGES[code][1:]}"
        facts = self._facts
        if facts.hidden_rows:
            yield (
                "",
                "hidden_rows",
                f"{_counted(len(facts.hidden_rows), 'row')} hidden or filtered away, and read all the same.",
            )
        if facts.hidden_columns:
            yield (
                "",
                "hidden_columns",
                f"{_counted(len(facts.hidden_columns), 'column')} hidden, and read all the same.",
            )


_MESSAGES = {
    "precision": "A number of 16 digits or more has lost its last ones; type it as text.",
    "error_value": "An error value stands here; it is read as empty.",
    "no_value": "A formula was saved without its result; open the file in Excel or LibreOffice and save it once.",
    "date_out_of_range": "A date lies beyond the calendar of spreadsheets.",
    "struck_out": "Text here is struck out, which mostly means that it holds no more; it was left out.",
    "too_long": f"A text of more than {LONGEST_TEXT:,} characters in this row is read up to there.",
    "too_many_columns": f"Columns beyond the {MOST_COLUMNS}th are not read.",
    "too_many_rows": f"Rows beyond the {MOST_ROWS:,}th filled one are not read.",
}


def _left(text: str, struck: str) -> str:
    """A text without the parts that are struck out; nothing where no part is named, as all of it is then."""
    if not struck:
        return ""
    for part in struck.split(STRUCK_APART):
        text = text.replace(part, " ", 1)
    lines = (" ".join(line.split()).strip(" ,;/|") for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _counted(count: int, what: str) -> str:
    return f"1 {what} is" if count == 1 else f"{count:,} {what}s are"


def spans_read(rows: Iterable[tuple[int, list[object]]]) -> Iterator[tuple[int, list[object]]]:
    """The rows of an OpenDocument sheet, in which the reader leaves spans of time as text (PT30H00M00S)."""
    for number, values in rows:
        for column, value in enumerate(values):
            if type(value) is str and value.startswith("PT") and _ISO_SPAN.match(value):
                values[column] = _span(value)
        yield number, values


def _span(text: str) -> dt.timedelta:
    hours, minutes, seconds = (int(each) for each in _ISO_SPAN.match(text).groups())  # type: ignore[union-attr]
    return dt.timedelta(hours=hours, minutes=minutes, seconds=seconds) * (-1 if text.startswith("-") else 1)


def _name(row: int, column: int | None) -> str:
    name = ""
    column = 0 if column is None else column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return f"{name}{row}"
