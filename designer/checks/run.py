"""All the rules, and running them over a matrix. A rule that is not in the tuple does not exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from designer.checks import addresses, people, structure, timing, usage
from designer.checks.finding import RANK, Finding, Grade, Thresholds
from designer.model.ids import Id
from designer.model.matrix import Matrix

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
    usage.severities,
    usage.orphans,
)


def run(
    matrix: Matrix,
    thresholds: Thresholds | None = None,
    today: dt.date | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Finding]:
    """What the rules find, the worst first. Findings that somebody accepted are left out until the date given.

    `today` decides which acceptances still hold (None: all do). Between rules `stopped` is asked whether the answer
    is still wanted; if not, what was found so far is returned.
    """
    limits = thresholds or Thresholds()
    accepted = [
        (each.code, set(each.on))
        for each in matrix.suppressions.values()
        if today is None or each.until is None or each.until >= today
    ]
    found: list[Finding] = []
    for rule in RULES:
        if stopped():
            break
        found += [
            finding
            for finding in rule(matrix, limits)
            if not any(code == finding.code and (not on or on & set(finding.ids)) for code, on in accepted)
        ]
    found.sort(key=lambda finding: (RANK[finding.grade], finding.code, finding.ids))
    return found


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
