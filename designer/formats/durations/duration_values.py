"""Minutes in cells that hold no text: times, spans of time, fractions of a day, plain numbers."""

from __future__ import annotations

import datetime as dt

from designer.model.choices import SpanUnit
from designer.model.span_grammar import MINUTES
from designer.model.spans import DAY, LONGEST

_NO_DATE_BEFORE = dt.datetime(1901, 1, 1)  # noqa: DTZ001  spreadsheets know no zones
_DAY_ZERO = dt.datetime(1899, 12, 31)  # noqa: DTZ001
_NEAR = 0.02
"""Minutes; spreadsheets keep half an hour as 0.0208333 of a day, some with few digits."""


def in_minutes(value: float | dt.time | dt.timedelta | dt.datetime, unit: SpanUnit | None) -> int | None:
    """The whole minutes that a value of a cell comes to; None where it comes to none, or may mean something else.

    `unit` is the unit of plain numbers. Without one, a number is understood only where it can be nothing but a
    fraction of a day, with the many digits that reckoning leaves.
    """
    if isinstance(value, dt.timedelta):
        return _whole(value.total_seconds() / 60)
    if isinstance(value, dt.datetime):
        # Nobody is on call in 1900: a span of a day or more under a format of hours.
        in_1900 = value.tzinfo is None and value < _NO_DATE_BEFORE
        return _whole((value - _DAY_ZERO).total_seconds() / 60) if in_1900 else None
    if isinstance(value, dt.time):
        return _whole(value.hour * 60 + value.minute + (value.second + value.microsecond / 1e6) / 60)
    if not 0 <= value <= LONGEST:
        return None
    if unit in MINUTES:
        return _whole(value * MINUTES[unit])
    return _whole(value * DAY) if _is_part_of_day(value) else None


def _is_part_of_day(value: float) -> bool:
    """Whether a number can only be a part of a day: it has many digits, and as hours it is no whole minutes."""
    many_digits = abs(value - round(value, 4)) > 1e-7
    return 0 < value < 1 and many_digits and _whole(value * 60) is None


def _whole(minutes: float) -> int | None:
    near = round(minutes)
    return near if abs(minutes - near) <= _NEAR and 0 <= near <= LONGEST else None
