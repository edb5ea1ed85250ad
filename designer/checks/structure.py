"""R01 – R04, R06, R07: is the flow whole? Entries, reachability, decisions, loops, ends, depth."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from designer.analysis.grid import columns
from designer.analysis.paths import ATTEMPTS, reading
from designer.analysis.reach import NEEDS_SPAN, admits, can_fire, moves, reached_by_any, span_at
from designer.checks.finding import Finding, Grade, Thresholds, listed, named
from designer.i18n import counted
from designer.model import spans
from designer.model.choices import AfterRepeats, StepKind, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity, Step, Transition

BY_ITSELF = NEEDS_SPAN | {Trigger.NOBODY_REACHED, Trigger.ALWAYS}
"""Triggers that fire without anybody doing anything."""


def entries(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R01: an issue has one place to come in, or conditions that say which."""
    found = [step for step in matrix.steps.values() if step.kind is StepKind.ENTRY]
    if not found:
        if matrix.steps:
            yield Finding(
                "R01", Grade.ERROR, (), "Nobody knows whom to contact first: add a first contact, where issues come in."
            )
        return
    chosen = {level for severity in matrix.severities.values() if (level := severity.entry_level)}
    chosen |= {level for category in matrix.categories.values() if (level := category.hard_stop)}
    by_category = {category.entry_step for category in matrix.categories.values()}
    open_ones: dict[Id, list[Step]] = {}
    for step in found:
        condition = step.condition
        free = not (condition.severities or condition.categories or condition.calendar) and step.id not in by_category
        if free:
            open_ones.setdefault(step.level if step.level in chosen else "", []).append(step)
    for steps in open_ones.values():
        if len(steps) > 1:
            names = listed([named(matrix, step.id) for step in steps])
            yield Finding(
                "R01",
                Grade.ERROR,
                tuple(step.id for step in steps),
                f"{names} all take every issue: give all but one a condition (severity, category or hours).",
            )


