"""The program's own sheets come back: what each row says is compared with what was sent, and with the matrix now.

What was changed there is proposed, what was changed here stays, what was changed on both sides is a conflict; where a
row no longer remembers what was sent, it is compared with the matrix alone. What somebody wrote on *Call sheet* is put
into the columns of *Contacts*, so that both speak one language. In these sheets a blank cell is an edit too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from designer.formats.contacts import contact_columns, contacts_csv
from designer.formats.contacts.as_sent import Listed
from designer.formats.contacts.contact_columns import Cells
from designer.formats.contacts.contact_names import Names, label, names_of
from designer.formats.merging.own_calls import OwnCalls
from designer.formats.merging.own_entries import entry_of
from designer.formats.merging.own_matching import free_id, match_rows
from designer.formats.merging.own_reading import OwnReader
from designer.formats.merging.own_sheets import OwnTable
from designer.formats.merging.own_subjects import NOT_CONTENT, Gathered, Place, Said, Subject
from designer.formats.merging.proposal import Conflict, Entry, Uncertain
from designer.formats.tables.workbook import Problem
from designer.model.ids import Id
from designer.model.matrix import Matrix

_SAID_WHOLE = frozenset({"id", "the same row"})
"""Rows matched so are a contact's own, in which a blank cell is an edit."""


