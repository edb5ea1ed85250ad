"""Phone numbers out of cells: what is dialled, what stands beside it, and no number invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.formats.values.evidence import digits_of
from designer.formats.values.phones import PhoneText, as_phone, guess_country, kind_of, looks_mobile, split
from designer.model.choices import PhoneKind

DESK, MOBILE, OTHER = PhoneKind.DESK, PhoneKind.MOBILE, PhoneKind.OTHER


def numbers(text: str, country: str | None = "GB") -> list[tuple[str, str, str]]:
    """Number as typed, E.164, extension."""
    return [(each.text, each.e164, each.extension) for each in split(text, country)]


@pytest.mark.parametrize(
    ("text", "country", "e164"),
    [
        ("+44 20 7946 0001", None, "+442079460001"),
        ("020 7946 0001", "GB", "+442079460001"),
        ("020 7946 0001", None, ""),
        ("(0)20 7946 0001", "GB", "+442079460001"),
        ("+44 (0)20 7946 0001", None, "+442079460001"),
        ("+31(0)88-1234567", None, "+31881234567"),
        ("0044 20 7946 0001", None, "+442079460001"),
        ("+1 (555) 010-0199", None, "+15550100199"),
        ("+49 30 901820", None, "+4930901820"),
        ("030/901820", "DE", "+4930901820"),
        ("0664 / 06 53 88 64", "AT", "+4366406538864"),
        ("01.99.00.12.34", "FR", "+33199001234"),
        ("8 495-913-0168", "RU", "+74959130168"),
        ("+91-98765-43210", None, "+919876543210"),
        ("(661) 317 - 1318", "US", "+16613171318"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("٠١٢٣٤٥٦٧٨٩٠", "GB", "+441234567890"),
        ("07700 900001", "GB", "+447700900001"),
        ("tel:+442079460001", None, "+442079460001"),
        # What is no number of the country has no international form: a wrong one would ring at a stranger's.
        ("030/901820", "GB", ""),
        ("801-555-7712", "GB", ""),
        ("555-0100", "US", ""),
        ("112", "GB", ""),
        ("4512", "GB", ""),
        ("4-8412", "GB", ""),
        ("*55#", "GB", ""),
    ],
)
def test_one_number(text: str, country: str | None, e164: str) -> None:
    (found,) = split(text, country)
    assert found.e164 == e164
    assert digits_of(found.text) == digits_of(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("07700 900001 or 07700 900002", [("07700 900001", "+447700900001", ""), ("07700 900002", "+447700900002", "")]),
        ("0262626777/ 0244312783", [("0262626777", "", ""), ("0244312783", "", "")]),
        ("+91-020-22981234 / 35", [("+91-020-22981234", "+912022981234", ""), ("+91-020-22981235", "+912022981235", "")]),
        ("08394-224455,224466", [("08394-224455", "", ""), ("08394-224466", "", "")]),
        ("020 7946 0001-1 | -20", [("020 7946 0001-1", "", ""), ("020 7946 0001-20", "", "")]),
        ("+44 20 7946 0001 +44 20 7946 0002",
         [("+44 20 7946 0001", "+442079460001", ""), ("+44 20 7946 0002", "+442079460002", "")]),
        ("112 / 999", [("112", "", ""), ("999", "", "")]),
        ("801-555-7712x4563;801-555-9999", [("801-555-7712", "", "4563"), ("801-555-9999", "", "")]),
        ("+44 20 7946 0001,,12#", [("+44 20 7946 0001", "+442079460001", "12")]),
        ("+44 20 7946 0001 / ext 12; mob 07700 900001",
         [("+44 20 7946 0001", "+442079460001", "12"), ("07700 900001", "+447700900001", "")]),
        ("+7 (495) 913-04-78 доб. 0792", [("+7 (495) 913-04-78", "+74959130478", "0792")]),
        ("+49 30 901820 Durchwahl: 17", [("+49 30 901820", "+4930901820", "17")]),
        ("2-507-099     2-521-200", [("2-507-099", "", ""), ("2-521-200", "", "")]),
        ("020 7946 0001\n020 7946 0002", [("020 7946 0001", "+442079460001", ""), ("020 7946 0002", "+442079460002", "")]),
        ("ext 4512", [("ext 4512", "", "4512")]),
        ("ask switchboard", [("ask switchboard", "", "")]),
        ("n/a", []),
        ("-", []),
        ("", []),
    ],
)  # fmt: skip
def test_several_numbers(text: str, found: list[tuple[str, str, str]]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    ("text", "kinds", "labels"),
    [
        ("T: 020 7946 0001\nM: 07700 900001\nF: 020 7946 0002", [DESK, MOBILE, PhoneKind.FAX], ["", "", ""]),
        ("Mobile 07700 900001, Office 020 7946 0001", [MOBILE, DESK], ["", ""]),
        ("Off : 020 7946 0001", [DESK], [""]),
        ("Cell:+1 555 010 0100 (US)", [MOBILE], ["US"]),
        ("Toll-free: 0800 000 000", [PhoneKind.TOLL_FREE], [""]),
        ("SAT: +8816 000 00000", [PhoneKind.SATELLITE], [""]),
        ("Hotline 020 7946 0001", [PhoneKind.DUTY], [""]),
        ("020 7946 0001 (24h)", [DESK], ["24h"]),
        ("Herr M. 0151 12345678", [OTHER], ["Herr M"]),
        ("ask for Bo: 020 7946 0001", [DESK], ["ask for Bo"]),
        ("+44 20 7946 0001", [DESK], [""]),
        ("555-0100", [OTHER], [""]),
    ],
)
def test_labels_and_kinds(text: str, kinds: list[PhoneKind], labels: list[str]) -> None:
    found = split(text, "GB")
    assert [each.kind for each in found] == kinds
    assert [each.label for each in found] == labels


def test_what_the_column_holds_counts_where_the_cell_is_silent() -> None:
    assert split("020 7946 0001", "GB", PhoneKind.HOME)[0].kind == PhoneKind.HOME
    assert split("M: 07700 900001", "GB", PhoneKind.HOME)[0].kind == MOBILE


def test_a_lost_plus_is_put_back_only_for_the_country() -> None:
    assert split("447700900001", "GB")[0] == PhoneText("447700900001", "+447700900001", "", MOBILE, "", guessed=True)
    assert split("7700900001", "GB")[0].e164 == "+447700900001"
    assert split("60147332543", "GB")[0].e164 == ""
    assert split("60147332543", "MY")[0].e164 == "+60147332543"
    assert split("60147332543", None)[0].e164 == ""


def test_mail_in_a_phone_cell_is_no_number() -> None:
    (found,) = split("020 7946 0001 / bo2@example.org", "GB")
    assert (found.text, found.label) == ("020 7946 0001", "bo2@example.org")


def test_kind_of_words() -> None:
    assert kind_of("Home phone") == PhoneKind.HOME
    assert kind_of("Handy privat") == MOBILE
    assert kind_of("Phone") == DESK
    assert kind_of("On-call phone") == PhoneKind.DUTY
    assert kind_of("Whatever") is None


def test_as_phone() -> None:
    phone = as_phone(split("Mob 07700 900001 ext 7 (UK)", "GB")[0])
    assert (phone.number, phone.e164, phone.kind, phone.sms) == ("07700 900001", "+447700900001", MOBILE, True)


def test_looks_mobile() -> None:
    assert looks_mobile("+44 7700 900001")
    assert not looks_mobile("+44 20 7946 0001")
    assert looks_mobile("07700 900001", "GB")
    assert not looks_mobile("07700 900001")
    assert not looks_mobile("n/a")


def test_guess_country() -> None:
    assert guess_country(["+44 20 7946 0001", "+44 7700 900001", "020 7946 0002"]) == "GB"
    assert guess_country(["+44 20 7946 0001", "+49 30 901820"]) is None
    assert guess_country(["020 7946 0001", ""]) is None


@given(st.text("+0123456789 ()/-.,;xext:T#|\n", max_size=40))
def test_no_digit_is_invented_and_no_number_lost(text: str) -> None:
    found = split(text, "GB")
    for each in found:
        assert set(digits_of(each.text + each.extension)) <= set(digits_of(text)) | {""}
        assert each.e164 == "" or (each.e164.startswith("+") and each.e164[1:].isdigit())
    if digits_of(text):
        assert found


@given(st.from_regex(r"\+44 20 7946 0[0-9]{3}", fullmatch=True))
def test_a_plain_number_stays_as_typed(text: str) -> None:
    (found,) = split(text)
    assert found.text == text
    assert found.e164 == text.replace(" ", "")
