"""What people's forms show first: who it is and how to reach them."""

from __future__ import annotations

from designer.panels.inspector.forms_people import ANNOUNCEMENT, CONTACT, ROTA


def test_who_and_how_come_first() -> None:
    assert [field.name for field in CONTACT][:4] == ["name", "role", "phones", "emails"]


def test_order_is_kept_where_it_means_something() -> None:
    for form, name in ((CONTACT, "deputies"), (ROTA, "members")):
        assert next(field for field in form if field.name == name).editor == "references"
    assert [field.name for field in ANNOUNCEMENT if field.editor == "span"] == ["first_within", "then_every"]
