"""The workbook that is sent: call sheets, who is on call, by severity, flow, contacts, and what else is wished for."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

from designer import __version__
from designer.formats.collecting import without_collecting
from designer.formats.contacts import (
    change_log,
    check_results,
    communication,
    contact_columns,
    on_call,
    sheet_titles,
    vendors,
)
from designer.formats.contacts.call_sheets import call_sheets
from designer.formats.contacts.contact_names import names_of, sheet_order
from designer.formats.contacts.customers import for_customers, is_internal, kept_back, without_internal
from designer.formats.contacts.listings import Listing
from designer.formats.contacts.not_carried import not_in_workbook, too_long
from designer.formats.contacts.sheet_language import Words
from designer.formats.excel import (
    by_severity,
    call_sheet,
    contacts_sheet,
    flow_sheet,
    how_to_use,
    listing_sheet,
    memory,
    rows_out,
)
from designer.formats.excel.contents import EACH, SHEETS, Wish, chosen, severity_asked, words_of
from designer.formats.excel.page import Sheet
from designer.formats.excel.styles import Styles, use_font
from designer.formats.values.cell_text import encode
from designer.model.ids import Id
from designer.model.matrix import Matrix

SCHEMA = 1
"""Counts up when the columns of a sheet change so that an older program would misread them."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_LONGEST_NAME = 31
_EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def write(matrix: Matrix, picture: bytes | None, wish: Wish | None = None, *, now: dt.datetime | None = None) -> bytes:
    """The workbook of a matrix. `picture` is the flow as a PNG, or None; `now` the instant of the export.

    The same matrix, picture, wish and instant give the same bytes. What no cell can hold is said by `lost`. For
    customers the picture is that of `shown`. Raises UserError for a wish that cannot be met.
    """
    at = now or dt.datetime.now().astimezone()
    with without_collecting():
        return _written(matrix, picture, wish or Wish(), at)


def shown(matrix: Matrix, wish: Wish) -> Matrix:
    """The matrix as the audience is shown it: whose picture goes into the workbook."""
    return for_customers(matrix, words_of(matrix, wish)) if wish.audience == "customer" else matrix


def _written(matrix: Matrix, picture: bytes | None, wish: Wish, at: dt.datetime) -> bytes:
    from openpyxl import Workbook

    keys = chosen(matrix, wish)
    book = Workbook()
    book.remove(book.worksheets[0])
    use_font(book)
    making = _Making(shown(matrix, wish), picture, wish, at, book, keys)
    for key in keys:
        _WRITERS[key](making)
    if making.sent is not None and not making.customer:
        memory.write(making.page(memory.TITLE), making.sent)
    _properties(book, matrix, at, making.say)
    out = io.BytesIO()
    rows_out.save(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED))
    return _settled(out.getvalue(), at)


class _Making:
    """A workbook on the way: what its sheets are written from."""

    def __init__(
        self, matrix: Matrix, picture: bytes | None, wish: Wish, at: dt.datetime, book: Any, keys: tuple[str, ...]
    ) -> None:
        self.matrix, self.picture, self.wish, self.at, self.keys = matrix, picture, wish, at, keys
        self.say = words_of(matrix, wish)
        self.names = names_of(matrix)
        self.sent: list[Id] | None = None
        self._book = book
        self._styles: Styles | None = None

    def page(self, title: str) -> Sheet:
        """A new sheet of that title."""
        sheet = self._book.create_sheet(_sheet_name(title, {each.casefold() for each in self._book.sheetnames}))
        sheet.row_dimensions = rows_out.Heights()
        self._styles = self._styles or Styles(self._book, mirrored=self.say.right_to_left)
        return Sheet(self.matrix, sheet, self._styles, self.wish.paper, self.at, self.say, self.customer)

    @property
    def customer(self) -> bool:
        """Whether it is for customers."""
        return self.wish.audience == "customer"


def _call_sheets(making: _Making) -> None:
    only = severity_asked(making.matrix, making.wish)
    each = making.wish.severity == EACH
    for found in call_sheets(making.matrix, making.names, making.say, each=each, only=only):
        codes = ", ".join(severity.code for severity in found.severities)
        title = f"{making.say(sheet_titles.CALL_SHEET.title)} {codes}".strip()
        bands = list(found.sections)
        if making.customer:
            bands = without_internal(making.matrix, bands, making.say)
        page = making.page(title)
        call_sheet.write(page, bands, found.severities)
        memory.remember_calls(page)


