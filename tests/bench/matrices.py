"""Escalation-like matrices of any size, the same ones every time.

A chart is made of modules, one for each type of issue, of about twenty steps. A module climbs the levels; inside a
level it has a few steps; decisions lead to two or three; about one arrow in fourteen goes back; a few arrows join
modules, and a few modules stand alone. There are about 1.3 arrows a step. Every step has its people and channels, every
arrow its trigger and span, as on a chart that somebody uses. All contacts are made up, their numbers reserved ones.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from designer.model import spans
from designer.model.choices import (
    ChannelKind,
    ContactKind,
    LevelKind,
    Mark,
    Outcome,
    PhoneKind,
    StepKind,
    TransitionKind,
    Trigger,
)
from designer.model.ids import ALPHABET, Id
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact, Head, Level, Record, Severity, Step, Team, Transition
from designer.model.values import ChannelUse, Condition, Email, Phone, Position, SeveritySpan, Target

VERBS = ["Triage", "Diagnose", "Notify", "Assign", "Patch", "Verify", "Review", "Call", "Approve", "Roll back"]
OBJECTS = ["the fault", "the line", "the duty engineer", "the order", "the change", "the circuit", "the site"]
ROLES = ["Service desk", "Duty engineer", "Network engineer", "Team lead", "Field technician", "Incident manager"]
ANSWERS = ["yes", "no", "not sure"]
STEP_ACROSS, STEP_ALONG = 240.0, 140.0
"""Room for a card and its gap, in chart units."""


class _Node(NamedTuple):
    level: int
    module: int
    row: int


@dataclass
class _Graph:
    nodes: list[_Node]
    edges: list[tuple[int, int]]


@cache
def matrix(steps: int, levels: int = 0, seed: int = 0) -> Matrix:
    """The matrix with this many steps; `levels` and `seed` follow from the size unless given."""
    levels = levels or (5 if steps <= 100 else 6 if steps <= 1000 else 8)
    rng = random.Random(seed or steps)
    graph = _graph(rng, steps, levels)
    return Matrix([*_setting(levels), *_contacts(rng, max(12, steps // 5)), *_steps(rng, graph), *_arrows(rng, graph)])


def numbered(kind: str, number: int) -> Id:
    """The id of the record of a kind with this number."""
    text = ""
    for _ in range(8):
        number, digit = divmod(number, len(ALPHABET))
        text = ALPHABET[digit] + text
    return f"{kind}:{text}"


def _graph(rng: random.Random, steps: int, levels: int) -> _Graph:
    graph = _Graph([], [])
    modules: list[range] = []
    while len(graph.nodes) < steps:
        left = steps - len(graph.nodes)
        size = min(left, max(levels, round(rng.gauss(22, 5))))
        if left - size < levels:
            size = left
        modules.append(_module(rng, graph, size, levels, len(modules)))
    for here, module in enumerate(modules[:-1]):
        if len(modules) > 3 and rng.random() < 0.05:
            continue
        there = min(len(modules) - 1, here + 1 + int(rng.expovariate(0.6)))
        for _ in range(6):
            ends = sorted((rng.choice(module), rng.choice(modules[there])), key=lambda node: graph.nodes[node].level)
            if 0 < graph.nodes[ends[1]].level - graph.nodes[ends[0]].level <= 3:
                graph.edges.append((ends[0], ends[1]))
                break
    return graph


def _module(rng: random.Random, graph: _Graph, size: int, levels: int, number: int) -> range:
    first = len(graph.nodes)
    weights = [levels + 1 - level * 0.5 for level in range(levels)]  # the lower levels do more of the work
    counts = [int(level < size) for level in range(levels)]
    for _ in range(size - sum(counts)):
        counts[rng.choices(range(levels), weights)[0]] += 1
    graph.nodes += [_Node(level, number, row) for level, count in enumerate(counts) for row in range(count)]
    nodes = range(first, first + size)
    level_of = [graph.nodes[node].level for node in nodes]
    room = [3 if rng.random() < 0.35 else 1 for _ in nodes]
    decides = [each == 3 for each in room]
    have: set[tuple[int, int]] = set()

    def join(a: int, b: int) -> None:
        have.add((a, b))
        graph.edges.append((first + a, first + b))
        room[a] -= 1

    for b in range(1, size):
        near = [a for a in range(b) if level_of[b] - level_of[a] <= 1] or [b - 1]
        free = [a for a in near if room[a] > 0] or near[-1:]
        join(free[max(0, len(free) - 1 - int(rng.expovariate(0.7)))], b)
    wanted = round(0.27 * size)
    for _ in range(50 * size):
        a = rng.randrange(size)
        if not wanted or not decides[a] or room[a] <= 0:
            continue
        if rng.random() < 0.7:
            b = min(size - 1, a + 1 + int(rng.expovariate(0.25)))
        else:
            b = max(0, a - 1 - int(rng.expovariate(0.2)))
        if b != a and level_of[b] - level_of[a] <= 2 and (a, b) not in have and (b, a) not in have:
            join(a, b)
            wanted -= 1
    return nodes


def _setting(levels: int) -> Iterator[Record]:
    yield Head(id=numbered("matrix", 1), title="Escalation of network faults", organisation="Example Networks")
    kinds = [LevelKind.FRONTLINE, *[LevelKind.FUNCTIONAL] * (levels - 2), LevelKind.EXTERNAL]
    for order, kind in enumerate(kinds):
        yield Level(id=numbered("level", order), order=order, code=f"L{order}", label=f"Tier {order}", kind=kind)
    for rank, mark in enumerate((Mark.TRIANGLE, Mark.DIAMOND, Mark.SQUARE, Mark.CIRCLE), 1):
        yield Severity(
            id=numbered("severity", rank),
            code=f"SEV{rank}",
            rank=rank,
            mark=mark,
            respond_within=spans.parse(f"{rank * 15} min"),
            resolve_within=spans.parse(f"{rank * 4} h"),
        )
    for number, channel in enumerate((ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT, ChannelKind.SMS)):
        yield Channel(id=numbered("channel", number), kind=channel, rouses=channel is ChannelKind.PHONE)


def _contacts(rng: random.Random, count: int) -> Iterator[Record]:
    for number in range(count):
        role = rng.choice(ROLES)
        yield Contact(
            id=numbered("contact", number),
            kind=ContactKind.PERSON,
            name=f"{role} {number + 1}",
            role=role,
            phones=(
                Phone(
                    number=f"+44 20 7946 0{number % 1000:03}",
                    kind=PhoneKind.DESK,
                    e164=f"+442079460{number % 1000:03}",
                ),
                Phone(
                    number=f"+44 7700 900{number % 1000:03}",
                    kind=PhoneKind.MOBILE,
                    e164=f"+447700900{number % 1000:03}",
                    sms=True,
                ),
            ),
            emails=(Email(address=f"contact{number + 1}@example.org"),),
        )
    for number in range(max(2, count // 8)):
        members = tuple(numbered("contact", (number * 8 + each) % count) for each in range(min(8, count)))
        yield Team(id=numbered("team", number), name=f"Team {number + 1}", members=members, lead=members[0])


def _steps(rng: random.Random, graph: _Graph) -> Iterator[Record]:
    leaving, entering = [0] * len(graph.nodes), [0] * len(graph.nodes)
    for source, target in graph.edges:
        leaving[source] += 1
        entering[target] += 1
    modules = graph.nodes[-1].module + 1
    abreast = max(1, round(math.sqrt(modules) / 2))  # modules side by side in a lane, for a chart about as wide as high
    rows = max(node.row for node in graph.nodes) + 1
    people = max(12, len(graph.nodes) // 5)
    for number, node in enumerate(graph.nodes):
        kind = _kind(rng, leaving[number], entering[number], node.level)
        whom = [numbered("contact", rng.randrange(people)) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        if rng.random() < 0.15:
            whom = [numbered("team", rng.randrange(max(2, people // 8)))]
        reached = kind not in (StepKind.END, StepKind.WAIT, StepKind.DECISION, StepKind.ENTRY)
        yield Step(
            id=numbered("step", number),
            level=numbered("level", node.level),
            kind=kind,
            title=f"{rng.choice(VERBS)} {rng.choice(OBJECTS)} {number}",
            targets=tuple(Target(to=each) for each in dict.fromkeys(whom)) if reached else (),
            channels=tuple(
                ChannelUse(channel=numbered("channel", channel), delay=5 * place)
                for place, channel in enumerate(rng.sample(range(4), rng.choice((1, 2, 3))))
            )
            if reached
            else (),
            wait=spans.parse("30 min") if kind is StepKind.WAIT else None,
            outcome=rng.choice(list(Outcome)),
            position=Position(
                across=64.0 + node.module % abreast * STEP_ACROSS,
                along=80.0 + (node.module // abreast * rows + node.row) * STEP_ALONG,
            ),
        )


def _kind(rng: random.Random, leaving: int, entering: int, level: int) -> StepKind:
    if leaving >= 2:
        return StepKind.DECISION
    if leaving == 0:
        return StepKind.END
    if entering == 0:
        return StepKind.ENTRY
    odd = rng.random()
    if odd < 0.08:
        return StepKind.WAIT
    if odd < 0.16:
        return StepKind.INFORM
    return StepKind.VENDOR if odd < 0.22 and level > 2 else StepKind.ACTION


def _arrows(rng: random.Random, graph: _Graph) -> Iterator[Record]:
    taken: dict[int, int] = {}
    degree: dict[int, int] = {}
    for source, _ in graph.edges:
        degree[source] = degree.get(source, 0) + 1
    for number, (source, target) in enumerate(graph.edges):
        order = taken[source] = taken.get(source, -1) + 1
        rise = graph.nodes[target].level - graph.nodes[source].level
        decision = degree[source] >= 2
        timed = not decision and rise >= 0
        kind = TransitionKind.RETURN if rise < 0 else TransitionKind.FUNCTIONAL
        if rise > 0 and rng.random() < 0.2:
            kind = TransitionKind.HIERARCHICAL
        differ = timed and rng.random() < 0.3
        yield Transition(
            id=numbered("transition", number),
            source=numbered("step", source),
            target=numbered("step", target),
            kind=kind,
            trigger=rng.choice((Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED)) if timed else Trigger.ALWAYS,
            after=spans.parse(rng.choice(("15 min", "30 min", "1 h", "4 h"))) if timed else None,
            after_by_severity=(
                SeveritySpan(severity=numbered("severity", 1), span=spans.parse("10 min")),
                SeveritySpan(severity=numbered("severity", 4), span=spans.parse("8 h")),
            )
            if differ
            else (),
            condition=Condition(answer=ANSWERS[order % 3]) if decision else Condition(),
            order=order,
            default=decision and order == degree[source] - 1,
            at_most=2 if rise < 0 else None,
        )
