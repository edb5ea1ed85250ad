"""Whether a file can hold a record, and in plain words why not."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

import msgspec
from msgspec import inspect

from designer.errors import NotAllowed
from designer.model.records import Record


class Fault(NamedTuple):
    """What is wrong where: `field` is a path such as `phones[0].number`, "" for the record itself."""

    field: str
    reason: str


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)

_TYPES = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a date such as 2026-03-01",
    "datetime": "a date and time such as 2026-03-01T08:00:00+01:00",
}
_PATTERNS = {"24:00": "a time of day such as 08:30", "0-9a-f": "a colour such as #c0392b"}
_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_GOT = re.compile(r"Expected `(?P<wanted>[^`]+)`, got `(?P<got>[^`]+)`")
_BOUND = re.compile(r"Expected `(?:int|float)` (?P<sign>[<>]=?) (?P<bound>.+)")
_MISSING = re.compile(r"Object missing required field `(?P<name>[^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<name>.*)`", re.DOTALL)
_CHOICE = re.compile(r"Invalid enum value (?P<value>.*)", re.DOTALL)
_SIGNS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


def as_stored(record: Record) -> Record:
    """The record as a file will give it back: lists become tuples, words the choices they name.

    Raises NotAllowed, with the field and the reason, where a file cannot hold it.
    """
    try:
        return _decoder.decode(_encoder.encode(record))
    except msgspec.ValidationError as error:
        fault = explain(error, type(record))
        message = f"“{fault.field or 'record'}” of {record.id} {fault.reason}."
        raise NotAllowed(message, "Enter something else.") from error
    except UnicodeEncodeError as error:
        field = next(name for name in record.__struct_fields__ if not _is_text(getattr(record, name)))
        raise NotAllowed(
            f"“{field}” of {record.id} holds half a character, which no file can keep.", "Type that text again."
        ) from error


def _is_text(value: object) -> bool:
    try:
        _encoder.encode(value)
    except UnicodeEncodeError:
        return False
    return True


def explain(error: msgspec.ValidationError, kind: type | None) -> Fault:
    """What a validation error means, in words that need no knowledge of the program.

    `kind` is the type that was read, so that choices and near misses can be named.
    """
    found = _AT.match(str(error))
    what, path = (found["what"], (found["path"] or "").removeprefix(".")) if found else (str(error), "")
    if got := _GOT.search(what):
        instead = "a fraction" if got["got"] == "float" else _kinds(got["got"])
        return Fault(path, f"must be {_kinds(got['wanted'])}, not {instead}")
    if bound := _BOUND.search(what):
        return Fault(path, f"must be {_SIGNS[bound['sign']]} {bound['bound']}")
    if missing := _MISSING.search(what):
        return Fault(_join(path, missing["name"]), "is missing")
    if unknown := _UNKNOWN.search(what):
        near = difflib.get_close_matches(unknown["name"], _field_names(kind, path), n=1)
        return Fault(_join(path, unknown["name"]), "is not a known field" + (f" (“{near[0]}” is)" if near else ""))
    if choice := _CHOICE.search(what):
        value = f"“{choice['value'].strip(chr(39))}”"
        choices = ", ".join(_choices(kind, path))
        return Fault(path, f"must be one of {choices}, not {value}" if choices else f"cannot be {value}")
    if "out of range" in what:
        return Fault(path, "is too large a number")
    if "matching regex" in what:
        wanted = next((words for part, words in _PATTERNS.items() if part in what), "in another form")
        return Fault(path, f"must be {wanted}")
    if "no timezone" in what:
        return Fault(path, "must be a local date and time without an offset, such as 2026-03-01T08:00:00")
    if "datetime" in what:
        return Fault(path, "must be a date and time with its offset, such as 2026-03-01T08:00:00+01:00")
    if "date" in what:
        return Fault(path, "must be a date such as 2026-03-01")
    return Fault(path, f"cannot be read: {what}")


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _kinds(names: str) -> str:
    words = [_TYPES.get(name.strip(), name.strip()) for name in names.split("|")]
    return " or ".join(words)


def _at(kind: type | None, path: str) -> inspect.Type | None:
    """The type at a path such as `phones[0].number` inside a record; None where there is none."""
    if kind is None:
        return None
    here: inspect.Type | None = inspect.type_info(kind)
    for part in re.findall(r"\[[^\]]*\]|[^.\[\]]+", path):
        here = _bare(here)
        if part.startswith("["):
            here = here.item_type if isinstance(here, inspect.VarTupleType) else None
        elif isinstance(here, inspect.StructType):
            here = next((field.type for field in here.fields if field.encode_name == part), None)
    return _bare(here)


def _bare(kind: inspect.Type | None) -> inspect.Type | None:
    """A type without "or null" and annotations."""
    while isinstance(kind, inspect.Metadata | inspect.UnionType):
        if isinstance(kind, inspect.Metadata):
            kind = kind.type
        else:
            kind = next((each for each in kind.types if not isinstance(each, inspect.NoneType)), None)
    return kind


def _field_names(kind: type | None, path: str) -> list[str]:
    here = _at(kind, path)
    return [field.encode_name for field in here.fields] if isinstance(here, inspect.StructType) else []


def _choices(kind: type | None, path: str) -> list[str]:
    here = _at(kind, path)
    return [str(each.value) for each in here.cls] if isinstance(here, inspect.EnumType) else []
