"""The blank matrix: levels, severities and channels that most begin with, and the step where issues come in."""

from __future__ import annotations

from PySide6.QtCore import QTimeZone

from designer.commands import levels, steps
from designer.model import spans
from designer.model.choices import ChannelKind, LevelKind, StepKind
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import new_id
from designer.model.matrix import Matrix
from designer.model.records import Channel, Head
from designer.model.values import ChannelUse, Position

_LEVELS = (
    ("First contact", LevelKind.FRONTLINE, "Takes the issue, notes it down, sorts it"),
    ("Front line", LevelKind.FRONTLINE, "Resolves by the book"),
    ("Specialists", LevelKind.FUNCTIONAL, "Bring more skill"),
    ("Management", LevelKind.MANAGEMENT, "Decides and gives means"),
)
_SEVERITIES = (
    ("Critical", "Nobody can work, or somebody may come to harm", "15 min", "4 h"),
    ("Serious", "A group cannot work, and there is no way round", "1 h", "1 business day"),
    ("Normal", "One person is held up, or there is a way round", "4 business hours", "5 business days"),
)
_CHANNELS = (
    (ChannelKind.PHONE, "Phone", True),
    (ChannelKind.SMS, "Text message", True),
    (ChannelKind.EMAIL, "E-mail", False),
    (ChannelKind.CHAT, "Chat", False),
    (ChannelKind.TICKET, "Ticket", False),
)


def blank() -> Document:
    """A document to begin with; there is nothing in it to undo or to lose."""
    edit = Edit(Matrix([Head(id=new_id("matrix"), time_zone=_own_zone())]))
    channels = [edit.new(Channel, kind=kind, label=label, rouses=rouses) for kind, label, rouses in _CHANNELS]
    phone_then_mail = (ChannelUse(channel=channels[0].id), ChannelUse(channel=channels[2].id, delay=5))
    made = [
        levels.add(edit, label=label, kind=kind, purpose=purpose, channels=phone_then_mail)
        for label, kind, purpose in _LEVELS
    ]
    for name, criteria, respond, resolve in _SEVERITIES:
        levels.add_severity(
            edit,
            name=name,
            criteria=criteria,
            respond_within=spans.parse(respond),
            resolve_within=spans.parse(resolve),
        )
    steps.add(edit, StepKind.ENTRY, made[0].id, Position(across=24.0, along=48.0), "Call or ticket")
    return Document(edit.before.apply(edit.diff()))


def _own_zone() -> str:
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if "/" in name and not name.startswith("Etc/") else "UTC"
