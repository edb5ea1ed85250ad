"""What contacts, calendars and channels are called in a sheet, so that a name alone says which one is meant.

Namesakes get a mark, "#1", "#2", which stands in the row and behind the name where somebody refers to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact

_MARKED = re.compile(r" #\d+$")
_WITH_ID = re.compile(r"\{([a-z]+:[^{}\s]+)\}$")


def marks(names: Iterable[tuple[Id, str]]) -> dict[Id, str]:
    """The marks of those whose name alone would not tell them apart."""
    listed = list(names)
    times = Counter(name for _, name in listed)
    given: Counter[str] = Counter()
    found: dict[Id, str] = {}
    for id, name in listed:
        if times[name] > 1 or not name.strip() or _MARKED.search(name):
            given[name] += 1
            found[id] = f"#{given[name]}"
    return found


def label(name: str, mark: str) -> str:
    """What somebody is called where others refer to them."""
    return f"{name} {mark}" if mark else name


@dataclass(frozen=True)
class Names:
    """What everything is called in the sheets of one matrix, and back."""

    contact_marks: Mapping[Id, str] = field(default_factory=dict)
    contacts: Mapping[Id, str] = field(default_factory=dict)
    calendars: Mapping[Id, str] = field(default_factory=dict)
    channels: Mapping[Id, str] = field(default_factory=dict)

    def find_calendar(self, text: str) -> Id | None:
        """The calendar of that name; None for none or for several."""
        return _find(text, self.calendars)

    def find_channel(self, text: str) -> Id | None:
        """The channel of that name; None for none or for several."""
        return _find(text, self.channels)


def names_of(matrix: Matrix) -> Names:
    """The names of a matrix, namesakes told apart in the order of `sheet_order`."""
    ordered = sheet_order(matrix)
    found = marks((contact.id, contact.name) for contact in ordered)
    return Names(
        contact_marks=found,
        contacts={contact.id: label(contact.name, found.get(contact.id, "")) for contact in ordered},
        calendars=_with_ids({calendar.id: calendar.name for calendar in matrix.calendars.values()}),
        channels=_with_ids({channel.id: _channel_name(channel) for channel in matrix.channels.values()}),
    )


def sheet_order(matrix: Matrix) -> list[Contact]:
    """The contacts of a matrix as a sheet lists them: by name, as people sort, then by id."""
    return sorted(matrix.contacts.values(), key=lambda contact: (contact.name.casefold(), contact.name, contact.id))


def _channel_name(channel: Channel) -> str:
    return channel.label or channel.kind.value.replace("_", " ")


def _with_ids(names: Mapping[Id, str]) -> dict[Id, str]:
    """Names, with the id behind those that do not say alone which one is meant."""
    times = Counter(name.casefold() for name in names.values())
    return {
        id: name
        if times[name.casefold()] == 1 and name.strip() == name != "" and not _WITH_ID.search(name)
        else f"{name} {{{id}}}"
        for id, name in names.items()
    }


def _find(text: str, names: Mapping[Id, str]) -> Id | None:
    with_id = _WITH_ID.search(text)
    if with_id and with_id.group(1) in names:
        return with_id.group(1)
    wanted = text.casefold().strip()
    found = [id for id, name in names.items() if name.casefold().strip() == wanted]
    return found[0] if len(found) == 1 else None
