"""What all editors keep to: showing says nothing, the same value says nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from designer.model.choices import Outcome
from designer.model.values import ChannelUse, Condition, Position, Priorities
from designer.panels.inspector.editor import EDITORS
from designer.panels.inspector.field import Field
from designer.panels.inspector.forms_values import CHANNEL_USE, CONDITION, PHONE
from designer.panels.inspector.making import MODULES
from tests import small
from tests.panels.inspector.conftest import Made

VALUES: dict[str, tuple[Any, Any]] = {
    "line": ("Ana", None),
    "phone": ("112", None),
    "mail": ("ana@example.org", None),
    "shown": ("abc", None),
    "text": ("two\nlines", None),
    "lines": (("a", "b"), None),
    "checklist": (("a", "b"), None),
    "number": (3, None),
    "optional number": (None, None),
    "switch": (True, None),
    "choice": (Outcome.CLOSED, Outcome),
    "optional choice": (None, Outcome),
    "pick": (True, ((True, "Yes"), (False, "No"))),
    "zone": ("Europe/London", None),
    "language": ("en", None),
    "marks": ((small.SEV1,), None),
    "rank": (1, "severity"),
    "span": (None, None),
    "spans": ((), None),
    "reference": (small.ANA, ("contact",)),
    "references": ((small.ANA,), ("contact",)),
    "targets": ((), None),
    "items": ((), PHONE),
    "channels": ((ChannelUse(channel="channel:aaaaaaa1"),), CHANNEL_USE),
    "structure": (Condition(answer="Yes"), CONDITION),
    "optional structure": (None, PHONE),
    "colour": ("", None),
    "place": (Position(across=3.0, along=4.0), None),
    "pinned": ((), None),
    "priorities": (Priorities(), None),
    "date": (dt.date(2027, 1, 14), None),
    "instant": (dt.datetime(2027, 1, 14, 8, tzinfo=dt.UTC), None),
    "optional instant": (None, None),
    "local instant": (None, None),
    "intervals": ((), None),
    "week": ((), None),
}


def test_every_way_of_editing_is_known_here() -> None:
    assert MODULES
    assert set(VALUES) == set(EDITORS)


@pytest.mark.parametrize("way", VALUES)
def test_showing_and_leaving_commits_nothing(way: str, made: Made) -> None:
    value, of = VALUES[way]
    editor, said = made(Field("kind", "Kind", way, of=of), value)
    editor.show_value(value)
    editor.flush()
    assert said == []
    assert editor.accessibleName() == "Kind"


@pytest.mark.parametrize("way", ["line", "text", "lines", "number", "switch", "choice", "span", "date", "reference"])
def test_records_that_differ_are_left_alone(way: str, made: Made) -> None:
    value, of = VALUES[way]
    editor, said = made(Field("kind", "Kind", way, of=of), value, mixed=True)
    editor.flush()
    assert said == []
