"""R08, R11 – R14, R19, R23: is there always somebody, and somebody else?"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from designer.analysis.paths import ATTEMPTS, turn, turns
from designer.analysis.people import methods, people_of, usable_channels, wanted_channels
from designer.analysis.reach import reached_by_any, span_at
from designer.checks.addresses import is_placeholder, reachable_at, same_number
from designer.checks.finding import Finding, Grade, Thresholds, listed, named
from designer.model import spans
from designer.model.choices import Clock, ContactKind, PhoneKind, StepKind, TargetOrder, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Contact, Step

_PEOPLE = frozenset({ContactKind.PERSON, ContactKind.ROLE})


def cut_short(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R08: the wait of a step is long enough for everybody and every channel that it means to try."""
    for step in matrix.steps.values():
        if step.kind not in ATTEMPTS or not step.targets:
            continue
        last = _last_use(matrix, step)
        if not last:
            continue
        for arrow in matrix.leaving(step.id):
            if arrow.trigger is not Trigger.NOT_ACKNOWLEDGED:
                continue
            severities: list[Id | None] = list(matrix.severities)
            waits = [
                (severity, length)
                for severity in severities or [None]
                if (not arrow.condition.severities or severity in arrow.condition.severities)
                and (span := span_at(arrow, severity)) is not None
                and span.clock is Clock.ELAPSED
                and (length := spans.minutes(span)) is not None
            ]
            short = [(severity, length) for severity, length in waits if length <= last]
            if short:
                severity, length = min(short, key=lambda each: each[1])
                at = f" at {named(matrix, severity)}" if severity and len(short) < len(matrix.severities) else ""
                yield Finding(
                    "R08",
                    Grade.ERROR,
                    (step.id, arrow.id),
                    f"{named(matrix, step.id)} goes on after {length} min{at}, before its last call at {last} min: "
                    "wait longer, or try fewer people, channels or rounds.",
                )
                break


def _last_use(matrix: Matrix, step: Step) -> int:
    """The minute after entry at which the last channel of the last attempt is used, if nobody answers."""
    ends, uses = [0], [0]
    for target in turns(matrix, step):
        begin = ends[-1] if step.order is TargetOrder.ONE_AFTER_ANOTHER else 0
        for people in target:
            length = turn(matrix, step, people)
            delays = [use.delay for id in people for use in usable_channels(matrix, step, matrix.contacts[id])]
            uses.append(begin + min(max(delays, default=0), length))
            begin += length
        ends.append(begin)
    rounds = 1 if step.order is TargetOrder.ROUND_ROBIN else step.attempts
    return (rounds - 1) * (max(ends) + step.pause) + max(uses)


