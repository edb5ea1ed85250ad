"""What a card looks like: the shapes of each kind of step, in the card's own coordinates."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

from designer.checks.finding import Grade
from designer.drawing.cards import (
    BADGE,
    CHANNEL,
    CHANNEL_STEP,
    FOLD,
    LEFT,
    MARK,
    MARK_GAP,
    PILL_ICON,
    RIGHT,
    WHEN_HEIGHT,
    WHO_HEIGHT,
    Card,
    Plan,
)
from designer.drawing.colours import ink_on
from designer.drawing.content import Seen, icons
from designer.drawing.display import Box, Command, Ellipse, Icon, Path, Shape, Text, polygon, polyline, rounded
from designer.drawing.marks import SeverityMark, mark
from designer.drawing.people import circle
from designer.drawing.style import EDGE, RADIUS, SMALL_PX, THEMES, TINY_PX, Theme
from designer.drawing.text import MEDIUM, REGULAR, SEMIBOLD, elide, line_height, width
from designer.drawing.words import OUTCOME_ICONS, STEP_ICONS
from designer.model.choices import Outcome, StepKind
from designer.model.geometry import Point, Rect

STRIPE = 5.0
CIRCLE = 18.0


class Badge(NamedTuple):
    """That checks complain: the worst grade among a `number` of findings."""

    grade: Grade
    number: int = 1


@lru_cache(maxsize=16_384)
def shapes(card: Card, theme: str, badge: Badge | None = None) -> tuple[Shape, ...]:
    """The shapes of a card in the theme of this name (see `style.THEMES`)."""
    colours = THEMES[theme]
    what, plan = card
    match what.kind:
        case StepKind.DECISION:
            drawn = _diamond(what, plan, colours)
        case StepKind.ENTRY | StepKind.END:
            drawn = _pill(what, plan, colours)
        case StepKind.NOTE:
            drawn = _note(what, plan, colours)
        case _:
            drawn = _box(what, plan, colours)
    if badge is None:
        return tuple(drawn)
    return (*drawn, *badge_shapes(badge, plan.size.width - BADGE + 4, -BADGE / 2 + 3, colours))


def outline(card: Card, x: float = 0.0, y: float = 0.0, margin: float = 0.0) -> Path:
    """The edge of the card, `margin` outside of it, without colours: for the ring around what is selected."""
    rect = Rect(x, y, *card.plan.size).grown(margin)
    if card.what.kind is StepKind.DECISION:
        slope = math.hypot(*card.plan.size)
        across, along = margin * slope / card.plan.size.height, margin * slope / card.plan.size.width
        wide, high = card.plan.size
        return Path(_diamond_commands(Rect(x - across, y - along, wide + 2 * across, high + 2 * along)))
    if card.what.kind in (StepKind.ENTRY, StepKind.END):
        r = pill_radius(rect.height)
        return Path(rounded(rect, (r, r, r, r)))
    r = (2.0 if card.what.kind is StepKind.NOTE else RADIUS) + margin
    return Path(rounded(rect, (r, r, r, r)))


def badge_shapes(badge: Badge, x: float, y: float, theme: Theme) -> tuple[Shape, ...]:
    """The badge in the square of `BADGE` at x, y: its form says the grade as its colour does."""
    colour = {Grade.ERROR: theme.error, Grade.WARNING: theme.warning, Grade.INFO: theme.info}[badge.grade]
    sign = str(badge.number) if 1 < badge.number < 100 else ("i" if badge.grade is Grade.INFO else "!")
    ground: Shape
    if badge.grade is Grade.ERROR:
        c = BADGE * 0.29
        corners = ((c, 0), (BADGE - c, 0), (BADGE, c), (BADGE, BADGE - c))
        ends = (*corners, *((BADGE - px, BADGE - py) for px, py in corners))
        ground = Path(polygon(Point(x + px, y + py) for px, py in ends), colour, theme.canvas, 1.5)
    elif badge.grade is Grade.WARNING:
        ground = Ellipse(x, y, BADGE, BADGE, colour, theme.canvas, 1.5)
    else:
        ground = Box(x, y, BADGE, BADGE, 5, colour, theme.canvas, 1.5)
    ink = ink_on(colour)
    return ground, Text(x + BADGE / 2, y + BADGE / 2 + 4, sign, TINY_PX, ink, 700, "middle")


def _title(what: Seen, plan: Plan, theme: Theme, anchor: str = "start") -> list[Shape]:
    px = plan.title_px
    line = line_height(px)
    colour = theme.text if what.title else theme.muted
    x = plan.title.x if anchor == "start" else plan.title.x + plan.title.width / 2
    return [
        Text(x, _baseline(plan.title.y + index * line, line, px), text, px, colour, SEMIBOLD, anchor)  # type: ignore[arg-type]
        for index, text in enumerate(plan.title_lines)
    ]


def _baseline(top: float, height: float, px: float) -> float:
    """The baseline, on a whole unit, of a line of text that stands in the middle of a row."""
    return float(round(top + height / 2 + px * 0.36))


def _box(what: Seen, plan: Plan, theme: Theme) -> list[Shape]:
    wide, high = plan.size
    stripe = theme.level(what.level)
    dash = (4.0, 3.0) if what.kind is StepKind.INFORM else ()
    half = EDGE / 2
    found: list[Shape] = []
    found.append(Box(half, half, wide - EDGE, high - EDGE, RADIUS, theme.card, theme.card_edge, EDGE, dash))
    if what.kind is StepKind.VENDOR:
        inset = 3.5
        found.append(Box(inset, inset, wide - 2 * inset, high - 2 * inset, RADIUS - 3, "", theme.card_edge, EDGE))
    found.append(Path(rounded(Rect(0, 0, STRIPE, high), (STRIPE - 0.5, 0, 0, STRIPE - 0.5)), stripe))
    found += _title(what, plan, theme)
    if what.kind is not StepKind.ACTION:
        found.append(Icon(wide - RIGHT - 14, plan.title.y + 2, 14, STEP_ICONS[what.kind], theme.muted))
    if plan.who_y is not None:
        found += _who(what, plan.who_y, wide, theme)
    if what.kind is StepKind.HAND_OVER:
        found.append(Icon(LEFT, plan.body_y + 1, 14, "file-output", theme.muted))
        found += _body(plan, LEFT + 20, SMALL_PX, theme.text if what.note else theme.error_text)
    if plan.when_y is not None:
        found.append(Icon(LEFT, plan.when_y + 2, 12, "clock", theme.muted))
        for place in plan.times:
            found += _time(place.severity, place.text, place.x, place.y, theme)
    if plan.channels_y is not None:
        found += _channels(what, plan, theme)
    return found


def _time(severity: SeverityMark | None, text: str, x: float, y: float, theme: Theme) -> list[Shape]:
    baseline = _baseline(y, WHEN_HEIGHT, TINY_PX)
    if severity is None:
        return [Text(x, baseline, text, TINY_PX, theme.muted)]
    sign = mark(severity.mark, x, y + (WHEN_HEIGHT - MARK) / 2, MARK, severity.fill(theme))
    return [sign, Text(x + MARK + MARK_GAP, baseline, text, TINY_PX, severity.ink(theme))]


def _who(what: Seen, y: float, wide: float, theme: Theme) -> list[Shape]:
    baseline = _baseline(y, WHO_HEIGHT, SMALL_PX)
    top = y + (WHO_HEIGHT - CIRCLE) / 2
    x = LEFT + CIRCLE + 7
    if what.nobody:
        ring = Ellipse(LEFT + 0.5, top + 0.5, CIRCLE - 1, CIRCLE - 1, theme.error_ground, theme.error_text)
        sign = Icon(LEFT + 4, top + 4, CIRCLE - 8, "user-plus", theme.error_text)
        return [ring, sign, Text(x, baseline, "Nobody yet", SMALL_PX, theme.error_text, MEDIUM)]
    first, more = what.who[0], len(what.who) - 1
    extra = f"+{more}" if more else ""
    room = wide - RIGHT - x - (width(extra, SMALL_PX, MEDIUM) + 6 if extra else 0)
    name = elide(first.name or "Unnamed", room, SMALL_PX)
    found: list[Shape] = [*circle(first, LEFT, top, CIRCLE, theme), Text(x, baseline, name, SMALL_PX, theme.text)]
    x += width(name, SMALL_PX, REGULAR)
    left = room - width(name, SMALL_PX, REGULAR) - 6
    role = elide(first.role, left, TINY_PX) if first.role and left > 56 else ""
    if role:
        found.append(Text(x + 6, baseline, role, TINY_PX, theme.muted))
        x += 6 + width(role, TINY_PX)
    if extra:
        found.append(Text(x + 6, baseline, extra, SMALL_PX, theme.muted, MEDIUM))
    return found


def _channels(what: Seen, plan: Plan, theme: Theme) -> list[Shape]:
    names = icons(what.channels[: plan.channels_shown])
    more = len(what.channels) - len(names)
    y = (plan.channels_y or 0.0) + (WHEN_HEIGHT - CHANNEL) / 2
    right = plan.size.width - RIGHT
    found: list[Shape] = []
    if more:
        baseline = _baseline(plan.channels_y or 0.0, WHEN_HEIGHT, TINY_PX)
        found.append(Text(right, baseline, f"+{more}", TINY_PX, theme.muted, MEDIUM, "end"))
        right -= 20
    if plan.when_y is None and not more:
        right = LEFT + len(names) * CHANNEL_STEP - (CHANNEL_STEP - CHANNEL)
    x = right - len(names) * CHANNEL_STEP + (CHANNEL_STEP - CHANNEL)
    found.extend(Icon(x + i * CHANNEL_STEP, y, CHANNEL, name, theme.muted) for i, name in enumerate(names))
    return found


def _body(plan: Plan, x: float, px: float, colour: str, middle: bool = False) -> list[Shape]:
    line = line_height(px)
    return [
        Text(x, _baseline(plan.body_y + i * line, line, px), text, px, colour, REGULAR, "middle" if middle else "start")
        for i, text in enumerate(plan.body_lines)
        if text
    ]


def pill_radius(height: float) -> float:
    """How round the corners of a beginning or an end of this height are."""
    return min(height / 2, 30.0)


_TONES = {
    Outcome.RESOLVED: lambda theme: (theme.good, theme.good_text),
    Outcome.CLOSED: lambda theme: (theme.muted, theme.muted),
    Outcome.HANDED_OVER: lambda theme: (theme.accent, theme.accent_text),
    Outcome.UNANSWERED: lambda theme: (theme.error, theme.error_text),
}


def _pill(what: Seen, plan: Plan, theme: Theme) -> list[Shape]:
    wide, high = plan.size
    entry = what.kind is StepKind.ENTRY
    edge, ink = (theme.level(what.level), theme.text) if entry else _TONES[what.outcome](theme)
    icon = STEP_ICONS[what.kind] if entry else OUTCOME_ICONS[what.outcome]
    weight = 1.25
    ground = Box(
        weight / 2, weight / 2, wide - weight, high - weight, pill_radius(high) - weight / 2, theme.card, edge, weight
    )
    found: list[Shape] = [ground]
    first = width(plan.title_lines[0], plan.title_px, SEMIBOLD)
    left = (wide - first - PILL_ICON - 6) / 2
    found.append(Icon(left, plan.title.y + 1, PILL_ICON, icon, ink))
    titles = _title(what, plan, theme, "middle")
    head = titles[0]
    assert isinstance(head, Text)
    found.append(head._replace(x=left + PILL_ICON + 6, anchor="start"))
    found += titles[1:]
    found += _body(plan, wide / 2, TINY_PX, theme.muted, middle=True)
    return found


def _diamond_commands(rect: Rect) -> tuple[Command, ...]:
    middle = rect.centre
    corners = [
        Point(middle.x, rect.y),
        Point(rect.right, middle.y),
        Point(middle.x, rect.bottom),
        Point(rect.x, middle.y),
    ]
    start = Point((corners[3].x + corners[0].x) / 2, (corners[3].y + corners[0].y) / 2)
    return (*polyline([start, *corners, start], 4.0), ("Z",))


def _diamond(what: Seen, plan: Plan, theme: Theme) -> list[Shape]:
    wide, high = plan.size
    rect = Rect(1, 1, wide - 2, high - 2)
    edge = Path(_diamond_commands(rect), theme.card, theme.level(what.level), 1.25)
    return [edge, *_title(what, plan, theme, "middle")]


def _note(what: Seen, plan: Plan, theme: Theme) -> list[Shape]:
    wide, high = plan.size
    half = EDGE / 2
    corners = [
        Point(half, half),
        Point(wide - FOLD, half),
        Point(wide - half, FOLD),
        Point(wide - half, high - half),
        Point(half, high - half),
    ]
    fold = [Point(wide - FOLD, half), Point(wide - FOLD, FOLD), Point(wide - half, FOLD)]
    found: list[Shape] = [
        Path(polygon(corners), theme.note, theme.note_edge, EDGE),
        Path(polyline(fold), "", theme.note_edge, EDGE),
    ]
    if plan.title_lines:
        found += _title(what, plan, theme)
    return found + _body(plan, 12.0, SMALL_PX, theme.text)
