"""People out of the rows of any sheet: the fields of a mapped row put together into somebody to reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from designer.formats.matrices.naming import is_person, kind_of_role, may_be_role
from designer.formats.merging.matching import plain
from designer.formats.merging.person_names import in_line, is_turned_round, joined
from designer.formats.merging.placeholders import MAY_STAND_IN, STANDS_IN, is_placeholder
from designer.formats.merging.several_people import (
    MAIL,
    SeveralPeople,
    first_name_first,
    last_names_first,
    name_and_role,
    named_mails,
)
from designer.formats.tables.mapping import Column, Mapping
from designer.formats.tables.tables import Table, TableRow
from designer.formats.tables.wording import NAMES
from designer.formats.tables.workbook import Problem
from designer.formats.values.bulk_phones import PhoneReader
from designer.formats.values.evidence import NOTHING
from designer.formats.values.links import address
from designer.formats.values.vocabulary import key
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
_ONE_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)*\.[\w\-]{2,}")
_WRITTEN_MAIL = re.compile(
    r"([\w.+\-]+)\s*[(\[]\s*(?:at|a|à|@|arobase)\s*[)\]]\s*([\w\-]+(?:\.[\w\-]+)*\.[\w\-]{2,})", re.IGNORECASE
)
"""A mail address as people hide it from machines: ada(at)example.org."""
_MANAGER = re.compile(
    r"\b(manager|supervisor|reports to|reporting|escalate to|next level|vorgesetzt\w*|chef|responsable)\b"
)
_SEVERAL = re.compile(r"\s*(?:[;\n|]|\s/\s)\s*")


_NO_NUMBER = re.compile(r"\D|-?(?:0|[1-9]\d{0,2})\.\d{5,}")
"""What no phone number looks like: a lone letter, a coordinate."""
_LOOKED_AT = 2_000
_LONGEST_NOTHING = max(map(len, NOTHING))
_OF_REACHING = frozenset({*_NAME_PARTS, *PHONE_KINDS, "name", "ext", "email", "backup"})
"""Fields that say who somebody is and how they are reached: what is still to be filled in there is told."""


@dataclass(slots=True)
class Person:
    """Somebody a row names. `texts` are fields of a contact; `table` and `row` say where it stands.

    `place` is 0 for the row's own contact, else the number of another person in it. `phones` come with the field
    they were found in, `deputies` and `managers` are names, `key` is the name to compare. `stands_in`: it is the
    deputy of the row's own contact. `called` is the name beside a mail address.
    `same_as` is who has an address and is meant, where a row only names them.
    """

    table: int
    row: int
    place: int = 0
    name: str = ""
    kind: ContactKind = ContactKind.PERSON
    texts: dict[str, str] = field(default_factory=dict)
    phones: list[tuple[str, Phone]] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    deputies: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    id: str = ""
    key: str = ""
    stands_in: bool = False
    same_as: Person | None = None
    called: str = ""


class PeopleReader:
    """Reads the rows of one mapped table.

    `levels`: its rows stand for levels, so that a name may be a role's; `roles`: there, a role that nobody is named for
    and that has no address is somebody too.
    """

    def __init__(
        self,
        number: int,
        table: Table,
        mapping: Mapping,
        phones: PhoneReader,
        *,
        levels: bool = False,
        roles: bool = False,
    ) -> None:
        self.table = table
        self._levels = levels
        self._roles = roles and levels
        self.problems: list[Problem] = []
        self.skipped = 0
        self._number = number
        self._phones = phones
        used = [column for column in mapping.used if column.field in TAKEN]
        places = sorted({column.person for column in used} | {0})
        steps = [_step(column, phones) for column in used]
        self._plans = [
            (place, [(step.column.index, step.name, step) for step in steps if step.column.person == place])
            for place in places
        ]
        self._owners = {column.person for column in used if column.field == "backup" and column.person}
        self._links = bool(table.source.links)
        self._in_parts = any(column.field in _NAME_PARTS for column in used)
        several = {
            place: SeveralPeople(
                [(at, step.said, step.kind) for at, _, step in plan],
                "backup" if place in self._owners else "name",
                phones,
            )
            for place, plan in self._plans
        }
        self._several = {place: each for place, each in several.items() if each.may_part(table.rows)}
        self._any = frozenset(column.index for column in used)
        self._blanks = self._any if levels or self._links else frozenset(filter(self._has_blanks, self._any))
        self._last_first = {column.index for column in used if column.field == "name" and self._says_last_first(column)}

    def people(self) -> Iterator[Person]:
        """The people of each row; rows that name nobody are counted and told as problems."""
        (_, only), *others = self._plans
        for row in self.table.rows:
            own = self._people_at(row, 0, only)
            found = list(own)
            for place, plan in others:
                for person in self._people_at(row, place, plan):
                    found.append(person)
                    if place in self._owners and own:
                        own[0].deputies += (person.name,)
                        person.stands_in = True
            if not found and not self.table.places and any(_says(text) for text in row.texts):
                self._tell(row, None, "no_name", "This row names nobody; it was left out.")
                self.skipped += 1
            yield from found

    def _says_last_first(self, column: Column) -> bool:
        rows = self.table.rows[:: max(1, len(self.table.rows) // _LOOKED_AT)]
        return last_names_first([text for row in rows if _says(text := row.cell(column.index).text)])

    def _people_at(self, row: TableRow, place: int, plan: Sequence[tuple[int, str, _Step]]) -> list[Person]:
        """Those named at a place of a row: nobody, one, or several where its cells name several."""
        several = self._several.get(place)
        if several is None:
            person = self._person(row, place, plan, self._blanks)
            return [] if person is None else [person]
        rows, misfit = several.rows(row)
        if misfit:
            at, name, count = misfit
            message = f"“{_short(name)}” names {count} people, and {self.table.cell_name(row.number, at)} does not say "
            self._tell(row, None, "several_people", f"{message}which of them is meant; they were kept as one contact.")
        blanks = self._blanks if len(rows) == 1 else self._any
        return [person for each in rows if (person := self._person(each, place, plan, blanks)) is not None]

    def _has_blanks(self, at: int) -> bool:
        """Whether cells of a column, as they stand in the table, say nothing or stand in for something."""
        seen = {row.texts[at] for row in self.table.rows if at < len(row.texts)}
        if not NOTHING.isdisjoint(map(str.casefold, seen)):
            return True
        return any(is_placeholder(text) for text in filter(MAY_STAND_IN.match, seen))

    def _is_blank(self, row: TableRow, step: _Step, text: str) -> bool:
        """Whether a text says nothing; where somebody meant to fill it in, that is told."""
        nothing = len(text) <= _LONGEST_NOTHING and text.casefold() in NOTHING
        if not nothing and not ((self._levels or MAY_STAND_IN.match(text)) and is_placeholder(text)):
            return False
        if not nothing or (step.said in _OF_REACHING and text.casefold() in STANDS_IN):
            message = f"“{_short(text)}” stands in for something still to be filled in; it was not taken."
            self._tell(row, step.column, "placeholder", message)
        return True

    def _person(
        self, row: TableRow, place: int, plan: Sequence[tuple[int, str, _Step]], blanks: frozenset[int]
    ) -> Person | None:
        """The person at a place of a row; None where nobody is named there. `blanks`: columns whose cells may be."""
        texts = row.texts
        width = len(texts)
        person = Person(self._number, row.number, place)
        said, links = person.texts, self._links
        for at, name, step in plan:
            text = texts[at] if at < width else ""
            if links:
                text = self._linked(row, step.column, text)
            if not text or (at in blanks and self._is_blank(row, step, text)):
                continue
            if name and name not in said:
                said[name] = text
            else:
                step.take(self, person, row, step, text)
        if self._links and not person.emails:
            person.emails += self._behind_names(row, plan)[:1]
        if place in self._owners:
            person.name, person.deputies = " ".join(person.deputies), ()
        self._name(person)
        if not person.name:
            return None
        person.key = plain(person.name)
        return person

    def _linked(self, row: TableRow, column: Column, text: str) -> str:
        """The text, or the address that the cell links to where it shows none."""
        target = address(self.table.link(row.number, column.index))
        if target and column.field == "email" and "@" not in text:
            return target
        if target and column.field in PHONE_KINDS and not any(map(str.isdigit, text)):
            return target
        return text

    def _behind_names(self, row: TableRow, plan: Sequence[tuple[int, str, _Step]]) -> list[str]:
        """The mail addresses that names link to."""
        targets = (address(self.table.link(row.number, at)) for at, _, step in plan if step.said in NAMES)
        return [target for target in targets if "@" in target]

    def _phone(self, person: Person, row: TableRow, step: _Step, text: str) -> None:
        if (len(text) == 1 or "." in text) and _NO_NUMBER.fullmatch(text):
            self._tell(row, step.column, "no_phone", f"“{_short(text)}” is no phone number; it was not taken.")
            return
        for phone in self._phones.read(text, step.kind):
            person.phones.append((step.said, phone))

    def _email(self, person: Person, row: TableRow, step: _Step, text: str) -> None:
        if not person.emails and _ONE_MAIL.fullmatch(text):
            person.emails.append(text)
            return
        found = MAIL.findall(text) or ["@".join(each) for each in _WRITTEN_MAIL.findall(text)]
        if len(named := named_mails(text)) == 1:
            person.called = named[0][0]
        person.emails += [each for each in found if each.casefold() not in {e.casefold() for e in person.emails}]
        if not found:
            self._tell(row, step.column, "no_mail", f"“{_short(text)}” is no mail address; it was not taken.")

    def _backup(self, person: Person, _: TableRow, step: _Step, text: str) -> None:
        names = tuple(part for part in _SEVERAL.split(text) if part)
        if _MANAGER.search(key(step.column.header)):
            person.managers += names
        else:
            person.deputies += names

    def _id(self, person: Person, _: TableRow, _step: _Step, text: str) -> None:
        person.id = text

    def _whole_name(self, person: Person, _: TableRow, step: _Step, text: str) -> None:
        if len(named := named_mails(text)) == 1:
            text, mail = named[0]
            person.emails.append(mail)
        elif (both := name_and_role(text)) is not None:
            text, role = both
            person.texts.setdefault("role", role)
        elif step.column.index in self._last_first:
            text = first_name_first(text)
        person.name = person.name or " ".join(text.split())

    def _ignored(self, _person: Person, _: TableRow, _step: _Step, _text: str) -> None:
        """A second column of a part of the name says nothing more."""

    def _more_text(self, person: Person, _: TableRow, step: _Step, text: str) -> None:
        before = person.texts[step.name]
        if text not in before:
            person.texts[step.name] = before + _BETWEEN.get(step.name, " / ") + text

    def _extension(self, person: Person, _: TableRow, _step: _Step, text: str) -> None:
        for at, (said, phone) in enumerate(person.phones):
            if said == "phone" and not phone.extension and len(phone.number) > len(text):
                person.phones[at] = (said, _with_extension(phone, text))
                return
        person.phones.append(("phone", Phone(number=text, kind=PhoneKind.DESK)))

    def _name(self, person: Person) -> None:
        """The name of a person: the whole one, its parts, else what the row calls a role, a desk or a firm."""
        if self._in_parts:
            texts = person.texts
            first, middle, last = [in_line(texts.pop(part, "")) for part in _NAME_PARTS]
            given = f"{first} {middle}" if first and middle else first or middle
            person.name = joined(given, person.name, last)
        if person.name and self._levels and not is_person(person.name):
            person.kind = kind_of_role(person.name) or person.kind
        if not person.name and self._roles and may_be_role(person.texts.get("role", "")):
            person.name = " ".join(person.texts.pop("role").split())
            person.kind = kind_of_role(person.name) or ContactKind.ROLE
        if person.called and (not person.name or is_turned_round(person.name, person.called)):
            person.name = person.called
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
        number = row.number
        at = str(self.table.sheet_row(number)) if column is None else self.table.cell_name(number, column.index)
        self.problems.append(Problem(self.table.sheet, at, code, message))


_Take = Callable[[PeopleReader, Person, TableRow, "_Step", str], None]


class _Step(NamedTuple):
    """What is done with a column: `said` is its field, `name` the field of a contact, `kind` that of its numbers."""

    column: Column
    said: str
    name: str
    kind: PhoneKind
    take: _Take


_TAKES: dict[str, _Take] = {
    **dict.fromkeys(PHONE_KINDS, PeopleReader._phone),
    **dict.fromkeys(_NAME_PARTS, PeopleReader._ignored),
    **dict.fromkeys(TEXTS, PeopleReader._more_text),
    "email": PeopleReader._email,
    "ext": PeopleReader._extension,
    "backup": PeopleReader._backup,
    "id": PeopleReader._id,
    "name": PeopleReader._whole_name,
}


def _step(column: Column, phones: PhoneReader) -> _Step:
    said = column.field or ""
    kind = phones.kind_of(PHONE_KINDS.get(said, PhoneKind.OTHER), column.header)
    return _Step(column, said, said if said in _NAME_PARTS else TEXTS.get(said, ""), kind, _TAKES[said])


def _says(text: str) -> bool:
    return bool(text) and text.casefold() not in NOTHING


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
