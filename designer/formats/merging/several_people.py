"""A cell that names several people ("Ann / Bob", one a line, "Ann <a@example.org>; Bob <b@…>"): a row for each of them.

The other cells of the row are parted in step where they hold as many numbers, addresses or lines as there are people.
What one cell says of all of them counts for each; where the counts disagree nobody can tell whose a number is, and the
row stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from designer.formats.matrices.matrix_words import shipped_words, words_of
from designer.formats.matrices.naming import is_person, kind_of_role
from designer.formats.tables.tables import TableRow
from designer.formats.tables.wording import NAMES, TELEPHONY
from designer.formats.values.bulk_phones import PhoneReader
from designer.formats.values.evidence import digits_of, says_something
from designer.model.choices import PhoneKind

_MAY_BE_SEVERAL = re.compile(r"[\n;|]|\s/\s")
_APART = re.compile(r"\s*(?:\n|;|\||\s/\s)\s*")
_NAMED_MAIL = re.compile(r"\s*\"?([^<>\"@,;\n]+?)\"?\s*<\s*([^\s<>@]+@[^\s<>@]+)\s*>\s*")
_BETWEEN_MAILS = re.compile(r"[,;\n]")
_ONE_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
MAIL = re.compile(r"[^\s@<>,;:()\"'\[\]]+@[^\s@<>,;()\"'\[\]]+\.[^\s@<>,;().\"'\[\]]{2,}")
_IN_ORDER = re.compile(r"([^\W\d_][^\d,;/|@\n]{0,40}),\s*([^\W\d_][^\d,;/|@\n]{0,40})")
_UNCASED_NAME = re.compile("[\u4e00-\u9fff\uac00-\ud7af]{2,4}")
_PARTED = frozenset({*TELEPHONY, "fax", "pager", "email", "role", "id", "ext"})
"""Fields that belong to one person each; what the others say counts for everybody."""
_MOST = 12
_SURELY = 0.8
_MOST_WORDS = 3


Misfit = tuple[int, str, int]
"""A column whose cell does not fit, the cell that names several people, and how many."""


class SeveralPeople:
    """Parts the rows of a table. `columns` are (place in the row, field, kind of its numbers); `naming` is the field
    of the column that names people."""

    def __init__(self, columns: Sequence[tuple[int, str, PhoneKind]], naming: str, phones: PhoneReader) -> None:
        self._columns = columns
        self._names = [at for at, said, _ in columns if said == naming]
        self._mails = [at for at, said, _ in columns if said == "email"]
        self._any_names = [at for at, said, _ in columns if said in NAMES]
        self._phones = phones

    def may_part(self, rows: Sequence[TableRow]) -> bool:
        """Whether any of the rows may name several people."""
        for at in self._names:
            if any(at < len(row.texts) and _MAY_BE_SEVERAL.search(row.texts[at]) for row in rows):
                return True
        return any(at < len(row.texts) and "<" in row.texts[at] for at in self._mails for row in rows)

    def rows(self, row: TableRow) -> tuple[tuple[TableRow, ...], Misfit | None]:
        """A row for each of the people that a row names: itself where that is one, or where a column does not fit."""
        for at in self._names:
            text = row.texts[at] if at < len(row.texts) else ""
            if text and _MAY_BE_SEVERAL.search(text):
                mails = named_mails(text)
                return self._parted(row, at, [_with_mail(each) for each in mails] or people_in(text))
        for at in self._mails:
            text = row.texts[at] if at < len(row.texts) else ""
            if "<" in text and not any(says_something(row.cell(name).text) for name in self._any_names):
                return self._parted(row, at, [_with_mail(each) for each in named_mails(text)])
        return (row,), None

    def _parted(self, row: TableRow, name_at: int, names: Sequence[str]) -> tuple[tuple[TableRow, ...], Misfit | None]:
        count = len(names)
        if count < 2:
            return (row,), None
        made = [list(row.texts) for _ in names]
        in_step = all(" " in name or _UNCASED_NAME.fullmatch(name) for name in names)
        for texts, name in zip(made, names, strict=True):
            texts[name_at] = name
        for at, said, kind in self._columns:
            text = row.texts[at] if at < len(row.texts) else ""
            if at == name_at or not text or said not in _PARTED:
                continue
            parts = self._parts(text, count, said, kind)
            if len(parts) == count:
                in_step = in_step or said not in ("role", "id")
                for texts, part in zip(made, parts, strict=True):
                    texts[at] = part
            elif len(parts) > 1:
                return (row,), (at, row.texts[name_at], count)
        if not in_step:  # "Berlin / Hamburg" may be what one desk is called
            return (row,), None
        return tuple(row._replace(texts=tuple(texts)) for texts in made), None

    def _parts(self, text: str, count: int, said: str, kind: PhoneKind) -> Sequence[str]:
        """What each person gets of a cell; one part is for all of them, another count fits nobody."""
        parts = [part for part in _APART.split(text) if part]
        fits = len(parts) == count
        if said == "email":
            return MAIL.findall(text)
        if said == "role":
            return parts if fits else [text]
        if said == "id":  # nobody may have the id of two
            return parts if fits else [""] * count
        if said == "ext":
            return parts
        found = self._phones.read(text, kind)
        fits = fits and all(digits_of(part) for part in parts)
        if fits and [each for part in parts for each in self._phones.read(part, kind)] == found:
            return parts
        return [
            " ".join(part for part in (each.label, each.number, each.extension and f"ext {each.extension}") if part)
            for each in found
        ]


def _with_mail(named: tuple[str, str]) -> str:
    return f"{named[0]} <{named[1]}>"


def people_in(text: str) -> tuple[str, ...]:
    """The names of several people in a cell; none where it names one, or where parts of it are no names."""
    if not _MAY_BE_SEVERAL.search(text):
        return ()
    parts = [part for part in _APART.split(text) if part]
    if not 2 <= len(parts) <= _MOST or not all(is_person(part) or _is_first_name(part) for part in parts):
        return ()
    return tuple(parts) if len(set(parts)) == len(parts) else ()


def name_and_role(text: str) -> tuple[str, str] | None:
    """A name above what its bearer is ("Ada Example\\nDuty manager"); None where a cell is anything else."""
    if "\n" not in text:
        return None
    first, _, rest = text.partition("\n")
    role = " ".join(rest.split())
    return (first.strip(), role) if is_person(first.strip()) and kind_of_role(role) is not None else None


def named_mails(text: str) -> tuple[tuple[str, str], ...]:
    """(name, address) of a cell that is a list of "Name <a@b>" and nothing else."""
    if "<" not in text:
        return ()
    found = []
    for part in _BETWEEN_MAILS.split(text):
        if part.strip():
            named = _NAMED_MAIL.fullmatch(part)
            if named is None:
                return ()
            found.append((named.group(1).strip(), named.group(2)))
    return tuple(found)


def last_names_first(texts: Sequence[str]) -> bool:
    """Whether a column of names says "Last, First": almost all of them do, and none of the parts is a role."""
    if len(texts) < 2:
        return False
    return sum(1 for text in texts if _is_reversed(text)) >= _SURELY * len(texts)


def first_name_first(name: str) -> str:
    """ "Ada Example" for "Example, Ada"; any other name as it is."""
    if not _is_reversed(name):
        return name
    last, _, first = name.partition(",")
    return f"{first.strip()} {last.strip()}"


def _is_reversed(text: str) -> bool:
    found = _IN_ORDER.fullmatch(text.strip())
    return found is not None and all(
        len(part.split()) <= _MOST_WORDS and kind_of_role(part) is None and not _names_a_thing(part)
        for part in found.groups()
    )


def _is_first_name(part: str) -> bool:
    """Whether one word is a name: a capital and small letters, neither a role nor a thing."""
    if _UNCASED_NAME.fullmatch(part):
        return True
    if not _ONE_WORD.fullmatch(part) or len(part) < 2 or kind_of_role(part) is not None or _names_a_thing(part):
        return False
    return part[0].isupper() and any(each.islower() for each in part)


def _names_a_thing(part: str) -> bool:
    return any(word in shipped_words().things for word in words_of(part))
