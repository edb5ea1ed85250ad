"""The chip on an arrow: why and when it is taken. The arrow's fields are its text; nothing is pasted on."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from designer.drawing.content import Timed, by_severity, same_for_all
from designer.drawing.display import Box, Icon, Shape, Text
from designer.drawing.marks import SeverityMark, mark, mark_of
from designer.drawing.style import EDGE, THEMES, TINY_PX
from designer.drawing.text import MEDIUM, REGULAR, clean, line_height, width, wrap
from designer.drawing.words import SHARE_WORDS, TRIGGER_ICONS, TRIGGER_WORDS
from designer.model import spans
from designer.model.choices import SpanUnit, StepKind, Trigger
from designer.model.geometry import Size
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Transition
from designer.model.values import Span

ROOM = 148.0
"""Where the words of a chip wrap."""
TRIGGER_ROOM = 100.0
"""Where those of the trigger do: a narrow chip fits between two lanes."""
PAD_ACROSS, PAD_ALONG = 7.0, 3.0
ICON = 12.0
ICON_GAP = 4.0
MARK, MARK_GAP = 8.0, 3.0
TIME_GAP = 7.0
RADIUS = 7.0
_LINE = line_height(TINY_PX)
_CLOCK = "clock"


class Says(NamedTuple):
    """All that a chip says: the answer or label, the trigger in words, the spans, and further conditions."""

    label: str = ""
    icon: str = ""
    trigger: str = ""
    times: tuple[Timed, ...] = ()
    conditions: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The chip as it is read out."""
        times = ", ".join(f"{each.severity.code} {each.words}" if each.severity else each.words for each in self.times)
        return "; ".join(part for part in (self.label, self.trigger, times, *self.conditions) if part)


class Piece(NamedTuple):
    """A part of a line: a mark, an icon, or text ("muted", "text", or "severity" for the colour of `severity`)."""

    width: float
    text: str = ""
    tone: str = "text"
    icon: str = ""
    severity: SeverityMark | None = None
    is_mark: bool = False


class Chip(NamedTuple):
    """A chip measured, in its own coordinates; `chip_shapes` draws it."""

    says: Says
    size: Size
    lines: tuple[tuple[Piece, ...], ...]


def chip(matrix: Matrix, arrow: Transition) -> Chip | None:
    """The chip of an arrow; None where it has nothing to say ("always", at once, unconditionally)."""
    found = says(matrix, arrow)
    return measured(found) if any(found) else None


def says(matrix: Matrix, arrow: Transition) -> Says:
    """What the chip of an arrow says."""
    source = matrix.steps.get(arrow.source)
    label = clean(arrow.label).replace("\n", " ")
    if source is not None and source.kind is StepKind.DECISION:
        answer = clean(arrow.condition.answer) or ("otherwise" if arrow.default else label)
        both = f"{answer}: {label}" if label and answer != label else answer
        marks = _restriction(matrix, arrow)
        return Says(both, times=marks, conditions=_conditions(matrix, arrow))
    times = _times(matrix, arrow)
    trigger, icon = _trigger(arrow, times), TRIGGER_ICONS[arrow.trigger]
    if arrow.trigger is Trigger.ALWAYS:
        icon = _CLOCK if any(each.text for each in times) else ""
    return Says(label, icon, trigger, times or _restriction(matrix, arrow), _conditions(matrix, arrow))


def _trigger(arrow: Transition, times: tuple[Timed, ...]) -> str:
    if arrow.trigger is Trigger.SHARE_OF_TARGET and arrow.share is not None:
        return f"at {arrow.share} % of {SHARE_WORDS[arrow.share_of]}"
    if arrow.trigger is Trigger.ALWAYS:
        return "after" if any(each.words[:1].isdigit() for each in times) else ""
    return TRIGGER_WORDS[arrow.trigger]


def _times(matrix: Matrix, arrow: Transition) -> tuple[Timed, ...]:
    found = by_severity(matrix.severities.values(), arrow)
    if not matrix.severities or same_for_all(found, matrix):
        span = next(iter(found.values()), arrow.after)
        if span is None or (arrow.trigger is Trigger.ALWAYS and spans.minutes(span) == 0):
            return ()
        return (Timed(None, _single(span), spans.describe(span)),)
    if not any(found.values()):
        return ()
    return tuple(_of_severity(matrix, id, span) for id, span in found.items() if span or arrow.condition.severities)


def _of_severity(matrix: Matrix, id: Id, span: Span | None) -> Timed:
    return Timed(
        mark_of(matrix.severities[id]), spans.short(span) if span else "", spans.describe(span) if span else ""
    )


def _single(span: Span) -> str:
    words = spans.describe(span)
    return words if len(words) <= 12 or span.unit in (SpanUnit.NEXT_DAY, SpanUnit.UNTIL_TIME) else spans.short(span)


def _restriction(matrix: Matrix, arrow: Transition) -> tuple[Timed, ...]:
    """The severities at which alone the arrow is taken, by their codes."""
    wanted = arrow.condition.severities
    if len(wanted) >= len(matrix.severities):
        return ()
    marks = (mark_of(severity) for id, severity in matrix.severities.items() if id in wanted)
    return tuple(Timed(each, each.code, "only") for each in marks)


