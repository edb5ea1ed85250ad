"""Which sheets go into a workbook, for whom, on which paper and in which language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, get_args

from designer.errors import UserError
from designer.formats.contacts import sheet_titles as titles
from designer.formats.contacts.sheet_language import Words, words
from designer.formats.contacts.sheet_paper import Paper
from designer.formats.contacts.sheet_titles import SheetTitle
from designer.model.choices import Audience as Public
from designer.model.choices import ContactKind
from designer.model.ids import Id
from designer.model.matrix import Matrix

Audience = Literal["internal", "customer"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
TOGETHER, EACH = "together", "each"
"""One call sheet for all severities, or one for each that differs; a code asks for that severity alone."""

MOST_WEEKS = 53


class Wish(NamedTuple):
    """How a workbook is wanted.

    `sheets` are keys of SHEETS, None for those that have something to say. `severity` is TOGETHER, EACH or the code
    of one. `weeks` is how far ahead *On call* looks. `language` is that of documents ("de"), "" for the matrix's own.
    """

    sheets: tuple[str, ...] | None = None
    severity: str = TOGETHER
    audience: Audience = "internal"
    paper: Paper = "A4"
    weeks: int = 4
    language: str = ""


class Choice(NamedTuple):
    """A sheet that may be chosen: by default where it `says` something, and only some of them for customers."""

    title: SheetTitle
    says: Callable[[Matrix], bool] = lambda _: True
    usual: bool = True
    for_customers: bool = True
    usual_for_customers: bool = True


SHEETS: dict[str, Choice] = {
    "calls": Choice(titles.CALL_SHEET),
    "on-call": Choice(titles.ON_CALL, lambda matrix: bool(matrix.rotas), usual_for_customers=False),
    "severities": Choice(titles.BY_SEVERITY, lambda matrix: bool(matrix.steps)),
    "flow": Choice(titles.FLOW, lambda matrix: bool(matrix.steps), usual_for_customers=False),
    "vendors": Choice(titles.VENDORS, lambda matrix: has_vendors(matrix), for_customers=False),
    "plan": Choice(titles.COMMUNICATION, lambda matrix: bool(matrix.announcements)),
    "contacts": Choice(titles.CONTACTS),
    "changes": Choice(titles.CHANGE_LOG, lambda matrix: bool(matrix.revisions), for_customers=False),
    "checks": Choice(titles.CHECKS, usual=False, for_customers=False),
    "how-to": Choice(titles.HOW_TO_USE),
}
"""Every sheet by its key, in the order in which they stand in the workbook."""


def has_vendors(matrix: Matrix) -> bool:
    """Whether the matrix names an outside firm."""
    return any(contact.kind is ContactKind.VENDOR for contact in matrix.contacts.values())


def suits(key: str, audience: Audience) -> bool:
    """Whether an audience may be given a sheet."""
    return audience == "internal" or SHEETS[key].for_customers


def usual(matrix: Matrix, audience: Audience) -> tuple[str, ...]:
    """The sheets that are written where none are named: those that say something and suit the audience."""
    inside = audience == "internal"
    return tuple(
        key
        for key, each in SHEETS.items()
        if suits(key, audience)
        and (each.usual and (inside or each.usual_for_customers))
        and says(matrix, key, audience)
    )


def says(matrix: Matrix, key: str, audience: Audience) -> bool:
    """Whether a sheet has anything to say to an audience."""
    if key == "plan" and audience == "customer":
        return any(each.audience is Public.CUSTOMERS for each in matrix.announcements.values())
    return SHEETS[key].says(matrix)


def chosen(matrix: Matrix, wish: Wish) -> tuple[str, ...]:
    """The sheets of a workbook, in their order, one at least: a workbook without any cannot be opened.

    Raises UserError for what is no sheet, and for what is not for customers.
    """
    if wish.sheets is None:
        return usual(matrix, wish.audience)
    for key in wish.sheets:
        if key not in SHEETS:
            raise UserError(f"There is no sheet “{key}”.", f"Sheets are {', '.join(SHEETS)}.")
        if not suits(key, wish.audience):
            raise UserError(f"The sheet “{key}” is not for customers.", "Leave it out, or write it for internal use.")
    if not wish.sheets:
        raise UserError("No sheet is chosen.", "Choose at least one.")
    return tuple(key for key in SHEETS if key in wish.sheets)


def severity_asked(matrix: Matrix, wish: Wish) -> Id | None:
    """The severity that the call sheet is for; None where it is for all. Raises UserError for a code that is none."""
    if wish.severity in (TOGETHER, EACH):
        return None
    wanted = wish.severity.casefold()
    for severity in matrix.severities.values():
        if wanted in (severity.code.casefold(), severity.id):
            return severity.id
    codes = ", ".join(severity.code for severity in matrix.severities.values()) or "none"
    raise UserError(f"There is no severity “{wish.severity}”.", f"The matrix has {codes}; or say {TOGETHER} or {EACH}.")


def check(matrix: Matrix, wish: Wish) -> None:
    """Raises UserError for a wish that cannot be met, before anything is written."""
    chosen(matrix, wish)
    severity_asked(matrix, wish)


def words_of(matrix: Matrix, wish: Wish) -> Words:
    """The words of the workbook's language."""
    return words(wish.language or matrix.head.language)
