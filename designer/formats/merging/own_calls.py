"""A *Call sheet* that comes back: what somebody wrote on it, put into the columns of *Contacts*."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from designer.formats.contacts import call_sheet_edits, call_sheet_text
from designer.formats.contacts.as_sent import AsSent
from designer.formats.contacts.call_sheet_text import Row
from designer.formats.contacts.contact_columns import Cells
from designer.formats.merging.own_matching import free_id
from designer.formats.merging.own_reading import OwnReader
from designer.formats.merging.own_sheets import OwnTable
from designer.formats.merging.own_subjects import Gathered, Place, Said, Subject
from designer.formats.merging.proposal import Entry, Uncertain
from designer.formats.tables.workbook import Problem
from designer.formats.values.cells import clean
from designer.model.ids import Id, kind_of
from designer.model.records import Contact

_SHOWN_AS = {
    "department": "role",
    "organisation": "role",
    "time_zone": "hours",
    "deputies": "notes",
    "reference": "notes",
}
"""Column of *Contacts* → the column of *Call sheet* that shows it among others."""

_ALONE = frozenset({"name", "phone", "mobile", "email"})
"""Columns that show one column of *Contacts* and nothing beside it."""

_SHOWN = tuple(column.key for column in call_sheet_text.COLUMNS[: call_sheet_text.SHOWN] if column.key != "number")
_ANSWERED = ("name", "phone", "mobile", "email")
"""What a team's row says of it."""


