"""Make several contacts one: where they differ, what the joined one could keep, and what it keeps unless told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from typing import Any, NamedTuple

from designer.commands import contacts
from designer.model.choices import Privacy
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Chat, Email, Phone

ONE_OF = (
    ("name",), ("kind",), ("role",), ("department",), ("organisation",), ("service",), ("location",), ("portal",),
    ("time_zone",), ("calendar",), ("hours",), ("channels",), ("manager",), ("reference",),
    ("verified_on", "verified_by"), ("active",), ("privacy",),
)  # fmt: skip
"""Fields of which the joined contact keeps one contact's value; those in one tuple go together."""

SEVERAL = ("phones", "emails", "chats", "deputies", "absences", "languages", "notes")
"""Fields of which the joined contact may keep what each of them has."""

_STRICTNESS = {Privacy.PUBLIC: 0, Privacy.INTERNAL: 1, Privacy.PERSONAL: 2}


class OneOf(NamedTuple):
    """A difference of which one value is kept. `values`: for each contact its values of `fields`; `best`: whose."""

    fields: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    best: int


class Several(NamedTuple):
    """A difference of which more than one thing may be kept. `items` and whether each is `new`, for each contact.

    What a contact before has too, perhaps typed otherwise, is not new.
    """

    field: str
    items: tuple[tuple[Any, ...], ...]
    new: tuple[tuple[bool, ...], ...]


Difference = OneOf | Several


def in_order(matrix: Matrix, ids: Iterable[Id]) -> tuple[Id, ...]:
    """Contacts, the one that most records name first: it is the one that stays."""
    return tuple(sorted(dict.fromkeys(ids), key=lambda id: -len(list(matrix.referrers(id)))))


def differences(people: Sequence[Contact]) -> list[Difference]:
    """Where these contacts differ, in the order of a form."""
    found: list[Difference] = []
    for fields in ONE_OF:
        values = tuple(tuple(getattr(each, field) for field in fields) for each in people)
        if len(set(values)) > 1:
            found.append(OneOf(fields, values, _best(fields[0], values)))
    group = {each.id for each in people}
    for field in SEVERAL:
        items = tuple(_items(each, field, group) for each in people)
        if len(set(items)) > 1:
            found.append(Several(field, items, _new(items)))
    places = {field: place for place, field in enumerate(Contact.__struct_fields__)}
    return sorted(found, key=lambda each: places[each.fields[0] if isinstance(each, OneOf) else each.field])


def kept(field: str, items: Iterable[Any]) -> Any:
    """The value of a field that is made of these items."""
    return "\n".join(items) if field == "notes" else tuple(items)


def proposal(people: Sequence[Contact]) -> dict[str, Any]:
    """The fields of the joined contact as they would be kept if nobody chose."""
    chosen: dict[str, Any] = {}
    for each in differences(people):
        if isinstance(each, OneOf):
            chosen |= zip(each.fields, each.values[each.best], strict=True)
        else:
            rows = zip(each.items, each.new, strict=True)
            chosen[each.field] = kept(each.field, [item for row, new in rows for item in compress(row, new)])
    return chosen


def join(edit: Edit, ids: Sequence[Id], fields: dict[str, Any]) -> Contact:
    """Make contacts one, the first; whatever named the others names it. `fields`: what it keeps where they differ."""
    keep, *others = ids
    for other in others:
        contacts.join(edit, keep, other)
    wanted = dict(fields)
    if wanted.get("manager") in ids:
        wanted["manager"] = None
    if "deputies" in wanted:
        wanted["deputies"] = tuple(id for id in wanted["deputies"] if id not in ids)
    edit.change(keep, **wanted)
    return edit.find(Contact, keep)


def _best(field: str, values: tuple[tuple[Any, ...], ...]) -> int:
    """Whose value is kept unless told: of a state the more careful, of a check the latest, else the first there is."""
    firsts = [value[0] for value in values]
    if field == "active":
        return firsts.index(True)
    if field == "privacy":
        return max(range(len(firsts)), key=lambda n: (_STRICTNESS[firsts[n]], -n))
    if field == "verified_on":
        return max(range(len(firsts)), key=lambda n: (str(firsts[n] or ""), -n))
    return next((n for n, value in enumerate(firsts) if value), 0)


def _items(contact: Contact, field: str, group: set[Id]) -> tuple[Any, ...]:
    value = getattr(contact, field)
    if field == "notes":
        return (value,) if value else ()
    return tuple(each for each in value if each not in group)


def _new(items: tuple[tuple[Any, ...], ...]) -> tuple[tuple[bool, ...], ...]:
    seen: set[Any] = set()
    found: list[tuple[bool, ...]] = []
    for row in items:
        keys = [_same(item) for item in row]
        found.append(tuple(key not in seen and key not in keys[:n] for n, key in enumerate(keys)))
        seen.update(keys)
    return tuple(found)


def _same(item: Any) -> Any:
    """A form in which two items compare that are one thing typed in two ways."""
    known = next((key for kind, key in _KEYS if isinstance(item, kind)), None)
    return known(item) if known is not None else item


def _number(phone: Phone) -> tuple[str, str, str]:
    return ("phone", phone.e164 or re.sub(r"[^\d+]", "", phone.number) or phone.number, phone.extension)


_KEYS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Phone, _number),
    (Email, lambda email: ("email", email.address.casefold())),
    (Chat, lambda chat: ("chat", chat.service.casefold(), chat.handle.casefold())),
    (str, lambda text: ("text", text.strip().casefold())),
)
