"""Contact sheets of other people's making: rows become people, people are matched, and what they say is proposed.

A blank cell says nothing, so it never empties a field. Numbers and mailboxes that a contact has already stay as they
are typed there; another one takes the place of the only one of its kind, and is added where there are several.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from designer.formats.merging.matching import NOBODY, Crowd, Identity, Known, Match, plain
from designer.formats.merging.people_rows import PeopleReader, Person
from designer.formats.merging.proposal import Entry, Source, Uncertain
from designer.formats.merging.source_cells import SourceCells
from designer.formats.merging.taking_over import emails_after, is_old_news, phones_after
from designer.formats.tables.mapping import Mapping as ColumnMapping
from designer.formats.tables.tables import Table
from designer.formats.tables.workbook import Problem
from designer.formats.values.bulk_phones import PhoneReader
from designer.model.ids import ALPHABET, Id
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Email

Checkpoint = Callable[[int, int], None]
"""Told how many people of how many are done; may raise to stop."""

_EVERY = 2_000
_MOSTLY = 0.8
_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))


class ForeignMerge:
    """Proposals out of mapped tables. `taken` are contacts that other sheets of the file speak for already.

    `levels` are the numbers of the tables whose rows stand for levels; `roles`: roles without address that these name
    become contacts too. `placed` says afterwards who stands in which row: (number of the table, row) → contacts.
    """

    def __init__(
        self,
        matrix: Matrix,
        mapped: Sequence[tuple[Table, ColumnMapping]],
        country: str | None,
        taken: frozenset[Id] = frozenset(),
        checkpoint: Checkpoint | None = None,
        *,
        levels: frozenset[int] = frozenset(),
        roles: bool = False,
    ) -> None:
        self.placed: dict[tuple[int, int], list[Id]] = {}
        self.entries: list[Entry] = []
        self.uncertain: list[Uncertain] = []
        self.problems: list[Problem] = []
        self.skipped = 0
        self._levels = levels
        self._matrix = matrix
        self._mapped = mapped
        self._taken = taken
        self._checkpoint = checkpoint or _go_on
        phones = PhoneReader(country)
        people: list[Person] = []
        for number, (table, mapping) in enumerate(mapped):
            reader = PeopleReader(number, table, mapping, phones, levels=number in levels, roles=roles)
            people.extend(reader.people())
            self.problems += reader.problems
            self.skipped += reader.skipped
        self._people: list[Person] = []
        self._identities: list[Identity] = []
        self._rows: list[list[Person]] = []
        self._find_mentions(people)
        self._gather(people)

    def propose(self) -> None:
        """Match everybody, then write down what each row would change."""
        known = Known(contact for contact in self._matrix.contacts.values() if contact.id not in self._taken)
        identities = [
            who if len(rows) == 1 else _identity(person)
            for person, who, rows in zip(self._people, self._identities, self._rows, strict=True)
        ]
        crowd = Crowd(identities)
        total = len(self._people)
        matches: list[Match] = []
        for done, (person, who) in enumerate(zip(self._people, identities, strict=True)):
            if done % _EVERY == 0:
                self._checkpoint(done, 2 * total)
            said = person.id in known.identities
            matches.append(Match(person.id, "id") if said else known.match(who, crowd))
        self._one_each(matches)
        self._settle_old_news(matches)
        ids = self._ids(matches)
        named = self._named(ids)
        for done, (person, match) in enumerate(zip(self._people, matches, strict=True)):
            if done % _EVERY == 0:
                self._checkpoint(total + done, 2 * total)
            id = ids[done]
            if id is None:
                settle = partial(self._settle, done, named)
                self.uncertain.append(
                    Uncertain(self._source(person), person.name, match.candidates, match.reason, settle)
                )
                self.skipped += 1
                continue
            self.entries.append(self._entry(person, match, id, self._rows[done], named))
            for each in self._rows[done]:
                if each.table in self._levels and not each.stands_in:
                    self.placed.setdefault((each.table, each.row), []).append(id)

    def _settle(self, at: int, named: Mapping[str, list[Id]], id: Id | None) -> Entry:
        """The entry of somebody who is the contact of that id, or somebody new."""
        match = NOBODY if id is None else Match(id, "your word")
        (found,) = self._ids([match])
        assert found is not None
        person = replace(self._people[at], texts=dict(self._people[at].texts))
        return self._entry(person, match, found, self._rows[at], named)

    def _find_mentions(self, people: Sequence[Person]) -> None:
        """In tables of levels a name alone means the one of that name who has an address elsewhere in the file."""
        if not self._levels:
            return
        known: dict[str, list[Person]] = {}
        bare = []
        for person in people:
            if person.phones or person.emails:
                known.setdefault(person.key, []).append(person)
            elif person.table in self._levels:
                bare.append(person)
        for person in bare:
            of_that_name = known.get(person.key, [])
            if len({_identity(each)._replace(team="") for each in of_that_name}) == 1:
                person.same_as = of_that_name[0]

    def _gather(self, people: Iterable[Person]) -> None:
        """People, each once, with all the rows that name each: lists repeat people for every topic they stand for."""
        seen: dict[tuple[str, str], int] = {}
        with_id: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
        ids: list[str] = []
        identified = {number for number, (table, mapping) in enumerate(self._mapped) if _has_ids(table, mapping)}
        side_by_side = {number for number, (_, mapping) in enumerate(self._mapped) if _takes_turns(mapping)}
        for person in people:
            addressed = person.same_as or person
            who = _identity(addressed)
            name = who.name
            keys = [(name, email) for email in who.emails]
            keys += [(name, phone.e164) for _, phone in addressed.phones if phone.e164]
            if person.table in side_by_side:
                keys.append((name, f"table {person.table}"))
            if not keys:
                keys = [(name, f"team {who.team}")]
            id = person.id if person.table in identified else ""
            of_id = with_id.setdefault((name, id), {}) if id else {}
            at = next((of_id[each] for each in keys if each in of_id), None) if of_id else None
            if at is None:
                for each in keys:
                    other = seen.get(each)
                    if other is not None and not (id and ids[other]):  # whoever has another id is another
                        at = other
                        break
            if at is None:
                at = len(self._people)
                self._people.append(person)
                self._identities.append(who)
                self._rows.append([person])
                ids.append(id)
            else:
                self._rows[at].append(person)
                self._join(self._people[at], person)
                ids[at] = ids[at] or id
            for each in keys:
                seen.setdefault(each, at)
                if id:
                    of_id.setdefault(each, at)

    def _join(self, first: Person, again: Person) -> None:
        for name, text in again.texts.items():
            before = first.texts.setdefault(name, text)
            if before != text and text not in before:
                first.texts[name] = before + ("\n" if name == "notes" else " / ") + text
                if name != "notes":
                    other, row = name.replace("_", " "), self._source(first).row
                    message = f"“{first.name}” stands in row {row} too, with another {other}."
                    self._tell(again, "repeated", message)
        numbers = {(phone.e164 or phone.number, phone.extension) for _, phone in first.phones}
        first.phones += [
            each for each in again.phones if (each[1].e164 or each[1].number, each[1].extension) not in numbers
        ]
        mails = {email.casefold() for email in first.emails}
        first.emails += [email for email in again.emails if email.casefold() not in mails]
        first.deputies += tuple(name for name in again.deputies if name not in first.deputies)
        first.managers += tuple(name for name in again.managers if name not in first.managers)

    def _source(self, person: Person) -> Source:
        table = self._mapped[person.table][0]
        return Source(table.sheet, table.sheet_row(person.row))

    def _tell(self, person: Person, code: str, message: str) -> None:
        sheet, row = self._source(person)
        self.problems.append(Problem(sheet, str(row), code, message))

    def _one_each(self, matches: list[Match]) -> None:
        """No two people of a sheet are one contact: the surer match holds, the others are uncertain."""
        strength = ("id", "e-mail", "phone", "name and team", "name")
        holder: dict[Id, int] = {}
        for at, match in enumerate(matches):
            if match.id is None:
                continue
            other = holder.get(match.id)
            if other is None:
                holder[match.id] = at
                continue
            later, earlier = strength.index(match.by), strength.index(matches[other].by)
            loser = other if later < earlier else at
            holder[match.id] = at if loser == other else other
            matches[loser] = Match(None, "", (match.id,), "another row stands for this contact")

    def _settle_old_news(self, matches: list[Match]) -> None:
        """Of several contacts that a row may mean, the one of whom it says nothing new is as good as any."""
        held = {match.id for match in matches if match.id is not None}
        for at, match in enumerate(matches):
            for id in match.candidates if match.id is None and len(match.candidates) > 1 else ():
                contact = self._matrix.contacts[id]
                if id not in held and is_old_news(self._people[at], contact):
                    matches[at] = Match(id, "name")
                    held.add(id)
                    break

    def _ids(self, matches: Sequence[Match]) -> list[Id | None]:
        """The id of each person: of the contact they are, a fresh one for somebody new, None for the uncertain."""
        fresh = secrets.token_bytes(8 * len(matches)).translate(_LETTERS).decode()
        used: set[Id] = set()
        found: list[Id | None] = []
        for at, match in enumerate(matches):
            if match.id is not None or match.reason:
                found.append(match.id)
                continue
            id = f"contact:{fresh[8 * at : 8 * at + 8]}"
            while id in self._matrix or id in used:
                id = "contact:" + secrets.token_bytes(8).translate(_LETTERS).decode()
            used.add(id)
            found.append(id)
        return found

    def _named(self, ids: Sequence[Id | None]) -> Mapping[str, list[Id]]:
        """Who is called what, in the sheet and, where nobody there is, in the matrix."""
        if not any(person.deputies or person.managers for person in self._people):
            return {}
        found: dict[str, list[Id]] = {}
        for person, id in zip(self._people, ids, strict=True):
            if id is not None:
                found.setdefault(person.key, []).append(id)
        known: dict[str, list[Id]] = {}
        for contact in self._matrix.contacts.values():
            known.setdefault(plain(contact.name), []).append(contact.id)
        return known | found

    def _entry(
        self, person: Person, match: Match, id: Id, rows: Sequence[Person], named: Mapping[str, list[Id]]
    ) -> Entry:
        said: dict[str, Any] = person.texts
        deputies: Sequence[Id] = ()
        managers: Sequence[Id] = ()
        if person.deputies or person.managers:
            deputies, managers = self._referred(person, id, named, said)
        first = self._source(person)
        sources = (first,) if len(rows) == 1 else tuple(dict.fromkeys(self._source(each) for each in rows))
        cells = SourceCells(self._mapped, tuple([(each.table, each.row, each.place) for each in rows]))
        if match.id is None:
            if person.phones:
                said["phones"] = tuple([phone for _, phone in person.phones])
            if person.emails:
                said["emails"] = tuple([Email(address=email) for email in person.emails])
            if deputies:
                said["deputies"] = tuple(deputies)
            if managers:
                said["manager"] = managers[0]
            return Entry(None, Contact(id=id, name=person.name, kind=person.kind, **said), sources, "", cells)
        before = self._matrix.contacts[id]
        changes = {name: text for name, text in said.items() if text != getattr(before, name)}
        if person.key != plain(before.name):
            changes["name"] = person.name
        changes["phones"] = phones_after(before.phones, person.phones)
        changes["emails"] = emails_after(before.emails, person.emails)
        changes["deputies"] = before.deputies + tuple(each for each in deputies if each not in before.deputies)
        if managers:
            changes["manager"] = managers[0]
        after = msgspec.structs.replace(before, **changes)
        return Entry(before, before if after == before else after, sources, match.by, cells)

    def _referred(
        self, person: Person, id: Id, named: Mapping[str, list[Id]], said: dict[str, Any]
    ) -> tuple[list[Id], list[Id]]:
        """The contacts that a row names as deputies and managers; who cannot be found is noted, not lost."""
        found: tuple[list[Id], list[Id]] = ([], [])
        for number, (names, word) in enumerate(((person.deputies, "Backup"), (person.managers, "Manager"))):
            for name in names:
                ids = [each for each in named.get(plain(name), ()) if each != id]
                if len(ids) == 1:
                    found[number].append(ids[0])
                    continue
                why = "is nobody in the sheet or the matrix" if not ids else "may be one of several contacts"
                message = f"“{name}”, named beside “{person.name}”, {why}; it was put into the notes."
                self._tell(person, "unknown_person", message)
                line = f"{word}: {name}"
                before = self._matrix.contacts.get(id)
                notes = str(said.get("notes", before.notes if before else ""))
                if line not in notes.split("\n"):
                    said["notes"] = f"{notes}\n{line}".strip("\n")
        return found


def _has_ids(table: Table, mapping: ColumnMapping) -> bool:
    """Whether a column of ids tells namesakes apart: one that does more than count the rows."""
    columns = mapping.of("id")
    ids = [text for row in table.rows if (text := row.cell(columns[0].index).text)] if columns else []
    counted = sum(1 for at, text in enumerate(ids[1:]) if text.isdecimal() and text == str(_whole(ids[at]) + 1))
    return bool(ids) and counted < _MOSTLY * (len(ids) - 1)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else -2


def _takes_turns(mapping: ColumnMapping) -> bool:
    """Whether several people stand side by side in a row, shift by shift: whoever is named twice there is one person,
    whatever number they answer that day."""
    return any(column.person and column.field == "name" for column in mapping.used)


def _go_on(_done: int, _total: int) -> None:
    return None


def _identity(person: Person) -> Identity:
    department = person.texts.get("department")
    return Identity(
        person.key,
        plain(department) if department else "",
        tuple([email.casefold() for email in person.emails]),
        tuple([phone.e164 for _, phone in person.phones if phone.e164 and not phone.extension]),
    )
