"""Any valid matrix: every kind of record, every field, for round trips and properties.

    from tests.matrices import full_matrix, matrices, random_matrix

`matrices()` is the Hypothesis strategy. It shrinks to few records with default fields. `random_matrix(seed)` is the
same without Hypothesis: quick, for loops and benchmarks. `full_matrix()` is one matrix in which each field of each
kind is set to something else than its default.

What is made follows the types of the records themselves, so that a field added tomorrow is covered tomorrow. All
people are fictitious, with reserved numbers and addresses. Set `tricky` to False for texts without line breaks,
formulas, other scripts and blanks at the ends.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any, cast

from hypothesis import strategies as st
from msgspec import inspect

from designer.model import spans
from designer.model.choices import StepKind
from designer.model.edit import Edit
from designer.model.ids import ALPHABET, Id
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Record, Step
from designer.model.values import Absence, Holiday, Hours, Opening, Override, Phone, Priorities, Span

Pick = Callable[[int], int]
"""`pick(n)` is a choice among 0 … n - 1, of which 0 is the plainest."""

PLAIN = ("Duty manager", "Ana Novak", "Check the line card", "Second line", "L2", "Call back", "x", "Night shift desk")
TRICKY = (
    "=1+1",
    "+44 20 7946 0018",
    "007",
    "-0",
    "'quoted",
    '"double", and \\ back',
    "Zoë Müller-Łukasz",
    "مستوى التصعيد",
    "第二線サポート",
    "🚒 fire",
    "two\nlines",
    "tab\tinside",
    " blanks at the ends ",
    "e\u0301",
    "1e5",
    "TRUE",
    "2026-03-01",
    "@here",
    "a" * 300,
    "<b>&amp;</b>",
    "line\u2028separator",
    "\u200bzero width",
)
SPANS = (
    "15 min",
    "1 h",
    "90 minutes",
    "2 hours",
    "1 h 15 min",
    "4 business hours",
    "2 business days",
    "next business day",
    "until it opens",
    "until it closes",
    "until 08:00",
    "never",
    "at once",
    "3 days",
    "2 weeks",
)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")
NUMBERS = (
    ("+44 20 7946 0018", "+442079460018"),
    ("07700 900123", "+447700900123"),
    ("+1 555 0142", ""),
    ("0118", ""),
    ("(020) 7946-0958 x12", "+442079460958"),
    ("*47#", ""),
)
_BY_NAME: dict[str, tuple[str, ...]] = {
    "time_zone": ZONES,
    "language": ("en", "de", "pt-BR", "zh-Hans"),
    "languages": ("en", "de", "pt-BR"),
    "colour": ("#c0392b", "#1f77b4", "#000000"),
    "address": ("desk@example.org", "ana.novak@example.org", "noc+night@example.org"),
    "portal": ("https://portal.example.org/tickets?new=1", "https://example.org"),
    "version": ("2", "1.4", "2026-03"),
}
_MOMENT = dt.datetime(2026, 3, 1, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=45)))


class _Maker:
    """Makes records, asking `pick` for every choice."""

    def __init__(self, pick: Pick, tricky: bool, full: bool) -> None:
        self.pick = pick
        self.texts = PLAIN + TRICKY if tricky else PLAIN
        self.full = full
        self.ids: dict[str, list[Id]] = {}

    def matrix(self, most: int) -> Matrix:
        fresh = Random(self.pick(1 << 16))
        for kind in KINDS:
            count = 1 if kind == "matrix" else 2 if self.full else self.pick(most + 1)
            self.ids[kind] = [f"{kind}:{''.join(fresh.choices(ALPHABET, k=8))}" for _ in range(count)]
        if not self.ids["level"]:
            for kind in ("step", "transition"):
                self.ids[kind] = []
        if not self.ids["step"]:
            self.ids["transition"] = []
        if not self.ids["contact"]:
            self.ids["briefing"] = []
        edit = Edit(Matrix())
        for kind, ids in self.ids.items():
            for id in ids:
                edit.put(self.record(KINDS[kind], id))
        return Matrix().apply(edit.diff())

    def record(self, kind: type[Record], id: Id) -> Record:
        return kind(id=id, **self.fields(kind, skip="id"))

    def fields(self, cls: type, skip: str = "") -> dict[str, Any]:
        fields = [field for field in _fields(cls) if field.name != skip]
        mask = -1 if self.full else self.pick(1 << len(fields)) & self.pick(1 << len(fields))
        made = {}
        for number, field in enumerate(fields):
            if field.required or mask >> number & 1:
                value = self.unusual(field)
                if value is not _NOTHING:
                    made[field.name] = value
        return made

    def unusual(self, field: inspect.Field) -> Any:
        """A value for a field that, where that is easily had, is not its default."""
        match field.type:
            case inspect.BoolType() if isinstance(field.default, bool):
                return not field.default
            case inspect.EnumType(cls=cls) if not field.required:
                return self.one(tuple(each for each in cls if each != field.default))
        return self.value(field.type, field.name)

    def value(self, kind: inspect.Type, name: str) -> Any:
        match kind:
            case inspect.Metadata(type=inner, extra=extra):
                if extra and "refers_to" in extra:
                    return self.reference(extra["refers_to"])
                return self.value(inner, name)
            case inspect.UnionType(types=types):
                return self.value(next(t for t in types if not isinstance(t, inspect.NoneType)), name)
            case inspect.VarTupleType(item_type=item):
                return self.many(item, name)
            case inspect.StructType(cls=cls):
                return self.struct(cls)
            case inspect.EnumType(cls=cls):
                return self.one(tuple(cls))
            case inspect.StrType(pattern=pattern):
                if name in _BY_NAME:
                    return self.one(_BY_NAME[name])
                return self.time() if pattern else self.one(self.texts)
            case inspect.IntType(ge=least, le=most):
                return (least or 0) + 1 + self.pick(min(most or 100, 100) - (least or 0))
            case inspect.FloatType():
                return (self.pick(4000) + 1) / 4
            case inspect.BoolType():
                return True
            case inspect.DateType():
                return dt.date(2026, 1, 31) + dt.timedelta(days=self.pick(800))
            case inspect.DateTimeType(tz=zoned):
                moment = _MOMENT + dt.timedelta(minutes=self.pick(100_000))
                return moment if zoned else moment.replace(tzinfo=None)
        raise NotImplementedError(f"{name}: {kind}")

    def one(self, choices: tuple[Any, ...]) -> Any:
        return choices[self.pick(len(choices))]

    def many(self, item: inspect.Type, name: str) -> Any:
        if isinstance(item, inspect.StructType) and item.cls is Opening:
            return tuple(self.opening() for _ in range(1 + self.pick(3)))
        made = [self.value(item, name) for _ in range(1 + self.pick(2))]
        return tuple(dict.fromkeys(each for each in made if each is not _NOTHING))

    def reference(self, kinds: tuple[str, ...]) -> Any:
        there = [id for kind in (KINDS if kinds == ("*",) else kinds) for id in self.ids[kind]]
        return there[self.pick(len(there))] if there else _NOTHING

    def struct(self, cls: type) -> Any:
        special = _SPECIAL.get(cls)
        if special is not None:
            return special(self)
        fields = self.fields(cls)
        missing = any(field.required and field.name not in fields for field in _fields(cls))
        return _NOTHING if missing else cls(**fields)

    def span(self) -> Span:
        calendar = self.reference(("calendar",)) if self.full or self.pick(2) else _NOTHING
        return spans.parse(self.one(SPANS), calendar=None if calendar is _NOTHING else calendar)

    def time(self) -> str:
        return f"{self.pick(24):02}:{(0, 30, 15, 59)[self.pick(4)]:02}"

    def hours(self) -> Hours:
        start = self.pick(23)
        return Hours(start=f"{start:02}:00", end=f"{start + 1 + self.pick(24 - start):02}:00")

    def opening(self) -> Opening:
        hours = self.hours()
        return Opening(day=1 + self.pick(7), start=hours.start, end=hours.end)

    def holiday(self) -> Holiday:
        fields = {"name": self.one(self.texts)} if self.full or self.pick(2) else {}
        hours = (self.hours(),) if self.full or self.pick(2) else ()
        return Holiday(date=dt.date(2026, 12, 25) + dt.timedelta(days=self.pick(40)), hours=hours, **fields)

    def period(self) -> dict[str, dt.datetime]:
        start = _MOMENT + dt.timedelta(minutes=self.pick(100_000))
        return {"start": start, "end": start + dt.timedelta(minutes=1 + self.pick(10_000))}

    def override(self) -> Any:
        contact = self.reference(("contact",))
        return _NOTHING if contact is _NOTHING else Override(contact=contact, **self.period())

    def phone(self) -> Phone:
        number, e164 = self.one(NUMBERS)
        fields = self.fields(Phone) | {"number": number, "e164": e164}
        if fields.get("extension"):
            fields["extension"] = str(100 + self.pick(900))
        return Phone(**fields)

    def priorities(self) -> Priorities:
        impacts, urgencies = 1 + self.pick(3), 1 + self.pick(3)
        cells = tuple(
            tuple(None if found is _NOTHING else found for found in row)
            for row in ([self.reference(("severity",)) for _ in range(urgencies)] for _ in range(impacts))
        )
        return Priorities(
            impacts=("Everybody", "A department", "One person")[:impacts],
            urgencies=("Work stops", "Work is hindered", "Can wait")[:urgencies],
            cells=cells,
        )


_NOTHING: Any = object()
"""What stands for a reference where there is nothing yet to refer to."""

_SPECIAL: dict[type, Callable[[_Maker], Any]] = {
    Span: _Maker.span,
    Hours: _Maker.hours,
    Opening: _Maker.opening,
    Holiday: _Maker.holiday,
    Absence: lambda maker: Absence(**maker.period(), note=maker.one(maker.texts)),
    Override: _Maker.override,
    Phone: _Maker.phone,
    Priorities: _Maker.priorities,
}


@cache
def _fields(cls: type) -> tuple[inspect.Field, ...]:
    return cast(inspect.StructType, inspect.type_info(cls)).fields


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


@st.composite
def matrices(draw: st.DrawFn, most: int = 3, tricky: bool = True) -> Matrix:
    """Any valid matrix with up to `most` records of each kind (always one head)."""
    return _Maker(lambda count: draw(_below(count)), tricky, full=False).matrix(most)


def random_matrix(seed: int, most: int = 3, tricky: bool = True) -> Matrix:
    """The valid matrix of that number; the same number, the same matrix."""
    return _Maker(Random(seed).randrange, tricky, full=False).matrix(most)


def full_matrix(seed: int = 1, tricky: bool = False) -> Matrix:
    """A valid matrix with two records of each kind, each field of each kind set in at least one."""
    matrix = _Maker(Random(seed).randrange, tricky, full=True).matrix(2)
    edit = Edit(matrix)
    arrow = next(iter(matrix.transitions.values()))
    edit.change(arrow.source, kind=StepKind.DECISION)
    edit.change(arrow.id, default=True)
    return matrix.apply(edit.diff())


def random_record(seed: int, matrix: Matrix, like: Record) -> Record:
    """Another record with the id of `like`, that names what is in the matrix. Not settled.

    What it must name and the matrix has none of, it names as `like` does.
    """
    maker = _Maker(Random(seed).randrange, tricky=True, full=False)
    maker.ids = {kind: sorted(matrix.of(cls)) for kind, cls in KINDS.items()}
    required = {field.name: getattr(like, field.name) for field in _fields(type(like)) if field.required}
    return type(like)(**(required | maker.fields(type(like), skip="id")))


def step_ids(matrix: Matrix) -> list[Id]:
    """The steps in a fixed order."""
    return sorted(matrix.of(Step))
