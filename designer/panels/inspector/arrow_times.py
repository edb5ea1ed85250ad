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
    return "None of its own" if arrow.after_by_severity else "No time yet: set one"


AFTER = Field("after", "After", "span", help="How long, unless a severity says otherwise", empty=empty_time)
BY_SEVERITY = Field("after_by_severity", "After, by severity", "spans", alone=True)
