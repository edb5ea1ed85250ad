"""What the rows of the program's own sheets say of one contact, as an entry of the proposal with its conflicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from designer.formats.contacts.contact_columns import BY_KEY, Cells
from designer.formats.merging.own_reading import LONG, OwnReader
from designer.formats.merging.own_subjects import Said, Subject
from designer.formats.merging.proposal import Choice, Conflict, Entry
from designer.formats.tables.workbook import Problem
from designer.model.records import Contact


def entry_of(
    subject: Subject, reader: OwnReader, printed: Cells, problems: list[Problem]
) -> tuple[Entry, list[Conflict]]:
    """The entry of a contact. `printed` are the cells that would be sent of it now."""
    agreed = {key: said[0].text for key, said in subject.said.items() if len(said) == 1 and key not in subject.here}
    after = reader.contact(subject, agreed, problems)
    conflicts = []
    for name, keys in _disputed(subject).items():
        choices = _choices(subject, reader, agreed, (name, keys), after, printed)
        if len(choices) == 1:
            after = msgspec.structs.replace(after, **{name: choices[0].value})
        elif choices:
            conflicts.append(Conflict(subject.id, name, choices, _sent(subject, keys)))
    if subject.before is not None and after == subject.before:
        after = subject.before
    cells = {
        name: ", ".join(each.cell for each in said) for key, said in subject.said.items() for name in BY_KEY[key].fields
    }
    kept = _kept(subject, reader)
    entry = Entry(subject.before, after, tuple(subject.sources), subject.by, cells, kept, subject.asked)
    return entry, conflicts


def _disputed(subject: Subject) -> dict[str, list[str]]:
    """The fields of which the columns say several things, with those columns."""
    found: dict[str, list[str]] = {}
    for key, said in subject.said.items():
        if key in subject.here or len(said) > 1:
            for name in BY_KEY[key].fields:
                found.setdefault(name, []).append(key)
    return found


def _choices(
    subject: Subject,
    reader: OwnReader,
    agreed: Mapping[str, str],
    field: tuple[str, Sequence[str]],
    after: Contact,
    printed: Cells,
) -> tuple[Choice, ...]:
    """The values that a field may have, each once; the only one where all say the same in other words."""
    name, keys = field
    found: list[Choice] = []
    for side in _sides({key: subject.said[key] for key in keys}):
        texts = {key: said.text for key, said in side.items()}
        value = getattr(reader.contact(subject, {**agreed, **texts}, []), name)
        if all(value != other.value for other in found):
            cells = ", ".join(said.cell for said in side.values())
            found.append(Choice(cells, "; ".join(texts.values()), value))
    if any(key in subject.here for key in keys):
        kept = Choice("", "; ".join(text for key in keys if (text := printed.get(key, ""))), getattr(after, name))
        found = [*(choice for choice in found if choice.value != kept.value), kept]
    return tuple(found)


def _sides(said: Mapping[str, Sequence[Said]]) -> list[dict[str, Said]]:
    """What is said in each row; all of it together where no two rows contradict each other."""
    if all(len(each) == 1 for each in said.values()):
        return [{key: each[0] for key, each in said.items()}]
    sources = dict.fromkeys(each.source for one in said.values() for each in one)
    return [{key: each for key, one in said.items() for each in one if each.source == source} for source in sources]


def _sent(subject: Subject, keys: Sequence[str]) -> str | None:
    sent = subject.sent
    if sent is None:
        return None
    texts = (LONG if key in sent.long else sent.said.get(key, "") for key in keys)
    return "; ".join(text for text in texts if text)


def _kept(subject: Subject, reader: OwnReader) -> dict[str, tuple[object, object]]:
    """The fields that changed here since and stay: as sent, as they are now."""
    names = {name for key in subject.here - subject.said.keys() for name in BY_KEY[key].fields}
    if not names or subject.before is None:
        return {}
    then, now = reader.as_sent(subject), subject.before
    pairs = {name: (getattr(then, name), getattr(now, name)) for name in now.__struct_fields__ if name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
