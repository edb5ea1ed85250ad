"""What the fast reader does not tell about an .xlsx: number formats that place digits, links, hidden and struck cells.

The parts are searched for the few tags of interest rather than parsed: a "<" begins a tag wherever it stands in
well-formed XML (programs write no comments or CDATA into sheets), a large sheet takes a third of the time, and files
whose styles no parser accepts are read all the same. Nothing here decides what a cell says save the masks of numbers.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib

from designer.formats.values.cells import clean, is_mask, unescape
from designer.formats.values.links import KEPT

_MOST_LINKED = 20_000

_ATTRIBUTE = re.compile(rb"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]+|#\d+|\w+);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
_DATES_ONLY = frozenset((14, 15, 16, 17))

Place = tuple[int, int]


STRUCK_APART = "\x1f"
"""Between the parts of a text that are struck out, where there are several."""


class Facts:
    """What was found on one sheet. Rows count from 1, columns from 0."""

    __slots__ = (
        *("areas", "dates", "errors", "far", "hidden_columns", "hidden_rows", "links", "masks", "no_value", "struck"),
    )

    def __init__(self) -> None:
        self.areas: list[tuple[int, int, int, int]] = []
        self.masks: dict[Place, str] = {}
        self.dates: set[Place] = set()
        self.links: dict[Place, str] = {}
        self.struck: dict[Place, str] = {}
        self.no_value: dict[Place, str] = {}
        self.errors: set[Place] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.far = False


class Package:
    """The parts of an .xlsx that concern its sheets."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {_plain_path(name): name for name in archive.namelist()}
        self.macros = any(name.endswith("vbaproject.bin") for name in self._names)
        self.external = any("externallinks/" in name for name in self._names)
        books = (name for name in self._names if re.fullmatch(r"(xl/)?workbook\d*\.xml", name))
        self.book = next(books, "xl/workbook.xml")
        """The path of the part that lists the sheets, in small letters."""
        self._parts = self._sheet_parts()
        self._masks, self._dates, self._struck_styles = self._styles()
        self._struck_strings = self._shared_strings()

    def part(self, path: str) -> bytes:
        """The bytes of a part in UTF-8; b"" where there is none or it cannot be unpacked."""
        name = self._names.get(_plain_path(path))
        if name is None:
            return b""
        try:
            data = self._archive.read(name)
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zlib.error):
            return b""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16", "replace").encode("utf-8")
        return data

    def sheet_part(self, sheet: str) -> str:
        """The path of the part that holds the sheet of that name, in small letters; "" where there is none."""
        return _plain_path(self._parts.get(sheet, ""))

    def sheet_paths(self) -> list[str]:
        """The paths of the parts of all sheets."""
        return list(self._parts.values())

    def facts(self, sheet: str, most_columns: int) -> Facts:
        """What is known of the sheet of that name; nothing where it cannot be found."""
        facts = Facts()
        path = self._parts.get(sheet)
        data = self.part(path) if path else b""
        if not data:
            return facts
        facts.far = _reaches_far(data)
        self._find_hidden(data, facts, most_columns)
        self._find_styled(data, facts)
        self._find_formulas(data, facts)
        self._find_struck_text(data, facts)
        targets = (
            relations(self.part(_relations_path(path or ""))) if b"hyperlink" in data or b"tablePart" in data else {}
        )
        if b"hyperlink" in data:
            self._find_links(data, targets, facts)
        if b"tablePart" in data:
            self._find_areas(posixpath.dirname(path or ""), targets, facts)
        return facts

    def _sheet_parts(self) -> dict[str, str]:
        targets = relations(self.part(_relations_path(self.book)))
        folder = posixpath.dirname(self.book)
        found = {}
        for attributes in tags(self.part(self.book), "sheet"):
            relation = next((value for name, value in attributes.items() if name.endswith(":id")), "")
            target = targets.get(relation, "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("name", "")] = path
        return found

    def _styles(self) -> tuple[dict[bytes, str], set[bytes], set[bytes]]:
        """By number of style: the masks of numbers, those that show a date without a time, those struck out."""
        data = self.part("xl/styles.xml")
        formats = {int(tag.get("numFmtId", "-1") or -1): tag.get("formatCode", "") for tag in tags(data, "numFmt")}
        struck_fonts = set()
        fonts = _inside(data, "fonts")
        for at, font in enumerate(
            re.finditer(rb"<(?:\w+:)?font(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?font>)", fonts, re.DOTALL)
        ):
            if _is_struck(font.group(1) or b""):
                struck_fonts.add(at)
        masks: dict[bytes, str] = {}
        dates: set[bytes] = set()
        struck: set[bytes] = set()
        for at, style in enumerate(tags(_inside(data, "cellXfs"), "xf")):
            number, code = _integer(style.get("numFmtId")), formats.get(_integer(style.get("numFmtId")), "")
            if code and is_mask(code):
                masks[b"%d" % at] = code
            bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code).lower()
            if number in _DATES_ONLY or (re.search("[dy]", bare) and not re.search("[hs]", bare)):
                dates.add(b"%d" % at)
            if _integer(style.get("fontId")) in struck_fonts:
                struck.add(b"%d" % at)
        return masks, dates, struck

    def _shared_strings(self) -> dict[bytes, str]:
        """Of the shared strings that are struck out in part: their number and that part."""
        data = self.part("xl/sharedStrings.xml")
        if b"strike" not in data:
            return {}
        strings = re.finditer(rb"<(?:\w+:)?si(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?si>)", data, re.DOTALL)
        parts = ((at, _struck_runs(each.group(1) or b"")) for at, each in enumerate(strings))
        return {b"%d" % at: part for at, part in parts if part}

    def _find_hidden(self, data: bytes, facts: Facts, most_columns: int) -> None:
        if b"hidden=" not in data:
            return
        facts.hidden_rows = {
            _integer(tag.get("r")) for tag in tags(data, "row", rb'(?=[^>]*\bhidden=["\'](?:1|true))') if tag.get("r")
        }
        for tag in tags(data, "col", rb'(?=[^>]*\bhidden=["\'](?:1|true))'):
            first, last = _integer(tag.get("min")), _integer(tag.get("max"))
            facts.hidden_columns.update(range(max(first - 1, 0), min(last, most_columns)))

    def _find_styled(self, data: bytes, facts: Facts) -> None:
        wanted = sorted({*self._masks, *self._struck_styles, *self._dates}, key=lambda each: (len(each), each))
        if wanted:
            for tag in tags(data, "c", rb'(?=[^>]*\ss=["\'](?:%s)["\'])' % b"|".join(wanted)):
                place, style = _place(tag.get("r", "")), tag.get("s", "").encode()
                if place is None:
                    continue
                if style in self._masks:
                    facts.masks[place] = self._masks[style]
                if style in self._dates:
                    facts.dates.add(place)
                if style in self._struck_styles:
                    facts.struck[place] = ""
        if b't="e"' in data or b"t='e'" in data:
            places = (_place(tag.get("r", "")) for tag in tags(data, "c", rb'(?=[^>]*\bt=["\']e["\'])'))
            facts.errors = {place for place in places if place}

    def _find_formulas(self, data: bytes, facts: Facts) -> None:
        if b"<f" not in data and b":f" not in data:
            return
        for cell in _WITHOUT_VALUE.finditer(data):
            tag = _attributes(cell.group(1))
            place = _place(tag.get("r", ""))
            if place and tag.get("t") != "str":
                facts.no_value[place] = _text(cell.group(2) or b"")

    def _find_struck_text(self, data: bytes, facts: Facts) -> None:
        if self._struck_strings:
            numbers = b"|".join(sorted(self._struck_strings))
            shared = rb'<(?:\w+:)?c\b([^>]*\bt=["\']s["\'][^>]*)>\s*<(?:\w+:)?v>(%s)</' % numbers
            for cell in re.finditer(shared, data):
                place = _place(_attributes(cell.group(1)).get("r", ""))
                if place:
                    facts.struck[place] = self._struck_strings[cell.group(2)]
        if b"strike" in data:
            for cell in re.finditer(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?is>(.*?)</(?:\w+:)?is>", data, re.DOTALL):
                place = _place(_attributes(cell.group(1)).get("r", ""))
                part = _struck_runs(cell.group(2))
                if place and part:
                    facts.struck[place] = part

    def _find_areas(self, folder: str, targets: dict[str, str], facts: Facts) -> None:
        for target in targets.values():
            if "table" in target.lower():
                part = self.part(target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"{folder}/{target}"))
                for tag in tags(part, "table"):
                    first, _, last = tag.get("ref", "").partition(":")
                    start, end = _place(first), _place(last)
                    if start and end and tag.get("headerRowCount", "1") != "0":
                        facts.areas.append((start[0], start[1], end[0], end[1]))

    def _find_links(self, data: bytes, targets: dict[str, str], facts: Facts) -> None:
        for match in _LINK.finditer(data):
            tag = _attributes(match.group(1))
            target = next((targets.get(value, "") for name, value in tag.items() if name.endswith(":id")), "")
            if not target.lower().startswith(KEPT):
                continue
            first, _, last = tag.get("ref", "").partition(":")
            start, end = _place(first), _place(last or first)
            if start is None or end is None:
                continue
            for row in range(start[0], end[0] + 1):
                for column in range(start[1], end[1] + 1):
                    if len(facts.links) >= _MOST_LINKED:
                        return
                    facts.links[row, column] = target


