"""The arrows of a flow out of sheets: one for all severities and branches that go the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from designer.commands import transitions
from designer.model.choices import StepKind, Trigger
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import Step, Transition
from designer.model.spans import same
from designer.model.values import Condition, SeveritySpan, Span

_LONGEST_LABEL = 60

_Who = tuple[Id | None, Id | None]
"""A severity and a branch; None for all."""


class Way(NamedTuple):
    """How issues of a severity (None: of all) in a branch (None: in all) go from one step to another.

    `words` stand where a time should and is none; `criterion`: they say on what condition ("If the SLA is breached").
    `cells` are those that say when.
    """

    severity: Id | None
    branch: Id | None
    span: Span | None
    words: str = ""
    criterion: bool = False
    cells: tuple[str, ...] = ()


Ways = dict[tuple[Id, Id], list[Way]]
"""The steps at both ends → who goes that way."""


class Drawn(NamedTuple):
    """An arrow in the draft, the step it leads to, whether it was there before, and the cells that say when."""

    id: Id
    target: Id
    known: bool
    cells: tuple[str, ...]


def draw(edit: Edit, ways: Ways, trigger: Trigger) -> Iterator[Drawn]:
    """Draw the arrows into a draft.

    `trigger` is that of arrows that count a time. Where a step leads on in several ways, each arrow asks for the
    severities and branches that go there.
    """
    coming: dict[Id, set[_Who]] = {}
    for (_, target), said in ways.items():
        coming.setdefault(target, set()).update((way.severity, way.branch) for way in said)
    going: dict[Id, set[_Who]] = {}
    for (source, _), said in ways.items():
        going.setdefault(source, set()).update((way.severity, way.branch) for way in said)
    for (source, target), said in ways.items():
        here = coming.get(source) or going[source]
        for group in _groups(said):
            condition = _condition(edit, {(way.severity, way.branch) for way in group}, here)
            id, known = _arrow(edit, source, target, group, condition, trigger)
            yield Drawn(id, target, known, tuple(dict.fromkeys(cell for way in group for cell in way.cells)))


def _arrow(
    edit: Edit, source: Id, target: Id, group: Sequence[Way], condition: Condition, trigger: Trigger
) -> tuple[Id, bool]:
    """Draw one arrow, or set the times of the one that is there: its id, and whether it was there."""
    after, by_severity = _spans(group)
    timed = after is not None or bool(by_severity)
    before = edit.before.leaving(source)
    known = next((each for each in before if each.target == target and each.condition == condition), None)
    if known is not None:
        if timed and not _same_spans(known, after, by_severity):
            edit.change(known.id, after=after, after_by_severity=by_severity)
        return known.id, True
    words = " / ".join(dict.fromkeys(way.words for way in group if way.words))
    fields: dict[str, Any] = {"after": after, "after_by_severity": by_severity, "condition": condition}
    if edit.find(Step, source).kind is StepKind.ENTRY:
        fields["trigger"] = Trigger.ALWAYS
    elif not timed and all(way.criterion for way in group):
        fields["trigger"] = Trigger.CRITERIA_MET
    else:
        fields["trigger"] = trigger
    fields["label"] = words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"
    return transitions.connect(edit, source, target, **fields).id, False


def _condition(edit: Edit, mine: set[_Who], here: set[_Who]) -> Condition:
    """Nothing is asked where all that are here go this way; else the severities and branches that do."""
    if mine == here:
        return Condition()
    severities, branches = {each for each, _ in mine}, {each for _, each in mine}
    order = list(edit.now.severities)
    return Condition(
        severities=()
        if severities == {each for each, _ in here}
        else tuple(sorted((each for each in severities if each), key=order.index)),
        categories=() if branches == {each for _, each in here} else tuple(sorted(each for each in branches if each)),
    )


def _groups(said: Sequence[Way]) -> list[list[Way]]:
    """Ways in groups that one condition and one list of spans can say: branches that agree stand together."""
    by_branch: dict[Id | None, list[Way]] = {}
    for way in said:
        by_branch.setdefault(way.branch, []).append(way)
    groups: dict[tuple[tuple[str, str, str], ...], list[Way]] = {}
    for mine in by_branch.values():
        shape = tuple(sorted((way.severity or "", repr(way.span), way.words) for way in mine))
        groups.setdefault(shape, []).extend(mine)
    return list(groups.values())


def _spans(group: Sequence[Way]) -> tuple[Span | None, tuple[SeveritySpan, ...]]:
    """The span for all, or one for each severity where they differ; none is made up for a severity without."""
    spans: Mapping[Id | None, Span | None] = {way.severity: way.span for way in group}
    values = list(spans.values())
    if all(same(values[0], each) for each in values):
        return values[0], ()
    return None, tuple(SeveritySpan(severity=id, span=span) for id, span in spans.items() if id and span is not None)


def _same_spans(arrow: Transition, after: Span | None, by_severity: tuple[SeveritySpan, ...]) -> bool:
    theirs = {each.severity: each.span for each in arrow.after_by_severity}
    ours = {each.severity: each.span for each in by_severity}
    alike = theirs.keys() == ours.keys() and all(same(theirs[id], ours[id]) for id in theirs)
    return alike and same(arrow.after, after)
