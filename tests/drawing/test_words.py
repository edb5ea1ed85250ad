"""Every kind has words and an icon that is shipped."""

from __future__ import annotations

from designer.drawing import words
from designer.model.choices import ChannelKind, Outcome, Share, StepKind, Trigger
from designer.paths import resource


def test_every_kind_has_words() -> None:
    assert set(words.UNTITLED) == set(words.STEP_WORDS) == set(words.STEP_ICONS) == set(StepKind)
    assert set(words.TRIGGER_WORDS) == set(words.TRIGGER_ICONS) == set(Trigger)
    assert set(words.CHANNEL_WORDS) == set(words.CHANNEL_ICONS) == set(ChannelKind)
    assert set(words.OUTCOME_WORDS) == set(words.OUTCOME_ICONS) == set(Outcome)
    assert set(words.SHARE_WORDS) == set(Share)


def test_icons_are_shipped_and_tell_kinds_apart() -> None:
    for table in (words.STEP_ICONS, words.TRIGGER_ICONS, words.CHANNEL_ICONS, words.OUTCOME_ICONS):
        assert len(set(table.values())) == len(table)
        for name in table.values():
            assert resource(f"icons/{name}.svg").exists()
