"""The country of numbers without one, and numbers as they are dialled from abroad."""

from __future__ import annotations

from designer.formats.values.home_country import from_abroad, home_country
from designer.model.edit import Edit
from designer.model.records import Contact, Team
from designer.model.values import Phone
from tests.small import ANA, BO, CEM, DORA, ELI, small

EVERYBODY = (ANA, BO, CEM, DORA, ELI)


def _move(edit: Edit, *ids: str) -> None:
    """Give these people a number in Australia only."""
    for number, id in enumerate(ids):
        edit.change(id, phones=(Phone(number=f"+61 8 5550 000{number}", e164=f"+6185550000{number}"),))


def test_what_is_chosen_comes_before_what_most_numbers_say() -> None:
    assert home_country(small()) == "GB"
    assert home_country(small(), "AU") == "AU"
    assert home_country(small(lambda edit: _move(edit, *EVERYBODY))) == "AU"


def test_numbers_that_do_not_agree_or_are_none_say_nothing() -> None:
    assert home_country(small(lambda edit: _move(edit, ANA, BO, CEM))) is None

    def none(edit: Edit) -> None:
        for id in EVERYBODY:
            edit.change(id, phones=())

    assert home_country(small(none)) is None


def test_the_number_of_a_team_counts() -> None:
    def change(edit: Edit) -> None:
        for contact in edit.now.of(Contact).values():
            edit.change(contact.id, phones=())
        edit.new(Team, name="Desk", phone=Phone(number="+61 8 5550 0001", e164="+61855500001"))

    assert home_country(small(change)) == "AU"


def test_a_number_from_abroad() -> None:
    assert from_abroad("+61412555019") == ("+61 412 555 019", "AU")
    assert from_abroad("+447700900123") == ("+44 7700 900123", "GB")
    assert from_abroad("+80012345678") == ("+800 1234 5678", "")
    assert from_abroad("112") is None
