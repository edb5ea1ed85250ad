"""What values look like."""

from __future__ import annotations

import pytest

from designer.formats.values.evidence import has_mail, look_at, looks_dialled, looks_like_phone, says_something

DIALLED = (
    "+44 20 7946 0001", "020 7946 0001", "030/901820", "01.99.00.12.34", "112", "ext 4512", "*55#", "4-8412",
    "+7 (495) 913-04-78 доб. 0792", "SAT: +8816 000 00000", "+44 20 7946 0001 / ext 12; mob 07700 900001",
    "801-555-7712x4563;801-555-9999", "03993 79196-6 | -100", "+91 612 1234567 (UK)", "Herr M. 0151 1234567",
)  # fmt: skip
NOT_DIALLED = (
    "2025-01-02", "31.12.2026", "10.0.0.1", "06:00-14:00", "Gievitzer Str. 88c", "1-Jul", "24x7", "Mon-Fri 08-18",
    "ada1@example.org", "Bo Example", "", "7",
)  # fmt: skip


@pytest.mark.parametrize("text", DIALLED)
def test_dialled(text: str) -> None:
    assert looks_dialled(text)


@pytest.mark.parametrize("text", NOT_DIALLED)
def test_not_dialled(text: str) -> None:
    assert not looks_dialled(text)
    assert not looks_like_phone(text)


def test_a_phone_needs_no_header_only_when_it_is_written_like_one() -> None:
    assert looks_like_phone("+44 20 7946 0001")
    assert looks_like_phone("02079460001")
    assert looks_like_phone("710862552 / 289887776")
    assert not looks_like_phone("1234567890")
    assert not looks_like_phone("112")
    assert not looks_like_phone("4711")


def test_mail() -> None:
    assert has_mail("Ada Example <ada@example.org>")
    assert has_mail("ivan@пример.рф")
    assert not has_mail("@oncall")
    assert not has_mail("ada at example.org")


def test_nothing_said() -> None:
    assert not any(map(says_something, ("", "-", "N/A", "tbc", "(blank)", "keine")))
    assert says_something("112")


def test_shares_leave_out_what_says_nothing() -> None:
    seen = look_at([("ada@example.org", "t"), ("n/a", "t"), ("", "-"), ("call", "t")])
    assert (seen.count, seen.mail) == (2, 0.5)


@pytest.mark.parametrize(
    ("share", "values"),
    [
        ("level", ["1", "L2", "Tier 3", "2nd line", "Stufe 1", "N+1", "First", "Level 1 – Service desk"]),
        ("span", ["30 min", "2 hrs", "4 business hours", "1 Std.", "next business day", "immediately", "15 минут"]),
        ("hours", ["08:00-18:00", "Mon–Fri 8am to 6pm", "24x7", "9h–17h", "24/7 except 24 × 7"]),
        ("courtesy", ["Mr", "Dr.", "Frau", "Sr."]),
        ("yes_no", ["yes", "no", "TRUE", "ja"]),
        ("person", ["Ada Example", "Example, Ada", "Иванов Иван Иванович", "王小明", "Ada M. Example-Smith"]),
    ],
)
def test_each_kind_is_recognised(share: str, values: list[str]) -> None:
    assert getattr(look_at([(value, "t") for value in values]), share) >= 0.8


def test_kinds_of_cells_count() -> None:
    seen = look_at([("45672", "n"), ("2026-12-31", "d"), ("0:30", "s"), ("TRUE", "b")])
    assert (seen.number, seen.date, seen.span, seen.yes_no) == (0.25, 0.25, 0.25, 0.25)


def test_many_values_are_sampled_throughout() -> None:
    values = [("x y", "t")] * 1000 + [("ada@example.org", "t")] * 1000
    assert 0.4 < look_at(values).mail < 0.6
