"""The workbook that is sent: Call sheet, By severity, Flow, Contacts, How to use."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from designer import __version__
from designer.formats.collecting import without_collecting
from designer.formats.contacts import contact_columns
from designer.formats.contacts.call_sheet_text import sections
from designer.formats.contacts.contact_names import names_of, sheet_order
from designer.formats.contacts.not_carried import not_in_workbook, too_long
from designer.formats.excel import by_severity, call_sheet, contacts_sheet, flow_sheet, how_to_use
from designer.formats.excel.page import Paper, Sheet
from designer.formats.excel.styles import Styles
from designer.formats.values.cell_text import encode
from designer.model.matrix import Matrix

SCHEMA = 1
"""Counts up when the columns of a sheet change so that an older program would misread them."""

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_EARLIEST = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def write(matrix: Matrix, picture: bytes | None, *, paper: Paper = "A4", now: dt.datetime | None = None) -> bytes:
    """The workbook of a matrix. `picture` is the flow as a PNG, or None; `now` the instant of the export.

    The same matrix, picture and instant give the same bytes. What no cell can hold is said by `lost`.
    """
    at = now or dt.datetime.now().astimezone()
    with without_collecting():
        return _written(matrix, picture, paper, at)


def _written(matrix: Matrix, picture: bytes | None, paper: Paper, at: dt.datetime) -> bytes:
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    styles = Styles(book)
    names = names_of(matrix)

    def page(title: str) -> Sheet:
        first = book.worksheets[0]
        sheet: Any = first if first.title == "Sheet" else book.create_sheet()
        sheet.title = title
        return Sheet(matrix, sheet, styles, paper, at)

    call_sheet.write(page(call_sheet.TITLE), sections(matrix, names))
    by_severity.write(page(by_severity.TITLE))
    flow_sheet.write(page(flow_sheet.TITLE), picture)
    rows = [contact_columns.cells(contact, names) for contact in sheet_order(matrix)]
    contacts_sheet.write(page(contacts_sheet.TITLE), rows)
    how_to_use.write(page(how_to_use.TITLE))
    _properties(book, matrix, at)
    out = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()
    return _settled(out.getvalue(), at)


def _properties(book: Any, matrix: Matrix, at: dt.datetime) -> None:
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


def lost(matrix: Matrix) -> list[str]:
    """What the workbook does not carry of a matrix, a sentence each."""
    names = names_of(matrix)
    rows = (contact_columns.cells(contact, names) for contact in sheet_order(matrix))
    return [*too_long(rows), *not_in_workbook(matrix)]
