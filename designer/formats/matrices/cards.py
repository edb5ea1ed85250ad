"""Cards read: a level a card, side by side or below one another, and tables whose first column holds the headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.formats.matrices.grid_cells import GridCells
from designer.formats.matrices.grid_heads import ATTRIBUTES
from designer.formats.matrices.layouts import Bit, Layout, Mapped, put_together
from designer.formats.matrices.level_text import Rung, level_of
from designer.formats.matrices.naming import is_filled_in, kind_of_role
from designer.formats.matrices.whom import whom_of
from designer.formats.tables.wording import EXACT, say
from designer.formats.tables.workbook import Problem, cell_name
from designer.formats.values.vocabulary import Vocabulary

_MOST_LINES = 15
_MOST_ROWS = 120
_FEWEST = 2
_ADDRESSES = frozenset({"phone", "mobile", "email"})
_REASON = "read from the lines of a card"
_TURNED = "read from a line whose first cell is its header"

_Bits = dict[str, list[Bit]]


@dataclass(frozen=True, slots=True)
class _Card:
    """The head of a card, and the cells that are its: rows `top` + 1 to `bottom`, columns `left` up to `right`."""

    top: int
    left: int
    right: int
    bottom: int
    rung: Rung
    text: str


def cards(cells: GridCells, vocabulary: Vocabulary) -> tuple[Mapped, range] | None:
    """The cards of a sheet as one table, with the rows they take; None where there are not at least two."""
    if len(cells.rows) > _MOST_ROWS:
        return None
    heads = _heads(cells)
    if len({card.rung.number for card in heads}) < _FEWEST or len(heads) < _FEWEST:
        return None
    labels = _shared_labels(cells, heads, vocabulary)
    if not labels and any(cells.text(card.bottom, column) for card in heads for column in range(_left(heads))):
        return None  # what stands before all cards tells rows apart: a grid
    records: list[_Bits] = []
    problems: list[Problem] = []
    doubts = 0
    for card in heads:
        found, rest = _records(cells, card, labels, vocabulary, problems)
        doubts += rest
        records += found
    named = {record["level"][0].text for record in records}
    if len(named) < _FEWEST or doubts > len(records):
        return None
    first, last = min(card.top for card in heads), max(card.bottom for card in heads)
    table, mapping = put_together(cells.sheet, first, records, "", _REASON)
    said = (f"{doubts} lines of the cards were not understood",) if doubts else ()
    return Mapped(table, mapping, Layout.CARDS, problems=tuple(problems), doubts=said), range(first, last + 1)


def _heads(cells: GridCells) -> list[_Card]:
    """The cells that name a level by words and have lines beneath that are theirs."""
    tops: list[tuple[int, list[tuple[int, Rung, str]]]] = []
    for row in cells.rows:
        said = [
            (column, rung, text)
            for column, text in enumerate(row.texts)
            if text and cells.own(row.number, column) and (rung := level_of(text)) is not None
        ]
        others = sum(1 for text in row.texts if text) - len(said)
        if said and others <= 1:
            tops.append((row.number, said))
    found: list[_Card] = []
    numbers = [row.number for row in cells.rows]
    for at, (top, said) in enumerate(tops):
        end = tops[at + 1][0] if at + 1 < len(tops) else numbers[-1] + 1
        rows = [number for number in numbers if top < number < end][:_MOST_LINES]
        bottom = top
        for number in rows:
            if number > bottom + 2:
                break
            bottom = number
        if bottom == top:
            continue
        width = max(cells.width(number) for number in (top, *rows))
        for number, (column, rung, text) in enumerate(said):
            right = said[number + 1][0] if number + 1 < len(said) else max(width, column + 1)
            found.append(_Card(top, column, right, bottom, rung, text))
    return found


def _left(heads: Sequence[_Card]) -> int:
    return min(card.left for card in heads)


def _shared_labels(cells: GridCells, heads: Sequence[_Card], vocabulary: Vocabulary) -> dict[int, str]:
    """Row → field, where one column of labels before the first card serves all cards of a row."""
    left = _left(heads)
    found = {}
    for row in range(heads[0].top + 1, heads[0].bottom + 1):
        label = next((cells.text(row, column) for column in range(left) if cells.text(row, column)), "")
        field = _field(label, vocabulary)
        if field:
            found[row] = field
    return found if len(found) >= _FEWEST else {}


def _field(label: str, vocabulary: Vocabulary) -> str | None:
    """The field that the label of a line names."""
    if not label or len(label) > 40:
        return None
    said = say(label.rstrip(" :"), vocabulary)
    return said.fields[0] if said.confidence == EXACT and said.fields and said.fields[0] in ATTRIBUTES else None


def _records(
    cells: GridCells, card: _Card, labels: dict[int, str], vocabulary: Vocabulary, problems: list[Problem]
) -> tuple[list[_Bits], int]:
    """What a card says as records, and how many of its lines were not understood."""
    place = (card.top, card.left)
    base: _Bits = {"level": [Bit(card.rung.label, place)]}
    if card.rung.time is not None:
        base["escalate_after"] = [Bit(card.rung.time.text, place)]
    loose: list[Bit] = []
    for row in range(card.top + 1, card.bottom + 1):
        bits = [_bit(cells, row, c) for c in range(card.left, card.right) if cells.own(row, c)]
        field, values = _line(bits, labels.get(row), vocabulary)
        if field is None:
            loose += values
            continue
        for value in values:
            if is_filled_in(value.text):
                base.setdefault(field, []).append(value)
            else:
                problems.append(_placeholder(cells, value))
    found, rest = _stacked(cells, base, loose, problems)
    if not any({"name", "role", *_ADDRESSES} & record.keys() for record in found):
        if card.rung.rest and kind_of_role(card.rung.rest) is not None:
            return [{**found[0], "role": [Bit(card.rung.rest, place)]}], rest
        return [], rest
    return found, rest


def _line(bits: list[Bit], shared: str | None, vocabulary: Vocabulary) -> tuple[str | None, list[Bit]]:
    """The field a line holds and its values; None for values that say by themselves what they are."""
    if shared is not None:
        return shared, bits
    if len(bits) > 1 and (field := _field(bits[0].text, vocabulary)):
        return field, bits[1:]
    if len(bits) == 1 and ":" in bits[0].text and "\n" not in bits[0].text:
        label, _, value = bits[0].text.partition(":")
        field = _field(label, vocabulary)
        if field and value.strip():
            return field, [Bit(value.strip(), bits[0].place)]
    return None, bits


def _stacked(cells: GridCells, base: _Bits, loose: list[Bit], problems: list[Problem]) -> tuple[list[_Bits], int]:
    """The record of a card with what its lines without label say: one more record for each further party."""
    if not loose:
        return [base], 0
    whom = whom_of("\n".join(bit.text for bit in loose))
    for text in whom.placeholders:
        problems.append(_placeholder(cells, Bit(text, loose[0].place)))
    if whom.time is not None and "escalate_after" not in base:
        base["escalate_after"] = [_origin(whom.time.text, loose)]
    records: list[_Bits] = []
    for number, party in enumerate(whom.parties):
        record = {key: bits for key, bits in base.items() if number == 0 or key in ("level", "escalate_after")}
        for field, texts in (
            ("name", [party.name]),
            ("role", [party.role]),
            ("phone", party.phones),
            ("email", party.emails),
        ):
            said = [_origin(text, loose) for text in texts if text]
            if said and field not in record:
                record[field] = said
        records.append(record)
    for text in whom.other:
        message = f"“{text}” was not understood; it was not taken."
        problems.append(Problem(cells.sheet.name, cell_name(*_origin(text, loose).place), "not_understood", message))
    return records or [base], len(whom.other)


def _origin(text: str, loose: Sequence[Bit]) -> Bit:
    """The text as a value of the cell that holds it."""
    return Bit(text, next((bit.place for bit in loose if text in bit.text), loose[0].place))


def turned(cells: GridCells, vocabulary: Vocabulary) -> tuple[Mapped, range] | None:
    """A table whose first column holds the headers and each further column a record; None where it is none."""
    if not 3 <= len(cells.rows) <= _MOST_ROWS:
        return None
    for label_column in (0, 1):
        fields = {row.number: _header(cells.text(row.number, label_column), vocabulary) for row in cells.rows}
        known = {row: field for row, field in fields.items() if field}
        filled = [row.number for row in cells.rows if cells.text(row.number, label_column)]
        enough = len(known) >= 3 and len(known) >= 0.7 * len(filled) and len(set(known.values())) >= 3
        if not enough or ("name" not in known.values() and "role" not in known.values()):
            continue
        if not (_ADDRESSES | {"level"}) & set(known.values()):
            continue
        columns = _value_columns(cells, label_column, known)
        if len(columns) < _FEWEST or any(_header(cells.text(filled[0], column), vocabulary) for column in columns):
            continue
        return _of_columns(cells, columns, known)
    return None


def _header(label: str, vocabulary: Vocabulary) -> str | None:
    if not label or len(label) > 40:
        return None
    said = say(label.rstrip(" :"), vocabulary)
    usable = ATTRIBUTES | {"level", "severity", "team", "organisation", "service"}
    return said.fields[0] if said.confidence == EXACT and said.fields and said.fields[0] in usable else None


def _value_columns(cells: GridCells, label_column: int, known: dict[int, str]) -> list[int]:
    width = max(cells.width(row) for row in known)
    return [
        column
        for column in range(label_column + 1, width)
        if sum(1 for row in known if cells.text(row, column)) >= _FEWEST
    ]


def _of_columns(cells: GridCells, columns: Sequence[int], known: dict[int, str]) -> tuple[Mapped, range]:
    records: list[_Bits] = []
    problems: list[Problem] = []
    for column in columns:
        record: _Bits = {}
        for row, field in known.items():
            bit = _bit(cells, row, column)
            if bit.text and is_filled_in(bit.text):
                record.setdefault(field, []).append(bit)
            elif bit.text and any(each.isalpha() for each in bit.text):
                problems.append(_placeholder(cells, bit))
        records.append(record)
    table, mapping = put_together(cells.sheet, min(known), records, "", _TURNED)
    laid_out = Mapped(table, mapping, Layout.LEVELS if "level" in known.values() else None, problems=tuple(problems))
    return laid_out, range(min(known), max(known) + 1)


def _placeholder(cells: GridCells, bit: Bit) -> Problem:
    message = f"“{bit.text}” stands in for something still to be filled in; it was not taken."
    return Problem(cells.sheet.name, cell_name(*bit.place), "placeholder", message)


def _bit(cells: GridCells, row: int, column: int) -> Bit:
    cell = cells.cell(row, column)
    return Bit(cell.text, cells.place(row, column), cell.kind)