def no_channel(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R11: everybody named at a step can be reached over a channel that the step uses."""
    for step in matrix.steps.values():
        if step.kind not in ATTEMPTS and step.kind is not StepKind.INFORM:
            continue
        for contact in people_of(matrix, step):
            if usable_channels(matrix, step, contact):
                continue
            wanted = listed(sorted({use.kind.replace("_", " ") for use in wanted_channels(matrix, step, contact)}))
            what = f"has no address for {wanted}" if wanted else "has no address at all"
            yield Finding(
                "R11",
                Grade.ERROR,
                (step.id, contact.id),
                f"{named(matrix, contact.id)} {what}, so {named(matrix, step.id)} cannot reach them: add one.",
            )


def by_level(matrix: Matrix, steps: frozenset[Id]) -> dict[Id, dict[Id, Contact]]:
    """Per level, in order, whom these steps attempt there."""
    found: dict[Id, dict[Id, Contact]] = {id: {} for id in matrix.levels}
    for id in sorted(steps):
        step = matrix.steps[id]
        if step.kind in ATTEMPTS:
            found[step.level].update({contact.id: contact for contact in people_of(matrix, step)})
    return {id: people for id, people in found.items() if people}


def single_points(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R12: no level hangs on one person without a deputy."""
    for level, people in by_level(matrix, frozenset(matrix.steps)).items():
        if len(people) > 1:
            continue
        (contact,) = people.values()
        stand_in = [id for id in contact.deputies if id != contact.id and matrix.contacts[id].active]
        if contact.kind in _PEOPLE and not stand_in:
            name = named(matrix, contact.id)
            yield Finding(
                "R12",
                Grade.WARNING,
                (contact.id, level),
                f"{named(matrix, level)} depends on {name} alone: name a deputy, or somebody else on the level.",
            )


def same_again(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R13: the next level means somebody else, at another number."""
    seen: set[tuple[Id, ...]] = set()
    for reach in reached_by_any(matrix).values():
        levels = list(by_level(matrix, reach.work).items())
        on_all: set[Id] = set()
        if len(levels) > 1:
            on_all = set.intersection(*(set(people) for _, people in levels))
        for (lower, below), (upper, above) in itertools.pairwise(levels):
            for id in sorted(below.keys() & above.keys()):
                if (id, lower, upper) in seen:
                    continue
                seen.add((id, lower, upper))
                yield Finding(
                    "R13",
                    Grade.ERROR if id in on_all else Grade.WARNING,
                    (id, lower, upper),
                    f"{named(matrix, id)} answers for {named(matrix, lower)} and for {named(matrix, upper)}: "
                    "escalating changes nothing for them. Name somebody else on one of the two.",
                )
            for a, b in itertools.product(below.values(), above.values()):
                shared = same_number(a, b) if a.id != b.id else set()
                if shared and (a.id, b.id) not in seen:
                    seen.add((a.id, b.id))
                    yield Finding(
                        "R13",
                        Grade.WARNING,
                        (a.id, b.id),
                        f"{named(matrix, a.id)} and {named(matrix, b.id)}, one level up, share {min(shared)}: "
                        "escalating rings the same place again.",
                    )


def false_deputies(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R14: a deputy is somebody else, at another number, not only the next level, and there when needed."""
    above: dict[Id, set[Id]] = {}
    levels = list(by_level(matrix, frozenset(matrix.steps)).values())
    for lower, upper in itertools.pairwise(levels):
        for id in lower:
            above.setdefault(id, set()).update(upper.keys() - lower.keys())
    for contact in matrix.contacts.values():
        name = named(matrix, contact.id)
        deputies = [matrix.contacts[id] for id in contact.deputies]
        for deputy in deputies:
            if deputy.id == contact.id:
                message = f"{name} is their own deputy: name somebody else."
            elif shared := same_number(contact, deputy):
                message = (
                    f"{name} and their deputy {named(matrix, deputy.id)} share {min(shared)}: give one another way."
                )
            elif contact.id in deputy.deputies and _away_together(contact, deputy) and contact.id < deputy.id:
                message = f"{name} and {named(matrix, deputy.id)} stand in for each other and are away together."
            else:
                continue
            yield Finding("R14", Grade.WARNING, (contact.id, deputy.id), message)
        real = {deputy.id for deputy in deputies} - {contact.id}
        if real and real <= above.get(contact.id, set()):
            yield Finding(
                "R14",
                Grade.WARNING,
                (contact.id, *sorted(real)),
                f"{name}'s only deputy is on the next level, who is asked anyway: name one beside them.",
            )


def _away_together(a: Contact, b: Contact) -> bool:
    return any(x.start < y.end and y.start < x.end for x, y in itertools.product(a.absences, b.absences))


def few_ways(matrix: Matrix, limits: Thresholds) -> Iterator[Finding]:
    """R19: whoever is to respond can be reached in more than one way."""
    responders = {
        contact.id
        for step in matrix.steps.values()
        if step.kind in ATTEMPTS
        for contact in people_of(matrix, step)
        if contact.kind in _PEOPLE
    }
    for id in sorted(responders):
        count = methods(matrix.contacts[id])
        if count >= max(limits.good_methods, limits.fewest_methods):
            continue
        grade = Grade.WARNING if count < limits.fewest_methods else Grade.INFO
        ways = {0: "in no way", 1: "in one way only"}.get(count, f"in {count} ways only")
        yield Finding(
            "R19",
            grade,
            (id,),
            f"{named(matrix, id)} can be reached {ways}: add a number, mail or chat of another kind.",
        )


def twins(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R23: nobody is in the list twice."""
    by_address: dict[str, list[Id]] = {}
    by_name: dict[str, list[Id]] = {}
    for contact in matrix.contacts.values():
        shared = {p.e164 or p.number for p in contact.phones if p.kind in (PhoneKind.DUTY, PhoneKind.TOLL_FREE)}
        for address in sorted(reachable_at(contact) - shared):
            by_address.setdefault(address, []).append(contact.id)
        if contact.kind is ContactKind.PERSON and not is_placeholder(contact.name):
            by_name.setdefault(" ".join(contact.name.casefold().split()), []).append(contact.id)
    told: set[frozenset[Id]] = set()
    for same, found in (("the name", by_name), ("", by_address)):
        for value, ids in found.items():
            if len(ids) < 2 or frozenset(ids) in told:
                continue
            told.add(frozenset(ids))
            who = listed([named(matrix, id) for id in ids])
            what = same or value
            yield Finding(
                "R23",
                Grade.WARNING,
                tuple(ids),
                f"{who} share {what}: if they are one, join them, so that an edit is made once.",
                fixable=True,
            )
