"""The words in which sheets say what a matrix holds: dates, hours, times per severity, steps and their arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from designer.analysis.call_list import Timing
from designer.analysis.people import wanted_channels
from designer.analysis.reach import moves
from designer.drawing.words import CHANNEL_WORDS, OUTCOME_WORDS, STEP_WORDS, TRIGGER_WORDS, UNTITLED
from designer.formats.contacts.sheet_language import ENGLISH, Words
from designer.model.choices import Mark, Share, SpanUnit, StepKind, TransitionKind, Trigger, Turn
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Contact, Level, Rota, Severity, Step, Team, Transition
from designer.model.values import Condition, Opening, Span, Target

MARKS: dict[Mark, str] = {
    Mark.TRIANGLE: "▲",
    Mark.DIAMOND: "◆",
    Mark.SQUARE: "■",
    Mark.CIRCLE: "●",
    Mark.TRIANGLE_DOWN: "▼",
}
_SHARES = {Share.RESPONSE: "at {} % of the response target", Share.RESOLUTION: "at {} % of the resolution target"}
_ON_DUTY = {
    Turn.CURRENT: "{} (rota, on duty)",
    Turn.NEXT: "{} (rota, next on duty)",
    Turn.PREVIOUS: "{} (rota, previous on duty)",
}


def marked(severity: Severity) -> str:
    """A severity by its mark and code."""
    return f"{MARKS[severity.mark]} {severity.code or severity.name}".strip()


def timings(found: Sequence[Timing], between: str = "\n", say: Words = ENGLISH) -> str:
    """Times, with the severities each holds at where they differ: "▲ SEV1 15 min"."""
    return between.join(
        f"{', '.join(marked(each) for each in timing.severities)} {say.duration(timing.time)}".strip()
        for timing in found
    )


def opening_hours(calendar: Calendar, say: Words = ENGLISH) -> str:
    """The hours of a calendar: "Mon–Fri 08:00–18:00, Sat 09:00–12:00"."""
    return "24 × 7" if calendar.always else days_and_hours(calendar.hours, say)


def days_and_hours(openings: Sequence[Opening], say: Words = ENGLISH) -> str:
    """Openings of a week, days with the same hours together."""
    by_hours: dict[tuple[str, ...], list[int]] = {}
    for day in range(1, 8):
        hours = tuple(_hours(each) for each in openings if each.day == day)
        if hours:
            by_hours.setdefault(hours, []).append(day)
    return ", ".join(f"{_day_range(days, say)} {', '.join(hours)}" for hours, days in by_hours.items())


def _hours(opening: Opening) -> str:
    return f"{opening.start}–{opening.end}"


def _day_range(days: list[int], say: Words) -> str:
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(say.day(run[0]) if len(run) == 1 else f"{say.day(run[0])}–{say.day(run[-1])}" for run in runs)


def hours_of(matrix: Matrix, contact: Contact, say: Words = ENGLISH) -> str:
    """When a contact can be reached: as typed, else the hours of their calendar."""
    if contact.hours or not contact.calendar:
        return contact.hours
    calendar = matrix.calendars.get(contact.calendar)
    return (opening_hours(calendar, say) or calendar.name) if calendar else ""


def zone_of(matrix: Matrix, contact: Contact) -> str:
    """The time zone of a contact's hours: their own, else that of their calendar."""
    calendar = matrix.calendars.get(contact.calendar or "")
    return contact.time_zone or (calendar.time_zone if calendar else "")


def level_name(level: Level, say: Words = ENGLISH) -> str:
    """A level by its code and label: "L2 Duty manager"."""
    return f"{level.code} {level.label}".strip() or say("Level {}", level.order)


def title(step: Step, say: Words = ENGLISH) -> str:
    """A step's title, or what stands in its place."""
    return step.title or say(OUTCOME_WORDS[step.outcome] if step.kind is StepKind.END else UNTITLED[step.kind])


def kind_words(step: Step, say: Words = ENGLISH) -> str:
    """What a step is, and its outcome if it is an end."""
    words = say(STEP_WORDS[step.kind])
    return f"{words}: {say(OUTCOME_WORDS[step.outcome]).lower()}" if step.kind is StepKind.END else words


def target_words(matrix: Matrix, target: Target, say: Words = ENGLISH) -> str:
    """Whom a target means: "NOC (team, one after another)", "Primary (rota, next on duty)"."""
    record = matrix.get(target.to)
    if isinstance(record, Team):
        return say("{} (team, {})", record.name, say((target.mode or record.mode).value.replace("_", " ")))
    if isinstance(record, Rota):
        return say(_ON_DUTY[target.turn], record.name)
    return record.name if isinstance(record, Contact) else target.to


def people_words(matrix: Matrix, step: Step, say: Words = ENGLISH) -> str:
    """Whom a step names, in order, and how they are taken."""
    lines = [target_words(matrix, target, say) for target in step.targets]
    if len(lines) > 1:
        lines.append(f"({say(step.order.value.replace('_', ' '))})")
    if step.attempts > 1 and step.pause:
        lines.append(say("{} rounds, {} apart", step.attempts, say.minutes(step.pause)))
    elif step.attempts > 1:
        lines.append(say("{} rounds", step.attempts))
    if step.acknowledged_by.value == "all" and step.targets:
        lines.append(say("all must acknowledge"))
    return "\n".join(lines)


def channel_words(matrix: Matrix, step: Step, say: Words = ENGLISH) -> str:
    """Over what a step reaches people, in order, with delays."""
    found = []
    for use in wanted_channels(matrix, step):
        channel = matrix.channels.get(use.channel or "")
        name = (channel.label if channel else "") or say(CHANNEL_WORDS[use.kind])
        found.append(say("{} after {}", name, say.minutes(use.delay)) if use.delay else name)
    return "\n".join(found) if step.targets else ""


