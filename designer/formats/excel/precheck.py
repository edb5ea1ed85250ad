"""What a file really is, and whether it is safe to read, judged by its first bytes before any reader sees it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from designer.formats.tables.encoding import unmarked_utf16

MOST_BYTES = 50 * 2**20
MOST_MEMBERS = 3_000
LARGEST_MEMBER = 100 * 2**20
LARGEST_TOTAL = 200 * 2**20
HIGHEST_RATIO = 200
"""Of real workbooks 99.9 % stay below a fourth of these; a file built to burst the memory is far above."""

_TEXT_HEAD = 4096
_PROLOGUE = 64 * 2**10
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a text document"),
)


class Refused(Exception):
    """A file that is not read: a stable code, one sentence why, one what to do. "{name}" stands for the file."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code, self.message, self.hint = code, message, hint


def kind_of(data: bytes) -> str:
    """xlsx, xlsb, ods, xls, encrypted, fods, html or text, whatever the file's name. Raises Refused for all else."""
    if not data:
        raise Refused("empty_file", "“{name}” is empty: it holds 0 bytes.", "Ask for the file again.")
    if data.startswith(b"PK"):
        return _kind_of_zip(data)
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data[:2] in (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08") and data[2:4] in (
        b"\x04\0",
        b"\x06\0",
        b"\x08\0",
        b"\x10\0",
    ):
        return "xls"
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise Refused("not_a_sheet", f"“{{name}}” is {what}, not a sheet.", "Save the list as .xlsx or .csv.")
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> str:
    head = data[:_TEXT_HEAD]
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta", b"<style")):
        return "html"
    if text.startswith((b"<?xml", b"<office:document")):
        if b"opendocument.spreadsheet" in data[:_PROLOGUE]:
            _refuse_doctype(data[:_PROLOGUE], "{name}")
            return "fods"
        if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:_PROLOGUE]:
            raise Refused("old_format", "“{name}” is an XML spreadsheet of 2003.", "Open it and save it as .xlsx.")
        if b"<html" in data[:_PROLOGUE].lower():
            return "html"
        raise Refused("not_a_sheet", "“{name}” is XML, but not a spreadsheet.", "Save the list as .xlsx or .csv.")
    if unmarked_utf16(head):
        return "text"
    zeros = head.count(0)
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff"))
    control = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\x0b\x0c\x1a\x1b" and byte)
    if (control > len(head) // 100 and not marked) or (zeros and not marked):
        raise Refused(
            "not_a_sheet", "“{name}” is in no format that can be read here.", "Save the list as .xlsx or .csv."
        )
    return "text"


def _kind_of_ole(data: bytes) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\0\0" in data

    if holds("EncryptedPackage"):
        return "encrypted"
    if holds("Workbook") or holds("Book"):
        return "xls"
    if holds("WordDocument"):
        raise Refused(
            "not_a_sheet", "“{name}” is a Word document.", "Copy its table into a sheet and save that as .xlsx."
        )
    raise Refused("not_a_sheet", "“{name}” is an Office file, but not a workbook.", "Save the list as .xlsx or .csv.")


def _kind_of_zip(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        raise Refused(
            "truncated", "“{name}” is damaged: its end is missing.", "Copy or download it again, or ask for it again."
        ) from None
    _check_size(members)
    names = {member.filename.replace("\\", "/").lstrip("/").lower() for member in members}
    if "xl/workbook.bin" in names:
        kind = "xlsb"
    elif any(re.fullmatch(r"(xl/)?workbook\d*\.xml", name) for name in names) or "[content_types].xml" in names:
        kind = "xlsx"
    elif "content.xml" in names and "mimetype" in names:
        kind = "ods"
    elif any(name.endswith(".iwa") for name in names):
        raise Refused("not_a_sheet", "“{name}” is a Numbers document.", "In Numbers, export it as Excel or CSV.")
    else:
        raise Refused("not_a_sheet", "“{name}” is an archive, not a sheet.", "Unpack it and take the sheet in it.")
    for what, where in (("a Word document", "word/document.xml"), ("a presentation", "ppt/presentation.xml")):
        if where in names:
            raise Refused(
                "not_a_sheet", f"“{{name}}” is {what}.", "Copy its table into a sheet and save that as .xlsx."
            )
    # LibreOffice writes its macros with a doctype into parts that nobody here reads.
    _check_parts(archive, [each for each in members if kind != "ods" or each.filename.lower() == "content.xml"])
    return kind


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    bursting = (
        len(members) > MOST_MEMBERS
        or total > LARGEST_TOTAL
        or any(
            member.file_size > LARGEST_MEMBER
            or (member.file_size > 2**20 and member.file_size > HIGHEST_RATIO * max(member.compress_size, 1))
            for member in members
        )
    )
    if bursting:
        raise Refused(
            "too_large",
            f"“{{name}}” unpacks to {total / 2**20:,.0f} MB, far more than a list of contacts holds; it is not read.",
            "Copy the rows you need into a new sheet.",
        )


def _check_parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """No part may define words of its own (`<!DOCTYPE`): no spreadsheet program does, attackers do."""
    for member in members:
        if member.flag_bits & 1:
            raise Refused("password", "“{name}” is protected with a password.", "Save it without one.")
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")) or not member.file_size:
            continue
        try:
            with archive.open(member) as part:
                _refuse_doctype(part.read(_PROLOGUE), member.filename)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, NotImplementedError, zlib.error):
            if "sheet" in member.filename.lower() or "content" in member.filename.lower():
                raise Refused(
                    "damaged",
                    f"“{{name}}” is damaged: its part {member.filename} cannot be unpacked.",
                    "Copy or download it again, or ask for it again.",
                ) from None


def _refuse_doctype(head: bytes, part: str) -> None:
    plain = head.replace(b"\0", b"").lower()
    if b"<!doctype" in plain or b"<!entity" in plain:
        raise Refused(
            "unsafe",
            f"“{{name}}” is not read: {part} holds definitions that can make a reader burst (<!DOCTYPE).",
            "Open it in the program it came from and save it anew.",
        )
