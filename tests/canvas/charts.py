"""Charts to draw in tests: a small one known by heart, and large ones made by a seed."""

from __future__ import annotations

from random import Random

from designer.model import spans
from designer.model.choices import ChannelKind, Mark, StepKind, TransitionKind, Trigger
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Channel, Contact, Head, Level, Severity, Step, Transition
from designer.model.values import ChannelUse, Phone, Position, SeveritySpan, Target

NAMES = ("Ana Novak", "Bo Okafor", "Cem Park", "Dora Quist", "Eli Reyes", "Fay Vidal")
LEVELS = ("First contact", "Front line", "Specialists", "Management", "Vendors")
TITLES = (
    "Billing specialist",
    "Network engineer",
    "Duty manager",
    "Resolve at first contact",
    "Safety, legal, press?",
    "Tell press and compliance",
)

CALL, DESK, EXPERT, MANAGER, DONE = (
    "step:call2222",
    "step:desk2222",
    "step:expert22",
    "step:manager2",
    "step:done2222",
)
TO_DESK, TO_EXPERT, TO_MANAGER = ("transition:todesk22", "transition:toexpert", "transition:tomanage")
ANA, BO = "contact:ana22222", "contact:bo222222"


def level_id(order: int) -> Id:
    return f"level:number{'abcdefghij'[order]}2"


def small_chart() -> Matrix:
    """Call → Desk → Expert → Manager on four levels, and an end on the second that nothing leads to yet."""
    edit = Edit(Matrix())
    edit.put(Head(id="matrix:small222", title="Complaints"))
    for order in range(4):
        edit.put(Level(id=level_id(order), order=order, code=f"L{order}", label=LEVELS[order]))
    edit.put(Contact(id=ANA, name="Ana Novak", role="Front-line lead", phones=(Phone(number="+44 20 7946 0018"),)))
    edit.put(Contact(id=BO, name="Bo Okafor", role="Billing specialist"))
    places = (
        (CALL, StepKind.ENTRY, 0, "Call or ticket", 40.0, 100.0),
        (DESK, StepKind.ACTION, 1, "Service desk", 40.0, 100.0),
        (EXPERT, StepKind.ACTION, 2, "Billing specialist", 40.0, 100.0),
        (MANAGER, StepKind.ACTION, 3, "Duty manager", 40.0, 100.0),
        (DONE, StepKind.END, 1, "Resolved", 60.0, 420.0),
    )
    for id, kind, level, title, across, along in places:
        edit.put(
            Step(id=id, level=level_id(level), kind=kind, title=title, position=Position(across=across, along=along))
        )
    for id, source, target in ((TO_DESK, CALL, DESK), (TO_EXPERT, DESK, EXPERT), (TO_MANAGER, EXPERT, MANAGER)):
        trigger = Trigger.ALWAYS if source == CALL else Trigger.NOT_ACKNOWLEDGED
        after = None if source == CALL else spans.parse("15 min")
        edit.put(Transition(id=id, source=source, target=target, trigger=trigger, after=after))
    return Matrix().apply(edit.diff())


def large_chart(count: int, seed: int = 3) -> Matrix:
    """So many steps on five levels with 1.3 arrows each, all kinds, full cards and chips."""
    rnd = Random(seed)
    edit = Edit(Matrix())
    edit.put(Head(id="matrix:large222", title="Large"))
    levels = [
        edit.put(Level(id=level_id(n), order=n, code=f"L{n}", label=LEVELS[n], purpose="expert help")) for n in range(5)
    ]
    marks = (Mark.TRIANGLE, Mark.DIAMOND, Mark.SQUARE)
    severities = [
        edit.put(Severity(id=f"severity:sev{n + 2}2222", code=f"SEV{n + 1}", rank=n + 1, mark=mark))
        for n, mark in enumerate(marks)
    ]
    phone = edit.put(Channel(id="channel:phone222", kind=ChannelKind.PHONE, rouses=True))
    mail = edit.put(Channel(id="channel:mail2222", kind=ChannelKind.EMAIL))
    people = [
        edit.put(
            Contact(
                id=_id("contact", n),
                name=f"{NAMES[n % 6]} {n}",
                role="Duty manager",
                phones=(Phone(number=f"+44 20 7946 0{n:03}"),),
            )
        )
        for n in range(40)
    ]
    kinds = [StepKind.ACTION] * 6 + [
        StepKind.DECISION, StepKind.WAIT, StepKind.INFORM, StepKind.VENDOR, StepKind.END, StepKind.ENTRY,
    ]  # fmt: skip
    per_row = max(1, int((count / 70) ** 0.5)) if count > 200 else 1
    steps = []
    for n in range(count):
        level, place = n % 5, n // 5
        kind = rnd.choice(kinds) if n else StepKind.ENTRY
        named = kind in (StepKind.ACTION, StepKind.INFORM, StepKind.VENDOR)
        who = sorted({rnd.choice(people).id for _ in range(rnd.randrange(3))}) if named else []
        steps.append(
            edit.put(
                Step(
                    id=_id("step", n),
                    level=levels[level].id,
                    kind=kind,
                    title=f"{rnd.choice(TITLES)} {n}",
                    targets=tuple(Target(to=each) for each in who),
                    channels=(ChannelUse(channel=phone.id), ChannelUse(channel=mail.id)),
                    position=Position(
                        across=64.0 + place % per_row * 340, along=90.0 + place // per_row * 180 + rnd.randrange(4) * 10
                    ),
                )
            )
        )
    _arrows(edit, rnd, steps, severities, per_row)
    return Matrix().apply(edit.diff())


def _arrows(edit: Edit, rnd: Random, steps: list[Step], severities: list[Severity], per_row: int) -> None:
    count = len(steps)
    wanted, made = int(count * 1.3), set()
    for _ in range(wanted * 3):
        a = rnd.randrange(count)
        b = a + rnd.choice([1, 1, 1, 5, 6, -4, 5 * per_row])
        if len(made) >= wanted or not 0 <= b < count or (a, b) in made or steps[a].kind is StepKind.END:
            continue
        made.add((a, b))
        trigger = rnd.choice([Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED, Trigger.RESOLVED, Trigger.ALWAYS])
        timed = trigger in (Trigger.NOT_ACKNOWLEDGED, Trigger.NOT_RESOLVED)
        own = (SeveritySpan(severity=severities[0].id, span=spans.parse("5 min")),) if rnd.random() < 0.4 else ()
        edit.put(
            Transition(
                id=_id("transition", len(made)),
                source=steps[a].id,
                target=steps[b].id,
                kind=rnd.choice(list(TransitionKind)),
                trigger=trigger,
                order=len(made),
                after=spans.parse("15 min") if timed else None,
                after_by_severity=own if timed else (),
            )
        )


def _id(kind: str, number: int) -> Id:
    letters = "23456789abcdefghijkmnpqrstuvwxyz"
    text = ""
    for _ in range(8):
        number, digit = divmod(number, len(letters))
        text = letters[digit] + text
    return f"{kind}:{text}"
