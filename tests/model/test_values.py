"""Small values hold what their declarations say."""

from __future__ import annotations

import msgspec
import pytest

from designer.model.values import LARGEST, Absence, Opening, Percent, Phone, TimeOfDay, minute_of_day, time_of_day

DECODES: list[tuple[object, bytes, bool]] = [
    (TimeOfDay, b'"08:30"', True),
    (TimeOfDay, b'"24:00"', True),
    (TimeOfDay, b'"24:01"', False),
    (TimeOfDay, b'"8:30"', False),
    (TimeOfDay, b'"08:30\\n"', False),
    (TimeOfDay, b'"08:60"', False),
    (Percent, b"1", True),
    (Percent, b"100", True),
    (Percent, b"0", False),
    (Percent, b"101", False),
    (Opening, b'{"day":7,"start":"22:00","end":"24:00"}', True),
    (Opening, b'{"day":0,"start":"22:00","end":"24:00"}', False),
    (Opening, b'{"day":8,"start":"22:00","end":"24:00"}', False),
    (Absence, b'{"start":"2026-01-01T00:00:00+01:00","end":"2026-01-02T00:00:00Z"}', True),
    (Absence, b'{"start":"2026-01-01T00:00:00","end":"2026-01-02T00:00:00Z"}', False),
    (Phone, b'{"number":"0118"}', True),
    (Phone, b'{"number":118}', False),
    (Phone, b'{"number":"0118","fax":true}', False),
]


@pytest.mark.parametrize(("kind", "text", "good"), DECODES)
def test_what_a_value_takes(kind: type, text: bytes, good: bool) -> None:
    if good:
        msgspec.json.decode(text, type=kind)
    else:
        with pytest.raises(msgspec.ValidationError):
            msgspec.json.decode(text, type=kind)


def test_the_largest_number_of_minutes_can_be_reckoned_with() -> None:
    import datetime as dt

    assert dt.datetime(2026, 1, 1) + dt.timedelta(minutes=LARGEST)


def test_a_number_keeps_its_zeros_and_its_plus() -> None:
    for number in ("0118", "+44 20 7946 0018", "007", "00 44"):
        assert msgspec.json.decode(msgspec.json.encode(Phone(number=number)), type=Phone).number == number


@pytest.mark.parametrize(
    ("time", "minute"), [("00:00", 0), ("00:07", 7), ("08:30", 510), ("23:59", 1439), ("24:00", 1440)]
)
def test_a_time_of_day_is_minutes_and_back(time: str, minute: int) -> None:
    assert minute_of_day(time) == minute
    assert time_of_day(minute) == time
