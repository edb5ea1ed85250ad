"""What the sheets of the workbook are called, and what each is for, in English (see `sheet_language.py`)."""

from __future__ import annotations

from typing import NamedTuple


class SheetTitle(NamedTuple):
    """A sheet: its title, and the line that says what it is for."""

    title: str
    about: str


CALL_SHEET = SheetTitle("Call sheet", "Print it and hang it up: whom to call, level by level.")
ON_CALL = SheetTitle("On call", "Who is on duty by the rotas, from hand-over to hand-over.")
BY_SEVERITY = SheetTitle("By severity", "Who is reached after how long, for each severity.")
FLOW = SheetTitle("Flow", "The chart as a picture, and each step with what comes after it.")
VENDORS = SheetTitle("Vendors", "The outside firms: how to reach them, and what to quote.")
COMMUNICATION = SheetTitle("Communication plan", "Who is kept informed, how soon and how often.")
CONTACTS = SheetTitle("Contacts", "Everybody with every detail. Sort, filter, correct and add here.")
CHANGE_LOG = SheetTitle("Change log", "The versions, and what was changed in each.")
CHECKS = SheetTitle("Check results", "What the checks find, and what somebody accepted and why.")
HOW_TO_USE = SheetTitle("How to use", "For whoever is sent it: what is where, and how to edit and return it.")

BESIDE_TITLES = (
    *(ON_CALL.title, BY_SEVERITY.title, FLOW.title, VENDORS.title, COMMUNICATION.title),
    *(CHANGE_LOG.title, CHECKS.title, HOW_TO_USE.title),
)
"""Sheets that only show what the matrix holds."""
