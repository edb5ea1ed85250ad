"""Dates, moments and opening hours as people type them, and back. Pure functions; what is not understood is refused."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from designer.errors import UserError
from designer.i18n import counted
from designer.model.values import Hours, Opening

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_WORDS = re.compile(r"^(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})$")
_DOTS = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_TIME = re.compile(r"^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$")
_RANGE = re.compile(r"\s*(?:-|–|—|to|until)\s*")


def date_of(text: str) -> dt.date:
    """The date that a text means: 2027-01-14, 14 Jan 2027 or 14.1.2027. Raises UserError."""
    words = " ".join(text.strip().casefold().split())
    parts: tuple[int, int, int] | None = None
    if found := _ISO.match(words):
        parts = int(found[1]), int(found[2]), int(found[3])
    elif found := _DOTS.match(words):
        parts = int(found[3]), int(found[2]), int(found[1])
    elif (found := _WORDS.match(words)) and found[2] in _MONTHS:
        parts = int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1])
    try:
        if parts is None:
            raise ValueError
        return dt.date(*parts)
    except ValueError:
        hint = "Write it like 2027-01-14 or 14 Jan 2027."
        raise UserError(f"“{text.strip()}” is not understood as a date.", hint) from None


def day_words(day: dt.date, today: dt.date) -> str:
    """A date with its weekday and how far away it is: "Thursday, in 54 days"."""
    days = (day - today).days
    if days == 0:
        return f"{DAY_NAMES[day.weekday()]}, today"
    far = counted(abs(days), "day")
    return f"{DAY_NAMES[day.weekday()]}, {f'in {far}' if days > 0 else f'{far} ago'}"


def moment_of(text: str) -> dt.datetime:
    """The local moment that a text means: 2027-01-14 08:00. Raises UserError."""
    day, _, time = text.strip().replace("T", " ").rpartition(" ")
    if not day:
        raise UserError(f"“{text.strip()}” is not understood as a date and time.", "Write it like 2027-01-14 08:00.")
    hour, minute = (int(part) for part in time_of(time).split(":"))
    return dt.datetime.combine(date_of(day), dt.time(hour % 24, minute))


def in_zone(moment: dt.datetime, zone: str) -> dt.datetime:
    """A local moment as an instant of a named zone (UTC where the name is unknown)."""
    return moment.replace(tzinfo=zone_of(zone))


def zone_of(name: str) -> dt.tzinfo:
    """The zone of a name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC


def time_of(text: str) -> str:
    """HH:MM of a time of day as typed: 8, 8:30, 8.30, 8 pm, 24:00. Raises UserError."""
    found = _TIME.match(text.strip().casefold())
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if found[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if found[3] == "pm" else 0)
        elif found[3]:
            hour = 99
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            return f"{hour:02}:{minute:02}"
    raise UserError(f"“{text.strip()}” is not understood as a time of day.", "Write it like 08:00.")


def intervals_of(text: str) -> list[tuple[str, str]]:
    """The intervals of one day: 08:00–12:00, 13–17. Empty or "closed": none; "24 h": all day. Raises UserError."""
    words = text.strip().casefold()
    if words in ("", "closed", "-", "–"):
        return []
    if words in ("24 h", "24h", "24 hours", "all day", "open"):
        return [("00:00", "24:00")]
    found = []
    for part in re.split(r"\s*(?:,|;|\+|&|\band\b)\s*", words):
        ends = _RANGE.split(part)
        if len(ends) != 2:
            hint = "Write them like 08:00–12:00, 13:00–17:00."
            raise UserError(f"“{part}” is not understood as opening hours.", hint)
        start, end = time_of(ends[0]), time_of(ends[1])
        if start == end:
            raise UserError(f"“{part}” opens and closes at the same time.", "Write 24 h for all day.")
        found.append((start, end))
    return found


def hours_of(text: str) -> tuple[Hours, ...]:
    """The hours of one day. Raises UserError, also for hours over midnight."""
    found = []
    for start, end in sorted(intervals_of(text)):
        if end <= start:
            raise UserError(f"“{start}–{end}” goes over midnight.", "Let it end at 24:00.")
        found.append(Hours(start=start, end=end))
    return tuple(found)


def openings_of(day: int, text: str) -> tuple[Opening, ...]:
    """The openings of one weekday (1 is Monday); hours over midnight are kept so, and split when the edit settles."""
    return tuple(Opening(day=day, start=start, end=end) for start, end in intervals_of(text))


def intervals_text(intervals: list[tuple[str, str]]) -> str:
    """Intervals as typed: "08:00–12:00, 13:00–17:00"."""
    return ", ".join(f"{start}–{end}" for start, end in intervals)
