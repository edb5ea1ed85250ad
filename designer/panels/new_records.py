"""New records made by name: what "New contact “Ana Novak”" makes, and what the + above a list makes."""

from __future__ import annotations

import datetime as dt

from designer.commands import levels
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.records import (
    Announcement,
    Briefing,
    Calendar,
    Category,
    Channel,
    Comment,
    Contact,
    Record,
    Revision,
    Rota,
    Suppression,
    Team,
)
from designer.model.values import Opening

NAMED = ("contact", "team", "rota", "calendar", "category", "level", "severity", "channel")
"""Kinds of which a new one can be made by its name alone."""

_OFFICE = tuple(Opening(day=day, start="09:00", end="17:00") for day in range(1, 6))


def add(edit: Edit, kind: str, name: str = "", on: Id = "", author: str = "") -> Record:
    """A new record of a kind; `on` is what a comment is about, or whom a briefing was for."""
    zone = edit.now.head.time_zone
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    match kind:
        case "contact":
            return edit.new(Contact, name=name or "New contact")
        case "team":
            return edit.new(Team, name=name or "New team")
        case "rota":
            return edit.new(Rota, name=name or "New rota", time_zone=zone)
        case "calendar":
            return edit.new(Calendar, name=name or "Office hours", time_zone=zone, hours=_OFFICE)
        case "category":
            return edit.new(Category, name=name or "New category")
        case "level":
            return levels.add(edit, label=name) if name else levels.add(edit)
        case "severity":
            return levels.add_severity(edit, code=name) if name else levels.add_severity(edit)
        case "channel":
            return edit.new(Channel, label=name or "New channel", rouses=True)
        case "announcement":
            return edit.new(Announcement)
        case "comment":
            return edit.new(Comment, on=on or edit.now.head.id, author=author, at=now)
        case "revision":
            return edit.new(Revision, version=edit.now.head.version, date=now.date(), author=author)
        case "briefing":
            return edit.new(Briefing, contact=on, version=edit.now.head.version, at=now)
        case "suppression":
            return edit.new(Suppression, code=name or "R01", by=author)
    raise ValueError(f"no new {kind} can be made")
