"""What is said of the times of an arrow: which triggers wait for one, and what an empty one means."""

from __future__ import annotations

from typing import Any

from designer.model.choices import Trigger
from designer.panels.inspector.field import Field

TIMED = frozenset({Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED})
"""Triggers that never fire without a time; people think of their times as the step's own."""


def empty_time(arrow: Any) -> str:
    """What it means that an arrow has no time: those that wait for one never fire, others fire at once."""
    if getattr(arrow, "trigger", None) not in TIMED:
        return "At once"
    return "By severity alone" if arrow.after_by_severity else "No time yet: set one"


WITHIN = {Trigger.NOT_ACKNOWLEDGED: "Answer within", Trigger.NOT_RESOLVED: "Resolve within"}
"""What the time of an arrow means for the step it leaves."""


def whose_time(arrow: Any) -> str:
    """Where else the time of an arrow stands: on the card of the step that it leaves."""
    within = WITHIN.get(arrow.trigger)
    return f"So long the step before has: its card says “{within.split()[0].lower()} in …”." if within else ""


AFTER = Field("after", "After", "span", help="How long, unless a severity says otherwise", empty=empty_time,
              told=whose_time)  # fmt: skip
BY_SEVERITY = Field("after_by_severity", "After, by severity", "spans", alone=True)
