"""What always holds in a matrix (M1 … M9, listed in the package's docstring), restored at the end of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from designer.errors import NotAllowed
from designer.model.choices import StepKind
from designer.model.ids import Id, is_id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Head, Level, Record, Rota, Severity, Step, Suppression, Transition
from designer.model.references import references, referred, renamed
from designer.model.validity import as_stored
from designer.model.values import Opening

R = TypeVar("R", bound=Record)
Drafts = Mapping[Id, Record | None]


class _Draft:
    """A base matrix with drafts over it, and what settling adds to them."""

    def __init__(self, base: Matrix, drafts: Drafts) -> None:
        self.base = base
        self.records = dict(drafts)

    def get(self, id: Id) -> Record | None:
        return self.records[id] if id in self.records else self.base.get(id)

    def of(self, kind: type[R]) -> Iterator[R]:
        for id, record in self.base.of(kind).items():
            if id not in self.records:
                yield record
        for drafted in list(self.records.values()):
            if type(drafted) is kind:
                yield drafted

    def touched(self, kind: type[R]) -> list[R]:
        return [record for record in self.records.values() if type(record) is kind]

    def lost(self, kind: type[R]) -> list[R]:
        gone = (self.base.get(id) for id, record in self.records.items() if record is None)
        return [record for record in gone if type(record) is kind]


def settle(base: Matrix, drafts: Drafts) -> Drafts:
    """The drafts with M1 … M9 restored; raises NotAllowed for what cannot be mended."""
    draft = _Draft(base, drafts)
    for rule in _RULES:
        rule(draft)
    return draft.records


def _as_stored(draft: _Draft) -> None:
    """M9: a record is what a file gives back: types, ranges and forms hold. First, since the others rely on it."""
    for id, record in draft.records.items():
        if record is not None:
            draft.records[id] = as_stored(record)


def _one_head(draft: _Draft) -> None:
    """M1: there is exactly one head; the draft may replace it but not add or remove one."""
    heads = {head.id for head in draft.of(Head)}
    if len(heads) > 1:
        raise NotAllowed("A matrix has one head, and this would add a second.", "Change the one that is there.")
    if not heads and draft.base.of(Head):
        raise NotAllowed("The head of a matrix cannot be deleted.", "Change its fields instead.")


def _ids_say_the_kind(draft: _Draft) -> None:
    """M2: an id begins with the kind of its record, and is the key it stands under."""
    for id, record in draft.records.items():
        if record is not None and (record.id != id or not is_id(id, str(record.__struct_config__.tag))):
            raise NotAllowed(f"The id {id} does not fit its record, a {record.__struct_config__.tag}.", "")


def _no_dangling(draft: _Draft) -> None:
    """M3: every reference names a record that is there and of a kind that may stand there.

    M4 follows: an arrow without both ends, a step without its level, a briefing of nobody go with what they name.
    """
    to_check = [id for id, record in draft.records.items() if record is not None]
    for id, record in draft.records.items():
        if record is None:
            to_check.extend(draft.base.referrers(id))
    drafted_referrers: dict[Id, list[Id]] | None = None
    while to_check:
        id = to_check.pop()
        record = draft.get(id)
        if record is None:
            continue
        bad = {
            other
            for other, kinds in references(record)
            if draft.get(other) is None or ("*" not in kinds and kind_of(other) not in kinds)
        }
        if not bad:
            continue
        mended = renamed(record, lambda other: None if other in bad else other)  # noqa: B023
        if isinstance(mended, Suppression) and not mended.on:
            mended = None  # on nothing, it would accept the finding everywhere
        if isinstance(record, Transition) and isinstance(mended, Transition) and _holds_more(record, mended):
            mended = None  # an arrow for one severity must not become one for all
        draft.records[id] = mended
        if mended is None:
            if drafted_referrers is None:
                drafted_referrers = _referrers_among(draft.records.values())
            to_check.extend(draft.base.referrers(id))
            to_check.extend(drafted_referrers.get(id, ()))


def _holds_more(before: Transition, after: Transition) -> bool:
    """Whether an arrow's condition asks nothing any more where it asked for what is gone."""
    was, now = before.condition, after.condition
    return any(
        bool(old) and not new
        for old, new in (
            (was.severities, now.severities),
            (was.categories, now.categories),
            (was.calendar, now.calendar),
        )
    )


