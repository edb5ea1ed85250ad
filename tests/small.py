"""A small matrix by hand: first contact → front line → specialist → manager, one severity, phones, deputies.

matrix = small()                    # names in `Small` say the ids
matrix = small(lambda edit: edit.change(FRONT, title="…"))
"""

from __future__ import annotations

from collections.abc import Callable

from designer.model import spans
from designer.model.choices import ChannelKind, LevelKind, Mark, Outcome, PhoneKind, StepKind, Trigger
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact, Head, Level, Severity, Step, Transition
from designer.model.values import ChannelUse, Chat, Email, Phone, Position, Target

L0, L1, L2, L3 = (f"level:aaaaaaa{n}" for n in "2345")
SEV1, SEV2 = "severity:aaaaaaa2", "severity:aaaaaaa3"
CALL, FRONT, SPECIALIST, MANAGER, DONE = (f"step:aaaaaaa{n}" for n in "23456")
CALL_FRONT, FRONT_SPECIALIST, SPECIALIST_MANAGER, FRONT_DONE = (f"transition:aaaaaaa{n}" for n in "2345")
ANA, BO, CEM, DORA, ELI = (f"contact:aaaaaaa{n}" for n in "23456")
PHONE = "channel:aaaaaaa2"


def person(id: str, name: str, number: int, **fields: object) -> Contact:
    """A fictitious person with a desk phone, a mobile, a mail address and a chat name."""
    first = name.split()[0].casefold()
    return Contact(
        id=id,
        name=name,
        phones=(
            Phone(number=f"+44 20 7946 0{number:03}", e164=f"+442079460{number:03}", kind=PhoneKind.DESK),
            Phone(number=f"+44 7700 900{number:03}", e164=f"+447700900{number:03}", kind=PhoneKind.MOBILE, sms=True),
        ),
        emails=(Email(address=f"{first}@example.org"),),
        chats=(Chat(handle=f"@{first}"),),
        **fields,  # type: ignore[arg-type]
    )


def small(change: Callable[[Edit], object] | None = None) -> Matrix:
    """The matrix, settled, with a change made to it if one is given."""
    document = Document(Matrix([Head(id="matrix:aaaaaaa2", title="Complaints", owner="Service desk")]))
    with document.edit("make") as edit:
        for order, (id, code, label) in enumerate(
            ((L0, "L0", "First contact"), (L1, "L1", "Front line"), (L2, "L2", "Specialists"), (L3, "L3", "Management"))
        ):
            kind = LevelKind.MANAGEMENT if id == L3 else LevelKind.FUNCTIONAL
            edit.put(Level(id=id, order=order, code=code, label=label, kind=kind))
        edit.put(Severity(id=SEV1, code="SEV1", rank=1, mark=Mark.TRIANGLE, resolve_within=spans.parse("4 h")))
        edit.put(Severity(id=SEV2, code="SEV2", rank=2, mark=Mark.DIAMOND, resolve_within=spans.parse("8 h")))
        edit.put(Channel(id=PHONE, kind=ChannelKind.PHONE, label="Phone", rouses=True))
        edit.put(person(ANA, "Ana Novak", 101, deputies=(ELI,)))
        edit.put(person(BO, "Bo Okafor", 102))
        edit.put(person(CEM, "Cem Park", 103))
        edit.put(person(DORA, "Dora Quist", 104, deputies=(ELI,)))
        edit.put(person(ELI, "Eli Reyes", 105))
        use = (ChannelUse(channel=PHONE),)
        edit.put(Step(id=CALL, level=L0, kind=StepKind.ENTRY, title="Call or ticket", position=Position(along=100)))
        for id, level, title, who, along in (
            (FRONT, L1, "Resolve at first contact", (ANA,), 100.0),
            (SPECIALIST, L2, "Billing specialist", (BO, CEM), 60.0),
            (MANAGER, L3, "Duty manager", (DORA,), 60.0),
        ):
            targets = tuple(Target(to=each) for each in who)
            place = Position(across=20, along=along)
            edit.put(Step(id=id, level=level, title=title, targets=targets, channels=use, position=place))
        done = Step(id=DONE, level=L1, kind=StepKind.END, title="Resolved", outcome=Outcome.RESOLVED)
        edit.put(done)
        edit.put(Transition(id=CALL_FRONT, source=CALL, target=FRONT, trigger=Trigger.ALWAYS))
        wait, longer = spans.parse("15 min"), spans.parse("30 min")
        edit.put(Transition(id=FRONT_SPECIALIST, source=FRONT, target=SPECIALIST, after=wait))
        edit.put(Transition(id=SPECIALIST_MANAGER, source=SPECIALIST, target=MANAGER, after=longer))
        edit.put(Transition(id=FRONT_DONE, source=FRONT, target=DONE, trigger=Trigger.RESOLVED))
    if change is not None:
        with document.edit("change") as edit:
            change(edit)
    return document.matrix


def draft(matrix: Matrix) -> Document:
    """A document to edit."""
    return Document(matrix)
