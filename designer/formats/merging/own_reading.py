"""Cells of the program's own sheets read into contacts, with the names that others had when they were sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import msgspec

from designer.formats.contacts import contact_columns, contact_reading
from designer.formats.contacts.as_sent import AsSent, called
from designer.formats.contacts.contact_columns import BY_KEY, Cells
from designer.formats.contacts.contact_names import Names
from designer.formats.contacts.contact_reading import Context
from designer.formats.merging.own_sheets import OwnRow
from designer.formats.merging.own_subjects import Gathered, Subject
from designer.formats.tables.workbook import Problem
from designer.formats.values.bulk_phones import PhoneReader
from designer.model.choices import PhoneKind
from designer.model.ids import Id
from designer.model.records import Contact

LONG = "(a long text)"
"""Shown for what was sent where only its hash is remembered."""

_IDENTIFYING = frozenset({"name", "department", "phone", "mobile", "email"})
_NOBODY = Contact(id="contact:22222222", name="")


class OwnReader:
    """Reads cells of the rows of one workbook. `country` (ISO 3166) reads numbers that name none."""

    def __init__(self, gathered: Gathered, country: str | None) -> None:
        self._gathered = gathered
        self._phones = PhoneReader(country)

    def draft(self, row: OwnRow) -> Contact:
        """A row, read as far as matching needs it."""
        cells = {key: text for key, text in row.cells.items() if key in _IDENTIFYING}
        fields = contact_reading.read(cells, self._context(self._gathered.names, _nobody)).fields
        return msgspec.structs.replace(_NOBODY, **fields)

    def contact(self, subject: Subject, cells: Mapping[str, str], problems: list[Problem]) -> Contact:
        """The contact with these cells changed; what they say that cannot be taken is added to `problems`."""
        before = subject.before or Contact(id=subject.id, name="")
        if not cells:
            return before
        names = self._names_then(subject.sent)
        reading = contact_reading.read(cells, self._context(names, self._finder(subject.sent)), subject.before)
        for misread in reading.misread:
            said = subject.said.get(misread.key)
            sheet, _, at = said[0].cell.rpartition("!") if said else ("", "", "")
            problems.append(Problem(sheet, at, misread.code, misread.message))
        return msgspec.structs.replace(before, **reading.fields)

    def as_sent(self, subject: Subject) -> Contact:
        """The contact as the row said it was when it was sent; as it is now in what is not remembered."""
        before, sent = subject.before or Contact(id=subject.id, name=""), subject.sent
        if sent is None:
            return before
        cells = {key: LONG if key in sent.long else sent.said.get(key, "") for key in BY_KEY}
        context = self._context(self._names_then(sent), self._finder(sent))
        return msgspec.structs.replace(before, **contact_reading.read(cells, context, subject.before).fields)

    def printed(self, contact: Contact, sent: AsSent, now: Cells) -> Cells:
        """What the cells of a contact would be if all it names were still called as they were. `now` are its cells."""
        names = self._names_then(sent)
        return now if names is self._gathered.names else contact_columns.cells(contact, names)

    def _names_then(self, sent: AsSent | None) -> Names:
        names = self._gathered.names
        if sent is None or all(called(names, id) == name for id, name in sent.names.items()):
            return names
        then = {id: name for id, name in sent.names.items() if called(names, id)}
        return replace(
            names,
            contacts={**names.contacts, **_of(names.contacts, then)},
            calendars={**names.calendars, **_of(names.calendars, then)},
            channels={**names.channels, **_of(names.channels, then)},
        )

    def _context(self, names: Names, find: Callable[[str], Id | None]) -> Context:
        return Context(names, find, self._dialled)

    def _dialled(self, number: str) -> str:
        found = self._phones.read(number, PhoneKind.OTHER)
        return found[0].e164 if len(found) == 1 else ""

    def _finder(self, sent: AsSent | None) -> Callable[[str], Id | None]:
        """Whom a name in Backup or Manager means: as it was sent, of the sheet, of the matrix."""
        then = {name: id for id, name in sent.names.items() if id in self._gathered.matrix} if sent else {}

        def find(text: str) -> Id | None:
            return then.get(text) or self._find(text)

        return find

    def _find(self, text: str) -> Id | None:
        labels = self._gathered.labels
        ids = labels.get(text)
        if ids is None:
            ids = [id for id, known in self._gathered.names.contacts.items() if known == text]
        if not ids:
            wanted = text.casefold().strip()
            ids = [id for name, found in labels.items() if name.casefold().strip() == wanted for id in found]
        return ids[0] if len(set(ids)) == 1 else None


def _of(known: Mapping[Id, str], names: Mapping[Id, str]) -> dict[Id, str]:
    return {id: name for id, name in names.items() if id in known}


def _nobody(_: str) -> Id | None:
    return None
