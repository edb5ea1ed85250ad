"""Every kind of step is said to be something."""

from __future__ import annotations

from designer.model.choices import StepKind
from designer.panels.kinds import KIND_TIPS


def test_every_kind_once() -> None:
    assert sorted(KIND_TIPS) == sorted(StepKind)
    assert len(set(KIND_TIPS.values())) == len(StepKind)
