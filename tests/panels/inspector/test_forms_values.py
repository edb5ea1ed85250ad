"""Values inside records say themselves in a line."""

from __future__ import annotations

import datetime as dt

from designer.model.choices import AfterRepeats, PhoneKind
from designer.model.values import Absence, ChannelUse, Condition, Email, Holiday, Hours, Override, Phone, Repeats
from designer.panels.desk import Desk
from designer.panels.inspector import forms_values as values
from tests import small

DAY = dt.datetime(2027, 3, 1, 8, tzinfo=dt.UTC)


def test_lines(desk: Desk) -> None:
    matrix = desk.matrix
    phone = Phone(number="+44 20 7946 0101", extension="7", kind=PhoneKind.DUTY)
    assert values.PHONE.says(matrix, phone) == "+44 20 7946 0101 · ext. 7 · duty phone"
    assert values.PHONE.says(matrix, values.PHONE.make()).startswith("No number yet")
    assert values.EMAIL.says(matrix, Email(address="a@example.org", label="night")) == "a@example.org · night"
    assert values.CHANNEL_USE.says(matrix, ChannelUse(channel=small.PHONE, delay=6)) == "Phone, after 6 min"
    assert values.CHANNEL_USE.says(matrix, values.CHANNEL_USE.make()) == "No channel yet"
    assert (
        values.HOLIDAY.says(matrix, Holiday(date=dt.date(2027, 12, 25), name="Xmas")) == "25 Dec 2027 · Xmas · closed"
    )
    half = Holiday(date=dt.date(2027, 12, 24), hours=(Hours(start="09:00", end="12:00"),))
    assert values.HOLIDAY.says(matrix, half) == "24 Dec 2027"
    away = Absence(start=DAY, end=DAY + dt.timedelta(days=3))
    assert values.ABSENCE.says(matrix, away) == "01 Mar 2027 08:00 to 04 Mar 2027 08:00"
    stand_in = Override(contact=small.BO, start=DAY, end=DAY)
    assert values.OVERRIDE.says(matrix, stand_in) == "Bo Okafor from 01 Mar 2027 08:00"


def test_a_number_typed_anew_is_dialled_anew(desk: Desk) -> None:
    assert values.PHONE.follow is not None
    typed = values.PHONE.follow(Phone(number="020 7946 0106", e164="+15550101"), "number", desk)
    assert typed.e164 == "+442079460106", "read in the country of most numbers of the matrix"
    desk.country = "DE"
    typed = values.PHONE.follow(Phone(number="030 23125 101"), "number", desk)
    assert typed.e164 == "+493023125101"
    typed = values.PHONE.follow(Phone(number="7001"), "number", desk)
    assert typed.e164 == ""
    kept = values.PHONE.follow(Phone(number="112", e164="x"), "label", desk)
    assert kept.e164 == "x"


def test_what_means_nothing_is_hidden() -> None:
    def shown(form: values.Form, value: object) -> set[str]:
        return {field.name for field in form if field.fits(value)}

    assert shown(values.REPEATS, Repeats()) == {"count", "then"}
    assert "hand_over_to" in shown(values.REPEATS, Repeats(then=AfterRepeats.HAND_OVER))
    assert "inside" not in shown(values.CONDITION, Condition())
    assert "inside" in shown(values.CONDITION, Condition(calendar="calendar:x"))
