"""People out of the rows of any sheet: the fields of a mapped row put together into somebody to reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from designer.formats.bulk_phones import PhoneReader
from designer.formats.evidence import NOTHING
from designer.formats.links import address
from designer.formats.mapping import Column, Mapping
from designer.formats.tables import Table, TableRow
from designer.formats.vocabulary import key
from designer.formats.workbook import Problem, cell_name
from designer.model.choices import ContactKind, PhoneKind
from designer.model.values import Phone

TAKEN = frozenset(
    (
        *("name", "first_name", "last_name", "middle_name", "role", "team", "organisation", "service"),
        *("phone", "mobile", "ext", "email", "fax", "pager", "hours", "timezone", "backup", "location"),
        *("website", "notes", "id"),
    )
)
"""Fields of a mapping that become part of a contact; the others (level, severity …) are known and not yet taken."""

PHONE_KINDS = {
    "phone": PhoneKind.DESK,
    "mobile": PhoneKind.MOBILE,
    "fax": PhoneKind.FAX,
    "pager": PhoneKind.PAGER,
}
_NAME_PARTS = ("first_name", "middle_name", "last_name")
TEXTS = {
    "role": "role",
    "team": "department",
    "organisation": "organisation",
    "service": "service",
    "hours": "hours",
    "timezone": "time_zone",
    "location": "location",
    "website": "portal",
    "notes": "notes",
}
"""Field of a mapping → field of a contact, for those that are text."""

_BETWEEN = {"notes": "\n", "location": ", "}
_MAIL = re.compile(r"[^\s@<>,;:()\"'\[\]]+@[^\s@<>,;()\"'\[\]]+\.[^\s@<>,;().\"'\[\]]{2,}")
_MANAGER = re.compile(
    r"\b(manager|supervisor|reports to|reporting|escalate to|next level|vorgesetzt\w*|chef|responsable)\b"
)
_SEVERAL = re.compile(r"\s*(?:[;\n|]|\s/\s)\s*")


@dataclass(slots=True)
class Person:
    """Somebody a row names. `texts` are fields of a contact; `table` and `row` say where it stands.

    `place` is 0 for the row's own contact, else the number of another person in it. `phones` come with the field
    they were found in, `deputies` and `managers` are names.
    """

    table: int
    row: int
    place: int = 0
    name: str = ""
    kind: ContactKind = ContactKind.PERSON
    texts: dict[str, str] = field(default_factory=dict)
    phones: list[tuple[str, Phone]] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    deputies: list[str] = field(default_factory=list)
    managers: list[str] = field(default_factory=list)
    id: str = ""


class PeopleReader:
    """Reads the rows of one mapped table."""

    def __init__(self, number: int, table: Table, mapping: Mapping, phones: PhoneReader) -> None:
        self.table = table
        self.problems: list[Problem] = []
        self.skipped = 0
        self._number = number
        self._phones = phones
        used = [column for column in mapping.used if column.field in TAKEN]
        self._places = sorted({column.person for column in used} | {0})
        self._columns = {place: [c for c in used if c.person == place] for place in self._places}
        self._owners = {column.person: column for column in used if column.field == "backup" and column.person}
        self._links = bool(table.source.links)

    def people(self) -> Iterator[Person]:
        """The people of each row; rows that name nobody are counted and told as problems."""
        for row in self.table.rows:
            found = list(self._of_row(row))
            if not found and any(text and text.casefold() not in NOTHING for text in row.texts):
                self._tell(row, None, "no_name", "This row names nobody; it was left out.")
                self.skipped += 1
            yield from found

    def _of_row(self, row: TableRow) -> Iterator[Person]:
        own: Person | None = None
        for place in self._places:
            person = Person(self._number, row.number, place)
            for column in self._columns[place]:
                text = self._text(row, column)
                if text:
                    self._take(person, row, column, text)
            if place in self._owners:
                person.name = " ".join(person.deputies)
                person.deputies = []
                if person.name and own is not None:
                    own.deputies.append(person.name)
            self._name(person)
            if not person.name:
                continue
            if place == 0:
                own = person
            yield person

    def _text(self, row: TableRow, column: Column) -> str:
        at = column.index
        text = row.texts[at] if at < len(row.texts) else ""
        if self._links and (target := address(self.table.link(row.number, at))):
            if column.field == "email" and "@" not in text:
                return target
            if column.field in PHONE_KINDS and not any(map(str.isdigit, text)):
                return target
        return "" if not text or text.casefold() in NOTHING else text

    def _take(self, person: Person, row: TableRow, column: Column, text: str) -> None:
        said = column.field or ""
        if said in PHONE_KINDS:
            person.phones += [(said, phone) for phone in self._phones.read(text, PHONE_KINDS[said], column.header)]
        elif said == "email":
            found = _MAIL.findall(text)
            person.emails += [each for each in found if each.casefold() not in {e.casefold() for e in person.emails}]
            if not found:
                self._tell(row, column, "no_mail", f"“{_short(text)}” is no mail address; it was not taken.")
        elif said == "ext":
            self._extension(person, text)
        elif said == "backup":
            names = [part for part in _SEVERAL.split(text) if part]
            (person.managers if _MANAGER.search(key(column.header)) else person.deputies).extend(names)
        elif said == "id":
            person.id = text
        elif said == "name":
            person.name = person.name or " ".join(text.split())
        elif said in _NAME_PARTS:
            person.texts.setdefault(said, " ".join(text.split()))
        else:
            name = TEXTS[said]
            before = person.texts.get(name)
            if before is None:
                person.texts[name] = text
            elif text not in before:
                person.texts[name] = before + _BETWEEN.get(name, " / ") + text

    def _extension(self, person: Person, text: str) -> None:
        for at, (said, phone) in enumerate(person.phones):
            if said == "phone" and not phone.extension and len(phone.number) > len(text):
                person.phones[at] = (said, _with_extension(phone, text))
                return
        person.phones.append(("phone", Phone(number=text, kind=PhoneKind.DESK)))

    def _name(self, person: Person) -> None:
        """The name of a person: the whole one, its parts, else what the row calls a role, a desk or a firm."""
        parts = [person.texts.pop(part, "") for part in _NAME_PARTS]
        person.name = person.name or " ".join(part for part in parts if part)
        if person.name or not (person.phones or person.emails):
            return
        for said, kind in (
            ("role", ContactKind.ROLE),
            ("service", ContactKind.DESK),
            ("department", ContactKind.DESK),
            ("organisation", ContactKind.VENDOR),
            ("location", ContactKind.DESK),
        ):
            if person.texts.get(said):
                person.name, person.kind = " ".join(person.texts[said].split()), kind
                if said != "organisation":
                    del person.texts[said]
                return
        if person.emails:
            person.name, person.kind = person.emails[0], ContactKind.MAILBOX

    def _tell(self, row: TableRow, column: Column | None, code: str, message: str) -> None:
        at = str(row.number) if column is None else cell_name(row.number, self.table.first_column + column.index)
        self.problems.append(Problem(self.table.sheet, at, code, message))


def _with_extension(phone: Phone, extension: str) -> Phone:
    return Phone(
        number=phone.number,
        kind=phone.kind,
        e164=phone.e164,
        extension=extension,
        sms=phone.sms,
        label=phone.label,
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def not_taken(mappings: Sequence[Mapping]) -> Iterator[tuple[int, Column]]:
    """The columns that are understood and say what is not yet built from a sheet: levels, severities, times."""
    for number, mapping in enumerate(mappings):
        for column in mapping.used:
            if column.field not in TAKEN:
                yield number, column
