"""What the preview of an import lists: a line for each contact and record of the flow, and under it its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from designer.formats.merging.proposal import Conflict, Entry, FlowEntry, Proposal, Source, Uncertain
from designer.model.ids import Id
from designer.panels import names
from designer.panels.import_fields import record_field, said

FLOW = "flow"
FLOW_GROUPS = ("level", "severity", "category", "step", "transition")
"""Kinds of records of the flow in the order they are listed."""

KINDS = ("new", "changed there", "changed here", "both", "deleted here", "uncertain", "missing", FLOW, "unchanged")
"""What can be shown or hidden, in the order of the chips."""

_LEADING = ("both", "uncertain", "missing", "deleted here", "new", "changed there", "changed here", FLOW, "unchanged")
"""Of several kinds of a line, the first of these gives its mark."""

_UNSAID = {"step": ("position",), "transition": ("source", "target"), "level": ("order",), "severity": ("rank",)}
"""Fields of new records that say nothing of their own: places that the layout gives, ends that the name tells."""

_NOTES = {
    "both": "Changed on both sides",
    "deleted here": "Deleted here since",
    "missing": "Has no row any more",
}


class Line(NamedTuple):
    """A line under a record: a field that changes, one value of a conflict (`choice` is its number), or a field that
    was changed here and stays (`stays`)."""

    field: str
    old: str
    new: str
    where: str
    choice: int = -1
    stays: bool = False


class Top(NamedTuple):
    """A line of the preview: of a contact, a record of the flow (its kind is `group`), a row of which it is uncertain
    whom it means, or, of kind "heading", the heading of a group. `kinds` are those of KINDS that it is found by."""

    id: Id
    kind: str
    name: str
    group: str = "contact"
    entry: Entry | FlowEntry | None = None
    note: str = ""
    where: str = ""
    kinds: frozenset[str] = frozenset()
    key: str = ""
    uncertain: Uncertain | None = None

    @property
    def changes(self) -> bool:
        """Whether taking it in changes something by itself; a conflict does once a value is chosen."""
        return self.entry is not None and self.entry.kind != "unchanged"


class Listing:
    """The lines of a proposal, and how many there are of each kind (`counts`).

    `tickable` are those that change something, `off` those of them that are left out at first. `one_sheet` is the only
    sheet that they come from, or "". `has_before`: something is listed that is there already.

    It is made where nobody waits; what stands under a line is worked out when that is looked at.
    """

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        sheets = {source.sheet for entry in proposal.entries for source in entry.sources}
        sheets |= {source.sheet for entry in proposal.flow for source in entry.sources}
        sheets |= {each.source.sheet for each in proposal.uncertain}
        self.one_sheet = next(iter(sheets)) if len(sheets) == 1 else ""
        self.after = proposal.matrix.apply(proposal.diff)
        self.tops = [self._of_entry(entry) for entry in proposal.entries]
        self.tops += [self._of_uncertain(each) for each in proposal.uncertain]
        self.tops += [self._of_missing(id) for id in proposal.missing]
        self.tops += [top for group in FLOW_GROUPS for top in self._of_flow(group)]
        self.has_before = any(
            "unchanged" not in top.kinds and (top.entry is None or top.entry.before is not None) for top in self.tops
        )
        self.tickable = {top.id for top in self.tops if top.changes}
        self.off = {entry.id for entry in proposal.entries if entry.asked}
        self.counts = self._counted()

    def decided(self, row: Uncertain, proposal: Proposal) -> None:
        """Somebody decided about a row, and the proposal is now this one."""
        before = self.proposal.by_id
        self.proposal = proposal
        news = {entry.id: entry for entry in proposal.entries if before.get(entry.id) is not entry}
        tops = [top for top in self.tops if top.uncertain is not row and top.id not in news]
        tops = [top for top in tops if top.kind != "missing" or top.id in proposal.missing]
        self.tops = [self._of_entry(entry) for entry in news.values()] + tops
        self.tickable |= {id for id, entry in news.items() if entry.kind != "unchanged"}
        self.tickable -= {id for id, entry in news.items() if entry.kind == "unchanged"}
        self.counts = self._counted()

    def lines(self, top: Top) -> list[Line]:
        """What stands under a line."""
        entry = top.entry
        if entry is None:
            return []
        unsaid = _UNSAID.get(top.group, ()) if entry.before is None else ()
        conflicts = self.proposal.conflicts_of.get(top.id, ()) if isinstance(entry, Entry) else ()
        contradicted = {each.field for each in conflicts}
        found = [line for conflict in conflicts for line in self._choices(entry, conflict)]
        found += [
            Line(
                name,
                "" if entry.before is None else said(old, self.after),
                said(new, self.after),
                self._short(entry.cells.get(name, "")),
            )
            for name, (old, new) in entry.fields.items()
            if name not in unsaid and name not in contradicted and not (entry.before is None and name == "name")
        ]
        if isinstance(entry, Entry):
            found += [
                Line(name, said(now, self.after), f"As sent: {said(sent, self.after) or 'nothing'}", "", -1, True)
                for name, (sent, now) in entry.kept.items()
                if name not in contradicted
            ]
        return found

    def _counted(self) -> dict[str, int]:
        """How many lines there are of each kind."""
        found = dict.fromkeys(KINDS, 0)
        for top in self.tops:
            for kind in top.kinds:
                found[kind] += 1
        return found

    def _choices(self, entry: Entry | FlowEntry, conflict: Conflict) -> Iterator[Line]:
        now = said(getattr(entry.before, conflict.field, ""), self.after)
        for number, choice in enumerate(conflict.choices):
            where = self._short(choice.cell) if choice.cell else "Here"
            text = " ".join(choice.text.split()) or "nothing"
            yield Line(conflict.field, now, text if choice.cell else f"{text} (as it is here)", where, number)

    def _short(self, cell: str) -> str:
        """A cell without its sheet where there is only one."""
        return cell.replace(f"{self.one_sheet}!", "") if self.one_sheet else cell

    def place(self, source: Source) -> str:
        """A row of a sheet in words."""
        return f"Row {source.row}" if self.one_sheet else f"{source.sheet}, row {source.row}"

    def _of_entry(self, entry: Entry) -> Top:
        kinds: frozenset[str] = self.proposal.kinds(entry)
        kind = next(each for each in _LEADING if each in kinds)
        known = f"Known by {entry.matched_by}" if entry.matched_by and entry.before is not None else ""
        where = self.place(entry.sources[0]) if entry.sources else ""
        after = entry.after
        key = f"{after.name} {after.role} {after.department} {after.organisation} {where}".casefold()
        return Top(after.id, kind, after.name, "contact", entry, _NOTES.get(kind, known), where, kinds, key)

    def _of_uncertain(self, each: Uncertain) -> Top:
        name, where = each.name or "A row without a name", self.place(each.source)
        kinds = frozenset(("uncertain",))
        reason = each.reason[:1].upper() + each.reason[1:]
        return Top("", "uncertain", name, "contact", None, reason, where, kinds, f"{name} {where}".casefold(), each)

    def _of_missing(self, id: Id) -> Top:
        contact = self.proposal.matrix.contacts[id]
        key = f"{contact.name} {contact.role} {contact.department} {contact.organisation}".casefold()
        return Top(id, "missing", contact.name, "contact", None, _NOTES["missing"], "", frozenset(("missing",)), key)

    def _of_flow(self, group: str) -> Iterator[Top]:
        for entry in self.proposal.flow:
            if entry.record == group:
                kind = "unchanged" if entry.kind == "unchanged" else FLOW
                known = f"Known by its {entry.matched_by}" if entry.matched_by and entry.before is not None else ""
                where = self.place(entry.sources[0]) if entry.sources else ""
                name = names.name(self.after, entry.after)
                yield Top(entry.id, kind, name, group, entry, known, where, frozenset((kind,)), name.casefold())


def field_words(top: Top, line: Line) -> str:
    """A field under a line in words."""
    head = record_field(top.group, line.field)
    if line.stays:
        return f"{head}: stays"
    return f"{head}: choose" if line.choice >= 0 else head