_WITHOUT_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</|</(?:\w+:)?c>)"
)
_LINK = re.compile(rb"""<(?:\w+:)?hyperlink\b((?:[^>"']|"[^"]*"|'[^']*')*)>""")


def _plain_path(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").lower()


def _relations_path(path: str) -> str:
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(data: bytes) -> dict[str, str]:
    """The targets of a part's relations, by their ids."""
    return {tag.get("Id", ""): tag.get("Target", "") for tag in tags(data, "Relationship")}


def tags(data: bytes, name: str, ahead: bytes = b"") -> list[dict[str, str]]:
    """The attributes of every tag of that name; `ahead` is what must stand somewhere within the tag."""
    if ahead or name in ("c", "row"):
        pattern = rb"<(?:\w+:)?%s\b%s([^>]*)>" % (name.encode(), ahead)
    else:
        pattern = rb"""<(?:\w+:)?%s(?=[\s/>])((?:[^>"']|"[^"]*"|'[^']*')*)>""" % name.encode()
    return [_attributes(match.group(1)) for match in re.finditer(pattern, data)]


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode("utf-8", "replace"): _text(double or single) for name, double, single in _ATTRIBUTE.findall(tag)
    }


def _inside(data: bytes, name: str) -> bytes:
    found = re.search(rb"<(?:\w+:)?%s\b[^>]*>(.*?)</(?:\w+:)?%s>" % (name.encode(), name.encode()), data, re.DOTALL)
    return found.group(1) if found else b""


