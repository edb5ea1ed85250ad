"""Forms are whole: words, ways of editing that there are, fitting choices; each field is edited by hand and undone."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec import inspect

from designer.model.choices import StepKind, Trigger
from designer.model.records import KINDS, Record
from designer.panels.desk import Desk
from designer.panels.inspector.editor import EDITORS, Editor
from designer.panels.inspector.field import Field, Item
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.making import MODULES
from designer.panels.inspector.panel import Inspector
from tests.panels.conftest import Shown
from tests.panels.inspector.hands import edit_with_hands

ALL = [(kind, field) for kind, form in FORMS.items() for field in form]


def test_every_kind_has_a_form() -> None:
    assert MODULES
    assert set(FORMS) == set(KINDS)


@pytest.mark.parametrize(("kind", "field"), ALL, ids=[f"{kind}.{field.key}" for kind, field in ALL])
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


def test_every_field_of_every_record_has_its_place() -> None:
    for kind, record in KINDS.items():
        names = [field.name for field in FORMS[kind] if not field.part]
        assert sorted(names) == sorted(set(record.__struct_fields__) - {"id"}), kind


@pytest.mark.parametrize(("kind", "field"), ALL, ids=[f"{kind}.{field.key}" for kind, field in ALL])
def test_a_field_is_edited_and_undone(kind: str, field: Field, full_desk: Desk, shown: Shown) -> None:
    if field.editor == "shown":
        return
    record = fitting(full_desk, kind, field)
    before, edits = full_desk.matrix, len(full_desk.document.history)
    inspector = Inspector(full_desk)
    shown(inspector)
    full_desk.select((record.id,))
    assert inspector.form is not None
    editor: Editor = inspector.form.editor(field.key)
    assert editor.isVisibleTo(inspector)
    edit_with_hands(editor)
    inspector.flush()
    now = full_desk.matrix.get(record.id)
    assert getattr(now, field.name) != getattr(record, field.name)
    assert len(full_desk.document.history) == edits + 1
    assert full_desk.document.undo_label
    assert full_desk.document.undo_label[0].isupper()
    full_desk.document.undo()
    assert full_desk.matrix == before


def fitting(desk: Desk, kind: str, field: Field) -> Record:
    """A record that shows the field and has something in it to edit."""
    records = [each for each in desk.matrix.of(KINDS[kind]).values() if holds_something(each, field)]
    assert records, "the full matrix sets every field"
    sources = [{"source": id} for id in desk.matrix.steps] if kind == "transition" and field.where else []
    for record in records:
        for changes in ({}, *OTHERWISE.get(kind, ()), *sources, *({**each, **TIMELY} for each in sources)):
            if field.fits(msgspec.structs.replace(record, **changes), desk.matrix):
                desk.put("Make it fit", [record.id], **changes)
                found = desk.matrix.get(record.id)
                assert found is not None
                return found
    raise AssertionError(f"no {kind} shows {field.name}")


TIMELY = {"trigger": Trigger.SHARE_OF_TARGET}
OTHERWISE: dict[str, tuple[dict[str, Any], ...]] = {
    "step": tuple({"kind": kind} for kind in StepKind),
    "transition": ({"trigger": Trigger.SHARE_OF_TARGET},),
    "calendar": ({"always": False},),
}
"""What makes a record show a field that it does not show as it is."""


def holds_something(record: Any, field: Field) -> bool:
    """Lists are edited by what is in them; an arrow's ends and such need another to choose."""
    if field.editor in ("references", "targets", "items", "channels", "optional structure", "pinned", "colour"):
        return bool(getattr(record, field.name))
    return True
