"""A workbook of twelve people that is sent, changed by somebody, and comes back."""

from __future__ import annotations

from typing import Any

from designer.formats.excel import workbook as excel
from designer.formats.excel.contents import Wish
from designer.formats.merging.merge import propose_changes
from designer.formats.merging.proposal import Proposal
from designer.model.matrix import Matrix
from designer.model.records import Contact
from tests.crowd import crowd
from tests.formats.returned import changed, read_here, row_of


def sent(matrix: Matrix) -> bytes:
    """In English, whatever the language of the matrix, so that tests find sheets and columns by their names."""
    return excel.write(matrix, None, Wish(language="en"))


def back(matrix: Matrix, data: bytes) -> Proposal:
    return propose_changes(matrix, read_here(data))


def quiet(proposal: Proposal) -> bool:
    return not (proposal.problems or proposal.uncertain or proposal.conflicts or proposal.missing or proposal.skipped)


def edited(matrix: Matrix, change: Any) -> Proposal:
    return back(matrix, changed(sent(matrix), change))


def call_row(book: Any, name: str) -> int:
    return row_of(book["Call sheet"], name, "B")


def contacts_row(book: Any, name: str) -> int:
    return row_of(book["Contacts"], name)


def someone(matrix: Matrix, name: str) -> Contact:
    return next(contact for contact in matrix.contacts.values() if contact.name == name)


MATRIX = crowd(12)
BO = someone(MATRIX, "Bo Example")
ADA = someone(MATRIX, "Ada Example")
