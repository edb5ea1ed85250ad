"""What differs between contacts is said in words."""

from __future__ import annotations

import datetime as dt

from designer.commands import joining
from designer.model.choices import ContactKind
from designer.model.records import Calendar, Team
from designer.model.values import Absence, ChannelUse
from designer.panels import join_fields
from tests import small


def test_values_are_said_as_the_screen_says_them() -> None:
    matrix = small.small()
    contact = matrix.contacts[small.ANA]
    assert join_fields.said(matrix, contact.phones[0]) == "+44 20 7946 0101 · desk"
    assert join_fields.said(matrix, contact.emails[0]) == "ana@example.org"
    assert join_fields.said(matrix, ContactKind.MAILBOX) == "Mailbox"
    assert join_fields.said(matrix, True) == "Yes"
    assert join_fields.said(matrix, small.DORA) == "Dora Quist"
    assert join_fields.said(matrix, (ChannelUse(channel=small.PHONE, delay=5),)) == "Phone after 5 min"
    away = Absence(start=dt.datetime(2026, 3, 1, 8), end=dt.datetime(2026, 3, 2, 8))
    assert join_fields.said(matrix, away) == "01 Mar 2026 08:00 to 02 Mar 2026 08:00"
    assert join_fields.said_together(matrix, (dt.date(2026, 3, 1), "Dora")) == "01 Mar 2026, Dora"
    assert join_fields.said(matrix, None) == ""


def test_every_field_that_can_differ_has_a_name() -> None:
    for fields in (*joining.ONE_OF, *((field,) for field in joining.SEVERAL)):
        assert join_fields.LABELS[fields[0]]


def test_what_follows_is_counted() -> None:
    def named(edit) -> None:  # type: ignore[no-untyped-def]
        edit.new(Team, name="Desk", members=(small.CEM,))
        edit.new(Calendar, name="Office")

    matrix = small.small(named)
    assert join_fields.followers(matrix, (small.BO, small.CEM)) == "1 step and 1 team"
    assert join_fields.followers(matrix, (small.BO, small.ELI)) == "2 contacts"


def test_what_is_alike_is_listed() -> None:
    matrix = small.small(lambda edit: edit.change(small.BO, role="Lead"))
    bo, cem = matrix.contacts[small.BO], matrix.contacts[small.CEM]
    assert join_fields.same((bo, cem), joining.differences((bo, cem))) == []
    assert "Role" in join_fields.same((bo, bo), [])
