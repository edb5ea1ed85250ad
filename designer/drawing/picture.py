"""The whole chart as a picture for paper: title, lanes, steps, arrows, what the marks mean, whose document it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from designer.drawing import lane_headers
from designer.drawing.card_shapes import shapes as card_shapes
from designer.drawing.chart import Chart, chart
from designer.drawing.chips import chip_shapes
from designer.drawing.connectors import connector
from designer.drawing.content import description
from designer.drawing.display import Group, Path, Picture, Shape, Text, polyline
from designer.drawing.marks import mark, mark_of
from designer.drawing.style import EDGE, LINES, PAPER, SMALL_PX, TINY_PX, TITLE_PX, Theme
from designer.drawing.text import MEDIUM, SEMIBOLD, clean, line_height, width, wrap
from designer.i18n import counted
from designer.model.choices import Status, TransitionKind
from designer.model.geometry import Point, Rect
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Head

MARGIN = 24.0
LEAST_WIDTH = 640.0
"""Narrower charts get a page as wide as this, so that the title block has room."""

STATUS_WORDS: dict[Status, str] = {
    Status.DRAFT: "draft",
    Status.IN_REVIEW: "in review",
    Status.APPROVED: "approved",
    Status.RETIRED: "retired",
}


def picture(matrix: Matrix, theme: Theme = PAPER, drawn: Chart | None = None) -> Picture:
    """The whole chart. Exports and prints use the theme for paper, whatever the screen shows.

    `drawn` is the chart of this matrix where somebody has it already.
    """
    drawn = drawn or chart(matrix)
    wide = max(drawn.bounds.width, LEAST_WIDTH)
    top, y = _title_block(matrix.head, wide, theme)
    body = Group(chart_shapes(matrix, drawn, theme), -drawn.bounds.x, y - drawn.bounds.y)
    y += drawn.bounds.height + 16
    legend, height = _legend(matrix, drawn, wide, theme)
    below = Group(legend, 0.0, y)
    y += height
    foot = Group(_footer(matrix.head, wide, theme), 0.0, y)
    y += line_height(TINY_PX)
    shapes = (Group((*top, body, below, foot), MARGIN, MARGIN),)
    title = clean(matrix.head.title) or "Escalation matrix"
    return Picture(
        shapes,
        Rect(0.0, 0.0, round(wide + 2 * MARGIN), round(y + 2 * MARGIN)),
        theme.canvas,
        title,
        _summary(matrix),
        matrix.head.language or "en",
    )


def chart_shapes(matrix: Matrix, drawn: Chart, theme: Theme) -> tuple[Shape, ...]:
    """Lanes, arrows, steps and chips in chart coordinates, without a title or legend."""
    found: list[Shape] = []
    for index in range(len(drawn.lanes)):
        found.append(lane_headers.ground(drawn.lane_rect(index), index, theme))
    found += lane_headers.band(drawn.bounds, drawn.direction, theme)
    for index in range(len(drawn.lanes) - 1):
        found.append(lane_headers.separator(drawn.lane_rect(index), drawn.direction, theme))
    for index, level in enumerate(drawn.levels):
        what = lane_headers.heading(level)
        head = lane_headers.header_in(drawn.lane_rect(index), what, drawn.direction, theme)
        found.append(head._replace(title=" · ".join(part for part in what[1:] if part)))
    arrows = matrix.transitions
    for id, route in drawn.routes.items():
        arrow = arrows[id]
        words = f"From {_named(drawn, arrow.source)} to {_named(drawn, arrow.target)}"
        says = drawn.chips[id].says.words if id in drawn.chips else ""
        line = connector(route.points, arrow.kind, theme)
        found.append(Group(line, title=f"{words}: {says}" if says else words, id=_xml_id(id)))
    codes = {level.id: lane_headers.heading(level).code for level in drawn.levels}
    for id, card in drawn.cards.items():
        rect = drawn.boxes[id]
        words = description(card.what, codes[matrix.steps[id].level])
        found.append(Group(card_shapes(card, theme.name), rect.x, rect.y, words, id=_xml_id(id)))
    for id, route in drawn.routes.items():
        if route.label is not None and id in drawn.chips:
            found.append(Group(chip_shapes(drawn.chips[id], theme.name), route.label.x, route.label.y))
    return tuple(found)


def _named(drawn: Chart, step: Id) -> str:
    return f"“{drawn.cards[step].what.title or 'untitled'}”"


def _xml_id(id: Id) -> str:
    return id.replace(":", "-")


def _summary(matrix: Matrix) -> str:
    """The picture in a sentence."""
    words = [counted(len(matrix.steps), "step"), counted(len(matrix.levels), "level")]
    words.append(counted(len(matrix.severities), "severity", "severities"))
    return f"An escalation matrix with {', '.join(words)}."


def _title_block(head: Head, wide: float, theme: Theme) -> tuple[list[Shape], float]:
    """The shapes at the top, and where the chart begins below them."""
    y = 0.0
    found: list[Shape] = []
    for line in wrap(head.title or "Escalation matrix", wide, TITLE_PX, SEMIBOLD):
        found.append(Text(0, round(y + TITLE_PX), line, TITLE_PX, theme.text, SEMIBOLD))
        y += line_height(TITLE_PX)
    parts = [clean(head.organisation), clean(head.scope).replace("\n", " ")]
    below = " · ".join(part for part in parts if part)
    if head.out_of_scope:
        below += (". " if below and below[-1] != "." else " ") + f"Not covered: {clean(head.out_of_scope)}"
    for line in wrap(below.replace("\n", " "), wide, SMALL_PX) if below else ():
        y += line_height(SMALL_PX)
        found.append(Text(0, round(y), line, SMALL_PX, theme.muted))
    return found, round(y + 16)


def _legend(matrix: Matrix, drawn: Chart, wide: float, theme: Theme) -> tuple[tuple[Shape, ...], float]:
    """What the marks and lines mean, flowing over as many rows as they need; and how high it is."""
    entries: list[tuple[float, tuple[Shape, ...]]] = []
    for severity in matrix.severities.values():
        sign = mark_of(severity)
        code, name = clean(severity.code), clean(severity.name)
        size = 14 + width(code, SMALL_PX, SEMIBOLD)
        shapes = [
            mark(severity.mark, 0, 3, 9, sign.fill(theme, theme.canvas)),
            Text(14, 12, code, SMALL_PX, theme.text, SEMIBOLD),
        ]
        if name and name != code:
            shapes.append(Text(size + 5, 12, name, SMALL_PX, theme.muted))
            size += 5 + width(name, SMALL_PX)
        entries.append((size, tuple(shapes)))
    kinds = {matrix.transitions[id].kind for id in drawn.routes}
    for kind in TransitionKind:
        if kind in kinds:
            words = LINES[kind].words
            line = connector((Point(0, 8), Point(34, 8)), kind, theme)
            entries.append((42 + width(words, SMALL_PX), (*line, Text(42, 12, words, SMALL_PX, theme.muted))))
    return _flow(entries, wide)


def _flow(entries: Sequence[tuple[float, tuple[Shape, ...]]], wide: float) -> tuple[tuple[Shape, ...], float]:
    x = y = 0.0
    row = 22.0
    found = []
    for size, shapes in entries:
        if x and x + size > wide:
            x, y = 0.0, y + row
        found.append(Group(shapes, x, y))
        x += size + 24
    return tuple(found), y + row + 4 if entries else 0.0


def _footer(head: Head, wide: float, theme: Theme) -> tuple[Shape, ...]:
    """Version, status, owner and dates, under a line."""
    left = [f"Version {clean(head.version)}", STATUS_WORDS[head.status]]
    if head.effective_from:
        left.append(f"in effect from {date(head.effective_from)}")
    right = []
    if head.owner:
        right.append(f"Owner: {clean(head.owner)}")
    if head.approver:
        right.append(f"Approved by: {clean(head.approver)}")
    if head.next_review:
        right.append(f"Valid until {date(head.next_review)}")
    baseline = 14.0
    return (
        Path(polyline((Point(0, 0), Point(wide, 0))), "", theme.line, EDGE),
        Text(0, baseline, " · ".join(left), TINY_PX, theme.muted, MEDIUM),
        Text(wide, baseline, " · ".join(right), TINY_PX, theme.muted, MEDIUM, "end"),
    )


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date(day: dt.date) -> str:
    """A date that reads the same everywhere: "14 Jan 2027"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
