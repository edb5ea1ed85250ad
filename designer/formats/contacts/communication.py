"""Who is kept informed: the announcements of the plan, and whom the flow tells without asking them to do anything."""

from __future__ import annotations

from collections.abc import Sequence

from designer.analysis.call_list import in_path_order
from designer.analysis.durations import Duration
from designer.analysis.grid import Column as GridColumn
from designer.analysis.grid import columns as grid_columns
from designer.analysis.leads import Lead, step_lead
from designer.drawing.words import CHANNEL_WORDS
from designer.formats.contacts.lead_words import lead_words
from designer.formats.contacts.listings import Band, Column, Listing, Row
from designer.formats.contacts.sheet_language import Words
from designer.formats.contacts.sheet_words import channel_words, marked, people_words, title
from designer.model.choices import StepKind
from designer.model.matrix import Matrix
from designer.model.records import Announcement, Step


def listing(matrix: Matrix, say: Words, *, for_customers: bool = False) -> Listing:
    """The announcements, the worst severity first; then, but for customers, the steps that only inform."""
    columns = (
        Column(say("Severity"), 18, 11, True),
        Column(say("Who is told"), 28, 12, True),
        Column(say("How"), 20),
        Column(say("First"), 20, 11, True),
        Column(say("Then every"), 16),
        Column(say("By whom"), 24),
        Column(say("What is said"), 56),
        Column(say("Stops when"), 24),
    )
    planned = sorted(matrix.announcements.values(), key=lambda each: (_rank(matrix, each), each.audience, each.id))
    told = () if for_customers else _told(matrix, say)
    rows = tuple(_announced(matrix, each, say) for each in planned)
    bands = [Band(say("Announcements"), "", 0, rows)] if rows else []
    bands += [Band(say("Informed by the flow"), "", 1, told)] if told else []
    about = say("Who is kept informed, how soon and how often.")
    return Listing("{}: communication plan", about, columns, tuple(bands), say("Nothing is planned yet."))


def _rank(matrix: Matrix, announcement: Announcement) -> int:
    severity = matrix.severities.get(announcement.severity or "")
    return severity.rank if severity else 0


def _announced(matrix: Matrix, each: Announcement, say: Words) -> Row:
    severity = matrix.severities.get(each.severity or "")
    channel = matrix.channels.get(each.channel or "")
    owner = matrix.get(each.owner or "")
    text = "\n".join(part for part in (each.text, say("(needs approval)") if each.needs_approval else "") if part)
    return (
        marked(severity) if severity else say("Any severity"),
        _capital(say(each.audience.value)),
        (channel.label or say(CHANNEL_WORDS[channel.kind])) if channel else "",
        say.span(each.first_within) if each.first_within else "",
        say.span(each.then_every) if each.then_every else "",
        getattr(owner, "name", ""),
        text,
        each.stops_when,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told(matrix: Matrix, say: Words) -> tuple[Row, ...]:
    grid = grid_columns(matrix)
    rows = []
    for step in in_path_order(matrix, grid):
        if step.kind is StepKind.INFORM and step.targets:
            rows += [_informed(matrix, step, names, time, say) for names, time in _times(step, grid, say)]
    return tuple(rows)


def _times(step: Step, grid: Sequence[GridColumn], say: Words) -> list[tuple[str, str]]:
    """The severities at which a step is come to, those with the same time together."""
    found: dict[str, list[str]] = {}
    for column in grid:
        if step.id not in column.reach.all:
            continue
        arrival = column.arrivals.get(step.id)
        named = marked(column.severity) if column.severity else say("Any issue")
        lead = step_lead(column, step.id) if arrival is None else None
        found.setdefault(_when(column, arrival.time if arrival else None, lead, say), []).append(named)
    return [(", ".join(names), when) for when, names in found.items()]


def _when(column: GridColumn, time: Duration | None, lead: Lead | None, say: Words) -> str:
    if time is None:
        return lead_words(column.matrix, lead, say=say) if lead is not None else say("on request")
    said = say.duration(time)
    return said if said == say.at_once else say("after {}", said)


def _informed(matrix: Matrix, step: Step, severities: str, when: str, say: Words) -> Row:
    who, how = people_words(matrix, step, say), channel_words(matrix, step, say)
    return (severities, who, how, when, "", "", "\n".join((title(step, say), *step.instructions)), "")
