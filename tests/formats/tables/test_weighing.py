"""Header against values: who wins."""

from __future__ import annotations

import pytest

from designer.formats.tables.weighing import weigh
from designer.formats.tables.wording import Saying, say
from designer.formats.values.evidence import Evidence
from designer.formats.values.vocabulary import shipped


def field(header: str, seen: Evidence, *others: str) -> str | None:
    said = say(header, shipped())
    return weigh(header, said, seen, [said, *(say(each, shipped()) for each in others)]).field


MAILS = Evidence(count=5, mail=1.0)
PHONES = Evidence(count=5, phone=1.0, dialled=1.0, digits=11)
NAMES = Evidence(count=5, person=1.0, distinct=1.0)
DATES = Evidence(count=5, date=1.0)


@pytest.mark.parametrize(
    ("header", "seen", "expected"),
    [
        ("Notes", MAILS, "email"),
        ("Notes", PHONES, "phone"),
        ("Location", PHONES, "phone"),
        ("Backup", MAILS, "backup"),
        ("Escalate after", PHONES, "escalate_after"),
        ("Phone", DATES, None),
        ("Email", DATES, None),
        ("Name", DATES, None),
        ("Office", NAMES, "location"),
        ("Direct", NAMES, None),
        ("Guard name", NAMES, "name"),
        ("Plan name", Evidence(count=5), None),
        ("Primary email label", Evidence(count=5), None),
        ("Primary email label", MAILS, None),
        ("Name", Evidence(), "name"),
        ("Birthday", PHONES, None),
        ("Anything", Evidence(count=1, phone=1.0, dialled=1.0, digits=11), None),
    ],
)
def test_weigh(header: str, seen: Evidence, expected: str | None) -> None:
    assert field(header, seen) == expected


def test_a_site_is_a_place_unless_there_is_one() -> None:
    assert field("Site", Evidence()) == "location"
    assert field("Site", Evidence(), "City") == "service"


def test_reasons_are_sentences_about_the_header_or_the_values() -> None:
    assert "known header" in weigh("Name", say("Name", shipped()), NAMES, []).reason
    assert "check" in weigh("Night phone", say("Night phone", shipped()), PHONES, []).reason
    assert "mail addresses" in weigh("x", Saying(), MAILS, []).reason
    assert weigh("", Saying(), Evidence(), []).reason == "there is no header"
