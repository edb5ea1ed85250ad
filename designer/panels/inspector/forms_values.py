"""The forms of values inside records: phones, addresses, channels in use, conditions, opening hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from designer.formats.values import phones
from designer.formats.values.home_country import home_country
from designer.model import values as v
from designer.model.choices import AfterRepeats, PhoneKind, RepeatWhile, TeamMode, Turn
from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.panels import names
from designer.panels.inspector.field import Field, Form, Item
from designer.panels.words import words

HOURS = Field("hours", "Hours", "reference", of=("calendar",), hint="Any time", help="When it is answered or read")


def _says_phone(_: Matrix, phone: v.Phone) -> str:
    parts = [phone.number or "No number yet"]
    if phone.extension:
        parts.append(f"ext. {phone.extension}")
    parts.append(phone.label or words(phone.kind).lower())
    return " · ".join(parts)


def _dial(phone: v.Phone, name: str, desk: Any) -> v.Phone:
    """A number typed anew has another international form."""
    if name != "number":
        return phone
    found = phones.split(phone.number, home_country(desk.matrix, desk.country))
    return msgspec.structs.replace(phone, e164=found[0].e164 if len(found) == 1 else "")


PHONE = Item(
    lambda: v.Phone(number="", kind=PhoneKind.MOBILE),
    (
        Field("number", "Number", "phone", hint="+44 20 7946 0000", help="As you would dial it; kept as typed"),
        Field("kind", "Kind", "choice", of=PhoneKind, half=True),
        Field("extension", "Extension", "line", half=True),
        Field("label", "Label", "line", hint="As printed, if not its kind"),
        Field("sms", "Takes text messages", "switch"),
        HOURS,
    ),
    _says_phone,
    "phone",
    _dial,
)
EMAIL = Item(
    lambda: v.Email(address=""),
    (
        Field("address", "Address", "mail", hint="name@example.org"),
        Field("label", "Label", "line", half=True),
        Field("hours", "Read", "reference", of=("calendar",), hint="Any time", half=True),
    ),
    lambda _, email: " · ".join(part for part in (email.address or "No address yet", email.label) if part),
    "e-mail address",
)
CHAT = Item(
    lambda: v.Chat(handle=""),
    (
        Field("handle", "Name or room", "line", half=True),
        Field("service", "Service", "line", hint="As Teams", half=True),
        HOURS,
    ),
    lambda _, chat: " · ".join(part for part in (chat.handle or "No name yet", chat.service) if part),
    "chat name",
)


def _says_moment(moment: dt.datetime) -> str:
    return f"{moment:%d %b %Y %H:%M}"


def _tomorrow(days: int = 1) -> dt.datetime:
    now = dt.datetime.now(dt.UTC).replace(minute=0, second=0, microsecond=0)
    return now + dt.timedelta(days=days)


ABSENCE = Item(
    lambda: v.Absence(start=_tomorrow(), end=_tomorrow(8)),
    (
        Field("start", "From", "instant", half=True),
        Field("end", "Until", "instant", half=True),
        Field("note", "Note", "line"),
    ),
    lambda _, away: f"{_says_moment(away.start)} to {_says_moment(away.end)}",
    "absence",
)
OVERRIDE = Item(
    lambda: v.Override(contact="", start=_tomorrow(), end=_tomorrow(2)),
    (
        Field("contact", "Who stands in", "reference", of=("contact",), hint="Choose somebody"),
        Field("start", "From", "instant", half=True),
        Field("end", "Until", "instant", half=True),
    ),
    lambda matrix, stand_in: (
        f"{names.name(matrix, stand_in.contact or None) or 'Nobody yet'} from {_says_moment(stand_in.start)}"
    ),
    "stand-in",
)
HOLIDAY = Item(
    lambda: v.Holiday(date=dt.date(dt.datetime.now(dt.UTC).year, 12, 25)),
    (
        Field("date", "Date", "date", half=True),
        Field("name", "Name", "line", half=True),
        Field("hours", "Open that day", "intervals", hint="Closed", help="As 09:00–13:00; empty when closed"),
    ),
    lambda _, day: " · ".join(
        part for part in (f"{day.date:%d %b %Y}", day.name, "" if day.hours else "closed") if part
    ),
    "holiday",
)


def _says_use(matrix: Matrix, use: v.ChannelUse) -> str:
    channel = names.name(matrix, use.channel or None) or "No channel yet"
    return f"{channel}, after {use.delay} min" if use.delay else channel


CHANNEL_USE = Item(
    lambda: v.ChannelUse(channel=""),
    (
        Field("channel", "Channel", "reference", of=("channel",), hint="Choose a channel"),
        Field("delay", "After", "number", unit="min", help="Minutes after the start of an attempt"),
    ),
    _says_use,
    "channel",
)


def _is_team(target: v.Target) -> bool:
    return bool(target.to) and kind_of(target.to) == "team"


def _is_rota(target: v.Target) -> bool:
    return bool(target.to) and kind_of(target.to) == "rota"


TARGET_FIELDS: Form = (
    Field("mode", "Who of the team", "optional choice", of=TeamMode, hint="As the team says", when=_is_team),
    Field("turn", "Who of the rota", "choice", of=Turn, when=_is_rota),
)


def _yes_no(yes: str, no: str, any_: str) -> tuple[tuple[Any, str], ...]:
    return ((None, any_), (True, yes), (False, no))


CONDITION: Form = (
    Field("severities", "At these severities", "marks", help="None ticked: at every severity"),
    Field("categories", "For these categories", "references", of=("category",), hint="Every category"),
    Field("calendar", "By the hours of", "reference", of=("calendar",), hint="At any hour"),
    Field("inside", "That must be", "pick", of=((True, "Open"), (False, "Closed")),
          when=lambda condition: condition.calendar is not None),
    Field("acknowledged", "Answered so far", "pick", of=_yes_no("Somebody has answered", "Nobody has answered",
          "Either way")),
    Field("resolved", "Resolved so far", "pick", of=_yes_no("It is resolved", "It is not resolved", "Either way")),
)  # fmt: skip
REPEATS: Form = (
    Field("count", "Repeat the matrix", "number", unit="times", help="How often it starts again from its beginning"),
    Field("pause", "Pause before each", "number", unit="min", when=lambda repeats: repeats.count > 0),
    Field("repeat_while", "While", "choice", of=RepeatWhile, when=lambda repeats: repeats.count > 0),
    Field("keep_acknowledgements", "Answers given so far still count", "switch",
          when=lambda repeats: repeats.count > 0),
    Field("then", "Then", "choice", of=AfterRepeats),
    Field("hand_over_to", "To the matrix", "line", hint="File name of the matrix",
          when=lambda repeats: repeats.then is AfterRepeats.HAND_OVER),
)  # fmt: skip
