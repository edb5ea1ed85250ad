"""A small chart with every kind of step and arrow, for exact pictures: complaints and outages of a call centre.

All letters are in the shipped font, so that no other font of a machine shows. The people are made up.
"""

from __future__ import annotations

import datetime as dt

from designer.model import spans
from designer.model.choices import (
    ChannelKind,
    ContactKind,
    LevelKind,
    Mark,
    Outcome,
    Share,
    Status,
    StepKind,
    TransitionKind,
    Trigger,
)
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Channel, Contact, Head, Level, Rota, Severity, Step, Team, Transition
from designer.model.values import ChannelUse, Condition, Position, SeveritySpan, Target


def _id(kind: str, name: str) -> Id:
    return f"{kind}:{(name + 'aaaaaaaa')[:8]}"


def sample() -> Matrix:
    """The chart, settled, its steps where somebody put them."""
    document = Document(
        Matrix(
            [
                Head(
                    id="matrix:aaaaaaaa",
                    title="Complaints & outages",
                    organisation="Example Telecom",
                    scope="Calls and tickets of business customers",
                    out_of_scope="security incidents",
                    owner="Dora Quist",
                    approver="Eli Reyes",
                    version="4",
                    status=Status.IN_REVIEW,
                    effective_from=dt.date(2026, 2, 1),
                    next_review=dt.date(2027, 1, 14),
                )
            ]
        )
    )
    with document.edit("Make the sample") as edit:
        _background(edit)
        _steps(edit)
        _arrows(edit)
    return document.matrix


def _background(edit: Edit) -> None:
    levels = (
        ("First contact", "receives and sorts", LevelKind.FRONTLINE),
        ("Front line", "resolve by the book", LevelKind.FUNCTIONAL),
        ("Specialists", "expert help", LevelKind.FUNCTIONAL),
        ("Management", "decides, gives means", LevelKind.MANAGEMENT),
    )
    for order, (label, purpose, kind) in enumerate(levels):
        code = f"L{order}"
        edit.put(Level(id=_id("level", code.lower()), order=order, code=code, label=label, purpose=purpose, kind=kind))
    severities = (("Critical", Mark.TRIANGLE), ("High", Mark.DIAMOND), ("Normal", Mark.SQUARE))
    for rank, (name, mark) in enumerate(severities, 1):
        edit.put(Severity(id=_id("severity", f"s{rank + 1}"), code=f"SEV{rank}", name=name, rank=rank, mark=mark))
    for kind in (ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.CHAT, ChannelKind.TICKET, ChannelKind.SMS):
        edit.put(Channel(id=_id("channel", kind.value.replace("o", "q")), kind=kind))
    people = (
        ("ana", "Ana Novak", "Front-line lead", ContactKind.PERSON),
        ("bqq", "Bo Okafor", "Billing specialist", ContactKind.PERSON),
        ("cem", "Cem Park", "Network engineer", ContactKind.PERSON),
        ("dqra", "Dora Quist", "Duty manager", ContactKind.PERSON),
        ("eee", "Eli Reyes", "Head of service", ContactKind.PERSON),
        ("desk", "Service desk", "24 × 7", ContactKind.DESK),
        ("nqrth", "Northtel NOC", "ref NT-4471", ContactKind.VENDOR),
    )
    for key, name, role, kind in people:
        edit.put(Contact(id=_id("contact", key), name=name, role=role, kind=kind))
    members = tuple(_id("contact", key) for key in ("ana", "bqq", "cem"))
    edit.put(Team(id=_id("team", "press"), name="Press and compliance", members=members[:2]))
    edit.put(Rota(id=_id("rota", "netwqrk"), name="On-call rota", members=members))
    edit.put(Calendar(id=_id("calendar", "always"), name="24 × 7", always=True))


