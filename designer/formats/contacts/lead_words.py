"""How a level is come to where the clock alone does not lead there, in words: "once Level 0 has answered, if “PC”"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from designer.analysis.call_list import Timing, level_numbers
from designer.analysis.durations import ZERO
from designer.analysis.leads import Lead
from designer.formats.contacts.sheet_language import ENGLISH, Words
from designer.formats.contacts.sheet_words import condition, marked, timings
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Level


def lead_words(matrix: Matrix, lead: Lead, times: Sequence[Timing] = (), say: Words = ENGLISH) -> str:
    """A way to a level; `times` are those it takes per severity, where not one time for all."""
    times = times or (Timing((), lead.time),)
    level = matrix.levels[lead.since] if lead.since else None
    since = level_in_short(matrix, level, say) if level else ""
    parts = [say("once {} has answered", since) if since else say("once answered")] if lead.answered else []
    parts += [say("once it is resolved")] if lead.resolved else []
    parts += _choices(matrix, lead.choices, say)
    if any(timing.time != ZERO for timing in times):
        time = timings(times, " · ", say)
        if lead.answered or lead.resolved or not since:
            parts.append(say("after {}", time))
        elif lead.silent:
            parts.insert(0, say("after {} without an answer at {}", time, since))
        else:
            parts.insert(0, say("{} after {} is called", time, since))
    else:
        if lead.silent:
            parts.insert(0, say("if not answered"))
        if since and not (lead.answered or lead.resolved or lead.silent):
            parts.insert(0, say("together with {}", since))
        parts = parts or [say.at_once]
        named = ", ".join(marked(each) for timing in times for each in timing.severities)
        parts[0] = f"{named} {parts[0]}".lstrip()
    return ", ".join((*parts, *([say("if not resolved")] if lead.unsolved else ())))


def level_in_short(matrix: Matrix, level: Level, say: Words = ENGLISH) -> str:
    """A level by its number: "Level 2"; by its own code where that is no plain count."""
    code = level.code.strip()
    counted = level_numbers(matrix)[level.id]
    return say("Level {}", counted) if code.upper() in ("", f"L{counted}", counted) else code


def _choices(matrix: Matrix, arrows: Iterable[Id], say: Words) -> list[str]:
    """What decisions on the way come to: the answer, else the words on the arrow, else that it is the rest."""
    found = []
    for arrow in (matrix.transitions[id] for id in arrows):
        rest = msgspec.structs.replace(arrow.condition, severities=(), acknowledged=None, resolved=None, answer="")
        asked = condition(matrix, rest, say)
        said = arrow.condition.answer or ("" if asked else arrow.label)
        found += [say("if “{}”", said)] if said else []
        found += [say("only {}", asked)] if asked else []
        found += [say("otherwise")] if arrow.default and not said and not asked else []
    return found
