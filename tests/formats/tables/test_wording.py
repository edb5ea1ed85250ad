"""What headers say by their words alone."""

from __future__ import annotations

import pytest

from designer.formats.tables.wording import say
from designer.formats.values.vocabulary import IGNORED, shipped


@pytest.mark.parametrize(
    ("header", "field"),
    [
        # the main word comes last, or before an "of"
        ("Night phone", "phone"),
        ("Skill Level", "level"),
        ("Nom du contact", "last_name"),
        ("Name of the team", "team"),
        ("Numéro de portable", "mobile"),
        ("# de flota", "mobile"),
        ("Engineer on shift", "name"),
        # addresses wherever they stand
        ("Email_alt", "email"),
        ("Telefon Zentrale Nord", "phone"),
        # of phones the one that says more
        ("Tel. ext.", "ext"),
        ("Telefono cellulare aziendale", "mobile"),
        ("携帯電話", "mobile"),
        # compounds
        ("Diensttelefon", "phone"),
        ("Notfallhandy", "mobile"),
        ("办公电话", "phone"),
        # parts of equal rank, and groups
        ("Teléfono Directo/Anexo", "phone"),
        ("Owner/role", "name"),
        ("Office hours: Phone", "phone"),
        ("Phone 1 - Value", "phone"),
        # numbers of things
        ("Raum-Nr.", "location"),
        ("Pager #", "pager"),
        ("Out of hours number", "phone"),
        # deputies
        ("Backup engineer", "backup"),
        ("Manager's name", "backup"),
    ],
)
def test_field(header: str, field: str) -> None:
    assert say(header, shipped()).fields[:1] == (field,)


@pytest.mark.parametrize(
    "header",
    [
        "Contact form",
        "Service affecting",
        "Home city count of calls",
        "Contract No",
        "Parent ID",
        "L (leave)",
        "Prio_A",
        "",
    ],
)
def test_nothing(header: str) -> None:
    assert say(header, shipped()).fields in ((), (IGNORED,))


@pytest.mark.parametrize("header", ["E-mail 1 - Type", "Country code", "Assistant's phone", "Phone 1 - Label"])
def test_ignored(header: str) -> None:
    assert say(header, shipped()).fields == (IGNORED,)


def test_whose_address_it_is() -> None:
    assert say("Backup phone", shipped()).others
    assert say("Correo del jefe", shipped()).others
    assert not say("Secondary phone", shipped()).others
    assert not say("Phone", shipped()).others


def test_unknown_words_before_the_main_one_are_told() -> None:
    assert say("Guard name", shipped()).modifiers == ("guard",)
    assert say("Employee name", shipped()).modifiers == ()