class OwnMerge:
    """Proposals out of the program's own sheets. `listed` is who was sent, if the workbook still says so."""

    def __init__(
        self, matrix: Matrix, tables: Sequence[OwnTable], country: str | None, listed: Listed | None = None
    ) -> None:
        self.entries: list[Entry] = []
        self.conflicts: list[Conflict] = []
        self.missing: list[Id] = []
        self._matrix = matrix
        self._tables = tables
        self._listed = listed
        self._gathered = Gathered(matrix, names_of(matrix) if tables else Names())
        self._reader = OwnReader(self._gathered, country)
        self._printed: dict[Id, Cells] = {}

    @property
    def uncertain(self) -> list[Uncertain]:
        return self._gathered.uncertain

    @property
    def problems(self) -> list[Problem]:
        return self._gathered.problems

    @property
    def skipped(self) -> int:
        return self._gathered.skipped

    def propose(self) -> None:
        """Find whom each row means, gather what is changed, and read it."""
        contacts, names = self._matrix.contacts, self._gathered.names
        self._printed = {id: contact_columns.cells(contact, names) for id, contact in contacts.items()}
        self._tell_memory()
        places = [Place(table, row) for table in self._tables if table.kind == "contacts" for row in table.rows]
        self._contacts(places)
        self._find_missing(places)
        for table in self._tables:
            if table.kind == "call_sheet":
                OwnCalls(
                    table, self._gathered, self._reader, self._printed, self._entry, with_contacts=bool(places)
                ).read()
        for subject in self._gathered.subjects.values():
            entry, conflicts = self._entry_and_conflicts(subject, self.problems)
            self.entries.append(entry)
            self.conflicts += conflicts

    def _tell_memory(self) -> None:
        """Say where rows do not remember what was sent, or were sent of another matrix."""
        for table in self._tables:
            sent = [row.sent for row in table.rows if row.sent]
            others = sum(1 for each in sent if each.matrix != self._matrix.head.id)
            if others:
                title = f", “{self._listed.title}”" if self._listed and self._listed.title else ""
                rows = "This sheet was" if others == len(sent) else f"{others:,} rows here were"
                message = (
                    f"{rows} sent from another matrix{title}; each row was compared with the contacts as they are."
                )
                self.problems.append(Problem(table.sheet, "", "other_matrix", message))
            elif table.rows and not sent:
                message = (
                    "What was sent is not remembered here any more, so the rows were compared with the matrix as it is "
                    "now: what was changed in it since shows as if it were changed back."
                )
                self.problems.append(Problem(table.sheet, "", "no_memory", message))

    def _contacts(self, places: Sequence[Place]) -> None:
        gathered = self._gathered
        matching = match_rows(places, gathered, self._printed, self._reader.draft, self._settle)
        gathered.uncertain += matching.uncertain
        gathered.problems += matching.problems
        gathered.skipped += matching.skipped
        for at in sorted(matching.found):
            place, (id, by) = places[at], matching.found[at]
            cells = place.row.cells
            subject = Subject(id, self._matrix.contacts.get(id) if by else None, by, cells["name"], [place.source])
            gathered.subjects[id] = subject
            gathered.labels.setdefault(label(cells["name"], cells.get("mark", "")), []).append(id)
            if not by and id == place.row.id and gathered.was_deleted(place.row):
                subject.asked = "deleted here"
                self.problems.append(_deleted_here(place))
            self._differences(subject, place, self.problems)

    def _differences(self, subject: Subject, place: Place, problems: list[Problem]) -> None:
        """Note in which cells a row says something else than was sent, or was changed here since."""
        before = subject.before
        now = self._printed[subject.id] if before else {}
        sent = self._gathered.sent(place.row)
        if before is None or sent is None or sent.id != subject.id:
            sent = None
            shown = now
        else:
            shown = self._reader.printed(before, sent, now)
        subject.sent = sent
        for key, text in place.row.cells.items():
            if key in NOT_CONTENT:
                continue
            was = now.get(key, "")
            if sent is not None:
                if not sent.is_same(key, shown.get(key, "")):
                    subject.here.add(key)
                then = sent.said.get(key, "")
                if sent.is_same(key, text) or contacts_csv.is_same_number(then, key, text):
                    continue
            if text in (was, shown.get(key, "")) or contacts_csv.is_same_number(was, key, text):
                subject.here.discard(key)
            elif key in place.row.unsure:
                message = f"“{text[:60]}” is not what was typed here; the cell was left alone."
                problems.append(place.problem(key, "unsure", message))
            elif key == "name" and not text.strip() and before is not None:
                problems.append(place.problem("name", "no_name", f"The name is gone; “{before.name}” was kept."))
            elif text or before is None or subject.by in _SAID_WHOLE:
                subject.add(key, Said(place.source, place.cell(key), text))

    def _find_missing(self, places: Sequence[Place]) -> None:
        """Contacts that were sent and have no row any more. A copy for customers, or of others, misses nobody."""
        known = self._listed is not None
        ours = [each for each in self._gathered.subjects.values() if each.before and (known or each.by in _SAID_WHOLE)]
        if not ours or any(table.for_customers for table in self._tables):
            return
        sheet = ours[0].sources[0].sheet
        doubted = {id for each in self.uncertain for id in each.candidates}
        for id in self._sent_ids(places):
            contact = self._matrix.contacts.get(id)
            if contact is not None and id not in self._gathered.subjects and id not in doubted:
                self.missing.append(id)
                message = f"“{contact.name}” is in the matrix and has no row here any more; nobody was deleted."
                self.problems.append(Problem(sheet, "", "missing_row", message))

    def _sent_ids(self, places: Sequence[Place]) -> Iterable[Id]:
        """Who was sent: as the hidden list says, else everybody, unless the rows that are there are all there were."""
        if self._listed is not None:
            ours = self._listed.contacts if self._listed.matrix == self._matrix.head.id else frozenset()
            return [id for id in self._matrix.contacts if id in ours]
        sent = [found for place in places if (found := self._gathered.sent(place.row))]
        if any(place.row.sent for place in places) and not sent:
            return ()
        count = max((each.rows for each in sent), default=0)
        return () if count and len({each.row for each in sent}) >= count else self._matrix.contacts

    def _settle(self, place: Place, id: Id | None) -> Entry:
        """The entry of a row of *Contacts* that is the contact of that id, or somebody new."""
        before = self._matrix.contacts[id] if id is not None else None
        new = free_id(self._matrix, self._gathered.subjects)
        subject = Subject(id or new, before, "your word" if before else "", place.row.cells["name"], [place.source])
        self._differences(subject, place, [])
        return self._entry(subject)

    def _entry(self, subject: Subject) -> Entry:
        return self._entry_and_conflicts(subject, [])[0]

    def _entry_and_conflicts(self, subject: Subject, problems: list[Problem]) -> tuple[Entry, list[Conflict]]:
        return entry_of(subject, self._reader, self._printed.get(subject.id, {}), problems)


def _deleted_here(place: Place) -> Problem:
    sent = place.row.sent
    edited = sent is not None and not all(sent.is_same(key, text) for key, text in _content(place.row.cells))
    and_changed = " and was changed on the sheet" if edited else ""
    name = place.row.cells["name"]
    message = f"“{name}” was deleted from the matrix after this was sent{and_changed}; left out unless you tick it."
    return place.problem("", "deleted_here", message)


def _content(cells: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ((key, text) for key, text in cells.items() if key not in NOT_CONTENT)
