"""The forms of the document itself and of what it is ruled by: severities, categories, levels, channels, calendars."""

from __future__ import annotations

from designer.model.choices import ChannelKind, EmptyLevel, LaneDirection, LevelKind, Mark, Status, TimeBase
from designer.panels.inspector.field import Field, Form
from designer.panels.inspector.forms_values import CHANNEL_USE, HOLIDAY, REPEATS

HEAD: Form = (
    Field("title", "Title", "line", hint="As Complaints and outages"),
    Field("organisation", "Organisation", "line"),
    Field("scope", "Covers", "text", hint="Which issues"),
    Field("out_of_scope", "Does not cover", "text"),
    Field("time_zone", "Time zone", "zone", "Time"),
    Field("calendar", "Usual working hours", "reference", "Time", of=("calendar",), hint="None"),
    Field("time_base", "Times are shown", "choice", "Time", of=TimeBase),
    Field("empty_level", "When nobody is on duty", "choice", "When nobody answers", of=EmptyLevel),
    Field("repeats", "At the end of the path", "structure", "When nobody answers", of=REPEATS, alone=True),
    Field("priorities", "Impact × urgency", "priorities", "Impact and urgency", alone=True),
    Field("owner", "Owner", "line", "Version and review"),
    Field("approver", "Approver", "line", "Version and review"),
    Field("version", "Version", "line", "Version and review", half=True),
    Field("status", "Status", "choice", "Version and review", of=Status, half=True),
    Field("effective_from", "Valid from", "date", "Version and review"),
    Field("review_every", "Review every", "span", "Version and review", hint="26 weeks"),
    Field("last_review", "Last review", "date", "Version and review", half=True),
    Field("next_review", "Next review", "date", "Version and review", half=True),
    Field("distribution", "Sent to", "lines", "Version and review", hint="One a line"),
    Field("lanes", "Levels run", "choice", "Chart", of=LaneDirection),
    Field("language", "Language of the document", "language", "Chart"),
)

SEVERITY: Form = (
    Field("code", "Code", "line", hint="SEV1", half=True),
    Field("mark", "Mark", "choice", of=Mark, half=True),
    Field("name", "Name", "line", hint="As Critical"),
    Field("criteria", "An issue is this severe when", "text", hint="In words that can be measured"),
    Field("examples", "Examples", "lines", hint="One a line"),
    Field("respond_within", "Respond within", "span", "Targets", hint="15 min",
          told=lambda _: "From the opening of the issue. How long one step has to answer is set on the arrow "
          "that leaves it."),
    Field("resolve_within", "Resolve within", "span", "Targets", hint="4 h"),
    Field("update_every", "Tell those who wait every", "span", "Targets", hint="1 h"),
    Field("calendar", "Counted in the hours of", "reference", "Targets", of=("calendar",), hint="The matrix's"),
    Field("entry_level", "Comes in on level", "reference", "Where it goes", of=("level",), hint="The first"),
    Field("deciding_level", "Decided on level", "reference", "Where it goes", of=("level",), hint="The last"),
    Field("major", "A major incident", "switch", "Where it goes"),
    Field("colour", "Colour", "colour", "Appearance"),
    Field("rank", "Rank", "rank", "Appearance", of="severity", help="1 is the worst", alone=True),
)  # fmt: skip

CATEGORY: Form = (
    Field("name", "Name", "line", hint="As Billing"),
    Field("examples", "Examples", "lines", hint="One a line"),
    Field("owner", "Owner", "reference", of=("team",), hint="No team"),
    Field("severity", "Usual severity", "reference", of=("severity",), hint="As judged"),
    Field("hard_stop", "Goes straight to level", "reference", of=("level",), hint="No: takes the usual way",
          help="Safety, legal, press"),
    Field("entry_step", "Comes in at step", "reference", of=("step",), hint="The usual one"),
)  # fmt: skip

LEVEL: Form = (
    Field("code", "Code", "line", hint="L2", half=True),
    Field("kind", "Kind", "choice", of=LevelKind, half=True),
    Field("label", "Name", "line", hint="As Specialists"),
    Field("purpose", "Purpose", "text", hint="What this level is for"),
    Field("authority", "May decide", "text"),
    Field("channels", "Channels, in the order they are tried", "items", of=CHANNEL_USE, alone=True),
    Field("calendar", "Working hours", "reference", of=("calendar",), hint="The matrix's"),
    Field("entry_criteria", "Comes here when", "text", "Entry, hand-over and exit"),
    Field("hand_over", "Must be handed over", "checklist", "Entry, hand-over and exit", hint="One a line"),
    Field("exit_criteria", "Leaves when", "text", "Entry, hand-over and exit"),
    Field("order", "Place", "rank", "Entry, hand-over and exit", of="level", alone=True),
)

CHANNEL: Form = (
    Field("label", "Name", "line", hint="As Duty phone"),
    Field("kind", "Kind", "choice", of=ChannelKind),
    Field("instructions", "How to use it", "text"),
    Field("rouses", "Reaches a person at any hour", "switch"),
)

CALENDAR: Form = (
    Field("name", "Name", "line", hint="As Office hours"),
    Field("always", "Open all hours, every day (24 × 7)", "switch"),
    Field("time_zone", "Time zone", "zone"),
    Field("hours", "Open", "week", when=lambda calendar: not calendar.always, alone=True),
    Field("holidays", "Holidays", "items", of=HOLIDAY, alone=True, when=lambda calendar: not calendar.always),
)

REVISION: Form = (
    Field("version", "Version", "line", half=True),
    Field("date", "Date", "date", half=True),
    Field("author", "Author", "line", half=True),
    Field("approver", "Approver", "line", half=True),
    Field("changes", "What changed", "text"),
    Field("content_hash", "Content hash", "shown", help="Says whether a printed copy is this version"),
)

SUPPRESSION: Form = (
    Field("code", "Finding", "line", hint="R05"),
    Field("on", "On", "references", of=("*",), alone=True),
    Field("why", "Accepted because", "text"),
    Field("by", "By", "line", half=True),
    Field("until", "Until", "date", half=True),
)
