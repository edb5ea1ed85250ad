"""What times beside levels mean is guessed with a reason; no time is added twice, and none is made up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.durations.durations import understand
from designer.formats.matrices.times import At, PathTimes, Times, guess, hops
from designer.model.choices import TimeBase, Trigger
from designer.model.spans import describe, minutes

ELAPSED_REACHED = Times(TimeBase.ELAPSED, At.REACHED)
ELAPSED_LEFT = Times(TimeBase.ELAPSED, At.LEFT)
LEVEL_REACHED = Times(TimeBase.PER_LEVEL, At.REACHED)
LEVEL_LEFT = Times(TimeBase.PER_LEVEL, At.LEFT)


def path(*texts: str) -> PathTimes:
    return [understand(text) if text else None for text in texts]


def into(times: Times, *texts: str) -> list[str]:
    return [describe(span) if span else "" for span in hops(path(*texts), times).into]


@pytest.mark.parametrize(
    ("texts", "header", "base", "at", "sure"),
    [
        (("Immediate", "2 h", "4 h"), "Time", "elapsed", "reached", False),
        (("2 hrs", "4 hrs", "6 hrs"), "Fault severity", "elapsed", "reached", False),
        (("15 min", "30 min", "1 h"), "Escalate after", "per_level", "left", False),
        (("15 min", "30 min", "1 h"), "Elapsed", "elapsed", "reached", False),
        (("30 min", "30 min", ""), "Eskalation nach", "per_level", "left", True),
        (("", "30 min", "30 min"), "Zeit", "per_level", "reached", True),
        (("T+0", "T+15m", "T+1h"), "Time", "elapsed", "reached", True),
        (("0-15 minutes", "15-60 minutes", "1-4 hours", "4+ hours"), "Window", "elapsed", "reached", True),
        (("30 min per level", "30 min per level", ""), "Time", "per_level", "left", True),
    ],
)
def test_the_meaning_is_guessed(texts: tuple[str, ...], header: str, base: str, at: str, sure: bool) -> None:
    times = guess([path(*texts)], [header], by_heads=False)
    assert (times.base.value, times.at.value, times.sure) == (base, at, sure)
    assert times.reason


def test_increasing_times_are_never_taken_for_sure() -> None:
    for header in ("Time", "Escalate after", "When", "Response time"):
        assert not guess([path("15 min", "30 min", "1 h")], [header], by_heads=False).sure


@pytest.mark.parametrize(
    ("texts", "header", "trigger"),
    [
        (("If not resolved within 4 Hours", ""), "Time", Trigger.NOT_RESOLVED),
        (("No response after 15 Minutes", ""), "Time", Trigger.NOT_ACKNOWLEDGED),
        (("15 min", ""), "Response time", Trigger.NOT_ACKNOWLEDGED),
        (("15 min", ""), "Reaktionszeit", Trigger.NOT_ACKNOWLEDGED),
        (("15 min", ""), "Escalate after", Trigger.NOT_RESOLVED),
    ],
)
def test_the_trigger_is_in_the_words(texts: tuple[str, ...], header: str, trigger: Trigger) -> None:
    assert guess([path(*texts)], [header], by_heads=False).trigger is trigger


@pytest.mark.parametrize(
    ("times", "texts", "spans"),
    [
        (ELAPSED_REACHED, ("0 min", "2 h", "4 h", "8 h"), ["at once", "2 h", "2 h", "4 h"]),
        (ELAPSED_REACHED, ("2 h", "4 h"), ["2 h", "2 h"]),
        (ELAPSED_REACHED, ("", "2 h", "3 h"), ["", "2 h", "1 h"]),
        (LEVEL_REACHED, ("", "2 h", "4 h"), ["", "2 h", "4 h"]),
        (LEVEL_LEFT, ("15 min", "30 min", ""), ["", "15 min", "30 min"]),
        (ELAPSED_LEFT, ("15 min", "30 min", ""), ["", "15 min", "15 min"]),
        (ELAPSED_REACHED, ("0 to 1 h", "1 to 4 h", "4+ h"), ["at once", "1 h", "3 h"]),
        (ELAPSED_REACHED, ("1 business day", "3 business days"), ["1 business day", "2 business days"]),
    ],
)
def test_arrows_get_what_lies_between(times: Times, texts: tuple[str, ...], spans: list[str]) -> None:
    assert into(times, *texts) == spans


@pytest.mark.parametrize(
    ("times", "texts", "lost"),
    [
        (ELAPSED_REACHED, ("30 min", "1 business day"), (1,)),
        (ELAPSED_REACHED, ("4 h", "2 h"), (1,)),
        (ELAPSED_REACHED, ("4 business hours", "2 business days"), (1,)),
        (ELAPSED_REACHED, ("30 min", "about 1 h"), (1,)),
        (LEVEL_LEFT, ("T+15m", "30 min"), (0,)),
        (LEVEL_LEFT, ("15 - 30 min", "30 min"), (0,)),
        (LEVEL_REACHED, ("Day 7", "1 h"), (0,)),
    ],
)
def test_what_is_no_certain_time_is_left_open(times: Times, texts: tuple[str, ...], lost: tuple[int, ...]) -> None:
    found = hops(path(*texts), times)
    assert found.lost == lost
    at = [n + (times.at is At.LEFT) for n in lost]
    assert all(n >= len(found.into) or found.into[n] is None for n in at)


def test_a_level_after_one_whose_time_was_not_understood_is_left_open() -> None:
    found = hops([understand("30 min"), None, understand("2 h")], ELAPSED_REACHED, unread=[1])
    assert [span is None for span in found.into] == [False, True, True]


def test_how_long_the_last_level_has_leads_nowhere() -> None:
    beyond = hops(path("15 min", "2 h"), LEVEL_LEFT).beyond
    assert beyond is not None and describe(beyond) == "2 h"


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=8).map(sorted))
def test_hops_of_elapsed_times_add_up_to_them(elapsed: list[int]) -> None:
    found = hops(path(*(f"{each} min" for each in elapsed)), ELAPSED_REACHED)
    total = 0
    for span, since_opened in zip(found.into, elapsed, strict=True):
        assert span is not None
        total += minutes(span) or 0
        assert total == since_opened
