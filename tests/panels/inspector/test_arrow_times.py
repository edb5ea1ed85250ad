"""An arrow that waits for a time it does not have says so; it does not claim to fire at once."""

from __future__ import annotations

import msgspec

from designer.model import spans
from designer.model.choices import Trigger
from designer.model.values import SeveritySpan
from designer.panels.desk import Desk
from designer.panels.inspector.arrow_times import AFTER, BY_SEVERITY
from tests import small
from tests.panels.inspector.conftest import Made


def test_a_trigger_that_needs_a_time_asks_for_one(made: Made, desk: Desk) -> None:
    arrow = msgspec.structs.replace(desk.matrix.transitions[small.FRONT_SPECIALIST], after=None, after_by_severity=())
    editor, _ = made(AFTER, None, arrow)
    assert editor.box.placeholderText() == "No time yet: set one"
    each, _ = made(BY_SEVERITY, (), arrow)
    assert {box.placeholderText() for box in each.boxes.values()} == {"No time yet"}
    own = (SeveritySpan(severity=small.SEV1, span=spans.parse("5 min")),)
    editor.show_value(None, msgspec.structs.replace(arrow, after_by_severity=own))
    assert editor.box.placeholderText() == "By severity alone"


def test_other_triggers_fire_at_once(made: Made, desk: Desk) -> None:
    arrow = msgspec.structs.replace(
        desk.matrix.transitions[small.FRONT_SPECIALIST], after=None, after_by_severity=(), trigger=Trigger.ALWAYS
    )
    editor, _ = made(AFTER, None, arrow)
    assert editor.box.placeholderText() == "At once"
    each, _ = made(BY_SEVERITY, (), arrow)
    assert {box.placeholderText() for box in each.boxes.values()} == {"At once"}
