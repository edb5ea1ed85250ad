"""A matrix that is sent, and then changed on both sides: in the sheet, and here. What should come of it, told plainly.

The oracle knows nothing of the program's merge: it keeps three tables of texts (as sent, there, here) and compares them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from designer.formats.contacts.contact_names import sheet_order
from designer.formats.merging.proposal import Proposal
from designer.model.document import Document
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.model.values import Email
from tests.formats.returned import header_columns, row_of, typed

COLUMNS = {
    "Role": "role",
    "Department": "department",
    "Organisation": "organisation",
    "E-mail": "emails",
    "Quote when calling": "reference",
    "Location": "location",
    "Notes": "notes",
}
TEXTS = ("", "Lead", "=1+1", "Zoë 第二線", "two\nlines", "+44 20 7946 0018", "007")
MAILS = ("", "one@example.org", "two@example.org", "three@example.org")

Table = dict[Id, dict[str, str]]


def table(matrix: Matrix) -> Table:
    """What each contact says in the columns that are played with."""
    return {id: {name: _text(contact, name) for name in COLUMNS.values()} for id, contact in matrix.contacts.items()}


def _text(contact: Contact, name: str) -> str:
    value = getattr(contact, name)
    return value if isinstance(value, str) else "".join(email.address for email in value)


@dataclass
class Story:
    """What happened to a matrix on both sides after it was sent."""

    sent: Matrix
    there: Table = field(default_factory=dict)
    here: Matrix = field(default_factory=Matrix)
    removed_there: set[Id] = field(default_factory=set)
    added_there: list[str] = field(default_factory=list)

    def type_there(self, book: Any) -> None:
        """Do to the sheet what was done there."""
        sheet = book["Contacts"]
        columns = header_columns(sheet, 1)
        rows = {id: row_of(sheet, id, columns["Id"]) for id in self.sent.contacts}
        sent = table(self.sent)
        for id, texts in self.there.items():
            for header, name in COLUMNS.items():
                if texts[name] != sent[id][name]:
                    typed(book, "Contacts", f"{columns[header]}{rows[id]}", texts[name] or None)
        last = sheet.max_row
        for number, name in enumerate(self.added_there, 1):
            typed(book, "Contacts", f"{columns['Name']}{last + number}", name)
        for row in sorted((rows[id] for id in self.removed_there), reverse=True):
            sheet.delete_rows(row)

    def check(self, proposal: Proposal) -> None:
        """Whether the proposal is exactly what happened there, no more and no less."""
        base, now = table(self.sent), table(self.here)
        expected: Table = {}
        conflicts: set[tuple[Id, str]] = set()
        kept: set[tuple[Id, str]] = set()
        for id, here in now.items():
            if id in self.removed_there:
                continue
            expected[id] = {}
            for name, mine in here.items():
                was, theirs = base[id][name], self.there.get(id, base[id])[name]
                both = theirs not in (was, mine) and mine != was
                expected[id][name] = mine if both or theirs == was else theirs
                if both:
                    conflicts.add((id, name))
                elif mine not in (was, theirs):
                    kept.add((id, name))
        old = [entry for entry in proposal.entries if entry.before is not None]
        assert {entry.id: {name: _text(entry.after, name) for name in COLUMNS.values()} for entry in old} == expected
        assert {(each.id, each.field) for each in proposal.conflicts} == conflicts
        assert {(entry.id, name) for entry in old for name in entry.kept.keys() & now[entry.id].keys()} == kept
        assert set(proposal.missing) == self.removed_there & now.keys()
        deleted = base.keys() - now.keys() - self.removed_there
        assert {entry.id for entry in proposal.entries if entry.asked} == deleted
        new = [entry for entry in proposal.entries if entry.before is None and not entry.asked]
        assert sorted(entry.name for entry in new) == sorted(self.added_there)
        assert proposal.uncertain == ()
        assert {problem.code for problem in proposal.problems} <= {"missing_row", "deleted_here"}
        for conflict in proposal.conflicts:
            theirs, mine = conflict.choices
            assert _value(conflict.field, theirs.value) == self.there[conflict.id][conflict.field]
            assert _value(conflict.field, mine.value) == now[conflict.id][conflict.field]
            assert (bool(theirs.cell), mine.cell) == (True, "")


def _value(name: str, value: Any) -> str:
    return value if name != "emails" else "".join(email.address for email in value)


def story(matrix: Matrix, random: Random) -> Story:
    """A story of a few edits on both sides; often of the same cell, now and then to the same text."""
    people = [contact.id for contact in sheet_order(matrix)]
    there = table(matrix)
    document = Document(matrix)
    told = Story(matrix, there)
    for _ in range(random.randrange(7)):
        id, name, theirs, mine = _edit(people, random)
        if random.random() < 0.8:
            there[id][name] = theirs
        if random.random() < 0.6:
            with document.edit("Change") as edit:
                edit.change(id, **{name: mine if name != "emails" else tuple(Email(address=a) for a in [mine] if a)})
    for id in random.sample(people, 2):
        if random.random() < 0.4:
            told.removed_there.add(id)
    if random.random() < 0.4:
        with document.edit("Delete") as edit:
            edit.remove(random.choice(people))
    if random.random() < 0.5:
        told.added_there.append("Zed New")
    told.here = document.matrix
    return told


def _edit(people: list[Id], random: Random) -> tuple[Id, str, str, str]:
    name = random.choice(list(COLUMNS.values()))
    texts = MAILS if name == "emails" else TEXTS
    theirs = random.choice(texts)
    return random.choice(people[:4]), name, theirs, random.choice([theirs, random.choice(texts)])
