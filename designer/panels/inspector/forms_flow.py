"""The forms of steps and arrows."""

from __future__ import annotations

import dataclasses
from typing import Any

from designer.commands import steps
from designer.commands.rules import NAMES_SOMEBODY
from designer.model.choices import (
    AcknowledgedBy,
    Outcome,
    Share,
    StepKind,
    TargetOrder,
    TransitionKind,
    Trigger,
)
from designer.model.edit import Edit
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.records import Step, Transition
from designer.panels.inspector.arrow_times import AFTER, BY_SEVERITY
from designer.panels.inspector.field import Field, Form
from designer.panels.inspector.forms_values import CHANNEL_USE, CONDITION


def _names_somebody(step: Step) -> bool:
    return step.kind in NAMES_SOMEBODY


def _is_asked(step: Step) -> bool:
    return step.kind in NAMES_SOMEBODY and step.kind is not StepKind.INFORM


def _is(*kinds: StepKind) -> Any:
    return lambda step: step.kind in kinds


def _change_kind(edit: Edit, ids: list[Id], kind: StepKind) -> None:
    steps.change_kind(edit, ids, kind)


STEP: Form = (
    Field("title", "Title", "line", hint="What happens here"),
    Field("targets", "Who, in this order", "targets", when=_names_somebody, alone=True),
    Field("channels", "How", "channels", of=CHANNEL_USE, when=_names_somebody, alone=True,
          help="A step with none of its own takes those of its level, else those of each contact"),
    Field("wait", "Wait for", "span", when=_is(StepKind.WAIT), hint="30 min"),
    Field("outcome", "The issue is then", "choice", of=Outcome, when=_is(StepKind.END)),
    Field("hand_over_to", "Goes on in the matrix", "line", when=_is(StepKind.HAND_OVER),
          hint="File name of the matrix"),
    Field("instructions", "What to do", "checklist", hint="One task a line"),
    Field("order", "They are tried", "choice", "How they are reached", of=TargetOrder, when=_names_somebody),
    Field("acknowledged_by", "Answered when", "choice", "How they are reached", of=AcknowledgedBy, when=_is_asked),
    Field("attempts", "Tries", "number", "How they are reached", of=1, unit="rounds", when=_is_asked, half=True),
    Field("pause", "Between rounds", "number", "How they are reached", unit="min", when=_is_asked, half=True),
    Field("turn", "One attempt lasts", "optional number", "How they are reached", unit="min", when=_is_asked,
          hint="As long as its slowest channel"),
    Field("kind", "Kind", "choice", "Kind and level", of=StepKind, write=_change_kind),
    Field("level", "Level", "reference", "Kind and level", of=("level",)),
    Field("pauses_targets", "The clocks of the targets stop here", "switch", "Kind and level",
          when=_is(StepKind.ACTION, StepKind.VENDOR, StepKind.WAIT),
          help="While waiting for the customer or a vendor"),
    Field("condition", "Issues come in here only if", "structure", "When issues come in here", of=CONDITION,
          when=_is(StepKind.ENTRY), alone=True),
    Field("position", "Place", "place", "Place on the chart", alone=True),
)  # fmt: skip


def _share(arrow: Transition) -> bool:
    return arrow.trigger is Trigger.SHARE_OF_TARGET


def _decides(matrix: Matrix, arrow: Transition) -> bool:
    """Whether the arrow is a way out of a decision: its answer decides, and neither trigger nor time is used."""
    source = matrix.steps.get(arrow.source)
    return source is not None and source.kind is StepKind.DECISION


_KIND_TOLD = {
    TransitionKind.FUNCTIONAL: "Solid line: people with more skill take the work over.",
    TransitionKind.HIERARCHICAL: "Dashed line, open head: managers are told or decide; they do not take the work over.",
    TransitionKind.RETURN: "Dotted line: the work goes back.",
    TransitionKind.INFORM: "Thin line of dashes and dots: somebody is told; the work stays.",
}
"""The legend of the lines, said where the kind is chosen."""


def words_of(matrix: Matrix, arrow: Transition) -> str:
    """The key of the field whose words stand on the arrow first: the answer of a decision, else its own."""
    return "condition/answer" if _decides(matrix, arrow) else "label"


def _fires(matrix: Matrix, arrow: Transition) -> bool:
    return not _decides(matrix, arrow)


TRANSITION: Form = (
    Field("condition", "Answer", "line", part="answer", help="The answer of the decision that leads this way",
          empty=lambda arrow: "otherwise" if arrow.default else arrow.label or "As Yes",
          where=lambda matrix, arrow: _decides(matrix, arrow) or bool(arrow.condition.answer)),
    Field("default", "The otherwise arrow", "switch", help="Taken when no other answer fits",
          where=lambda matrix, arrow: _decides(matrix, arrow) or arrow.default),
    Field("trigger", "When", "choice", of=Trigger, where=_fires),
    Field("share", "Share used up", "optional number", of=(1, 100), unit="%", when=_share, where=_fires, half=True),
    Field("share_of", "Of the", "choice", of=Share, when=_share, where=_fires, half=True),
    dataclasses.replace(AFTER, where=_fires),
    dataclasses.replace(BY_SEVERITY, where=_fires),
    Field("kind", "Kind", "choice", of=TransitionKind, told=lambda arrow: _KIND_TOLD[arrow.kind]),
    Field("label", "Words on the arrow", "line", hint="Nothing more"),
    Field("condition", "Only if", "structure", "Only if", of=CONDITION, alone=True),
    Field("moves", "The work", "pick", "Order and limits", where=_fires,
          of=((None, "As its kind says"), (True, "Moves along"), (False, "Stays; this goes beside it"))),
    Field("at_most", "At most", "optional number", "Order and limits", of=1, unit="times", hint="Any number of times",
          help="How often it is taken before it is closed: for loops"),
    Field("order", "Order among the arrows of the step", "number", "Order and limits"),
    Field("source", "From", "reference", "From and to", of=("step",), alone=True),
    Field("target", "To", "reference", "From and to", of=("step",), alone=True),
    Field("pinned", "Pinned segments", "pinned", "From and to"),
)  # fmt: skip
