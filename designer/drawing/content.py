"""What a step's card says: gathered from the matrix, without any size or colour.

Two steps that say the same are drawn the same, so this is also the key under which cards are cached.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from designer.analysis.people import people_of, wanted_channels
from designer.drawing.marks import SeverityMark, mark_of
from designer.drawing.people import Person, targeted
from designer.drawing.text import clean
from designer.drawing.words import CHANNEL_ICONS, CHANNEL_WORDS, STEP_WORDS
from designer.model import spans
from designer.model.choices import ChannelKind, Clock, Outcome, SpanUnit, StepKind, Trigger
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Severity, Step, Transition
from designer.model.values import Span

NAMES_SOMEBODY = frozenset({StepKind.ACTION, StepKind.VENDOR, StepKind.INFORM})
"""Kinds of steps that are incomplete without somebody to reach."""


class Timed(NamedTuple):
    """A span, for one severity or (None) for all. `text` is what is drawn, `words` what is read out."""

    severity: SeverityMark | None
    text: str
    words: str


class Seen(NamedTuple):
    """All that a card shows."""

    kind: StepKind
    level: int
    title: str
    who: tuple[Person, ...] = ()
    nobody: bool = False
    when: tuple[Timed, ...] = ()
    channels: tuple[ChannelKind, ...] = ()
    note: str = ""
    outcome: Outcome = Outcome.RESOLVED


def seen(matrix: Matrix, step: Step) -> Seen:
    """What the card of this step says."""
    level = matrix.get(step.level)
    order = getattr(level, "order", 0)
    title = clean(step.title)
    kind = step.kind
    if kind is StepKind.NOTE:
        return Seen(kind, order, title, note=clean("\n".join(step.instructions)))
    if kind is StepKind.DECISION:
        return Seen(kind, order, title)
    if kind is StepKind.END:
        return Seen(kind, order, title, outcome=step.outcome)
    who = targeted(matrix, step.targets)
    if kind is StepKind.ENTRY:
        return Seen(kind, order, title, who[:1], note=_entry_words(matrix, step, who))
    if kind is StepKind.HAND_OVER:
        return Seen(kind, order, title, who, note=clean(step.hand_over_to))
    if kind is StepKind.WAIT:
        waits = (Timed(None, spans.describe(step.wait), within("wait", step.wait)),) if step.wait else ()
        return Seen(kind, order, title, who, when=waits)
    answered = _when(matrix, step)
    return Seen(kind, order, title, who, kind in NAMES_SOMEBODY and not who, answered, channels(matrix, step))


def description(what: Seen, level_code: str = "") -> str:
    """The card in a sentence or two, for those who hear it."""
    place = f" on {level_code}" if level_code else ""
    parts = [f"{STEP_WORDS[what.kind]}{place}: {what.title or 'untitled'}"]
    if what.who:
        parts.append("who: " + ", ".join(f"{each.name} ({each.role})" if each.role else each.name for each in what.who))
    if what.nobody:
        parts.append("nobody yet")
    parts.extend(f"{each.severity.code}: {each.words}" if each.severity else each.words for each in what.when)
    if what.channels:
        parts.append("by " + ", then ".join(CHANNEL_WORDS[each] for each in what.channels))
    if what.note:
        parts.append(what.note)
    return "; ".join(parts)


def within(verb: str, span: Span) -> str:
    """A span as the end of a sentence: "answer in 15 min", "answer by 08:00", "answer on the next business day"."""
    if span.unit is SpanUnit.NEXT_DAY:
        return f"{verb} on the next business day"
    if span.unit is SpanUnit.UNTIL_TIME:
        return f"{verb} by {span.time}" if verb != "wait" else f"wait until {span.time}"
    if span.unit in (SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE):
        return f"{verb} {spans.describe(span)}"
    words = spans.describe(span)
    if words in ("at once", "never"):
        return f"{verb} {words}"
    return f"{verb} {'for' if verb == 'wait' else 'in'} {words}"


def _brief(verb: str, span: Span) -> str:
    return within(verb, span).replace(" on the ", " ")


def about(span: Span) -> float:
    """Minutes to order spans by: those without fixed minutes are taken at their usual length."""
    exact = spans.minutes(span)
    if exact is not None:
        return exact * (3.0 if span.clock is Clock.BUSINESS else 1.0)
    usual = {SpanUnit.DAY: 1.4, SpanUnit.WEEK: 7.0, SpanUnit.NEXT_DAY: 1.0, SpanUnit.NEVER: float("inf")}
    return usual.get(span.unit, 0.5) * max(span.amount, 1) * spans.DAY


def by_severity(severities: Iterable[Severity], arrow: Transition) -> dict[Id, Span | None]:
    """The span of an arrow at each severity at which it can be taken at all."""
    own = {each.severity: each.span for each in arrow.after_by_severity}
    wanted = arrow.condition.severities
    return {each.id: own.get(each.id, arrow.after) for each in severities if not wanted or each.id in wanted}


def same_for_all(found: Mapping[Id, Span | None], matrix: Matrix) -> bool:
    """Whether every severity of the matrix has a span here, and all of them the same."""
    values = list(found.values())
    if len(values) < len(matrix.severities) or not values:
        return False
    return all(spans.same(values[0], each) for each in values[1:])


def _when(matrix: Matrix, step: Step) -> tuple[Timed, ...]:
    """The shortest time until an arrow leaves because nobody answered; where there is none, because of no solution."""
    arrows = matrix.leaving(step.id)
    for trigger, verb in ((Trigger.NOT_ACKNOWLEDGED, "answer"), (Trigger.NOT_RESOLVED, "resolve")):
        timed = [arrow for arrow in arrows if arrow.trigger is trigger]
        found = _shortest(matrix, timed) if timed else ()
        if found:
            return tuple(
                Timed(mark, spans.short(span) if mark else _brief(verb, span), within(verb, span))
                for mark, span in found
            )
    return ()


def _shortest(matrix: Matrix, arrows: list[Transition]) -> tuple[tuple[SeverityMark | None, Span], ...]:
    if not matrix.severities:
        found = [arrow.after for arrow in arrows if arrow.after and arrow.after.unit is not SpanUnit.NEVER]
        return ((None, min(found, key=about)),) if found else ()
    best: dict[Id, Span | None] = {}
    for arrow in arrows:
        for severity, span in by_severity(matrix.severities.values(), arrow).items():
            known = best.get(severity)
            if span and span.unit is not SpanUnit.NEVER and (known is None or about(span) < about(known)):
                best[severity] = span
    if same_for_all(best, matrix):
        span = next(iter(best.values()))
        return ((None, span),) if span else ()
    return tuple((mark_of(matrix.severities[id]), span) for id in matrix.severities if (span := best.get(id)))


def channels(matrix: Matrix, step: Step) -> tuple[ChannelKind, ...]:
    """The kinds of channel tried, in order, each once; of a step that leaves it open, those of the first person."""
    first = next(iter(people_of(matrix, step)), None)
    return tuple(dict.fromkeys(use.kind for use in wanted_channels(matrix, step, first))) if step.targets else ()


def _entry_words(matrix: Matrix, step: Step, who: tuple[Person, ...]) -> str:
    parts = [who[0].name + (f" +{len(who) - 1}" if len(who) > 1 else "")] if who else []
    calendar = matrix.calendars.get(step.condition.calendar or "")
    if calendar is not None:
        inside = "" if calendar.always else "in "
        parts.append((inside if step.condition.inside else "outside ") + clean(calendar.name))
    severities = [s.code for id in step.condition.severities if (s := matrix.severities.get(id))]
    categories = [clean(c.name) for id in step.condition.categories if (c := matrix.categories.get(id))]
    parts.extend(" or ".join(found) for found in (severities, categories) if found)
    return " · ".join(parts)


def icons(kinds: Iterable[ChannelKind]) -> tuple[str, ...]:
    """The icons of channels, in their order."""
    return tuple(CHANNEL_ICONS[kind] for kind in kinds)
