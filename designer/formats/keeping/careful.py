"""Reads a native file record by record: to say what is wrong where, and to read what people or older programs wrote.

Slower than `native.py`, which takes a file only in the very form that it writes.
"""

from __future__ import annotations

import re
from typing import Any, NoReturn, cast

import msgspec

from designer.errors import FileProblem
from designer.formats.keeping.json_places import JsonText, Malformed
from designer.formats.keeping.migrations import VERSION, migrate
from designer.model.invariants import violations
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Record
from designer.model.validity import explain

FORMAT = "escalation-matrix"

_MEND = "Correct it in a text editor, or take an older copy of the file."
_OLDER = "Take an older copy of the file."
_OTHER = "Choose a file that this program has saved."
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)
_ID = re.compile(r'\{\s*(?:"record"\s*:\s*"\w+"\s*,\s*)?"id"\s*:\s*"([^"\n]{1,80})"')
_SIGNATURES = {
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
}
_decoder: msgspec.json.Decoder[Record] = msgspec.json.Decoder(Record)


def read(data: bytes, name: str) -> Matrix:
    """The matrix in a file's bytes; `name` is what messages call it. Raises FileProblem."""
    reading = _Reading(_text(data, name), name)
    try:
        return reading.matrix()
    except Malformed as fault:
        reading.malformed(fault)


def _text(data: bytes, name: str) -> str:
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            hint = "To bring in contacts from a spreadsheet, import it."
            raise FileProblem(f"{name} is {what}, not an escalation matrix.", hint)
    if b"\0" in data:
        raise FileProblem(f"{name} is not a text file, which an escalation matrix is.", _OTHER)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save it as UTF-8 in a text editor, or take an older copy of the file."
        raise FileProblem(f"{name}, line {line}: this text is not UTF-8.", hint) from error
    if not text.strip():
        raise FileProblem(f"{name} is empty.", _OLDER)
    return text


