"""Records are immutable values; the files' vocabulary is theirs."""

from __future__ import annotations

from enum import StrEnum

import msgspec
import pytest

from designer.model import choices
from designer.model.ids import kind_of
from designer.model.records import KINDS, Contact, Head, Level, Record
from tests.matrices import full_matrix


def test_the_kinds_are_those_of_the_field() -> None:
    assert list(KINDS) == [
        "matrix",
        "severity",
        "category",
        "level",
        "channel",
        "step",
        "transition",
        "contact",
        "team",
        "rota",
        "calendar",
        "announcement",
        "comment",
        "revision",
        "briefing",
        "suppression",
    ]


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_record_cannot_be_changed(kind: type[Record]) -> None:
    record = next(iter(full_matrix().of(kind).values()))
    for name in kind.__struct_fields__:
        with pytest.raises(AttributeError, match="immutable"):
            setattr(record, name, getattr(record, name))


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_record_comes_back_equal_from_its_json(kind: type[Record]) -> None:
    records = full_matrix(tricky=True).of(kind).values()
    assert records
    for record in records:
        assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record


@pytest.mark.parametrize("kind", KINDS.values())
def test_its_json_begins_with_the_kind_and_the_id(kind: type[Record]) -> None:
    records = full_matrix().of(kind).values()
    assert records
    for record in records:
        fields = list(msgspec.json.decode(msgspec.json.encode(record)))
        assert fields[:2] == ["record", "id"]
        assert fields[2:] == [name for name in record.__struct_fields__ if name in fields[2:]]
        assert kind_of(record.id) == kind.__struct_config__.tag


def test_defaults_are_not_written() -> None:
    assert msgspec.json.encode(Head(id="matrix:a")) == b'{"record":"matrix","id":"matrix:a"}'
    assert msgspec.json.encode(Contact(id="contact:a", name="Ana")) == (
        b'{"record":"contact","id":"contact:a","name":"Ana"}'
    )


def test_records_are_equal_when_their_fields_are() -> None:
    assert Level(id="level:a", order=1) == Level(id="level:a", order=1)
    assert hash(Level(id="level:a", order=1)) == hash(Level(id="level:a", order=1))
    assert Level(id="level:a", order=1) != Level(id="level:a", order=2)


def test_choices_are_english_snake_case() -> None:
    lists = [each for each in vars(choices).values() if isinstance(each, type) and issubclass(each, StrEnum)]
    assert len(lists) > 20
    for each in lists:
        for choice in each:
            assert choice.value == choice.name.lower()
            assert choice.value.replace("_", "").isalpha()
            assert choice.value.isascii()


def test_the_full_matrix_sets_each_field() -> None:
    matrix = full_matrix()
    for name, kind in KINDS.items():
        for field in msgspec.structs.fields(kind):
            if field.required:
                continue
            values = [getattr(record, field.name) for record in matrix.of(kind).values()]
            assert any(value != field.default for value in values), f"{name}.{field.name}"
