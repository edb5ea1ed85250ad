"""The words in which sheets say what a matrix holds: dates, hours, times per severity, steps and their arrows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from designer.analysis.call_list import Timing
from designer.analysis.people import wanted_channels
from designer.analysis.reach import moves
from designer.drawing.words import CHANNEL_WORDS, OUTCOME_WORDS, SHARE_WORDS, STEP_WORDS, TRIGGER_WORDS, UNTITLED
from designer.model import spans
from designer.model.choices import Mark, Share, StepKind, TransitionKind, Trigger, Turn
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Level, Rota, Severity, Step, Team, Transition
from designer.model.values import Condition, Opening, Target

MARKS: dict[Mark, str] = {
    Mark.TRIANGLE: "▲",
    Mark.DIAMOND: "◆",
    Mark.SQUARE: "■",
    Mark.CIRCLE: "●",
    Mark.TRIANGLE_DOWN: "▼",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def date(day: dt.date) -> str:
    """A date that no country reads otherwise: 3 Aug 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def marked(severity: Severity) -> str:
    """A severity by its mark and code."""
    return f"{MARKS[severity.mark]} {severity.code or severity.name}".strip()


def timings(found: Sequence[Timing], between: str = "\n") -> str:
    """Times, with the severities each holds at where they differ: "▲ SEV1 15 min"."""
    return between.join(
        f"{', '.join(marked(each) for each in timing.severities)} {timing.time.text}".strip() for timing in found
    )


def opening_hours(calendar: Calendar) -> str:
    """The hours of a calendar: "Mon–Fri 08:00–18:00, Sat 09:00–12:00"."""
    if calendar.always:
        return "24 × 7"
    by_hours: dict[tuple[str, ...], list[int]] = {}
    for day in range(1, 8):
        hours = tuple(_hours(each) for each in calendar.hours if each.day == day)
        if hours:
            by_hours.setdefault(hours, []).append(day)
    return ", ".join(f"{_day_range(days)} {', '.join(hours)}" for hours, days in by_hours.items())


def _hours(opening: Opening) -> str:
    return f"{opening.start}–{opening.end}"


def _day_range(days: list[int]) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(
        _DAYS[run[0] - 1] if len(run) == 1 else f"{_DAYS[run[0] - 1]}–{_DAYS[run[-1] - 1]}" for run in runs
    )


def hours_of(matrix: Matrix, contact: Contact) -> str:
    """When a contact can be reached: as typed, else the hours of their calendar."""
    if contact.hours or not contact.calendar:
        return contact.hours
    calendar = matrix.calendars.get(contact.calendar)
    return (opening_hours(calendar) or calendar.name) if calendar else ""


def zone_of(matrix: Matrix, contact: Contact) -> str:
    """The time zone of a contact's hours: their own, else that of their calendar."""
    calendar = matrix.calendars.get(contact.calendar or "")
    return contact.time_zone or (calendar.time_zone if calendar else "")


def level_name(level: Level) -> str:
    """A level by its code and label: "L2 Duty manager"."""
    return f"{level.code} {level.label}".strip() or f"Level {level.order}"


def title(step: Step) -> str:
    """A step's title, or what stands in its place."""
    return step.title or (OUTCOME_WORDS[step.outcome] if step.kind is StepKind.END else UNTITLED[step.kind])


def kind_words(step: Step) -> str:
    """What a step is, and its outcome if it is an end."""
    words = STEP_WORDS[step.kind]
    return f"{words}: {OUTCOME_WORDS[step.outcome].lower()}" if step.kind is StepKind.END else words


def target_words(matrix: Matrix, target: Target) -> str:
    """Whom a target means: "NOC (team, one after another)", "Primary (rota, next on duty)"."""
    record = matrix.get(target.to)
    if isinstance(record, Team):
        return f"{record.name} (team, {(target.mode or record.mode).value.replace('_', ' ')})"
    if isinstance(record, Rota):
        return f"{record.name} (rota, {'' if target.turn is Turn.CURRENT else f'{target.turn.value} '}on duty)"
    return record.name if isinstance(record, Contact) else target.to


def people_words(matrix: Matrix, step: Step) -> str:
    """Whom a step names, in order, and how they are taken."""
    lines = [target_words(matrix, target) for target in step.targets]
    if len(lines) > 1:
        lines.append(f"({step.order.value.replace('_', ' ')})")
    if step.attempts > 1:
        lines.append(f"{step.attempts} rounds" + (f", {step.pause} min apart" if step.pause else ""))
    if step.acknowledged_by.value == "all" and step.targets:
        lines.append("all must acknowledge")
    return "\n".join(lines)


