"""A matrix with as many people as asked for, on four levels of two steps, as a call centre would have it.

    matrix = crowd(18)

The people are fictitious; numbers and addresses are of those reserved for examples.
"""

from __future__ import annotations

import datetime as dt

from designer.model import spans
from designer.model.choices import ChannelKind, ContactKind, LevelKind, Mark, PhoneKind, Status, StepKind, Trigger
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import ALPHABET, Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Channel, Contact, Head, Level, Rota, Severity, Step, Team, Transition
from designer.model.values import ChannelUse, Email, Opening, Phone, Position, SeveritySpan, Target

FIRST = ("Ada", "Bo", "Cy", "Dana", "عمر", "Eve", "Fay", "Gül", "Hugo", "Ines", "Jiří", "Kim", "Łucja", "Максим")
LAST = ("Example", "Park", "Beispiel-Müller", "Ejemplo Núñez", "مثال", "Exemple", "Voorbeeld", "Örnek", "Ikeda")
ROLES = ("Service desk agent", "On-call engineer", "Duty manager", "Head of service", "Vendor support")
TEAMS = ("Network operations", "Service management", "Customer care", "")
LEVELS = (
    ("L1", "First call", LevelKind.FRONTLINE),
    ("L2", "Duty manager", LevelKind.FUNCTIONAL),
    ("L3", "Head of service", LevelKind.MANAGEMENT),
    ("L4", "Vendor", LevelKind.EXTERNAL),
)
WAITS = (("15 min", "30 min"), ("30 min", "1 h"), ("2 h", "4 business hours"), ("4 h", "next business day"))


def _id(kind: str, number: int) -> Id:
    digits = ""
    for _ in range(8):
        number, at = divmod(number, len(ALPHABET))
        digits = ALPHABET[at] + digits
    return f"{kind}:{digits}"


def contact(number: int, office: Id | None = None, **fields: object) -> Contact:
    """The fictitious contact of that number."""
    name = f"{FIRST[number % len(FIRST)]} {LAST[number // 3 % len(LAST)]}"
    desk = Phone(number=f"+44 20 7946 0{number % 1000:03}", kind=PhoneKind.DESK, e164=f"+442079460{number % 1000:03}")
    if number % 7 == 1:
        desk = Phone(number=desk.number, kind=PhoneKind.DUTY, e164=desk.e164, extension="12")
    mobile = Phone(
        number=f"+44 7700 900{number % 1000:03}", kind=PhoneKind.MOBILE, e164=f"+447700900{number % 1000:03}", sms=True
    )
    given: dict[str, object] = {
        "role": ROLES[number % len(ROLES)],
        "department": TEAMS[number % len(TEAMS)],
        "phones": (desk, mobile) if number % 5 else (desk,),
        "emails": (Email(address=f"contact{number}@example.org"),),
        "hours": ("24 × 7", "Mon–Fri 08:00–18:00", "")[number % 3],
        "calendar": office if number % 3 == 2 else None,
        "time_zone": ("Europe/London", "Europe/Berlin", "Asia/Dubai")[number % 3],
        "notes": ("", "Text, then call twice.", "Say “P1” first. Ask for a ticket number.", "")[number % 4],
        "verified_on": dt.date(2026, 8, 3),
    }
    return Contact(id=_id("contact", number), name=name, **(given | fields))  # type: ignore[arg-type]


def crowd(people: int, **head: object) -> Matrix:
    """A matrix of so many contacts, all of them on some step."""
    told: dict[str, object] = {
        "title": "P1 – Network outage",
        "owner": "NOC",
        "version": "3.2",
        "status": Status.APPROVED,
        "next_review": dt.date(2026, 12, 31),
        "time_zone": "Europe/London",
    }
    document = Document(Matrix([Head(id=_id("matrix", 1), **(told | head))]))  # type: ignore[arg-type]
    with document.edit("make") as edit:
        _places(edit)
        office = _id("calendar", 1)
        for number in range(people):
            deputies = (_id("contact", number + 1),) if number % 4 == 0 and number + 1 < people else ()
            kind = ContactKind.DESK if number == 0 else ContactKind.PERSON
            edit.put(contact(number, office, deputies=deputies, kind=kind))
        _steps(edit, people)
    return document.matrix


def _places(edit: Edit) -> None:
    for order, (code, label, kind) in enumerate(LEVELS):
        edit.put(Level(id=_id("level", order), order=order, code=code, label=label, kind=kind))
    edit.put(Severity(id=_id("severity", 1), code="SEV1", name="Critical", rank=1, mark=Mark.TRIANGLE))
    edit.put(Severity(id=_id("severity", 2), code="SEV2", name="Major", rank=2, mark=Mark.DIAMOND))
    edit.put(Channel(id=_id("channel", 1), kind=ChannelKind.PHONE, label="Phone", rouses=True))
    edit.put(Channel(id=_id("channel", 2), kind=ChannelKind.EMAIL, label="E-mail"))
    week = tuple(Opening(day=day, start="08:00", end="18:00") for day in range(1, 6))
    edit.put(Calendar(id=_id("calendar", 1), name="Office hours", time_zone="Europe/London", hours=week))


def _steps(edit: Edit, people: int) -> None:
    """An entry, then on each level two steps that share its people between them, the second through a team or rota."""
    channels = (ChannelUse(channel=_id("channel", 1)), ChannelUse(channel=_id("channel", 2), delay=5))
    entry = _id("step", 99)
    edit.put(Step(id=entry, level=_id("level", 0), kind=StepKind.ENTRY, title="Alarm or call"))
    before = entry
    for order in range(len(LEVELS)):
        mine = [_id("contact", number) for number in range(order, people, len(LEVELS))]
        half = (len(mine) + 1) // 2
        rest = tuple(mine[half:])
        team, rota = _id("team", order), _id("rota", order)
        edit.put(Team(id=team, name=f"Team {order + 1}", members=rest))
        edit.put(Rota(id=rota, name=f"Rota {order + 1}", members=rest, time_zone="Europe/London"))
        targets = tuple(Target(to=id) for id in mine[:half])
        group = (Target(to=rota if order % 2 else team),) if rest else ()
        for place, whom in enumerate((targets, group)):
            step = _id("step", 10 * order + place)
            title = f"{LEVELS[order][1]}, {('first', 'then')[place]}"
            position = Position(along=100.0 * place)
            edit.put(
                Step(
                    id=step, level=_id("level", order), title=title, targets=whom, channels=channels, position=position
                )
            )
            _arrow(edit, before, step, order, at_once=before == entry)
            before = step


def _arrow(edit: Edit, source: Id, target: Id, order: int, at_once: bool) -> None:
    worst, usual = WAITS[order]
    edit.put(
        Transition(
            id=_id("transition", hash_of(source, target)),
            source=source,
            target=target,
            trigger=Trigger.ALWAYS if at_once else Trigger.NOT_ACKNOWLEDGED,
            after=None if at_once else spans.parse(usual),
            after_by_severity=() if at_once else (SeveritySpan(severity=_id("severity", 1), span=spans.parse(worst)),),
        )
    )


def hash_of(*ids: Id) -> int:
    """A number for ids, the same in every run."""
    total = 7
    for letter in "".join(ids):
        total = (total * 131 + ord(letter)) % 2**39
    return total