def unreachable(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R02: every step can be reached under some severity, category and time."""
    reach: set[Id] = set()
    for found in reached_by_any(matrix).values():
        reach |= found.all
    if not any(step.kind is StepKind.ENTRY for step in matrix.steps.values()):
        return
    for step in matrix.steps.values():
        if step.id in reach or step.kind is StepKind.NOTE:
            continue
        yield Finding("R02", Grade.ERROR, (step.id,), _why_unreachable(matrix, step, reach))


def overtaken(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R02: nobody is left waiting behind an arrow that another one of the same step always comes before."""
    grid = columns(matrix)
    late: dict[tuple[Id, Id], list[Severity | None]] = {}
    for column in grid:
        silent = reading(matrix, column.severity)
        for id in sorted(column.arrivals):
            for arrow, first in silent.overtaken(id):
                target = matrix.steps[arrow.target]
                missed = target.id not in column.arrivals and target.id not in column.answered
                if missed and target.targets and arrow.trigger in NEEDS_SPAN:
                    late.setdefault((arrow.id, first.id), []).append(column.severity)
    for (id, before), severities in late.items():
        arrow, first = matrix.transitions[id], matrix.transitions[before]
        everywhere = len(severities) == len(grid)
        at = "" if everywhere else f" at {listed([each.code for each in severities if each is not None])}"
        span = span_at(first, severities[0].id if severities[0] else None)
        wait = f" ({spans.describe(span)})" if span is not None else ""
        yield Finding(
            "R02",
            Grade.WARNING,
            (arrow.target, arrow.id, first.id),
            f"{named(matrix, arrow.target)} is never called{at} when nobody answers {named(matrix, arrow.source)}: "
            f"the arrow to {named(matrix, first.target)}{wait} always fires first. "
            "Let that one go beside the work, or give it a condition.",
        )


def _why_unreachable(matrix: Matrix, step: Step, reach: set[Id]) -> str:
    name = named(matrix, step.id)
    coming = matrix.entering(step.id)
    if step.kind is StepKind.ENTRY:
        return f"{name} takes no issue: another first contact is asked before it. Give one of them a condition."
    if not coming:
        return f"{name} is never reached: draw an arrow to it, or delete it."
    waiting = [arrow for arrow in coming if arrow.source in reach and arrow.trigger in NEEDS_SPAN]
    silent = [arrow for arrow in waiting if not _ever_fires(matrix, arrow)]
    if silent:
        source = named(matrix, silent[0].source)
        return f"{name} is never reached: the arrow from {source} has no time. Say after how long it fires."
    return f"{name} is never reached: at no severity do arrows lead there. Look at their conditions."


def _ever_fires(matrix: Matrix, arrow: Transition) -> bool:
    return any(can_fire(matrix, arrow, severity) for severity in (None, *matrix.severities))


def decisions(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R03: a decision leads somewhere whatever the answer, and no answer is hidden by one before it."""
    for step in matrix.steps.values():
        if step.kind is not StepKind.DECISION:
            continue
        arrows = sorted(matrix.leaving(step.id), key=lambda arrow: (arrow.default, arrow.order, arrow.id))
        name = named(matrix, step.id)
        if not arrows:
            yield Finding("R03", Grade.ERROR, (step.id,), f"{name} decides nothing: draw an arrow for each answer.")
            continue
        if not any(arrow.default for arrow in arrows) and (hole := _hole(matrix, arrows)):
            yield Finding(
                "R03",
                Grade.ERROR,
                (step.id, *(arrow.id for arrow in arrows)),
                f"{name} has no way on {hole}: mark one of its arrows as the default.",
                fixable=True,
            )
        for earlier, later in itertools.combinations(arrows, 2):
            if not later.default and earlier.at_most is None and _covers(earlier, later):
                yield Finding(
                    "R03",
                    Grade.ERROR,
                    (later.id, step.id),
                    f"The way from {name} to {named(matrix, later.target)} is never taken: the one to "
                    f"{named(matrix, earlier.target)} comes before it and always holds too. Narrow its condition.",
                )
                break


def _covers(earlier: Transition, later: Transition) -> bool:
    """Whether the earlier arrow's condition holds whenever the later one's does."""
    a, b = earlier.condition, later.condition
    return (
        (not a.severities or (bool(b.severities) and set(b.severities) <= set(a.severities)))
        and (not a.categories or (bool(b.categories) and set(b.categories) <= set(a.categories)))
        and (a.calendar is None or (a.calendar == b.calendar and a.inside == b.inside))
        and (a.acknowledged is None or a.acknowledged == b.acknowledged)
        and (a.resolved is None or a.resolved == b.resolved)
        and (not a.answer or a.answer.strip().casefold() == b.answer.strip().casefold())
    )


def _hole(matrix: Matrix, arrows: list[Transition]) -> str:
    """The first state of an issue for which no arrow holds, in words; "" where there is none."""
    calendars = sorted({arrow.condition.calendar for arrow in arrows if arrow.condition.calendar})
    severities: list[Id | None] = list(matrix.severities)
    categories: list[Id | None] = list(matrix.categories)
    if any(arrow.condition.answer and arrow.at_most is None for arrow in arrows) and all(
        arrow.condition.answer for arrow in arrows
    ):
        return "when nobody has answered it"
    states = itertools.product((False, True), (False, True), *([(True, False)] * len(calendars)))
    for acknowledged, resolved, *inside in states:
        now = dict(zip(calendars, inside, strict=True))
        for severity, category in itertools.product(severities or [None], categories or [None]):
            if not any(_holds(arrow, severity, category, now, acknowledged, resolved) for arrow in arrows):
                words = [f"at {named(matrix, severity)}"] if severity else []
                words += [f"for {named(matrix, category)}"] if category else []
                words += [
                    f"{'inside' if open_now else 'outside'} {named(matrix, calendar)}"
                    for calendar, open_now in now.items()
                ]
                return " ".join(words) or "as the issue stands"
    return ""


def _holds(
    arrow: Transition,
    severity: Id | None,
    category: Id | None,
    now: dict[Id, bool],
    acknowledged: bool,
    resolved: bool,
) -> bool:
    condition = arrow.condition
    return (
        not condition.answer
        and arrow.at_most is None
        and admits(condition, severity, category)
        and (condition.calendar is None or now[condition.calendar] == condition.inside)
        and condition.acknowledged in (None, acknowledged)
        and condition.resolved in (None, resolved)
    )


def loops(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R04: a loop that runs by itself is counted somewhere."""
    import networkx as nx

    graph: nx.DiGraph[Id] = nx.DiGraph()
    for arrow in matrix.transitions.values():
        source = matrix.steps[arrow.source]
        by_itself = arrow.trigger in BY_ITSELF or source.kind is StepKind.DECISION
        if arrow.at_most is None and by_itself and _ever_fires(matrix, arrow):
            graph.add_edge(arrow.source, arrow.target)
    for loop in nx.strongly_connected_components(graph):
        if len(loop) == 1 and not graph.has_edge(*(tuple(loop) * 2)):
            continue
        steps = sorted(loop)
        names = listed([named(matrix, id) for id in steps])
        words = f"{names} is tried" if len(steps) == 1 else f"Issues go round between {names}"
        yield Finding(
            "R04",
            Grade.ERROR,
            tuple(steps),
            f"{words} for ever: say on one of the arrows at most how many times it is taken.",
        )


def loose_ends(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R06: where nobody answers at the end of the path, something still happens."""
    repeats = matrix.head.repeats
    if repeats.count > 0 or repeats.then is not AfterRepeats.NOTHING:
        return
    work: set[Id] = set()
    for found in reached_by_any(matrix).values():
        work |= found.work
    for id in sorted(work):
        step = matrix.steps[id]
        if step.kind not in ATTEMPTS or (step.kind is StepKind.ENTRY and not step.targets):
            continue
        going = [arrow for arrow in matrix.leaving(id) if moves(matrix, arrow) and arrow.trigger in BY_ITSELF]
        if not any(_ever_fires(matrix, arrow) for arrow in going):
            yield Finding(
                "R06",
                Grade.WARNING,
                (id,),
                f"If nobody answers at {named(matrix, id)}, the issue is dropped in silence: lead on from it, "
                "or let the matrix start again (The matrix > When nobody answers).",
            )


def depth(matrix: Matrix, limits: Thresholds) -> Iterator[Finding]:
    """R07: every severity can climb: at least two levels attempt somebody, better three."""
    top = next(iter(matrix.severities), None)
    for severity, found in reached_by_any(matrix).items():
        levels = {
            step.level
            for id in found.all
            if (step := matrix.steps[id]).kind in ATTEMPTS and (step.targets or step.kind is not StepKind.ENTRY)
        }
        if not levels or len(levels) >= limits.good_levels:
            continue
        name = named(matrix, severity) if severity else "The flow"
        count = "one level" if len(levels) == 1 else counted(len(levels), "level")
        grade = Grade.INFO
        if len(levels) < limits.fewest_levels:
            grade = Grade.ERROR if severity == top else Grade.WARNING
        ids = (severity,) if severity else ()
        yield Finding("R07", grade, ids, f"{name} reaches only {count}: add one to escalate to.")
