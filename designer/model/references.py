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

_Found = list[tuple[Id, tuple[str, ...]]]
_Walk = Callable[[Any, _Found], None]
_GONE = object()


class _Plan:
    """How to read and rewrite the references inside one type; None where a type holds none."""

    def __init__(self, walk: _Walk, rewrite: Callable[[Any, Rename], Any]) -> None:
        self.walk = walk
        self.rewrite = rewrite


def _plan(kind: inspect.Type) -> _Plan | None:
    match kind:
        case inspect.Metadata(extra=extra) if extra and "refers_to" in extra:
            return _reference(extra["refers_to"])
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


def _reference(kinds: tuple[str, ...]) -> _Plan:
    def walk(value: Id, found: _Found) -> None:
        found.append((value, kinds))

    def rewrite(value: Id, to: Rename) -> Any:
        new = to(value)
        return _GONE if new is None else new

    return _Plan(walk, rewrite)


def _optional(inner: _Plan) -> _Plan:
    walk_inner = inner.walk

    def walk(value: Any, found: _Found) -> None:
        if value is not None:
            walk_inner(value, found)

    def rewrite(value: Any, to: Rename) -> Any:
        if value is None:
            return None
        new = inner.rewrite(value, to)
        return None if new is _GONE else new

    return _Plan(walk, rewrite)


def _tuple(item: _Plan) -> _Plan:
    walk_item = item.walk

    def walk(value: Any, found: _Found) -> None:
        for each in value:
            walk_item(each, found)

    def rewrite(value: Any, to: Rename) -> Any:
        new = [item.rewrite(each, to) for each in value]
        if all(a is b for a, b in zip(new, value, strict=True)):
            return value
        return tuple(each for each in new if each is not _GONE)

    return _Plan(walk, rewrite)


@cache
def _struct(cls: type) -> _Plan | None:
    fields = [
        (field.name, field.default, plan)
        for field in cast(inspect.StructType, inspect.type_info(cls)).fields
        if (plan := _plan(field.type))
    ]
    if not fields:
        return None
    walks = [(name, default, plan.walk) for name, default, plan in fields]

    # A default names nobody, and most fields hold theirs: `is` passes over them for the price of a look.
    def walk(value: Any, found: _Found) -> None:
        for name, default, walk_field in walks:
            inner = getattr(value, name)
            if inner is not default:
                walk_field(inner, found)

    def rewrite(value: Any, to: Rename) -> Any:
        changes: dict[str, Any] = {}
        for name, default, plan in fields:
            old = getattr(value, name)
            if old is default:
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
    found: _Found = []
    plan = _struct(type(record))
    if plan is not None:
        plan.walk(record, found)
    return iter(found)


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


def field_naming(record: Record, id: Id, kinds: tuple[str, ...]) -> str:
    """The first field of a record that names this id where such kinds may stand."""
    info = cast(inspect.StructType, inspect.type_info(type(record)))
    for field in info.fields:
        plan, found = _plan(field.type), cast(_Found, [])
        if plan is not None:
            plan.walk(getattr(record, field.name), found)
            if (id, kinds) in found:
                return field.name
    raise ValueError(f"{record.id} does not name {id}")


def fields_with_references() -> dict[str, tuple[str, ...]]:
    """Per kind of record, the fields that can name others (for messages and tests)."""
    found: dict[str, tuple[str, ...]] = {}
    for name, cls in KINDS.items():
        info = cast(inspect.StructType, inspect.type_info(cls))
        found[name] = tuple(field.name for field in info.fields if _plan(field.type))
    return found
