"""The program's own sheets come back: rows find their contacts by id, and what differs from what was printed is taken.

What somebody wrote on *Call sheet* is put into the columns of *Contacts*, so that both speak one language; a cell that
both changed, each to something else, is a conflict. In these sheets a blank cell is an edit too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from designer.formats.contacts import call_sheet_edits, call_sheet_text, contact_columns, contact_reading, contacts_csv
from designer.formats.contacts.contact_columns import BY_KEY
from designer.formats.contacts.contact_names import Names, label, names_of
from designer.formats.contacts.contact_reading import Context
from designer.formats.contacts.sheet_language import Words
from designer.formats.merging.own_matching import NOT_CONTENT, Place, free_id, match_rows
from designer.formats.merging.own_sheets import OwnRow, OwnTable
from designer.formats.merging.proposal import Choice, Conflict, Entry, MatchedBy, Source, Uncertain
from designer.formats.tables.workbook import Problem
from designer.formats.values.bulk_phones import PhoneReader
from designer.formats.values.cells import clean
from designer.model.choices import PhoneKind
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Contact

_SHOWN_AS = {
    "department": "role",
    "organisation": "role",
    "time_zone": "hours",
    "deputies": "notes",
    "reference": "notes",
}
"""Column of *Contacts* → the column of *Call sheet* that shows it among others."""


_IDENTIFYING = frozenset({"name", "department", "phone", "mobile", "email"})


@dataclass(slots=True)
class _Subject:
    """A contact that rows speak of; `before` is None for a new one.

    `changed` holds, per column of *Contacts*, each cell that says something else than the matrix: (cell, text).
    """

    id: Id
    before: Contact | None
    by: MatchedBy
    name: str
    sources: list[Source] = field(default_factory=list)
    changed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


class OwnMerge:
    """Proposals out of the program's own sheets."""

    def __init__(self, matrix: Matrix, tables: Sequence[OwnTable], country: str | None) -> None:
        self.entries: list[Entry] = []
        self.uncertain: list[Uncertain] = []
        self.conflicts: list[Conflict] = []
        self.problems: list[Problem] = []
        self.missing: list[Id] = []
        self.skipped = 0
        self._matrix = matrix
        self._tables = tables
        self._names = names_of(matrix) if tables else Names()
        self._phones = PhoneReader(country)
        self._subjects: dict[Id, _Subject] = {}
        self._labels: dict[str, list[Id]] = {}

    def propose(self) -> None:
        """Find whom each row means, gather what is changed, and read it."""
        self._contacts([Place(table, row) for table in self._tables if table.kind == "contacts" for row in table.rows])
        self._find_missing()
        for table in self._tables:
            if table.kind == "call_sheet":
                self._call_sheet(table)
        self.entries = [self._entry(subject) for subject in self._subjects.values()]

    def _contacts(self, places: Sequence[Place]) -> None:
        contacts = self._matrix.contacts
        printed = {id: contact_columns.cells(contact, self._names) for id, contact in contacts.items()}
        matching = match_rows(places, self._matrix, printed, self._draft)
        self.uncertain += matching.uncertain
        self.problems += matching.problems
        self.skipped += matching.skipped
        for at in sorted(matching.found):
            place, (id, by) = places[at], matching.found[at]
            before = contacts.get(id) if by else None
            cells = place.row.cells
            subject = _Subject(id, before, by, cells["name"], [place.source])
            self._subjects[id] = subject
            self._labels.setdefault(label(cells["name"], cells.get("mark", "")), []).append(id)
            self._differences(subject, place, printed[id] if before else {})

    def _draft(self, row: OwnRow) -> Contact:
        """A row, read as far as matching needs it."""
        cells = {key: text for key, text in row.cells.items() if key in _IDENTIFYING}
        fields = contact_reading.read(cells, self._context(lambda _: None)).fields
        return msgspec.structs.replace(Contact(id="contact:22222222", name=""), **fields)

    def _differences(self, subject: _Subject, place: Place, printed: Mapping[str, str]) -> None:
        for key, text in place.row.cells.items():
            was = printed.get(key, "")
            if key in NOT_CONTENT or text == was or contacts_csv.is_same_number(was, key, text):
                continue
            if key in place.row.unsure:
                message = f"“{text[:60]}” is not what was typed here; the cell was left alone."
                self.problems.append(place.problem(key, "unsure", message))
            elif key == "name" and not text.strip() and subject.before is not None:
                self._name_is_gone(place, subject.before)
            else:
                subject.changed[key] = [(place.cell(key), text)]

    def _name_is_gone(self, place: Place, contact: Contact) -> None:
        self.problems.append(place.problem("name", "no_name", f"The name is gone; “{contact.name}” was kept."))

    def _find_missing(self) -> None:
        """Contacts that were sent and have no row any more. A copy for customers, or of others, misses nobody."""
        ours = [each for each in self._subjects.values() if each.by in ("id", "the same row")]
        if not ours or any(table.for_customers for table in self._tables):
            return
        sheet = ours[0].sources[0].sheet
        doubted = {id for each in self.uncertain for id in each.candidates}
        for contact in self._matrix.contacts.values():
            if contact.id not in self._subjects and contact.id not in doubted:
                self.missing.append(contact.id)
                message = f"“{contact.name}” is in the matrix and has no row here any more; nobody was deleted."
                self.problems.append(Problem(sheet, "", "missing_row", message))

    def _call_sheet(self, table: OwnTable) -> None:
        sections = call_sheet_text.sections(self._matrix, self._names, table.say, table.severities)
        printed = {(row["id"], row["level"]): row for section in sections for row in section.rows}
        listed = frozenset(id for id, _ in printed)
        by_name: dict[str, list[_Subject]] = {}
        for subject in self._subjects.values():
            by_name.setdefault(clean(subject.name), []).append(subject)
        alike: dict[str, list[Mapping[str, str]]] = {}
        for each in printed.values():
            alike.setdefault(each["name"], []).append(each)
        teams: dict[str, Mapping[str, str] | None] = {clean(team.name): None for team in self._matrix.teams.values()}
        teams |= {each["name"]: each for each in printed.values() if kind_of(each["id"]) == "team"}
        seen: set[tuple[Id, str]] = set()
        for row in table.rows:
            place = Place(table, row)
            key = (row.id, row.cells.get("level", ""))
            contact = self._matrix.contacts.get(row.id)
            shown = printed.get(key)
            if kind_of(row.id) == "team":
                self._team_row(place, shown)
            elif not row.id and row.cells["role"] == table.say(call_sheet_text.TEAM) and row.cells["name"] in teams:
                self._team_row(place, teams[row.cells["name"]])
            elif contact is None:
                name = row.cells["name"]
                self._without_id(place, alike.get(name, []), by_name.get(name, []))
            elif key in seen and row.cells["name"] != clean(contact.name):
                self._new_person(place)
            else:
                seen.add(key)
                if shown is None:
                    shown = call_sheet_text.contact_row(self._matrix, contact, self._names, listed, say=table.say)
                    place = Place(table, row._replace(unsure=row.unsure | {"notes", "then_after"}))
                self._call_edit(place, contact, shown, table.say)

    def _call_edit(self, place: Place, contact: Contact, shown: Mapping[str, str], say: Words) -> None:
        cells = {key: text for key, text in place.row.cells.items() if key not in place.row.unsure}
        if not cells["name"].strip() and contact.name.strip():
            del cells["name"]
            self._name_is_gone(place, contact)
        edit = call_sheet_edits.edit_of(cells, shown, contact, say)
        for key in edit.unclear:
            self._unclear(place, key, cells[key])
        if not edit.cells:
            return
        subject = self._subjects.setdefault(contact.id, _Subject(contact.id, contact, "id", contact.name))
        if place.source not in subject.sources:
            subject.sources.append(place.source)
        for key, text in edit.cells.items():
            said = subject.changed.setdefault(key, [])
            if text not in [other for _, other in said]:
                said.append((place.cell(_SHOWN_AS.get(key, key)), text))

    def _unclear(self, place: Place, key: str, text: str) -> None:
        if key == "then_after":
            message = f"“{text}” was typed as a time; times are changed in the flow, not on the sheet."
            self.problems.append(place.problem(key, "not_taken", message))
        else:
            message = "What was changed here may mean several things; change it on Contacts."
            self.problems.append(place.problem(key, "unclear_edit", message))

    def _team_row(self, place: Place, shown: Mapping[str, str] | None) -> None:
        for key in ("name", "phone", "mobile", "email"):
            if shown is not None and place.row.cells.get(key, "") != shown.get(key, ""):
                message = "This is a team; its name, number and mailbox are changed in the matrix, not on the sheet."
                self.problems.append(place.problem(key, "not_taken", message))

    def _without_id(self, place: Place, alike: Sequence[Mapping[str, str]], mine: Sequence[_Subject]) -> None:
        """A row whose id is gone or unknown: somebody of the matrix or of *Contacts* by name, or somebody new."""
        cells = place.row.cells
        if any(_says_same(cells, row) for row in alike):
            return
        if any(self._agrees(cells, subject) for subject in mine):
            return
        if mine or alike:
            candidates = tuple(dict.fromkeys([*(each.id for each in mine), *(row["id"] for row in alike)]))
            reason = "the row has lost its id, and differs from the others of this name"
            self.uncertain.append(Uncertain(place.source, cells["name"], candidates, reason))
            self.skipped += 1
        else:
            self._new_person(place)

    def _agrees(self, cells: Mapping[str, str], subject: _Subject) -> bool:
        """Whether a row of the call sheet says of somebody what *Contacts* says, in what both say alike."""
        contact = self._read(subject, {key: said[0][1] for key, said in subject.changed.items()}, [])
        shown = call_sheet_text.addresses(contact)
        return all(cells.get(key, "") == text for key, text in shown.items())

    def _new_person(self, place: Place) -> None:
        """Somebody whom a person wrote onto the call sheet."""
        cells = place.row.cells
        subject = _Subject(free_id(self._matrix, self._subjects), None, "", cells["name"], [place.source])
        role, _, team = cells.get("role", "").partition("\n")
        hours, _, zone = cells.get("hours", "").partition("\n")
        said = {key: cells.get(key, "") for key in ("name", "phone", "mobile", "email", "notes")}
        said |= {"role": role, "department": team, "hours": hours, "time_zone": zone}
        subject.changed = {key: [(place.cell(_SHOWN_AS.get(key, key)), text)] for key, text in said.items() if text}
        self._subjects[subject.id] = subject
        self._labels.setdefault(cells["name"], []).append(subject.id)
        message = f"“{cells['name']}” is new; put them on a step in the chart, a sheet does not do that."
        self.problems.append(place.problem("", "not_on_a_step", message))

    def _entry(self, subject: _Subject) -> Entry:
        agreed = {key: said[0][1] for key, said in subject.changed.items() if len(said) == 1}
        after = self._read(subject, agreed, self.problems)
        cells = {
            name: ", ".join(place for place, _ in said)
            for key, said in subject.changed.items()
            for name in BY_KEY[key].fields
        }
        for key, said in subject.changed.items():
            for name in BY_KEY[key].fields if len(said) > 1 else ():
                choices = tuple(
                    Choice(place, text, getattr(self._read(subject, agreed | {key: text}, []), name))
                    for place, text in said
                )
                self.conflicts.append(Conflict(subject.id, name, choices))
        if subject.before is not None and after == subject.before:
            after = subject.before
        return Entry(subject.before, after, tuple(subject.sources), subject.by, cells)

    def _read(self, subject: _Subject, cells: Mapping[str, str], problems: list[Problem]) -> Contact:
        """The contact with these cells changed; what they say that cannot be taken is added to `problems`."""
        before = subject.before or Contact(id=subject.id, name="")
        if not cells:
            return before
        reading = contact_reading.read(cells, self._context(self._find), subject.before)
        for misread in reading.misread:
            place = subject.changed[misread.key][0][0] if misread.key in subject.changed else ""
            sheet, _, at = place.rpartition("!")
            problems.append(Problem(sheet, at, misread.code, misread.message))
        return msgspec.structs.replace(before, **reading.fields)

    def _context(self, find: Callable[[str], Id | None]) -> Context:
        return Context(self._names, find, self._dialled)

    def _dialled(self, number: str) -> str:
        found = self._phones.read(number, PhoneKind.OTHER)
        return found[0].e164 if len(found) == 1 else ""

    def _find(self, text: str) -> Id | None:
        """Whom a name in Backup or Manager means: of the sheet, else of the matrix."""
        ids = self._labels.get(text)
        if ids is None:
            ids = [id for id, known in self._names.contacts.items() if known == text]
        if not ids:
            wanted = text.casefold().strip()
            ids = [id for name, found in self._labels.items() if name.casefold().strip() == wanted for id in found]
        return ids[0] if len(set(ids)) == 1 else None


def _says_same(cells: Mapping[str, str], row: Mapping[str, str]) -> bool:
    keys = (column.key for column in call_sheet_text.COLUMNS[: call_sheet_text.SHOWN])
    return all(cells.get(key, "") == row.get(key, "") for key in keys if key != "number")