def _steps(edit: Edit) -> None:
    def step(
        key: str, level: int, kind: StepKind, title: str, x: float, y: float, who: str = "", **fields: object
    ) -> None:
        targets = tuple(Target(to=_found(edit, each)) for each in who.split())
        edit.put(
            Step(
                id=_id("step", key),
                level=_id("level", f"l{level}"),
                kind=kind,
                title=title,
                position=Position(across=x, along=y),
                targets=targets,
                **fields,  # type: ignore[arg-type]
            )
        )

    def by(*kinds: str) -> tuple[ChannelUse, ...]:
        return tuple(ChannelUse(channel=_id("channel", kind.replace("o", "q"))) for kind in kinds)

    always = Condition(calendar=_id("calendar", "always"))
    step("call", 0, StepKind.ENTRY, "Call or ticket", 56, 112, "desk", condition=always)
    step("safe", 0, StepKind.DECISION, "Safety, legal, press?", 52, 244)
    step("note", 0, StepKind.NOTE, "Remember", 20, 460, instructions=("Confirm the call-back number first.",))
    step("frqnt", 1, StepKind.ACTION, "Resolve at first contact", 64, 100, "ana bqq", channels=by("phone", "ticket"))
    step("press", 1, StepKind.INFORM, "Tell press and compliance", 64, 250, "press", channels=by("email"))
    step("wait", 1, StepKind.WAIT, "Wait for the customer", 64, 400, wait=spans.parse("4 business hours"))
    step("dqne", 1, StepKind.END, "Resolved, call back", 76, 520)
    step("bill", 2, StepKind.ACTION, "Billing specialist", 64, 80, "bqq", channels=by("phone", "email"))
    step("net", 2, StepKind.ACTION, "Network engineer", 64, 220, "netwqrk", channels=by("phone", "chat"))
    step("ticket", 2, StepKind.VENDOR, "Open a ticket with Northtel", 64, 380, "nqrth", channels=by("phone"))
    step("nqne", 2, StepKind.ACTION, "", 64, 520)
    step("duty", 3, StepKind.ACTION, "Duty manager", 64, 100, "dqra", channels=by("phone", "sms"))
    step("head", 3, StepKind.ACTION, "Head of service", 64, 300, "eee", channels=by("phone", "email"))
    step("crisis", 3, StepKind.HAND_OVER, "Hand over", 64, 430, hand_over_to="Crisis management")
    step("gave", 3, StepKind.END, "", 84, 540, outcome=Outcome.UNANSWERED)


def _found(edit: Edit, key: str) -> Id:
    kind = {"press": "team", "netwqrk": "rota"}.get(key, "contact")
    return _id(kind, key)


def _arrows(edit: Edit) -> None:
    def arrow(key: str, source: str, target: str, trigger: Trigger, after: str = "", **fields: object) -> None:
        edit.put(
            Transition(
                id=_id("transition", key),
                source=_id("step", source),
                target=_id("step", target),
                trigger=trigger,
                after=spans.parse(after) if after else None,
                **fields,  # type: ignore[arg-type]
            )
        )

    def each(*texts: str) -> tuple[SeveritySpan, ...]:
        return tuple(
            SeveritySpan(severity=_id("severity", f"s{rank}"), span=spans.parse(text))
            for rank, text in enumerate(texts, 2)
        )

    beside, told, back = TransitionKind.HIERARCHICAL, TransitionKind.INFORM, TransitionKind.RETURN
    arrow("a2", "call", "frqnt", Trigger.ALWAYS)
    arrow("a3", "call", "safe", Trigger.ALWAYS, label="sort")
    arrow("a4", "safe", "press", Trigger.ALWAYS, kind=told, condition=Condition(answer="yes"))
    arrow("a5", "frqnt", "bill", Trigger.NOT_ACKNOWLEDGED, "5 min")
    arrow("a6", "frqnt", "net", Trigger.NOT_RESOLVED, after_by_severity=each("10 min", "1 h", "8 h"))
    arrow("a7", "bill", "duty", Trigger.NOT_ACKNOWLEDGED, "15 min")
    arrow("a8", "net", "duty", Trigger.NOT_ACKNOWLEDGED, after_by_severity=each("5 min", "15 min", "next business day"))
    arrow("a9", "net", "ticket", Trigger.MANUAL, label="outage: open a ticket", moves=False)
    arrow("b2", "duty", "head", Trigger.SHARE_OF_TARGET, kind=beside, share=66, share_of=Share.RESOLUTION)
    arrow("b3", "head", "crisis", Trigger.CRITERIA_MET, at_most=1)
    arrow("b4", "frqnt", "dqne", Trigger.RESOLVED)
    arrow("b5", "ticket", "frqnt", Trigger.RESOLVED, kind=back, at_most=2)
    arrow("b6", "wait", "dqne", Trigger.ALWAYS, "at once")