def _conditions(matrix: Matrix, arrow: Transition) -> tuple[str, ...]:
    condition = arrow.condition
    found = []
    names = [clean(category.name) for id in condition.categories if (category := matrix.categories.get(id))]
    if names:
        found.append("for " + " or ".join(names))
    calendar = matrix.calendars.get(condition.calendar or "")
    if calendar is not None:
        found.append(("in " if condition.inside else "outside ") + clean(calendar.name))
    if condition.acknowledged is not None:
        found.append("if answered" if condition.acknowledged else "if not answered")
    if condition.resolved is not None:
        found.append("if resolved" if condition.resolved else "if not resolved")
    if arrow.at_most is not None:
        found.append("once" if arrow.at_most == 1 else f"at most {arrow.at_most} times")
    return tuple(found)


@lru_cache(maxsize=16_384)
def measured(what: Says) -> Chip:
    """The chip that says this, laid out in lines."""
    lines: list[tuple[Piece, ...]] = []
    if what.label:
        lines += [(_words(line),) for line in wrap(what.label, ROOM, TINY_PX, MEDIUM)]
    if what.trigger or what.icon:
        lines += _reason(what)
    lines += _flow(() if _is_one_line(what) else what.times)
    for condition in what.conditions:
        lines += [(_words(line, "muted"),) for line in wrap(condition, ROOM, TINY_PX)]
    wide = max((_extent(line) for line in lines), default=0.0)
    return Chip(what, Size(round(wide + 2 * PAD_ACROSS), round(len(lines) * _LINE + 2 * PAD_ALONG)), tuple(lines))


def _reason(what: Says) -> list[tuple[Piece, ...]]:
    """The trigger's icon and words; "after" takes its one span into the same line."""
    icon = (Piece(ICON, icon=what.icon, tone="muted"),) if what.icon else ()
    if _is_one_line(what):
        return [(*icon, _words(f"{what.trigger} {what.times[0].text}".strip()))]
    if not what.trigger:
        return [icon]
    first, *others = wrap(what.trigger, TRIGGER_ROOM, TINY_PX)
    return [(*icon, _words(first, "muted")), *((_words(line, "muted"),) for line in others)]


def _is_one_line(what: Says) -> bool:
    """Whether only time decides, and one for all severities: "after 15 min", "next business day"."""
    return what.icon == _CLOCK and len(what.times) == 1 and what.times[0].severity is None


def _words(text: str, tone: str = "text") -> Piece:
    return Piece(width(text, TINY_PX, REGULAR if tone == "muted" else MEDIUM), text, tone)


def _flow(times: tuple[Timed, ...]) -> list[tuple[Piece, ...]]:
    """The spans side by side, in further lines where they do not fit; they share the lines evenly."""
    groups = []
    for timed in times:
        text = _words(timed.text, "severity" if timed.severity else "text")._replace(severity=timed.severity)
        sign = (Piece(MARK, severity=timed.severity, is_mark=True),) if timed.severity else ()
        groups.append((*sign, text) if timed.text else sign)
    total = sum(map(_extent, groups)) + TIME_GAP * (len(groups) - 1)
    count = max(1, -int(-total // ROOM)) if groups else 1
    each = -(-len(groups) // count)
    return [
        tuple(piece for group in groups[start : start + each] for piece in group)
        for start in range(0, len(groups), each or 1)
    ]


def _extent(line: tuple[Piece, ...]) -> float:
    return sum(piece.width for piece in line) + sum(_gap(a, b) for a, b in pairwise(line))


def _gap(before: Piece, after: Piece) -> float:
    if before.icon:
        return ICON_GAP
    return TIME_GAP if after.is_mark else MARK_GAP


@lru_cache(maxsize=16_384)
def chip_shapes(found: Chip, theme: str) -> tuple[Shape, ...]:
    """The shapes of a chip in the theme of this name, its top left corner at 0, 0."""
    colours = THEMES[theme]
    wide, high = found.size
    half = EDGE / 2
    edge = Box(half, half, wide - EDGE, high - EDGE, min(RADIUS, high / 2), colours.card, colours.card_edge, EDGE)
    shapes: list[Shape] = [edge]
    for index, line in enumerate(found.lines):
        top = PAD_ALONG + index * _LINE
        baseline = float(round(top + _LINE / 2 + TINY_PX * 0.36))
        x = (wide - _extent(line)) / 2
        for number, piece in enumerate(line):
            if piece.is_mark and piece.severity:
                fill = piece.severity.fill(colours)
                shapes.append(mark(piece.severity.mark, x, top + (_LINE - MARK) / 2, MARK, fill))
            elif piece.icon:
                shapes.append(Icon(x, top + (_LINE - ICON) / 2, ICON, piece.icon, colours.muted))
            elif piece.text:
                ink = colours.muted if piece.tone == "muted" else colours.text
                if piece.severity:
                    ink = piece.severity.ink(colours)
                weight = REGULAR if piece.tone == "muted" else MEDIUM
                shapes.append(Text(x, baseline, piece.text, TINY_PX, ink, weight))
            x += piece.width + (_gap(piece, line[number + 1]) if number + 1 < len(line) else 0.0)
    return tuple(shapes)
