"""The box of a step: how large it is and where its parts lie. What it looks like is in `card_shapes.py`.

A card's size follows from what it says, never from theme or zoom. Titles are never cut: the card grows.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from designer.drawing.content import Seen, description, seen
from designer.drawing.marks import SeverityMark
from designer.drawing.style import GRID, SMALL_PX, TEXT_PX, TINY_PX
from designer.drawing.text import SEMIBOLD, breaks, line_height, width, wrap
from designer.drawing.words import OUTCOME_WORDS, UNTITLED
from designer.layout.chart import Outline, outline_of
from designer.model.choices import StepKind
from designer.model.geometry import Rect, Size
from designer.model.matrix import Matrix
from designer.model.records import Step

WIDTH = 200.0
WIDTHS = (200.0, 240.0, 280.0, 320.0)
"""A card with more than `MOST_LINES` of title takes the next width, so that it does not become a tower."""
MOST_LINES = 3
LEFT, RIGHT, TOP, BOTTOM = 16.0, 12.0, 11.0, 9.0
ROW_GAP = 5.0
WHO_HEIGHT, WHEN_HEIGHT = 20.0, 16.0
CHANNEL = 14.0
"""The size of a channel's icon; `CHANNEL_STEP` from one to the next."""
CHANNEL_STEP = 18.0
MOST_CHANNELS = 6
MARK = 8.0
MARK_GAP = 3.0
TIMES_LEFT = 16.0
"""Where the times begin, after the clock."""
PILL_PAD = 20.0
PILL_ICON = 16.0
PILL_TEXT = 168.0
BADGE = 18.0
FOLD = 14.0
_LINE = line_height(TEXT_PX)
_TINY_LINE = line_height(TINY_PX)


class TimedPlace(NamedTuple):
    """A span in the row of times: its mark (or None), its text, and where it lies in the card."""

    severity: SeverityMark | None
    text: str
    x: float
    y: float


class Plan(NamedTuple):
    """A card measured: where everything of it lies; None for the rows that it does not have."""

    size: Size
    title: Rect
    title_lines: tuple[str, ...]
    title_px: float
    body_lines: tuple[str, ...] = ()
    body_y: float = 0.0
    who_y: float | None = None
    when_y: float | None = None
    times: tuple[TimedPlace, ...] = ()
    channels_y: float | None = None
    channels_shown: int = 0


class Card(NamedTuple):
    """A step as it is drawn, in its own coordinates: its top left corner is 0, 0."""

    what: Seen
    plan: Plan

    @property
    def size(self) -> Size:
        return self.plan.size

    @property
    def outline(self) -> Outline:
        """Where arrows may touch it."""
        return outline_of(self.what.kind)

    @property
    def title(self) -> Rect:
        """Where the title stands: what an inline editor covers."""
        return self.plan.title

    @property
    def painted(self) -> Rect:
        """All that may be painted, with the badge and the shadow, which reach out of the card."""
        return Rect(0.0, 0.0, *self.plan.size).grown(BADGE / 2 + 2)

    def description(self, level_code: str = "") -> str:
        return description(self.what, level_code)


def card(matrix: Matrix, step: Step) -> Card:
    """The card of a step. Equal cards are drawn alike; `card_shapes.shapes` draws them."""
    what = seen(matrix, step)
    return Card(what, plan(what))


@lru_cache(maxsize=16_384)
def plan(what: Seen) -> Plan:
    """Where everything lies on the card that says this."""
    match what.kind:
        case StepKind.DECISION:
            return _diamond(what)
        case StepKind.ENTRY | StepKind.END:
            return _pill(what)
        case StepKind.NOTE:
            return _note(what)
    return _box(what)


def title_of(what: Seen) -> str:
    """What stands where the title does: the words for its kind where nobody wrote one."""
    if what.title:
        return what.title
    return OUTCOME_WORDS[what.outcome] if what.kind is StepKind.END else UNTITLED[what.kind]


def _on_grid(length: float) -> float:
    return math.ceil(length / GRID - 1e-9) * GRID