def _text(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    name = found.group(1)
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        return chr(number) if 0 < number < 0x110000 else ""
    return _ENTITIES.get(name, "")


def _is_struck(properties: bytes) -> bool:
    found = re.search(rb"<(?:\w+:)?(?:d?strike)\b([^>]*)>", properties)
    return bool(found) and _attributes(found.group(1)).get("val", "1") not in ("0", "false")  # type: ignore[union-attr]


def _struck_runs(string: bytes) -> str:
    runs = re.findall(rb"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", string, re.DOTALL)
    texts = [re.findall(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<", run) for run in runs if _is_struck(run)]
    whole = (clean(unescape("".join(_text(part) for part in each))) for each in texts)
    return STRUCK_APART.join(text for text in whole if text)


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _place(reference: str) -> Place | None:
    found = _REFERENCE.match(reference)
    if not found:
        return None
    column = 0
    for letter in found.group(1):
        column = column * 26 + ord(letter) - 64
    return int(found.group(2)), column - 1


def _reaches_far(data: bytes) -> bool:
    """Whether the filled cells span a grid so large that a reader that lays it out whole would burst."""
    if not re.search(rb'r="(?:[A-Z]{3}\d|[A-Z]{2}\d{5})', data):
        return False
    corners = re.findall(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d+)"[^>/]*>\s*<(?:\w+:)?(?:v|is|f)\b', data)
    places = [_place((letters + digits).decode()) for letters, digits in corners]
    filled = [place for place in places if place]
    if not filled:
        return False
    rows, columns = [row for row, _ in filled], [column for _, column in filled]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > 40_000_000
