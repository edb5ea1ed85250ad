"""What the lists of the workbook say: vendors, communication plan, change log, check results."""

from __future__ import annotations

import datetime as dt

from designer.checks.run import run
from designer.formats.contacts import change_log, check_results, communication, vendors
from designer.formats.contacts.sheet_language import ENGLISH, words
from designer.model import spans
from designer.model.choices import Audience, ContactKind, StepKind
from designer.model.edit import Edit
from designer.model.records import Announcement, Revision, Suppression
from designer.model.values import Target
from tests.small import ANA, BO, DORA, MANAGER, PHONE, SEV1, SPECIALIST, small

TODAY = dt.date(2026, 11, 23)


def test_a_vendor_with_what_to_quote_and_where_it_is_called() -> None:
    matrix = small(
        lambda edit: edit.change(
            BO, kind=ContactKind.VENDOR, organisation="Carrier", reference="C-17", portal="https://p.example"
        )
    )
    (band,) = vendors.listing(matrix, ENGLISH).bands
    (row,) = band.rows
    assert row[0] == "Bo Okafor\nCarrier"
    assert row[2] == "+44 20 7946 0102"
    assert row[6] == "C-17"
    assert row[7] == "L2 Specialists: Billing specialist"
    assert row[8] == "https://p.example"
    assert vendors.listing(small(), ENGLISH).bands == ()


def _plan(edit: Edit) -> None:
    edit.put(Announcement(id="announcement:aaaaaaa2", severity=SEV1, audience=Audience.EXECUTIVES, channel=PHONE,
                          first_within=spans.parse("30 min"), then_every=spans.parse("1 h"), owner=DORA,
                          text="What, since when, what next", needs_approval=True, stops_when="It works again"))  # fmt: skip
    edit.put(Announcement(id="announcement:aaaaaaa3", audience=Audience.CUSTOMERS, text="We are on it"))
    edit.change(MANAGER, kind=StepKind.INFORM)


def test_the_plan_and_whom_the_flow_tells() -> None:
    planned, told = communication.listing(small(_plan), ENGLISH).bands
    assert planned.rows == (
        ("Any severity", "Customers", "", "", "", "", "We are on it", ""),
        ("▲ SEV1", "Executives", "Phone", "30 min", "1 h", "Dora Quist",
         "What, since when, what next\n(needs approval)", "It works again"),
    )  # fmt: skip
    assert [row[:4] for row in told.rows] == [("▲ SEV1, ◆ SEV2", "Dora Quist", "Phone", "after 45 min")]
    assert len(communication.listing(small(_plan), ENGLISH, for_customers=True).bands) == 1


def test_the_change_log_begins_with_the_latest() -> None:
    def released(edit: Edit) -> None:
        edit.put(Revision(id="revision:aaaaaaa2", version="1", date=dt.date(2026, 1, 5), author="Ana", changes="Begun"))
        edit.put(
            Revision(id="revision:aaaaaaa3", version="2", date=dt.date(2026, 3, 2), approver="Bo", changes="Levels")
        )

    (band,) = change_log.listing(small(released), words("fr")).bands
    assert band.rows == (("2", "2 mars 2026", "", "Bo", "Levels"), ("1", "5 janv. 2026", "Ana", "", "Begun"))


def test_every_finding_is_listed_and_an_accepted_one_says_by_whom_and_why() -> None:
    matrix = small(lambda edit: edit.change(SPECIALIST, targets=(Target(to=ANA),)))
    found = run(matrix)
    assert found
    code = found[0].code

    def accept(until: dt.date | None) -> list[tuple[str, ...]]:
        accepted = small(lambda edit: (
            edit.change(SPECIALIST, targets=(Target(to=ANA),)),
            edit.put(Suppression(id="suppression:aaaaaaa2", code=code, by="Dora", why="Known", until=until)),
        ))  # fmt: skip
        return [row for band in check_results.listing(accepted, ENGLISH, TODAY).bands for row in band.rows]

    assert [row[1:3] for row in accept(None)] != []
    assert len(accept(None)) == len(found)
    kept = [row for row in accept(None) if row[1] == code]
    assert {row[3:] for row in kept} == {("Dora", "Known", "until further notice")}
    assert {row[3:] for row in accept(TODAY) if row[1] == code} == {("Dora", "Known", "23 Nov 2026")}
    assert {row[3:] for row in accept(TODAY - dt.timedelta(days=1))} == {("", "", "")}
