"""Forms are whole: words, a way of editing that there is, and choices that fit the field."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import inspect

from designer.model.records import KINDS
from designer.panels.inspector.editor import EDITORS
from designer.panels.inspector.field import Field, Item
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.making import MODULES

ALL = [(kind, field) for kind, form in FORMS.items() for field in form]


def test_every_kind_has_a_form() -> None:
    assert MODULES
    assert set(FORMS) == set(KINDS)


@pytest.mark.parametrize(("kind", "field"), ALL, ids=[f"{kind}.{field.name}" for kind, field in ALL])
def test_a_field_is_whole(kind: str, field: Field) -> None:
    assert field.editor in EDITORS
    assert field.label
    assert field.label[0].isupper()
    assert not field.label.endswith((".", ":"))
    if isinstance(field.of, Item):
        whole(field.of.fields)
        assert type(field.of.make()).__struct_fields__
    elif field.editor == "structure":
        whole(field.of)


def whole(fields: tuple[Field, ...]) -> None:
    for field in fields:
        assert field.editor in EDITORS
        assert field.label


@pytest.mark.parametrize("kind", FORMS)
def test_values_inside_show_all_their_fields(kind: str) -> None:
    for field in FORMS[kind]:
        if isinstance(field.of, Item):
            names = {inner.name for inner in field.of.fields}
            missing = set(msgspec.structs.asdict(field.of.make())) - names
            assert missing <= {"e164"}, "the international form follows from the number"


def test_lists_of_choices_fit_their_field() -> None:
    for kind, form in FORMS.items():
        types = {field.name: field.type for field in inspect.type_info(KINDS[kind]).fields}  # type: ignore[attr-defined]
        for field in form:
            if field.editor in ("choice", "optional choice"):
                assert field.of in classes(types[field.name]), f"{kind}.{field.name}"


def classes(kind: Any) -> set[Any]:
    if isinstance(kind, inspect.UnionType):
        return set().union(*(classes(each) for each in kind.types))
    return {getattr(kind, "cls", None)}