def _referrers_among(records: Iterable[Record | None]) -> dict[Id, list[Id]]:
    """Which of these records name an id. Mending only takes names out, so this needs no upkeep meanwhile."""
    found: dict[Id, list[Id]] = {}
    for record in records:
        if record is not None:
            for id in referred(record):
                found.setdefault(id, []).append(record.id)
    return found


def _levels(draft: _Draft) -> None:
    """M5: levels count 0, 1, 2 … in their order; of two with the same order the one drafted later gives way."""
    if draft.touched(Level) or draft.lost(Level):
        _number(draft, Level, 0, lambda level: level.order, "order")


def _ranks(draft: _Draft) -> None:
    """M6: severities rank 1, 2, 3 …, the worst first."""
    if draft.touched(Severity) or draft.lost(Severity):
        _number(draft, Severity, 1, lambda severity: severity.rank, "rank")


def _number(draft: _Draft, kind: type[R], first: int, key: Callable[[R], int], field: str) -> None:
    ordered = sorted(draft.of(kind), key=lambda record: (key(record), record.id in draft.records, record.id))
    for number, record in enumerate(ordered, first):
        if key(record) != number:
            draft.records[record.id] = msgspec.structs.replace(record, **{field: number})


def _defaults(draft: _Draft) -> None:
    """M7: at most one arrow that leaves a decision is its default, and only a decision has one."""
    for arrow in reversed(draft.touched(Transition)):  # of several made default at once, the last drafted stays it
        arrow_still = draft.get(arrow.id)
        if not isinstance(arrow_still, Transition) or not arrow_still.default:
            continue
        source = draft.get(arrow.source)
        if not isinstance(source, Step) or source.kind is not StepKind.DECISION:
            draft.records[arrow.id] = msgspec.structs.replace(arrow, default=False)
            continue
        for other_id in {*draft.base.referrers(arrow.source), *draft.records}:
            other = draft.get(other_id)
            if (
                isinstance(other, Transition)
                and other.id != arrow.id
                and other.source == arrow.source
                and other.default
            ):
                draft.records[other.id] = msgspec.structs.replace(other, default=False)
    for step in draft.touched(Step):
        if step.kind is StepKind.DECISION:
            continue
        for id in draft.base.referrers(step.id):
            arrow_now = draft.get(id)
            if isinstance(arrow_now, Transition) and arrow_now.source == step.id and arrow_now.default:
                draft.records[id] = msgspec.structs.replace(arrow_now, default=False)


def _hours(draft: _Draft) -> None:
    """M8: the weekly intervals of a calendar and of a rota are in order, none empty, none overlapping."""
    for calendar in draft.touched(Calendar):
        if (tidy := merged_openings(calendar.hours)) != calendar.hours:
            draft.records[calendar.id] = msgspec.structs.replace(calendar, hours=tidy)


def _restrictions(draft: _Draft) -> None:
    for rota in draft.touched(Rota):
        if (tidy := merged_openings(rota.restrictions)) != rota.restrictions:
            draft.records[rota.id] = msgspec.structs.replace(rota, restrictions=tidy)


_RULES = (
    _as_stored,
    _one_head,
    _ids_say_the_kind,
    _no_dangling,
    _levels,
    _ranks,
    _defaults,
    _hours,
    _restrictions,
)


def merged_openings(openings: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """Weekly intervals in order; an end before its start goes over midnight and is split; overlaps are joined."""
    split: list[tuple[int, str, str]] = []
    for opening in openings:
        day, start, end = opening.day, opening.start, opening.end
        if start == end:
            continue
        if start == "24:00":  # midnight by another name
            day, start = day % 7 + 1, "00:00"
        if start < end:
            split.append((day, start, end))
        elif start > end:
            split.append((day, start, "24:00"))
            if end > "00:00":
                split.append((day % 7 + 1, "00:00", end))
    joined: list[tuple[int, str, str]] = []
    for day, start, end in sorted(split):
        if joined and joined[-1][0] == day and start <= joined[-1][2]:
            joined[-1] = (day, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((day, start, end))
    return tuple(Opening(day=day, start=start, end=end) for day, start, end in joined)
