"""The kinds of data that are dragged onto the canvas or go through the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from designer.model.choices import StepKind
from designer.model.ids import Id

STEP_KIND = "application/x-escalation-step-kind"
"""A new step to place: the value of its StepKind."""

CONTACT = "application/x-escalation-contact"
"""Contacts, teams and rotas to assign: their ids, one a line."""

CLIP = "application/x-escalation-clip"
"""Copied steps and contacts: the JSON of `commands.clipboard`."""


def step_kind_of(data: QMimeData) -> StepKind | None:
    """The kind of step that is dragged in; None where it is something else or unknown."""
    text = _text(data, STEP_KIND)
    return next((kind for kind in StepKind if kind.value == text), None)


def contacts_of(data: QMimeData) -> list[Id]:
    """The ids of the contacts, teams and rotas that are dragged in."""
    return [line.strip() for line in (_text(data, CONTACT) or "").splitlines() if line.strip()]


def clip_of(data: QMimeData) -> str | None:
    """The copied steps, as text for `commands.clipboard.paste`; None where the clipboard holds something else."""
    return _text(data, CLIP)


def _text(data: QMimeData, kind: str) -> str | None:
    if not data.hasFormat(kind):
        return None
    return bytes(data.data(kind).data()).decode("utf-8", errors="replace")
