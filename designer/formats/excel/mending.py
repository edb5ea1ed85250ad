"""Faults in an .xlsx that stop the fast reader and can be mended without touching what the cells say."""

from __future__ import annotations

import io
import re
import zipfile

_READ = frozenset((b"#NULL!", b"#DIV/0!", b"#VALUE!", b"#REF!", b"#NAME?", b"#NUM!", b"#N/A", b"#GETTING_DATA"))
_ERROR = re.compile(
    rb"""(<(?:\w+:)?c\b[^>]*\bt=["']e["'][^>]*>(?:\s*<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?\s*<(?:\w+:)?v>)([^<]*)"""
)
_DECLARED = re.compile(rb"""^(\s*<\?xml[^>]*?encoding=["'])[^"']*""")


def mended(data: bytes) -> bytes | None:
    """The workbook with error values of newer programs (#SPILL!, #CALC!) as #N/A and all parts in UTF-8.

    None where there is nothing of the kind to mend. Raises zipfile.BadZipFile and the errors of unpacking.
    """
    changed = False
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for member in old.infolist():
            part = old.read(member)
            better = _mended_part(part) if member.filename.lower().endswith((".xml", ".rels")) else part
            changed = changed or better is not part
            new.writestr(member.filename, better)
    return out.getvalue() if changed else None


def _mended_part(part: bytes) -> bytes:
    better = part
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        better = _DECLARED.sub(rb"\1UTF-8", part.decode("utf-16", "replace").encode("utf-8"))
    if b'"e"' in better or b"'e'" in better:
        better = _ERROR.sub(_known_error, better)
    return part if better == part else better


def _known_error(found: re.Match[bytes]) -> bytes:
    return found.group(1) + (found.group(2) if found.group(2) in _READ else b"#N/A")
