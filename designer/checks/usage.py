"""R43, R55: is everything that is defined used, and everything used defined?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from designer.analysis.reach import reached_by_any
from designer.checks.finding import Finding, Grade, Thresholds, named
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Channel, Contact, Rota, Team

_WORDS: dict[Any, str] = {Contact: "contact", Team: "team", Rota: "rota", Calendar: "calendar", Channel: "channel"}


def severities(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R43: every severity comes in somewhere, and no arrow carries a time for one that it never takes."""
    if not matrix.steps:
        return
    for severity, reach in reached_by_any(matrix).items():
        if severity is not None and not reach.all:
            yield Finding(
                "R43",
                Grade.ERROR,
                (severity,),
                f"{named(matrix, severity)} is defined but no first contact takes it: let one, or delete it.",
            )
    for arrow in matrix.transitions.values():
        only = arrow.condition.severities
        for each in arrow.after_by_severity:
            if only and each.severity not in only:
                yield Finding(
                    "R43",
                    Grade.ERROR,
                    (arrow.id, each.severity),
                    f"The arrow from {named(matrix, arrow.source)} to {named(matrix, arrow.target)} has a time for "
                    f"{named(matrix, each.severity)}, which it never takes: take the time or the condition out.",
                )


def orphans(matrix: Matrix, _: Thresholds) -> Iterator[Finding]:
    """R55: whoever and whatever is defined is named somewhere.

    A channel of which nothing more is said is only there to be chosen, as in every new matrix, and missed by nobody.
    """
    for kind, word in _WORDS.items():
        for id, record in matrix.of(kind).items():
            if isinstance(record, Channel) and not record.instructions:
                continue
            if not matrix.referrers(id) - {id}:
                yield Finding(
                    "R55",
                    Grade.INFO,
                    (id,),
                    _unused(word, named(matrix, id)),
                )


def _unused(word: str, name: str) -> str:
    if word == "contact":
        return f"No step, team or rota names {name}: name them at a step, or delete them."
    if word in ("team", "rota"):
        return f"No step names the {word} {name}: name it at one, or delete it."
    return f"The {word} {name} is used nowhere: use it, or delete it."