def instructions(matrix: Matrix, step: Step, say: Words = ENGLISH) -> str:
    """What is done at a step: its checklist, its wait, its hand-over, its condition."""
    lines = [f"☐ {each}" if step.kind is not StepKind.NOTE else each for each in step.instructions]
    if step.kind is StepKind.WAIT and step.wait:
        lines.insert(0, say("Wait: {}", say.span(step.wait)))
    if step.kind is StepKind.HAND_OVER and step.hand_over_to:
        lines.insert(0, say("Hand over to: {}", step.hand_over_to))
    if step.pauses_targets:
        lines.append(say("The clocks of the targets are stopped here."))
    told = condition(matrix, step.condition, say) if step.kind is StepKind.ENTRY else ""
    return "\n".join(([say("Only {}", told)] if told else []) + lines)


def condition(matrix: Matrix, asked: Condition, say: Words = ENGLISH) -> str:
    """What must hold, as words: "at ▲ SEV1, ◆ SEV2, outside Business hours"; "" where nothing is asked."""
    parts = []
    severities = [marked(matrix.severities[id]) for id in asked.severities if id in matrix.severities]
    categories = [matrix.categories[id].name for id in asked.categories if id in matrix.categories]
    calendar = matrix.calendars.get(asked.calendar or "")
    if severities:
        parts.append(say("at {}", ", ".join(severities)))
    if categories:
        parts.append(say("for {}", ", ".join(categories)))
    if calendar:
        parts.append(say("inside {}" if asked.inside else "outside {}", calendar.name))
    if asked.acknowledged is not None:
        parts.append(say("if answered" if asked.acknowledged else "if not answered"))
    if asked.resolved is not None:
        parts.append(say("if resolved" if asked.resolved else "if not resolved"))
    return ", ".join(parts)


def arrow_words(matrix: Matrix, arrow: Transition, numbers: Mapping[Id, str], say: Words = ENGLISH) -> str:
    """An arrow as a line: "→ 4 Duty manager: not answered after ▲ SEV1 5 min, ◆ SEV2 15 min". None of it is lost."""
    target = matrix.steps[arrow.target]
    source = matrix.steps[arrow.source]
    where = f"{_symbol(matrix, arrow, say)} {numbers.get(target.id, '')} {title(target, say)}"
    parts = [f"“{arrow.condition.answer}”"] if arrow.condition.answer else []
    if source.kind is StepKind.DECISION:
        parts += [say("otherwise")] if arrow.default else []
        # As on the chart: the words of the arrow belong to its answer.
        parts = [f"{', '.join(parts)}: {arrow.label}"] if parts and arrow.label else parts
    else:
        parts.append(_trigger_words(matrix, arrow, say))
    told = condition(matrix, arrow.condition, say)
    if told:
        parts.append(say("only {}", told))
    if arrow.at_most:
        parts.append(say("at most once") if arrow.at_most == 1 else say("at most {} times", arrow.at_most))
    if arrow.label and not (source.kind is StepKind.DECISION and (arrow.default or arrow.condition.answer)):
        parts.append(f"({arrow.label})")
    said = ", ".join(part for part in parts if part)
    return f"{where}: {said}" if said else where


def _symbol(matrix: Matrix, arrow: Transition, say: Words) -> str:
    if arrow.kind is TransitionKind.RETURN:
        return f"↩ {say('back to')}"
    word = "" if moves(matrix, arrow) else say("also") if arrow.kind is not TransitionKind.INFORM else say("inform")
    return f"{'⇒' if arrow.kind is TransitionKind.HIERARCHICAL else '→'} {word}".rstrip()


def _trigger_words(matrix: Matrix, arrow: Transition, say: Words) -> str:
    words = say(TRIGGER_WORDS[arrow.trigger])
    if arrow.trigger is Trigger.SHARE_OF_TARGET:
        words = say(_SHARES[Share(arrow.share_of)], arrow.share or "?")
    after = _after_words(matrix, arrow, say)
    if arrow.trigger is Trigger.ALWAYS and after in ("", say.at_once):
        return after
    return f"{words} {after}".strip()


def _after_words(matrix: Matrix, arrow: Transition, say: Words) -> str:
    own = [
        (matrix.severities[each.severity], each.span)
        for each in arrow.after_by_severity
        if each.severity in matrix.severities
    ]
    lines = [f"{marked(severity)} {after(span, say)}" for severity, span in own]
    if arrow.after is not None and len(own) < max(1, len(matrix.severities)):
        usual = after(arrow.after, say)
        lines.append(say("else {}", usual) if own else usual)
    return ", ".join(lines)


_FIXED = frozenset({SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE, SpanUnit.UNTIL_TIME, SpanUnit.NEVER})


def after(span: Span, say: Words = ENGLISH) -> str:
    """When a span is over: "after 15 min", "on the next business day", "until 08:00"."""
    if span.unit is SpanUnit.NEXT_DAY:
        return say("on the next business day")
    said = say.span(span)
    return said if span.unit in _FIXED or said == say.at_once else say("after {}", said)


def answer_within(span: Span, say: Words = ENGLISH) -> str:
    """By when somebody answers: "answer in 15 min", "answer by 08:00"."""
    if span.unit is SpanUnit.NEXT_DAY:
        return say("answer on the next business day")
    if span.unit is SpanUnit.UNTIL_TIME:
        return say("answer by {}", span.time)
    said = say.span(span)
    return say("answer {}" if span.unit in _FIXED or said == say.at_once else "answer in {}", said)


def numbered(steps: Iterable[Step]) -> dict[Id, str]:
    """A number for each step, in the order given."""
    return {step.id: str(number) for number, step in enumerate(steps, 1)}
