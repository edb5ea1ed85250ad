"""Which form belongs to which kind of record."""

from __future__ import annotations

from designer.panels.inspector import forms_flow, forms_matrix, forms_people
from designer.panels.inspector.field import Form

FORMS: dict[str, Form] = {
    "matrix": forms_matrix.HEAD,
    "severity": forms_matrix.SEVERITY,
    "category": forms_matrix.CATEGORY,
    "level": forms_matrix.LEVEL,
    "channel": forms_matrix.CHANNEL,
    "step": forms_flow.STEP,
    "transition": forms_flow.TRANSITION,
    "contact": forms_people.CONTACT,
    "team": forms_people.TEAM,
    "rota": forms_people.ROTA,
    "calendar": forms_matrix.CALENDAR,
    "announcement": forms_people.ANNOUNCEMENT,
    "comment": forms_people.COMMENT,
    "revision": forms_matrix.REVISION,
    "briefing": forms_people.BRIEFING,
    "suppression": forms_matrix.SUPPRESSION,
}
"""By the kind that ids begin with. Every field of a record but its id stands in its form."""
