"""What records are called on screen: the kind in words, and a name for each record."""

from __future__ import annotations

from typing import NamedTuple

from designer.drawing.words import STEP_ICONS, STEP_WORDS, UNTITLED
from designer.i18n import counted
from designer.model.ids import Id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import (
    Announcement,
    Briefing,
    Calendar,
    Category,
    Channel,
    Comment,
    Contact,
    Head,
    Level,
    Record,
    Revision,
    Rota,
    Severity,
    Step,
    Suppression,
    Team,
    Transition,
)
from designer.panels.words import words


class KindWords(NamedTuple):
    """A kind of record: one of it, several of it, its icon."""

    one: str
    many: str
    icon: str


KINDS: dict[str, KindWords] = {
    "matrix": KindWords("matrix", "matrices", "workflow"),
    "severity": KindWords("severity", "severities", "triangle"),
    "category": KindWords("category", "categories", "tags"),
    "level": KindWords("level", "levels", "columns-3"),
    "channel": KindWords("channel", "channels", "radio"),
    "step": KindWords("step", "steps", "user"),
    "transition": KindWords("arrow", "arrows", "arrow-right"),
    "contact": KindWords("contact", "contacts", "contact"),
    "team": KindWords("team", "teams", "users"),
    "rota": KindWords("rota", "rotas", "refresh-cw"),
    "calendar": KindWords("calendar", "calendars", "calendar-clock"),
    "announcement": KindWords("announcement", "announcements", "megaphone"),
    "comment": KindWords("comment", "comments", "message-square"),
    "revision": KindWords("revision", "revisions", "history"),
    "briefing": KindWords("briefing", "briefings", "graduation-cap"),
    "suppression": KindWords("accepted finding", "accepted findings", "shield-check"),
}


def count(number: int, kind: str) -> str:
    """So many records of a kind: "1 step", "3 steps"."""
    return counted(number, KINDS[kind].one, KINDS[kind].many)


def name(matrix: Matrix, record: Record | Id | None) -> str:
    """What a record is called; "" for none, "(gone)" for an id that names nothing."""
    if record is None:
        return ""
    if isinstance(record, str):
        found = matrix.get(record)
        return name(matrix, found) if found is not None else "(gone)"
    match record:
        case Step():
            return record.title.strip() or UNTITLED[record.kind]
        case Transition():
            return f"{name(matrix, record.source)} → {name(matrix, record.target)}"
        case Contact() | Team() | Rota() | Calendar() | Category():
            return record.name.strip() or f"Unnamed {KINDS[kind_of(record.id)].one}"
        case Level():
            return " · ".join(part for part in (record.code, record.label) if part) or f"Level {record.order}"
        case Severity():
            return " · ".join(part for part in (record.code, record.name) if part) or f"Severity {record.rank}"
        case Channel():
            return record.label.strip() or words(record.kind)
        case Head():
            return record.title.strip() or "Untitled matrix"
        case Announcement():
            severity = matrix.get(record.severity) if record.severity else None
            return " to ".join(
                part
                for part in (severity.code if isinstance(severity, Severity) else "Every severity",
                             words(record.audience).lower())
            )  # fmt: skip
        case Comment():
            return short(record.text) or f"Comment on {name(matrix, record.on)}"
        case Revision():
            return f"Version {record.version}"
        case Briefing():
            return f"{name(matrix, record.contact)} on version {record.version}"
        case Suppression():
            return f"{record.code}: {short(record.why)}" if record.why else record.code


def about(matrix: Matrix, record: Record) -> str:
    """A few words more about a record, for a second line or the end of a choice."""
    match record:
        case Contact():
            number = record.phones[0].number if record.phones else ""
            return " · ".join(part for part in (record.role or record.organisation, number) if part)
        case Team():
            return f"Team of {len(record.members)}"
        case Rota():
            return f"Rota of {len(record.members)}"
        case Step():
            return f"{STEP_WORDS[record.kind]} on {name(matrix, record.level)}"
        case Level():
            return record.purpose
        case Severity():
            return record.criteria
        case Channel():
            kind = words(record.kind)
            return "" if kind.casefold() == name(matrix, record).casefold() else kind
        case Calendar():
            return "24 × 7" if record.always else record.time_zone
        case Category():
            return ", ".join(record.examples)
    return ""


def icon(record: Record) -> str:
    """The icon of a record."""
    return STEP_ICONS[record.kind] if isinstance(record, Step) else KINDS[kind_of(record.id)].icon


def short(text: str, longest: int = 48) -> str:
    """The first words of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
