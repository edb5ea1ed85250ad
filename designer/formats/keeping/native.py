"""The native file, NAME.escalation: one JSON object in UTF-8, a record a line.

    {"format": "escalation-matrix", "version": 1, "records": [
    {"record":"matrix","id":"matrix:7f3kq2ma","title":"Call centre"},
    …
    ]}

Records are sorted by kind, in the order of `records.py` (so the title stands in the second line), then by id. Keys
stand in the order of declaration, `record` and `id` first; what is default is left out. One field edited is one line
changed; opened and saved unchanged, the file is the same byte for byte. Any other layout of the same JSON is read too
(by `careful.py`) and takes this form when it is saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import inspect

from designer.formats.collecting import without_collecting
from designer.formats.keeping import careful
from designer.formats.keeping.disk import read_at_most
from designer.formats.keeping.migrations import VERSION
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Record

SUFFIX = ".escalation"
LARGEST = 50 * 1024**2
"""Bytes; more is no matrix. One with 5,000 steps and 2,000 contacts takes 3 MB."""

_HEAD = f'{{"format": "{careful.FORMAT}", "version": {VERSION}, "records": [\n'.encode()
_TAIL = b"\n]}\n"
_RANK = {kind: number for number, kind in enumerate(KINDS.values())}


class _File(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    records: list[Record]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(_File)


def dumps(matrix: Matrix) -> bytes:
    """The file of a matrix; equal matrices give equal bytes."""
    records = sorted(matrix.records.values(), key=lambda record: (_RANK[type(record)], record.id))
    return _lines([_lean(record) for record in records])


def loads(data: bytes, name: str = "The file") -> Matrix:
    """The matrix in a file's bytes; `name` is what messages call the file.

    Raises FileProblem, which says what is wrong in which line, record and field, and what to do.
    """
    with without_collecting():
        records = _quickly(data)
        if records is not None:
            matrix = Matrix(records)
            if next(violations(matrix), None) is None:
                return matrix
        return careful.read(data, name)


def read(path: Path) -> Matrix:
    """The matrix in a file. Raises FileProblem."""
    return loads(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a native file. Raises FileProblem where there is none, or it is too large to be one."""
    return read_at_most(path, LARGEST, "an escalation matrix")


def _quickly(data: bytes) -> list[Record] | None:
    """The records of a file as this program writes it; None for any other, good or bad.

    What is written again from the records equals what was read: so no key stood twice, and nothing was overlooked.
    """
    if not data.startswith(_HEAD):
        return None
    try:
        file = _decoder.decode(data)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    records = file.records
    if len({record.id for record in records}) != len(records) or _lines(records) != data:
        return None
    return records


def _lines(records: Iterable[Record]) -> bytes:
    # A line break inside a text is written as \n, so every byte 10 here ends a record.
    lines = _encoder.encode_lines(records)
    return _HEAD + lines[:-1].replace(b"\n", b",\n") + (_TAIL if lines else b"]}\n")


def _lean(value: Any) -> Any:
    """The value with what equals a default replaced by the default itself, which is what the encoder leaves out."""
    changes: dict[str, Any] | None = None
    for name, default, holds_values in _plan(cast(type, type(value))):
        now = getattr(value, name)
        if now is default:
            continue
        lean = now
        if now == default:
            lean = default
        elif holds_values:
            lean = _lean_all(now) if type(now) is tuple else _lean(now)
        if lean is not now:
            changes = changes or {}
            changes[name] = lean
    return msgspec.structs.replace(value, **changes) if changes else value


def _lean_all(values: tuple[Any, ...]) -> tuple[Any, ...]:
    lean = [_lean(each) for each in values]
    for one, other in zip(lean, values, strict=True):
        if one is not other:
            return tuple(lean)
    return values


@cache
def _plan(cls: type) -> tuple[tuple[str, Any, bool], ...]:
    """Per field that has a default or holds what has: its name, its default, and whether it holds values."""
    fields = cast(inspect.StructType, inspect.type_info(cls)).fields
    plan = [(field.name, field.default, _holds_values(field.type)) for field in fields]
    return tuple(entry for entry in plan if entry[1] is not msgspec.NODEFAULT or entry[2])


def _holds_values(kind: inspect.Type) -> bool:
    match kind:
        case inspect.StructType():
            return True
        case inspect.VarTupleType(item_type=item):
            return _holds_values(item)
        case inspect.Metadata(type=inner):
            return _holds_values(inner)
        case inspect.UnionType(types=types):
            return any(_holds_values(each) for each in types)
    return False
