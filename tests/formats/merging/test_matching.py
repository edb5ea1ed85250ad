"""Whom a row means."""

from __future__ import annotations

import pytest

from designer.formats.merging.matching import Crowd, Identity, Known, identity_of, plain
from designer.model.records import Contact
from designer.model.values import Email, Phone


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Example", "example, ADA"), ("Dr. Ada Example", "Ada Example"), ("Müller-Łukasz Zoë", "zoë müller łukasz")],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_a_name_that_is_only_a_title_stays_a_name() -> None:
    assert plain("Dr") == "dr"


def person(id: str, name: str, team: str = "", email: str = "", number: str = "", extension: str = "") -> Contact:
    phones = (Phone(number=number, e164=number, extension=extension),) if number else ()
    emails = (Email(address=email),) if email else ()
    return Contact(id=f"contact:{id}", name=name, department=team, phones=phones, emails=emails)


def matched(who: Identity, *known: Contact, others: tuple[Identity, ...] = ()) -> tuple[str | None, str, str]:
    found = Known(known).match(who, Crowd([who, *others]))
    return found.id and found.id.partition(":")[2], found.by, found.reason


ADA = person("a", "Ada Example", "Care", "ada@example.org", "+442079460101")


def test_nobody_is_known_in_an_empty_matrix() -> None:
    assert matched(identity_of(ADA)) == (None, "", "")


def test_an_address_counts_before_a_name() -> None:
    twin = person("b", "Ada Example", "Care", "other@example.org")
    assert matched(identity_of(ADA), twin, ADA) == ("a", "e-mail", "")


def test_a_name_that_shares_a_word_may_have_changed() -> None:
    assert matched(Identity("ada jones", emails=("ada@example.org",)), ADA) == ("a", "e-mail", "")
    id, _, reason = matched(Identity("zed else", emails=("ada@example.org",)), ADA)
    assert (id, reason) == (None, "a contact of another name has this e-mail")


def test_an_extension_makes_a_shared_number_nobodys() -> None:
    assert identity_of(person("b", "Bo", number="+442079460101", extension="12")).numbers == ()


def test_two_contacts_with_the_address_are_told_apart_by_name_only() -> None:
    twin = person("b", "Bo Park", email="ada@example.org")
    assert matched(Identity("bo park", emails=("ada@example.org",)), ADA, twin)[:2] == ("b", "e-mail")
    assert (
        matched(Identity("cy else", emails=("ada@example.org",)), ADA, twin)[2] == "several contacts have this e-mail"
    )


def test_an_address_that_others_of_the_sheet_have_too_identifies_nobody() -> None:
    mine = Identity("zed new", emails=("ada@example.org",))
    assert matched(mine, ADA, others=(Identity("yva new", emails=("ada@example.org",)),)) == (None, "", "")


def test_a_name_that_the_sheet_has_twice_needs_a_team() -> None:
    mine, twin = Identity("ada example"), Identity("ada example", "billing")
    assert matched(mine, ADA, others=(twin,))[2] == "the name alone does not say which of several"
    assert matched(Identity("ada example", "care"), ADA, others=(twin,))[:2] == ("a", "name and team")