def channel_words(matrix: Matrix, step: Step) -> str:
    """Over what a step reaches people, in order, with delays."""
    found = []
    for use in wanted_channels(matrix, step):
        channel = matrix.channels.get(use.channel or "")
        name = (channel.label if channel else "") or CHANNEL_WORDS[use.kind]
        found.append(f"{name} after {use.delay} min" if use.delay else name)
    return "\n".join(found) if step.targets else ""


def instructions(matrix: Matrix, step: Step) -> str:
    """What is done at a step: its checklist, its wait, its hand-over, its condition."""
    lines = [f"☐ {each}" if step.kind is not StepKind.NOTE else each for each in step.instructions]
    if step.kind is StepKind.WAIT and step.wait:
        lines.insert(0, f"Wait: {spans.describe(step.wait)}")
    if step.kind is StepKind.HAND_OVER and step.hand_over_to:
        lines.insert(0, f"Hand over to: {step.hand_over_to}")
    if step.pauses_targets:
        lines.append("The clocks of the targets are stopped here.")
    told = condition(matrix, step.condition) if step.kind is StepKind.ENTRY else ""
    return "\n".join(([f"Only {told}"] if told else []) + lines)


def condition(matrix: Matrix, asked: Condition) -> str:
    """What must hold, as words: "at ▲ SEV1, ◆ SEV2, outside Business hours"; "" where nothing is asked."""
    parts = []
    severities = [marked(matrix.severities[id]) for id in asked.severities if id in matrix.severities]
    categories = [matrix.categories[id].name for id in asked.categories if id in matrix.categories]
    calendar = matrix.calendars.get(asked.calendar or "")
    if severities:
        parts.append("at " + ", ".join(severities))
    if categories:
        parts.append("for " + ", ".join(categories))
    if calendar:
        parts.append(("inside " if asked.inside else "outside ") + calendar.name)
    if asked.acknowledged is not None:
        parts.append("if answered" if asked.acknowledged else "if not answered")
    if asked.resolved is not None:
        parts.append("if resolved" if asked.resolved else "if not resolved")
    return ", ".join(parts)


def arrow_words(matrix: Matrix, arrow: Transition, numbers: Mapping[Id, str]) -> str:
    """An arrow as a line: "→ 4 Duty manager: not answered after ▲ SEV1 5 min, ◆ SEV2 15 min". None of it is lost."""
    target = matrix.steps[arrow.target]
    source = matrix.steps[arrow.source]
    where = f"{_symbol(matrix, arrow)} {numbers.get(target.id, '')} {title(target)}"
    parts = [f"“{arrow.condition.answer}”"] if arrow.condition.answer else []
    if source.kind is StepKind.DECISION:
        parts += ["otherwise"] if arrow.default else []
    else:
        parts.append(_trigger_words(matrix, arrow))
    told = condition(matrix, arrow.condition)
    if told:
        parts.append(f"only {told}")
    if arrow.at_most:
        parts.append(f"at most {arrow.at_most} {'time' if arrow.at_most == 1 else 'times'}")
    if arrow.label:
        parts.append(f"({arrow.label})")
    said = ", ".join(part for part in parts if part)
    return f"{where}: {said}" if said else where


def _symbol(matrix: Matrix, arrow: Transition) -> str:
    if arrow.kind is TransitionKind.RETURN:
        return "↩ back to"
    word = "" if moves(matrix, arrow) else " also" if arrow.kind is not TransitionKind.INFORM else " inform"
    return ("⇒" if arrow.kind is TransitionKind.HIERARCHICAL else "→") + word


def _trigger_words(matrix: Matrix, arrow: Transition) -> str:
    words = TRIGGER_WORDS[arrow.trigger]
    if arrow.trigger is Trigger.SHARE_OF_TARGET:
        words = f"at {arrow.share or '?'} % of the {SHARE_WORDS[Share(arrow.share_of)]}"
    after = _after_words(matrix, arrow)
    if arrow.trigger is Trigger.ALWAYS and after in ("", "at once"):
        return "at once" if after else ""
    return f"{words} {after}".strip()


def _after_words(matrix: Matrix, arrow: Transition) -> str:
    own = [
        (matrix.severities[each.severity], each.span)
        for each in arrow.after_by_severity
        if each.severity in matrix.severities
    ]
    lines = [f"{marked(severity)} {_after(spans.describe(span))}" for severity, span in own]
    if arrow.after is not None and len(own) < max(1, len(matrix.severities)):
        usual = _after(spans.describe(arrow.after))
        lines.append(f"else {usual}" if own else usual)
    return ", ".join(lines)


def _after(words: str) -> str:
    if words.startswith("next"):
        return f"on the {words}"
    return words if words.startswith(("at once", "until", "never")) else f"after {words}"


def numbered(steps: Iterable[Step]) -> dict[Id, str]:
    """A number for each step, in the order given."""
    return {step.id: str(number) for number, step in enumerate(steps, 1)}