class _Reading:
    """One file being read."""

    def __init__(self, text: str, name: str) -> None:
        self.json = JsonText(text)
        self.text = text
        self.name = name
        self.file: dict[str, Any] = {}
        self.starts: dict[str, int] = {}
        """Where the record of each id stands."""

    def matrix(self) -> Matrix:
        records_at = self.envelope()
        self.check_envelope()
        if not isinstance(self.file.get("records"), list):
            self.fail(0, "“records” must be a list.")
        matrix = Matrix(self.current(records_at) if self.file["version"] == VERSION else self.older(records_at))
        for broken in violations(matrix):
            if broken.id not in self.starts:
                self.fail(None, f"{broken.reason}.")
            at = self.json.place_of(self.starts[broken.id], broken.field)
            self.fail(at, f"“{broken.field}” of {broken.id} {broken.reason}.")
        return matrix

    def fail(self, at: int | None, what: str, hint: str = _MEND) -> NoReturn:
        where = self.name if at is None else f"{self.name}, line {self.json.line(at)}"
        raise FileProblem(f"{where}: {what}", hint)

    def malformed(self, fault: Malformed) -> NoReturn:
        """Say what is wrong with a text that is not the JSON it should be."""
        conflict = _CONFLICT.search(self.text)
        if conflict is not None:
            hint = "Keep the lines that are right between <<<<<<< and >>>>>>>, and delete the marks."
            self.fail(conflict.start(), "two versions of the file were merged, and a conflict was left in it.", hint)
        if FORMAT not in self.text[:1000]:
            raise FileProblem(f"{self.name} is not an escalation matrix.", _OTHER)
        if fault.cut:
            self.fail(fault.at, "the file ends here, before its end: it was not written or copied whole.", _OLDER)
        self.fail(fault.at, f"{self.named(fault.at)}{fault.what}.")

    def named(self, at: int) -> str:
        """The id of the record that a place is in, as the beginning of a message, where it can be made out."""
        found = _ID.match(self.text, self.json.item) if 0 < self.json.item <= at else None
        return f"{found[1]}: " if found is not None else ""

    def envelope(self) -> int:
        """Reads the object around the records; answers where their list stands. The records are passed over."""
        opening = self.json.skip(0)
        if self.json.char(opening) != "{":
            raise FileProblem(f"{self.name} is not an escalation matrix.", _OTHER)
        records_at = 0
        for key, at in self.json.members(opening):
            if key in self.file:
                self.fail(at, f"“{key}” stands there twice.")
            if key == "records" and self.json.char(at) == "[":
                records_at, self.file[key] = at, []
                if "format" in self.file and "version" in self.file:
                    self.check_envelope()  # before the rest is read, which may be large and something else
                for value, start, _ in self.json.items(at):
                    self.check_object(value, start)
            else:
                self.file[key], self.json.end = self.json.value(at)
        rest = self.json.skip(self.json.end)
        if rest < len(self.text):
            self.fail(rest, "something stands after the end.")
        return records_at

    def check_envelope(self) -> None:
        form, version = self.file.get("format"), self.file.get("version")
        if form != FORMAT:
            other = f": its format is “{form}”" if isinstance(form, str) and len(form) < 60 else ""
            raise FileProblem(f"{self.name} is not an escalation matrix{other}.", _OTHER)
        if type(version) is not int or version < 1:
            self.fail(0, "“version” must be a whole number from 1.")
        if version > VERSION:
            raise FileProblem(
                f"{self.name} was saved by a newer version of this program: its format is {version}, and this program "
                f"reads up to {VERSION}.",
                "Update the program.",
            )
        for key in self.file:
            if key not in ("format", "version", "records"):
                self.fail(self.text.find(f'"{key}"'), f"“{key}” is not a known field of the file.")

    def check_object(self, value: Any, at: int) -> None:
        """A record is an object with an id."""
        if not isinstance(value, dict):
            self.fail(at, "a record must be an object.")
        if not isinstance(value.get("id"), str):
            self.fail(at, "a record without an id stands there.")

    def current(self, records_at: int) -> list[Record]:
        """The records of a file of this program's version."""
        records = []
        for value, start, end in self.json.items(records_at):
            try:
                record = _decoder.decode(self.text[start:end])
            except msgspec.ValidationError as error:
                self.fault(error, value, start)
            except (msgspec.DecodeError, UnicodeError) as error:
                self.fail(start, f"{value['id']} holds half a character ({error}).")
            self.note(record.id, start)
            records.append(record)
        return records

    def older(self, records_at: int) -> list[Record]:
        """The records of a file of an older version, brought to this one."""
        values: list[dict[str, Any]] = []
        for value, start, _ in self.json.items(records_at):
            values.append(value)
            self.note(value["id"], start)
        records = []
        for value in migrate(values, self.file["version"]):
            try:
                records.append(cast(Record, msgspec.convert(value, Record)))
            except msgspec.ValidationError as error:
                self.fault(error, value, self.starts.get(value["id"], records_at))
        return records

    def fault(self, error: msgspec.ValidationError, value: dict[str, Any], start: int) -> NoReturn:
        name, id = value.get("record"), value["id"]
        if name is None:
            self.fail(start, f"{id} does not say its kind: its field “record” is missing.")
        if not isinstance(name, str) or name not in KINDS:
            hint = f"Known kinds are {', '.join(KINDS)}."
            self.fail(self.json.place_of(start, "record"), f"{id} is of an unknown kind, “{name}”.", hint)
        fault = explain(error, KINDS[name])
        field = f"“{fault.field}” of {id}" if fault.field else id
        self.fail(self.json.place_of(start, fault.field), f"{field} {fault.reason}.")

    def note(self, id: str, start: int) -> None:
        """Note where a record stands, and that it stands there once."""
        if id in self.starts:
            first = self.json.line(self.starts[id])
            hint = "Delete one of the two, or give one another id."
            self.fail(start, f"{id} stands there twice; the first is in line {first}.", hint)
        self.starts[id] = start
