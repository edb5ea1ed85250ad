"""The forms of contacts, teams and rotas, and of what people say: comments, briefings, announcements."""

from __future__ import annotations

from designer.model.choices import Audience, ContactKind, Privacy, TeamMode
from designer.panels.inspector.field import Field, Form
from designer.panels.inspector.forms_values import ABSENCE, CHANNEL_USE, CHAT, EMAIL, OVERRIDE, PHONE

CONTACT: Form = (
    Field("name", "Name", "line", hint="Who it is"),
    Field("role", "Role", "line", hint="As Duty manager"),
    Field("phones", "Phones", "items", of=PHONE, alone=True),
    Field("emails", "E-mail", "items", of=EMAIL, alone=True),
    Field("deputies", "Deputies, in order", "references", of=("contact",), hint="Nobody yet", alone=True),
    Field("manager", "Manager", "reference", of=("contact",), hint="Nobody"),
    Field("kind", "Kind", "choice", "Where they belong", of=ContactKind),
    Field("department", "Department", "line", "Where they belong"),
    Field("organisation", "Organisation", "line", "Where they belong"),
    Field("service", "Service", "line", "Where they belong", help="What they are called about"),
    Field("location", "Location", "line", "Where they belong"),
    Field("reference", "To quote when calling", "line", "Where they belong", help="Contract, circuit, PIN"),
    Field("chats", "Chat", "items", "More ways to reach them", of=CHAT, alone=True),
    Field("portal", "Portal", "line", "More ways to reach them", hint="https://"),
    Field("channels", "Own order of channels", "items", "More ways to reach them", of=CHANNEL_USE, alone=True),
    Field("calendar", "Working hours", "reference", "Hours and absences", of=("calendar",), hint="Any time"),
    Field("hours", "Hours as stated", "line", "Hours and absences", hint="As on their own sheet"),
    Field("time_zone", "Time zone", "zone", "Hours and absences", hint="The matrix's"),
    Field("absences", "Absences", "items", "Hours and absences", of=ABSENCE, alone=True),
    Field("languages", "Languages", "lines", "More about them", hint="One a line"),
    Field("verified_on", "Last verified", "date", "More about them", half=True),
    Field("verified_by", "By", "line", "More about them", half=True),
    Field("privacy", "Privacy", "choice", "More about them", of=Privacy),
    Field("active", "Can be reached at present", "switch", "More about them"),
    Field("notes", "Notes", "text", "More about them"),
)

TEAM: Form = (
    Field("name", "Name", "line"),
    Field("members", "Members", "references", of=("contact",), hint="Nobody yet", alone=True),
    Field("lead", "Lead", "reference", of=("contact",), hint="Nobody"),
    Field("mode", "Who is reached", "choice", of=TeamMode),
    Field("phone", "Shared phone", "optional structure", of=PHONE, alone=True),
    Field("mailbox", "Shared mailbox", "optional structure", of=EMAIL, alone=True),
)

ROTA: Form = (
    Field("name", "Name", "line"),
    Field("members", "Members, in order of their turns", "references", of=("contact",), hint="Nobody yet", alone=True),
    Field("turn_length", "One turn lasts", "span", hint="1 week"),
    Field("first_hand_over", "First hand-over", "local instant",
          help="In the rota's time zone; all others follow from it"),
    Field("time_zone", "Time zone", "zone"),
    Field("restrictions", "On duty only at", "week", "Hours and stand-ins", alone=True,
          help="Nothing typed: at all hours"),
    Field("overrides", "Stand-ins", "items", "Hours and stand-ins", of=OVERRIDE, alone=True),
    Field("team", "Of the team", "reference", "Hours and stand-ins", of=("team",), hint="None"),
)  # fmt: skip

ANNOUNCEMENT: Form = (
    Field("severity", "At severity", "reference", of=("severity",), hint="Every severity"),
    Field("audience", "To", "choice", of=Audience),
    Field("channel", "By", "reference", of=("channel",), hint="No channel yet"),
    Field("first_within", "First within", "span", hint="30 min"),
    Field("then_every", "Then every", "span", hint="Once only"),
    Field("owner", "Written by", "reference", of=("contact", "team"), hint="Nobody yet"),
    Field("text", "Text", "text"),
    Field("stops_when", "Stops when", "line", hint="As it is resolved"),
    Field("needs_approval", "Needs approval before it is sent", "switch"),
)

COMMENT: Form = (
    Field("text", "Text", "text"),
    Field("on", "On", "reference", of=("*",), alone=True),
    Field("author", "By", "line", half=True),
    Field("at", "When", "optional instant", half=True),
    Field("resolved", "Done with", "switch"),
)

BRIEFING: Form = (
    Field("contact", "Who", "reference", of=("contact",)),
    Field("version", "On version", "line", half=True),
    Field("score", "Score", "optional number", of=(0, 100), unit="%", half=True),
    Field("at", "When", "optional instant"),
    Field("how", "How", "line", hint="As team meeting"),
)
