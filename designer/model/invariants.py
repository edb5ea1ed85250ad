"""Where a matrix made elsewhere, as in a file, breaks what always holds (M1 … M8, listed in the package's docstring).

M9 is seen to where records are read. `settling.py` mends drafts; here nothing is mended, it is only told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from designer.model.choices import StepKind
from designer.model.ids import Id, is_id, kind_of
from designer.model.matrix import Matrix
from designer.model.records import Calendar, Head, Level, Record, Rota, Severity, Step
from designer.model.references import field_naming, references
from designer.model.settling import merged_openings

R = TypeVar("R", bound=Record)


class Violation(NamedTuple):
    """What does not hold: the rule ("M3"), the record, its field, and the end of a sentence that began with them."""

    rule: str
    id: Id
    field: str
    reason: str


def violations(matrix: Matrix) -> Iterator[Violation]:
    """Everything in a matrix that may not be; nothing where all is well."""
    yield from _head(matrix)
    yield from _ids(matrix)
    yield from _references(matrix)
    yield from _numbers(matrix, Level, "order", 0, "M5")
    yield from _numbers(matrix, Severity, "rank", 1, "M6")
    yield from _defaults(matrix)
    yield from _hours(matrix)


def _head(matrix: Matrix) -> Iterator[Violation]:
    heads = sorted(matrix.of(Head))
    if not heads:
        yield Violation("M1", "", "", "there is no record of kind “matrix”, which holds the title")
    for id in heads[1:]:
        yield Violation("M1", id, "record", f"is a second head beside {heads[0]}")


def _ids(matrix: Matrix) -> Iterator[Violation]:
    for id, record in matrix.records.items():
        kind = str(record.__struct_config__.tag)
        if not is_id(id, kind):
            yield Violation(
                "M2", id, "id", f"must be “{kind}:” followed by letters and digits, such as {kind}:7f3kq2ma"
            )


def _references(matrix: Matrix) -> Iterator[Violation]:
    """M3 and M4. All distinct references are looked at first, since nearly always all of them are good."""
    records = matrix.records
    bad = {
        (id, kinds)
        for id, kinds in matrix.named()
        if id not in records or ("*" not in kinds and kind_of(id) not in kinds)
    }
    if not bad:
        return
    for record in records.values():
        for id, kinds in references(record):
            if (id, kinds) in bad:
                if id not in records:
                    reason = f"names {id or 'nothing'}, which is not in the file"
                else:
                    reason = f"names {id}, where only a {' or '.join(kinds)} may stand"
                yield Violation("M3", record.id, field_naming(record, id, kinds), reason)


def _numbers(matrix: Matrix, kind: type[R], field: str, first: int, rule: str) -> Iterator[Violation]:
    expected = first
    for record in sorted(matrix.of(kind).values(), key=lambda record: (getattr(record, field), record.id)):
        number = getattr(record, field)
        if number != expected:
            taken = " (that number is taken)" if number < expected else ""
            yield Violation(rule, record.id, field, f"is {number} where {expected} comes next{taken}")
            return
        expected += 1


def _defaults(matrix: Matrix) -> Iterator[Violation]:
    first: dict[Id, Id] = {}
    for arrow in sorted(matrix.transitions.values(), key=lambda arrow: arrow.id):
        if not arrow.default:
            continue
        source = matrix.get(arrow.source)
        if isinstance(source, Step) and source.kind is not StepKind.DECISION:
            yield Violation("M7", arrow.id, "default", f"is true, but {arrow.source}, which it leaves, is no decision")
        elif arrow.source in first:
            other = first[arrow.source]
            yield Violation("M7", arrow.id, "default", f"is true, but {other} is the default of {arrow.source} already")
        first.setdefault(arrow.source, arrow.id)


def _hours(matrix: Matrix) -> Iterator[Violation]:
    weekly = [(record.id, "hours", record.hours) for record in matrix.of(Calendar).values()]
    weekly += [(record.id, "restrictions", record.restrictions) for record in matrix.of(Rota).values()]
    for id, field, openings in weekly:
        if openings != merged_openings(openings):
            yield Violation(
                "M8", id, field, "must be in order by day and time, none empty, none overlapping, split at midnight"
            )
