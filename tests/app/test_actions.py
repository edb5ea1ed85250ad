"""The table of actions is whole: every action has words, an icon, a tip, and somebody who does it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from designer.app.actions import ACTIONS, MENUS, TOOLS, TOOLS_WITH_TEXT, Action
from designer.app.workshop import Workshop
from designer.paths import resource


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_is_whole(action: Action) -> None:
    assert action.text[0].isupper()
    assert action.tip[0].isupper() or action.tip[0].isdigit()
    assert not action.tip.endswith(".")
    assert resource(f"icons/{action.icon}.svg")
    assert action.menu.rstrip("|").partition("/")[0] in MENUS
    for key in action.keys:
        assert QKeySequence(key).toString(), key


def test_ids_and_keys_are_given_once() -> None:
    assert Counter(action.id for action in ACTIONS).most_common(1)[0][1] == 1
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in action.keys)
    assert [key for key, times in keys.items() if times > 1] == []


def test_the_tool_bar_names_actions() -> None:
    assert {id for id in TOOLS if id != "|"} <= {action.id for action in ACTIONS}
    assert set(TOOLS) >= TOOLS_WITH_TEXT


def test_somebody_does_each(workshop: Workshop) -> None:
    for action in ACTIONS:
        room, _, deed = action.run.partition(".")
        assert callable(getattr(workshop.room(room), deed)), action.id


FACTS = {
    "document", "file", "unsaved", "undo", "redo", "level", "steps", "findings", "selection", "step", "one step",
    "two steps", "three steps", "two contacts", "found here", "severities", "pinned", "still",
    "tab flow", "tab sheet",
}  # fmt: skip


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_it_asks_for_facts_that_there_are(action: Action) -> None:
    for fact in filter(None, [*action.when.split(" & "), action.checked]):
        assert fact in FACTS or fact.split()[0] in ("panel", "list", "theme", "paper"), fact