def _contacts(making: _Making) -> None:
    rows = [
        contact_columns.cells(contact, making.names)
        for contact in sheet_order(making.matrix)
        if not (making.customer and is_internal(making.matrix, contact.id))
    ]
    page = making.page(making.say(sheet_titles.CONTACTS.title))
    contacts_sheet.write(page, rows)
    making.sent = memory.remember_contacts(page)


def _flow(making: _Making) -> None:
    flow_sheet.write(making.page(making.say(sheet_titles.FLOW.title)), making.picture)


def _severities(making: _Making) -> None:
    by_severity.write(making.page(making.say(sheet_titles.BY_SEVERITY.title)))


def _how_to(making: _Making) -> None:
    about = [SHEETS[key].title for key in making.keys if key != "how-to"]
    how_to_use.write(making.page(making.say(sheet_titles.HOW_TO_USE.title)), about)


def _listed(title: str, make: Callable[[_Making], Listing]) -> Callable[[_Making], None]:
    def write_it(making: _Making) -> None:
        listing_sheet.write(making.page(making.say(title)), make(making), title)

    return write_it


_WRITERS: dict[str, Callable[[_Making], None]] = {
    "calls": _call_sheets,
    "on-call": _listed(
        sheet_titles.ON_CALL.title,
        lambda making: on_call.listing(making.matrix, making.say, making.at, making.wish.weeks),
    ),
    "severities": _severities,
    "flow": _flow,
    "vendors": _listed(sheet_titles.VENDORS.title, lambda making: vendors.listing(making.matrix, making.say)),
    "plan": _listed(
        sheet_titles.COMMUNICATION.title,
        lambda making: communication.listing(making.matrix, making.say, for_customers=making.customer),
    ),
    "contacts": _contacts,
    "changes": _listed(sheet_titles.CHANGE_LOG.title, lambda making: change_log.listing(making.matrix, making.say)),
    "checks": _listed(
        sheet_titles.CHECKS.title,
        lambda making: check_results.listing(making.matrix, making.say, making.at.date()),
    ),
    "how-to": _how_to,
}


def _sheet_name(title: str, taken: set[str]) -> str:
    """A title as the name of a sheet: at most 31 characters, none of those that office programs refuse, used once."""
    plain = encode(_NOT_IN_NAMES.sub(" ", title).strip(" '"))
    name, number = plain[:_LONGEST_NAME].rstrip(" '"), 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 4].rstrip()} {number}"
    return name


def _properties(book: Any, matrix: Matrix, at: dt.datetime, say: Words) -> None:
    from openpyxl.packaging.custom import IntProperty, StringProperty

    head = matrix.head
    naive = at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties = book.properties
    properties.title = _property(head.title or "Escalation matrix")
    properties.subject = "Escalation matrix: contact sheet"
    properties.creator = _property(head.owner or head.organisation or "Escalation matrix designer")
    properties.lastModifiedBy = f"Escalation matrix designer {__version__}"
    properties.version = _property(head.version)
    properties.category = "Contact sheet"
    properties.language = say.code
    properties.created = properties.modified = naive
    book.custom_doc_props.append(StringProperty(name="escalation matrix", value=head.id))
    book.custom_doc_props.append(IntProperty(name="escalation schema", value=SCHEMA))
    book.calculation = None


def _property(text: str) -> str:
    return encode(" ".join(text.split()))[:255]


def _settled(workbook: bytes, at: dt.datetime) -> bytes:
    """The workbook with the instant of the export wherever the library wrote that of the computer."""
    naive = max(at.astimezone(dt.UTC), _EARLIEST).replace(tzinfo=None, microsecond=0)
    stamp = (naive.year, naive.month, naive.day, naive.hour, naive.minute, naive.second)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            content = source.read(member)
            if member.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + f"{naive.isoformat()}Z".encode() + rb"\g<2>", content)
            info = zipfile.ZipInfo(member.filename, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            target.writestr(info, content)
    return out.getvalue()


def lost(matrix: Matrix, wish: Wish | None = None) -> list[str]:
    """What the workbook does not carry of a matrix, a sentence each. Raises UserError for a wish that cannot be met."""
    wish = wish or Wish()
    keys = chosen(matrix, wish)
    said = kept_back(matrix) if wish.audience == "customer" else []
    return [*cut(matrix), *said, *not_in_workbook(matrix, keys)]


def cut(matrix: Matrix) -> list[str]:
    """The texts whose end no cell holds, a sentence each: the only ones that nobody chose to leave behind."""
    names = names_of(matrix)
    return too_long(contact_columns.cells(contact, names) for contact in sheet_order(matrix))