class OwnCalls:
    """Takes in one call sheet, after *Contacts*, if there is one (`with_contacts`).

    `printed` is what each contact's cells on *Contacts* would be now.
    """

    def __init__(
        self,
        table: OwnTable,
        gathered: Gathered,
        reader: OwnReader,
        printed: Mapping[Id, Cells],
        entry: Callable[[Subject], Entry],
        *,
        with_contacts: bool,
    ) -> None:
        self._table = table
        self._say = table.say
        self._gathered = gathered
        self._reader = reader
        self._printed = printed
        self._entry = entry
        self._with_contacts = with_contacts
        matrix = gathered.matrix
        sections = call_sheet_text.sections(matrix, gathered.names, table.say, table.severities)
        rows = [row for section in sections for row in section.rows]
        self._rows = {(row["id"], row["level"]): row for row in rows}
        self._listed = frozenset(id for id, _ in self._rows)
        self._alike: dict[str, list[Row]] = {}
        for row in rows:
            self._alike.setdefault(row["name"], []).append(row)
        self._teams: dict[str, Row | None] = {clean(team.name): None for team in matrix.teams.values()}
        self._teams |= {row["name"]: row for row in rows if kind_of(row["id"]) == "team"}

    def read(self) -> None:
        """Take in its rows."""
        by_name: dict[str, list[Subject]] = {}
        for subject in self._gathered.subjects.values():
            by_name.setdefault(clean(subject.name), []).append(subject)
        places = [Place(self._table, row) for row in self._table.rows]
        copies = self._copies(places)
        for at, place in enumerate(places):
            row = place.row
            contact = self._gathered.matrix.contacts.get(row.id)
            shown = self._rows.get((row.id, row.cells.get("level", "")))
            name = row.cells["name"]
            if kind_of(row.id) == "team":
                self._team_row(place, shown)
            elif not row.id and row.cells["role"] == self._say(call_sheet_text.TEAM) and name in self._teams:
                self._team_row(place, self._teams[name])
            elif at in copies:
                self._copy(place, places[copies[at]])
            elif contact is not None:
                self._contact_row(place, contact, shown)
            elif self._gathered.was_deleted(row):
                self._deleted(place)
            else:
                self._without_id(place, self._alike.get(name, []), by_name.get(name, []))
        self._tell_missing()

    def _contact_row(self, place: Place, contact: Contact, shown: Row | None) -> None:
        sent = self._gathered.sent(place.row)
        if shown is None:
            gathered = self._gathered
            shown = call_sheet_text.contact_row(gathered.matrix, contact, gathered.names, self._listed, say=self._say)
            if sent is None:  # on this level there is nobody now, so nobody knows what its notes and times were
                place = Place(place.table, place.row._replace(unsure=place.row.unsure | {"notes", "then_after"}))
        cells = {key: text for key, text in place.row.cells.items() if key not in place.row.unsure}
        if sent is not None:
            cells = {key: text for key, text in _shown(cells).items() if not sent.is_same(key, text)}
        if "name" in cells and not cells["name"].strip() and contact.name.strip():
            del cells["name"]
            message = f"The name is gone; “{contact.name}” was kept."
            self._gathered.problems.append(place.problem("name", "no_name", message))
        elsewhere = {key for key in cells if sent is not None and not sent.is_same(key, shown.get(key, ""))}
        now = {key: text for key, text in cells.items() if key not in elsewhere}
        edit = call_sheet_edits.edit_of(now, shown, contact, self._say)
        self._take(place, contact, edit.cells, frozenset())
        for key in edit.unclear:
            self._unclear(place, key, cells[key])
        for key in sorted(elsewhere):
            if cells[key] != shown.get(key, "") and sent is not None:
                self._changed_in_both(place, contact, key, sent)

    def _changed_in_both(self, place: Place, contact: Contact, key: str, sent: AsSent) -> None:
        """A cell that was written into and would not be printed any more as it was sent."""
        subject = self._gathered.subjects.get(contact.id)
        row = {key: place.row.cells[key]}
        if key in _ALONE:
            edit = call_sheet_edits.edit_of(row, {}, contact, self._say)
            self._take(place, contact, edit.cells, frozenset(edit.cells))
        elif subject is not None and subject.sent is not None and key not in sent.long:
            edit = call_sheet_edits.edit_of(row, sent.said, self._reader.as_sent(subject), self._say)
            self._take(place, contact, edit.cells, frozenset())
            for each in edit.unclear:
                self._unclear(place, each, row[key])
        else:
            self._unclear(place, key, row[key])

    def _take(self, place: Place, contact: Contact, cells: Mapping[str, str], here: frozenset[str]) -> None:
        """Note an edit. `here` are the columns of it that were changed in the matrix too, as this row tells."""
        if not cells:
            return
        subject = self._gathered.subjects.setdefault(contact.id, Subject(contact.id, contact, "id", contact.name))
        now = self._printed[contact.id]
        for key, text in cells.items():
            if key in here:
                subject.here.add(key)
            if text == now.get(key, ""):
                continue
            subject.add(key, Said(place.source, place.cell(_SHOWN_AS.get(key, key)), text))

    def _unclear(self, place: Place, key: str, text: str) -> None:
        if key == "then_after":
            message = f"“{text}” was typed as a time; times are changed in the flow, not on the sheet."
            self._gathered.problems.append(place.problem(key, "not_taken", message))
        else:
            message = "What was changed here may mean several things; change it on Contacts."
            self._gathered.problems.append(place.problem(key, "unclear_edit", message))

    def _copies(self, places: Sequence[Place]) -> dict[int, int]:
        """The rows that have the id and level of another, with that other: the one that differs least from its own."""
        rows: dict[tuple[Id, str], list[int]] = {}
        for at, place in enumerate(places):
            if kind_of(place.row.id) == "contact":
                rows.setdefault((place.row.id, place.row.cells.get("level", "")), []).append(at)
        found: dict[int, int] = {}
        for key, same in rows.items():
            if len(same) > 1:
                first = min(same, key=lambda at: (self._difference(places[at], self._rows.get(key)), at))
                found |= {at: first for at in same if at != first}
        return found

    def _difference(self, place: Place, shown: Row | None) -> int:
        sent, cells = self._gathered.sent(place.row), _shown(place.row.cells)
        if sent is not None:
            return sum(not sent.is_same(key, text) for key, text in cells.items())
        return sum(text != (shown or {}).get(key, "") for key, text in cells.items())

    def _copy(self, place: Place, first: Place) -> None:
        """A row copied from another: somebody new, unless it says nothing of its own."""
        if _shown(place.row.cells) != _shown(first.row.cells):
            self._new_person(place)
            self._tell_new(place)
            return
        message = f"This row is a copy of row {first.row.number} that says nothing else; it was left out."
        self._gathered.problems.append(place.problem("", "copied_row", message))
        self._gathered.skipped += 1

    def _team_row(self, place: Place, shown: Row | None) -> None:
        sent = self._gathered.sent(place.row)
        for key in _ANSWERED:
            text = place.row.cells.get(key, "")
            same = sent.is_same(key, text) if sent else shown is None or text == shown.get(key, "")
            if not same and text != (shown or {}).get(key, ""):
                message = "This is a team; its name, number and mailbox are changed in the matrix, not on the sheet."
                self._gathered.problems.append(place.problem(key, "not_taken", message))

    def _deleted(self, place: Place) -> None:
        """A row of somebody who was deleted from the matrix meanwhile: what *Contacts* says of them is asked."""
        row, subject = place.row, self._gathered.subjects.get(place.row.id)
        edited = row.sent is not None and not all(row.sent.is_same(*each) for each in _shown(row.cells).items())
        name = row.cells["name"]
        if subject is None and self._with_contacts:
            return  # the row on Contacts was deleted as well: both sides want them gone
        if subject is None:
            subject = self._new_person(place, row.id)
            subject.asked = "deleted here"
            and_changed = " and was changed on the sheet" if edited else ""
            message = (
                f"“{name}” was deleted from the matrix after this was sent{and_changed}; left out unless you tick it."
            )
        elif edited:
            message = f"“{name}” was deleted from the matrix after this was sent; what was changed here was not taken."
        else:
            return
        self._gathered.problems.append(place.problem("", "deleted_here", message))

    def _without_id(self, place: Place, alike: Sequence[Row], mine: Sequence[Subject]) -> None:
        """A row whose id is gone or unknown: somebody of the matrix or of *Contacts* by name, or somebody new."""
        cells = place.row.cells
        if any(all(cells.get(key, "") == row.get(key, "") for key in _SHOWN) for row in alike):
            return
        if any(self._agrees(cells, subject) for subject in mine):
            return
        if mine or alike:
            known = [each.id for each in mine if each.before is not None]
            candidates = tuple(
                dict.fromkeys([*known, *(row["id"] for row in alike if kind_of(row["id"]) == "contact")])
            )
            reason = "the row has lost its id, and differs from the others of this name"
            settle = partial(self._settle, place)
            self._gathered.uncertain.append(Uncertain(place.source, cells["name"], candidates, reason, settle))
            self._gathered.skipped += 1
        else:
            self._new_person(place)
            self._tell_new(place)

    def _agrees(self, cells: Mapping[str, str], subject: Subject) -> bool:
        """Whether a row of the call sheet says of somebody what *Contacts* says, in what both say alike."""
        contact = self._reader.contact(subject, {key: said[0].text for key, said in subject.said.items()}, [])
        return all(cells.get(key, "") == text for key, text in call_sheet_text.addresses(contact).items())

    def _settle(self, place: Place, id: Id | None) -> Entry:
        """The entry of a row that is the contact of that id, or somebody new."""
        if id is None:
            return self._entry(self._drawn(place, free_id(self._gathered.matrix, self._gathered.subjects)))
        contact = self._gathered.matrix.contacts[id]
        gathered = self._gathered
        shown = call_sheet_text.contact_row(gathered.matrix, contact, gathered.names, self._listed, say=self._say)
        said = {key: text for key, text in place.row.cells.items() if text and key in _ALONE | {"role", "hours"}}
        subject = Subject(id, contact, "your word", contact.name, [place.source])
        for key, text in call_sheet_edits.edit_of(said, shown, contact, self._say).cells.items():
            if text != self._printed[id].get(key, ""):
                subject.add(key, Said(place.source, place.cell(_SHOWN_AS.get(key, key)), text))
        return self._entry(subject)

    def _new_person(self, place: Place, id: Id | None = None) -> Subject:
        """Somebody whom a person wrote onto the call sheet."""
        gathered = self._gathered
        subject = self._drawn(place, id or free_id(gathered.matrix, gathered.subjects))
        gathered.subjects[subject.id] = subject
        gathered.labels.setdefault(subject.name, []).append(subject.id)
        return subject

    def _drawn(self, place: Place, id: Id) -> Subject:
        """What a row says of somebody who is not in the matrix."""
        cells = place.row.cells
        subject = Subject(id, None, "", cells["name"], [place.source])
        role, _, team = cells.get("role", "").partition("\n")
        hours, _, zone = cells.get("hours", "").partition("\n")
        said = {key: cells.get(key, "") for key in ("name", "phone", "mobile", "email", "notes")}
        said |= {"role": role, "department": team, "hours": hours, "time_zone": zone}
        for key, text in said.items():
            if text:
                subject.add(key, Said(place.source, place.cell(_SHOWN_AS.get(key, key)), text))
        return subject

    def _tell_new(self, place: Place) -> None:
        message = f"“{place.row.cells['name']}” is new; put them on a step in the chart, a sheet does not do that."
        self._gathered.problems.append(place.problem("", "not_on_a_step", message))

    def _tell_missing(self) -> None:
        """Say that rows were deleted: whom to call is a matter of the chart."""
        sent = [found for row in self._table.rows if (found := self._gathered.sent(row))]
        gone = max((each.rows for each in sent), default=0) - len({each.row for each in sent})
        if gone > 0:
            rows = "1 row was" if gone == 1 else f"{gone:,} rows were"
            message = f"{rows} deleted here; whom to call is changed in the chart, so nobody was taken off."
            self._gathered.problems.append(Problem(self._table.sheet, "", "missing_call", message))


def _shown(cells: Mapping[str, str]) -> dict[str, str]:
    """What a row shows, in the columns that are there."""
    return {key: cells[key] for key in _SHOWN if key in cells}