def _box(what: Seen) -> Plan:
    has_icon = what.kind is not StepKind.ACTION
    wide = WIDTHS[0]
    lines: tuple[str, ...] = ()
    for wide in WIDTHS:
        lines = wrap(title_of(what), wide - LEFT - RIGHT - (20 if has_icon else 0), TEXT_PX, SEMIBOLD)
        if len(lines) <= MOST_LINES:
            break
    room = wide - LEFT - RIGHT
    title = Rect(LEFT, TOP, room - (20 if has_icon else 0), len(lines) * _LINE)
    y = title.bottom
    who_y = when_y = channels_y = None
    body: tuple[str, ...] = ()
    body_y = 0.0
    if what.who or what.nobody:
        who_y = y + ROW_GAP
        y = who_y + WHO_HEIGHT
    if what.kind is StepKind.HAND_OVER:
        body = wrap(what.note or "No matrix chosen", room - 20, SMALL_PX)
        body_y = y + ROW_GAP
        y = body_y + len(body) * line_height(SMALL_PX)
    shown = min(len(what.channels), MOST_CHANNELS)
    icons = _channels_width(len(what.channels))
    places, used, rows = _flow(what, room)
    if what.when:
        when_y = y + ROW_GAP
        y = when_y + rows * WHEN_HEIGHT
        if shown and used + icons + 4 <= room:
            channels_y = y - WHEN_HEIGHT
    if shown and channels_y is None:
        channels_y = y + ROW_GAP - (1 if what.when else 0)
        y = channels_y + WHEN_HEIGHT
    height = max(_on_grid(y + BOTTOM), 44.0)
    down = when_y or 0.0
    placed = tuple(TimedPlace(each.severity, each.text, each.x, each.y + down) for each in places)
    return Plan(Size(wide, height), title, lines, TEXT_PX, body, body_y, who_y, when_y, placed, channels_y, shown)


def _channels_width(count: int) -> float:
    """The room that channel icons take, "+2" for those not shown among it."""
    shown = min(count, MOST_CHANNELS)
    more = 20.0 if count > shown else 0.0
    return shown * CHANNEL_STEP + more


def _flow(what: Seen, room: float) -> tuple[tuple[TimedPlace, ...], float, int]:
    """The times side by side behind the clock, in as many rows as they need; how wide the last row is; the rows."""
    x, y = TIMES_LEFT, 0.0
    placed = []
    for timed in what.when:
        mark = MARK + MARK_GAP if timed.severity else 0.0
        texts = wrap(timed.text, room - TIMES_LEFT - mark, TINY_PX)
        size = mark + max(width(each, TINY_PX) for each in texts)
        if x > TIMES_LEFT and x + size > room:
            x, y = TIMES_LEFT, y + WHEN_HEIGHT
        for index, text in enumerate(texts):
            if index:
                y += WHEN_HEIGHT
            placed.append(TimedPlace(timed.severity if not index else None, text, LEFT + x, y))
        x += size + 6
    return tuple(placed), x - 6, int(y // WHEN_HEIGHT) + 1


def _pill(what: Seen) -> Plan:
    lines = wrap(title_of(what), PILL_TEXT, TEXT_PX, SEMIBOLD)
    body = wrap(what.note, PILL_TEXT, TINY_PX) if what.note else ()
    widest = max(width(line, TEXT_PX, SEMIBOLD) for line in lines) + PILL_ICON + 6
    widest = max([widest, *(width(line, TINY_PX) for line in body)])
    height = len(lines) * _LINE + (len(body) * _TINY_LINE + 2 if body else 0)
    size = Size(max(_on_grid(widest + 2 * PILL_PAD), 112.0), max(_on_grid(height + 24), 44.0))
    top = (size.height - height) / 2
    title = Rect(PILL_PAD - 4, top, size.width - 2 * PILL_PAD + 8, len(lines) * _LINE)
    return Plan(size, title, lines, TEXT_PX, body, title.bottom + 2)


def _diamond(what: Seen) -> Plan:
    """The smallest diamond, about 5 : 3, that holds the title however it is broken."""
    line = line_height(SMALL_PX)
    best: tuple[float, float, tuple[str, ...]] | None = None
    for lines in breaks(title_of(what), range(60, 300, 12), SMALL_PX, SEMIBOLD):
        half = len(lines) * line / 2
        need = 0.0
        for index, text in enumerate(lines):
            reach = max(abs(index * line - half), abs((index + 1) * line - half)) - 2
            need = max(need, width(text, SMALL_PX, SEMIBOLD) + 12 + 2 * reach / 0.6)
        if best is None or need < best[0] - 0.5:
            best = (need, half, lines)
    need, half, lines = best or (0.0, line / 2, ("",))
    wide = max(_on_grid(need), 116.0)
    size = Size(wide, max(_on_grid(wide * 0.6), 72.0))
    widest = max(width(text, SMALL_PX, SEMIBOLD) for text in lines)
    title = Rect((size.width - widest) / 2, size.height / 2 - half, widest, 2 * half)
    return Plan(size, title, lines, SMALL_PX)


def _note(what: Seen) -> Plan:
    room = WIDTH - 2 * 12.0
    bare = not what.title and bool(what.note)
    lines = () if bare else wrap(title_of(what), room - FOLD + 4, TEXT_PX, SEMIBOLD)
    title = Rect(12.0, 10.0, room - FOLD + 4, max(len(lines), 1) * _LINE)
    top = 10.0 + len(lines) * _LINE + (4 if lines else 2)
    body = wrap(what.note, room, SMALL_PX) if what.note else ()
    bottom = top + len(body) * line_height(SMALL_PX) if body else 10.0 + len(lines) * _LINE
    return Plan(Size(WIDTH, max(_on_grid(bottom + 10), 44.0)), title, lines, TEXT_PX, body, top)
