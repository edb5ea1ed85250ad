"""Which records a record names, and the same record with names changed or taken out.

The fields are found once per type from the `…Ref` annotations of `ids.py`; nothing else lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast

import msgspec
from msgspec import inspect

from designer.model.ids import Id
from designer.model.records import KINDS, Record

Rename = Callable[[Id], Id | None]
"""From the id that a field holds to the one it shall hold; None takes the reference out."""

_Walk = Callable[[Any], Iterator[tuple[Id, tuple[str, ...]]]]
_GONE = object()


class _Plan:
    """How to read and rewrite the references inside one type; None where a type holds none."""

    def __init__(self, walk: _Walk, rewrite: Callable[[Any, Rename], Any]) -> None:
        self.walk = walk
        self.rewrite = rewrite


def _plan(kind: inspect.Type) -> _Plan | None:
    match kind:
        case inspect.Metadata(extra=extra) if extra and "refers_to" in extra:
            kinds = extra["refers_to"]

            def rename(value: Id, to: Rename) -> Any:
                new = to(value)
                return _GONE if new is None else new

            return _Plan(lambda value: iter(((value, kinds),)), rename)
        case inspect.Metadata(type=inner):
            return _plan(inner)
        case inspect.UnionType(types=types):
            inner_plan = next((plan for t in types if (plan := _plan(t))), None)
            return _optional(inner_plan) if inner_plan else None
        case inspect.VarTupleType(item_type=item):
            item_plan = _plan(item)
            return _tuple(item_plan) if item_plan else None
        case inspect.StructType(cls=cls):
            return _struct(cls)
    return None


def _optional(inner: _Plan) -> _Plan:
    def walk(value: Any) -> Iterator[tuple[Id, tuple[str, ...]]]:
        return iter(()) if value is None else inner.walk(value)

    def rewrite(value: Any, to: Rename) -> Any:
        if value is None:
            return None
        new = inner.rewrite(value, to)
        return None if new is _GONE else new

    return _Plan(walk, rewrite)


def _tuple(item: _Plan) -> _Plan:
    def walk(value: Any) -> Iterator[tuple[Id, tuple[str, ...]]]:
        for each in value:
            yield from item.walk(each)

    def rewrite(value: Any, to: Rename) -> Any:
        new = [item.rewrite(each, to) for each in value]
        if all(a is b for a, b in zip(new, value, strict=True)):
            return value
        return tuple(each for each in new if each is not _GONE)

    return _Plan(walk, rewrite)


@cache
def _struct(cls: type) -> _Plan | None:
    fields = [
        (field.name, plan)
        for field in cast(inspect.StructType, inspect.type_info(cls)).fields
        if (plan := _plan(field.type))
    ]
    if not fields:
        return None

    def walk(value: Any) -> Iterator[tuple[Id, tuple[str, ...]]]:
        for name, plan in fields:
            inner = getattr(value, name)
            if inner:
                yield from plan.walk(inner)

    def rewrite(value: Any, to: Rename) -> Any:
        changes: dict[str, Any] = {}
        for name, plan in fields:
            old = getattr(value, name)
            if not old:
                continue
            new = plan.rewrite(old, to)
            if new is _GONE:
                return _GONE
            if new is not old and new != old:
                changes[name] = new
        return msgspec.structs.replace(value, **changes) if changes else value

    return _Plan(walk, rewrite)


def references(record: Record) -> Iterator[tuple[Id, tuple[str, ...]]]:
    """Every id that the record names (its own not among them), with the kinds that may stand there ("*": any)."""
    plan = _struct(type(record))
    return plan.walk(record) if plan else iter(())


def referred(record: Record) -> set[Id]:
    """The ids that the record names."""
    return {id for id, _ in references(record)}


def renamed(record: Record, to: Rename) -> Record | None:
    """The record with each id it names replaced by `to(id)`.

    Where `to` says None, the reference is taken out: of a list, its entry; of an optional field, the value; where
    the record makes no sense without it (an arrow without an end), the answer is None. The record's own id stays.
    """
    plan = _struct(type(record))
    if plan is None:
        return record
    new = plan.rewrite(record, to)
    return None if new is _GONE else cast(Record, new)


def fields_with_references() -> dict[str, tuple[str, ...]]:
    """Per kind of record, the fields that can name others (for messages and tests)."""
    found: dict[str, tuple[str, ...]] = {}
    for name, cls in KINDS.items():
        info = cast(inspect.StructType, inspect.type_info(cls))
        found[name] = tuple(field.name for field in info.fields if _plan(field.type))
    return found
