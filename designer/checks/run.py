"""All the rules, and running them over a matrix. A rule that is not in the tuple does not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from designer.checks import addresses, naming, people, structure, timing, usage
from designer.checks.finding import RANK, Finding, Grade, Thresholds
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Suppression

Rule = Callable[[Matrix, Thresholds], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    structure.entries,
    structure.unreachable,
    structure.overtaken,
    structure.decisions,
    structure.loops,
    timing.long_runs,
    structure.loose_ends,
    structure.depth,
    people.cut_short,
    naming.nobody,
    people.no_channel,
    people.single_points,
    people.same_again,
    people.false_deputies,
    addresses.placeholders,
    addresses.invalid,
    addresses.national,
    people.few_ways,
    people.twins,
    timing.late_for_the_target,
    timing.not_monotonic,
    timing.not_later,
    naming.untitled,
    usage.severities,
    usage.orphans,
)


class Answer(NamedTuple):
    """What the rules find, the worst first, and of what somebody accepts each finding with its acceptance."""

    findings: list[Finding]
    accepted: list[tuple[Finding, Suppression]]


def run(
    matrix: Matrix,
    thresholds: Thresholds | None = None,
    today: dt.date | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Finding]:
    """The findings of `examine` that nobody accepts."""
    return examine(matrix, thresholds, today, stopped).findings


def examine(
    matrix: Matrix,
    thresholds: Thresholds | None = None,
    today: dt.date | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Answer:
    """Run all rules. What somebody accepts stands apart until the date given there.

    `today` decides which acceptances still hold (None: all do). Between rules `stopped` is asked whether the answer
    is still wanted; if not, what was found so far is returned.
    """
    limits = thresholds or Thresholds()
    # An acceptance is of the same rule about all of its records, or about some of them only: it still holds when one
    # step more has that person's fault, and never for somebody else's.
    holding: dict[str, list[tuple[set[Id], Suppression]]] = {}
    for each in matrix.suppressions.values():
        if today is None or each.until is None or each.until >= today:
            holding.setdefault(each.code, []).append((set(each.on), each))
    answer = Answer([], [])
    for rule in RULES:
        if stopped():
            break
        for finding in rule(matrix, limits):
            ids = set(concerned(matrix, finding))
            accepted = next((each for on, each in holding.get(finding.code, ()) if on <= ids or ids <= on), None)
            if accepted is None:
                answer.findings.append(finding)
            else:
                answer.accepted.append((finding, accepted))
    answer.findings.sort(key=_order)
    answer.accepted.sort(key=lambda pair: _order(pair[0]))
    return answer


def concerned(matrix: Matrix, finding: Finding) -> tuple[Id, ...]:
    """The records that an acceptance of a finding names: the whole matrix where the finding names none."""
    return finding.ids or (matrix.head.id,)


def _order(finding: Finding) -> tuple[int, str, tuple[Id, ...]]:
    return RANK[finding.grade], finding.code, finding.ids


def badges(matrix: Matrix, findings: list[Finding]) -> dict[Id, tuple[Grade, int]]:
    """Per step that a finding names, the worst grade (info does not show) and how many findings."""
    counts: dict[Id, tuple[Grade, int]] = {}
    for finding in findings:
        if finding.grade is Grade.INFO:
            continue
        for id in finding.ids:
            if id in matrix.steps:
                grade, count = counts.get(id, (finding.grade, 0))
                counts[id] = (min(grade, finding.grade, key=RANK.__getitem__), count + 1)
    return counts
