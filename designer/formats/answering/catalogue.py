"""The formats by name, as the command line and the window offer them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from designer.formats.answering import goguardian, google, outlook, specialty, vcard
from designer.model.matrix import Matrix


class Period(NamedTuple):
    """The days that a schedule is written for."""

    start: dt.date
    days: int = 28


class Format(NamedTuple):
    """A format: its title, the ending of its files, what writes it and what says what it does not carry.

    One that is `dated` is a schedule of days; the others take no heed of the period but for the clocks of its week.
    """

    title: str
    ending: str
    write: Callable[[Matrix, Period], bytes]
    losses: Callable[[Matrix, Period], list[str]]
    dated: bool = False


def _specialty(name: str) -> Format:
    return Format(
        specialty.TEMPLATES[name].title,
        ".csv",
        lambda matrix, period: specialty.write(matrix, name, period.start, period.days),
        lambda matrix, period: specialty.losses(matrix, name, period.start, period.days),
        dated=True,
    )


FORMATS: dict[str, Format] = {
    **{name: _specialty(name) for name in specialty.TEMPLATES},
    "goguardian": Format(
        "GoGuardian Beacon 24/7, escalation list",
        ".csv",
        lambda matrix, period: goguardian.write(matrix, period.start),
        lambda matrix, period: goguardian.losses(matrix, period.start),
    ),
    "google-csv": Format(
        "Google contacts", ".csv", lambda matrix, _: google.write(matrix), lambda matrix, _: google.losses(matrix)
    ),
    "outlook-csv": Format(
        "Outlook contacts", ".csv", lambda matrix, _: outlook.write(matrix), lambda matrix, _: outlook.losses(matrix)
    ),
    "vcard": Format("vCard 4.0", ".vcf", lambda matrix, _: vcard.write(matrix), lambda matrix, _: vcard.losses(matrix)),
}
"""Every format by its name."""
