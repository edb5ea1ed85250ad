"""Other texts into cells of a workbook that somebody else made: those cells alone, all other parts byte for byte.

Only a workbook with formulas gets the wish besides that they be worked out anew when it is opened.

A cell that a formula makes, that is joined with others, protected, or part of a table's head is refused with the
reason. Looks stay as they are. A link of a cell goes when its text changes: it would lead to the former address.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from designer.formats.excel import recalculating
from designer.formats.excel.precheck import Refused, kind_of
from designer.formats.excel.sheet_places import FoundCell, SheetPlaces, Span, find, span
from designer.formats.excel.side_information import Package, relations, tags
from designer.formats.tables.workbook import Place, cell_name
from designer.formats.values.cell_text import LONGEST
from designer.formats.values.xml_text import escaped, quoted

_OFFICE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_KEPT = frozenset(("r", "s", "ph"))
"""Attributes of a cell that still hold when its value is another."""


class NotPatched(NamedTuple):
    """A cell that was left as it is, and why, in one sentence."""

    sheet: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Patched:
    """The workbook with the texts in it; the cells that were refused; those whose link was taken away."""

    data: bytes
    refused: tuple[NotPatched, ...]
    unlinked: tuple[tuple[str, str], ...]


class Patching:
    """An .xlsx or .xlsm opened to be patched.

    Raises Refused where the file is none, is protected with a password, or bears a digital signature.
    """

    def __init__(self, data: bytes) -> None:
        kind = kind_of(data)
        if kind != "xlsx":
            raise Refused(
                "old_format",
                "“{name}” is no .xlsx or .xlsm workbook; only those can be updated in place.",
                "Open it in your spreadsheet program, save it as .xlsx, and update that.",
            )
        self._data = data
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = self._archive.namelist()
        if any(name.lower().startswith("_xmlsignatures/") for name in self._names):
            raise Refused(
                "signed",
                "“{name}” bears a digital signature, which any change would break.",
                "Save a copy without the signature, and update that.",
            )
        self._package = Package(self._archive)
        self._locked = self._locked_styles()

    def refusals(self, wanted: Mapping[str, Collection[Place]]) -> dict[tuple[str, Place], str]:
        """Of the wanted cells, by name of the sheet, those that must stay as they are, each with the reason."""
        found: dict[tuple[str, Place], str] = {}
        for sheet, places in wanted.items():
            looked = self._look(sheet, places)
            for at in places:
                reason = looked if isinstance(looked, str) else self._reason(looked, self._frames(sheet), at)
                if reason:
                    found[sheet, at] = reason
        return found

    def patch(self, texts: Mapping[str, Mapping[Place, str]]) -> Patched:
        """The workbook with other texts in its cells, by name of the sheet; "" empties a cell."""
        refused: list[NotPatched] = []
        unlinked: list[tuple[str, str]] = []
        parts: dict[str, bytes] = {}
        for sheet, wanted in texts.items():
            found = self._look(sheet, wanted)
            if isinstance(found, str):
                refused += [NotPatched(sheet, cell_name(*at), found) for at in sorted(wanted)]
                continue
            frames = self._frames(sheet)
            fitting: dict[Place, str] = {}
            for at, text in sorted(wanted.items()):
                reason = self._reason(found, frames, at) or unfit(text)
                if reason:
                    refused.append(NotPatched(sheet, cell_name(*at), reason))
                else:
                    fitting[at] = text
            if fitting:
                name = self._part(sheet)
                parts[name], bare = _rewritten(self._archive.read(name), found, fitting)
                unlinked += [(sheet, cell_name(*at)) for at in bare]
        if parts and (book := self._name(self._package.book)) and self._has_formulas():
            parts[book] = recalculating.asked(self._archive.read(book))
        return Patched(self._with(parts) if parts else self._data, tuple(refused), tuple(unlinked))

    def _part(self, sheet: str) -> str:
        return self._name(self._package.sheet_part(sheet))

    def _name(self, path: str) -> str:
        """What a part is called in the archive; "" where there is none."""
        return next((name for name in self._names if name.replace("\\", "/").lstrip("/").lower() == path), "")

    def _has_formulas(self) -> bool:
        return any(recalculating.has_formulas(self._package.part(path)) for path in self._package.sheet_paths())

    def _look(self, sheet: str, places: Collection[Place]) -> SheetPlaces | str:
        """Where the cells stand, or why none of the sheet can be changed."""
        name = self._part(sheet)
        try:
            data = self._archive.read(name) if name else b""
            if not data:
                return "There is no such sheet in the workbook."
            if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
                return "The sheet is stored in UTF-16; save it once in your spreadsheet program."
            return find(data, places)
        except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, zlib.error):
            return "The sheet is damaged; save it once in your spreadsheet program."

    def _frames(self, sheet: str) -> list[Span]:
        """Rows of Excel tables that are no data: heads and totals, which other parts repeat."""
        found = []
        path = self._package.sheet_part(sheet)
        folder, _, name = path.rpartition("/")
        for target in relations(self._package.part(f"{folder}/_rels/{name}.rels")).values():
            if "/tables/" not in f"/{target}":
                continue
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target.removeprefix('../')}"
            for tag in tags(self._package.part(part), "table"):
                whole = span(tag.get("ref", ""))
                if whole is None:
                    continue
                heads, totals = int(tag.get("headerRowCount", "1")), int(tag.get("totalsRowCount", "0"))
                if heads:
                    found.append(Span(whole.top, whole.left, whole.top + heads - 1, whole.right))
                if totals:
                    found.append(Span(whole.bottom - totals + 1, whole.left, whole.bottom, whole.right))
        return found

    def _reason(self, found: SheetPlaces, frames: list[Span], at: Place) -> str:
        cell = found.cells.get(at)
        style = cell.attributes.get("s", "") if cell else _style_of_gap(found, at)
        if cell is None and at not in found.gaps:
            return "The sheet has no such row any more."
        if (cell and cell.formula) or any(at in each for each in found.arrays):
            return "A formula makes this cell's value."
        if any(at in each for each in found.merges):
            return "The cell is joined with others."
        if any(at in each for each in frames):
            return "The cell belongs to the head or the totals of an Excel table."
        if found.guarded and self._locked.get(style or "0", True):
            return "The sheet is protected, and this cell is locked."
        if any(at in each.cells and not each.cells.single for each in found.links):
            return "The cell shares a link with others."
        return ""

    def _locked_styles(self) -> dict[str, bool]:
        """By number of style: whether its cells are locked once the sheet is protected, which is the rule."""
        styles = self._package.part("xl/styles.xml")
        inside = re.search(rb"<(?:\w+:)?cellXfs\b[^>]*>(.*?)</(?:\w+:)?cellXfs>", styles, re.DOTALL)
        looks = re.finditer(
            rb"<(?:\w+:)?xf(?=[\s/>])[^>]*?(?:/>|>(.*?)</(?:\w+:)?xf>)", inside.group(1) if inside else b"", re.DOTALL
        )
        locked = {}
        for at, look in enumerate(looks):
            protection = next(iter(tags(look.group(1) or b"", "protection")), {})
            locked[str(at)] = protection.get("locked", "1") not in ("0", "false")
        return locked

    def _with(self, parts: Mapping[str, bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as new:
            new.comment = self._archive.comment
            for member in self._archive.infolist():
                data = parts.get(member.filename)
                kept = copy.copy(member)  # writing notes in it where it stands in the new archive
                new.writestr(kept, self._archive.read(member) if data is None else data)
        return out.getvalue()


def unfit(text: str) -> str:
    """Why no cell can hold a text; "" where one can."""
    if len(text) > LONGEST:
        return f"The text is longer than a cell holds ({LONGEST:,} characters)."
    return "The text holds characters that no workbook can hold." if _NO_XML.search(text) else ""


def _style_of_gap(found: SheetPlaces, at: Place) -> str:
    """The look of a cell that is not there yet: that of the one above it, else of its column."""
    above = found.above.get(at, "")
    return above or next((style for first, last, style in found.columns if first <= at[1] <= last), "")


def _rewritten(data: bytes, found: SheetPlaces, texts: Mapping[Place, str]) -> tuple[bytes, list[Place]]:
    """The XML of a sheet with the texts in their cells, and the cells whose link went."""
    changes: list[tuple[int, int, bytes]] = []
    for at, text in texts.items():
        cell = found.cells.get(at)
        if cell is not None:
            changes.append((cell.start, cell.end, _cell(found.prefix, at, text, cell)))
        elif text:
            style = _style_of_gap(found, at)
            fresh = FoundCell(0, {"r": cell_name(*at), **({"s": style} if style else {})})
            changes.append((found.gaps[at], found.gaps[at], _cell(found.prefix, at, text, fresh)))
    gone = [link for link in found.links if any(at in link.cells for at in texts)]
    if gone and found.all_links and len(gone) == len(found.links):
        changes.append((*found.all_links, b""))
    else:
        changes += [(link.start, link.end, b"") for link in gone]
    out, last = bytearray(), 0
    for start, end, instead in sorted(changes, key=lambda change: change[:2]):
        out += data[last:start] + instead
        last = end
    out += data[last:]
    return bytes(out), [at for at in texts if any(at in link.cells for link in gone)]


def _cell(prefix: str, at: Place, text: str, cell: FoundCell) -> bytes:
    attributes = {name: value for name, value in cell.attributes.items() if name in _KEPT}
    said = "".join(f" {name}={quoted(value)}" for name, value in ({"r": cell_name(*at)} | attributes).items())
    if not text:
        return f"<{prefix}c{said}/>".encode("ascii", "xmlcharrefreplace")
    shown = escaped(_OFFICE_ESCAPE.sub("_x005F_", text)).replace("\r", "&#13;")
    inner = f'<{prefix}is><{prefix}t xml:space="preserve">{shown}</{prefix}t></{prefix}is>'
    return f'<{prefix}c{said} t="inlineStr">{inner}</{prefix}c>'.encode("ascii", "xmlcharrefreplace")
