"""Every field of every record is edited by hand, as one undo step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
from designer.model.choices import StepKind, Trigger
from designer.model.document import Document
from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Contact, Record, Step
from designer.panels.desk import Desk
from designer.panels.inspector.editor import Editor
from designer.panels.inspector.field import Field
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.overview import NAMED_BY
from designer.panels.inspector.panel import Inspector
from designer.panels.look import Look
from designer.panels.names import KINDS as KINDS_SAID
from designer.panels.picker import Picker
from tests import small
from tests.matrices import full_matrix
from tests.panels.conftest import Shown, made

LEFT = Qt.MouseButton.LeftButton
FIELDS = [(kind, field) for kind, form in FORMS.items() for field in form]


def test_every_field_of_every_record_has_its_place() -> None:
    for kind, record in KINDS.items():
        names = [field.name for field in FORMS[kind]]
        assert sorted(names) == sorted(set(record.__struct_fields__) - {"id"}), kind


# ------------------------------------------------------------------------------------------------- hands for each way


def type_line(editor: Any, text: str = "Typed anew") -> None:
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, text)
    QTest.keyClick(editor.box, Qt.Key.Key_Return)


def type_text(editor: Any) -> None:
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "Typed")
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    QTest.keyClicks(editor.box, "anew")


def choose_other(editor: Any) -> None:
    other = (editor.box.currentIndex() + 1) % editor.box.count()
    editor.box.setFocus()
    if other > editor.box.currentIndex():
        QTest.keyClick(editor.box, Qt.Key.Key_Down)
    else:
        QTest.keyClick(editor.box, Qt.Key.Key_Home)


def turn(editor: Any) -> None:
    editor.box.setFocus()
    QTest.keyClick(editor.box, Qt.Key.Key_Space)


def popup() -> Picker:
    found = QApplication.activePopupWidget()
    assert isinstance(found, Picker)
    return found


def pick_other(editor: Any) -> None:
    QTest.mouseClick(editor.button, LEFT)
    picker = popup()
    rows = [choice.id for choice in picker.model.shown]
    row = next(number for number, id in enumerate(rows) if id and id != editor.value)
    for _ in range(row):
        QTest.keyClick(picker.box, Qt.Key.Key_Down)
    QTest.keyClick(picker.box, Qt.Key.Key_Return)


def remove_first(editor: Any) -> None:
    row = editor.rows.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)


def open_first(editor: Any) -> None:
    """The first field of the first item."""
    card = editor.rows.rows[0]
    card.setFocus()
    if card.grid is None:
        QTest.keyClick(card, Qt.Key.Key_Return)
    inner = [editor for editor in card.grid.editors.values() if editor.field.editor != "reference"]
    edit_with_hands(inner[0])


def first_of_structure(editor: Any) -> None:
    for inner in editor.grid.editors.values():
        if inner.isVisibleTo(editor) and inner.field.editor in ("line", "number", "choice", "pick"):
            edit_with_hands(inner)
            return


def type_span(editor: Any) -> None:
    type_line(editor, "35 min")


def type_severity_span(editor: Any) -> None:
    box = next(iter(editor.boxes.values()))
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "7 min")
    QTest.keyClick(box, Qt.Key.Key_Return)


def click_first_mark(editor: Any) -> None:
    QTest.mouseClick(next(iter(editor._buttons.values())), LEFT)


def usual_colour(editor: Any) -> None:
    QTest.mouseClick(editor.usual, LEFT)


def type_place(editor: Any) -> None:
    type_line(editor.across, "77")


def straighten(editor: Any) -> None:
    QTest.mouseClick(editor.button, LEFT)


def choose_cell(editor: Any) -> None:
    box = next(iter(editor.boxes.values()))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home if box.currentIndex() else Qt.Key.Key_Down)


def type_monday(editor: Any) -> None:
    box = editor.boxes[0]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "10:00-11:00")
    QTest.keyClick(box, Qt.Key.Key_Return)


HANDS: dict[str, Callable[[Any], None]] = {
    "line": type_line,
    "phone": lambda editor: type_line(editor, "+44 20 7946 0999"),
    "text": type_text,
    "lines": type_text,
    "checklist": type_text,
    "number": lambda editor: type_line(editor, "43"),
    "optional number": lambda editor: type_line(editor, "43"),
    "switch": turn,
    "choice": choose_other,
    "optional choice": choose_other,
    "pick": choose_other,
    "rank": choose_other,
    "span": type_span,
    "spans": type_severity_span,
    "reference": pick_other,
    "references": remove_first,
    "targets": remove_first,
    "items": open_first,
    "optional structure": open_first,
    "structure": first_of_structure,
    "zone": lambda editor: type_line_in_combo(editor, "Asia/Tokyo"),
    "language": lambda editor: type_line_in_combo(editor, "fr"),
    "marks": click_first_mark,
    "colour": usual_colour,
    "place": type_place,
    "pinned": straighten,
    "priorities": choose_cell,
    "date": lambda editor: type_line(editor, "14 Jan 2031"),
    "instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "optional instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "local instant": lambda editor: type_line(editor, "2031-01-14 08:30"),
    "intervals": lambda editor: type_line(editor, "9-12"),
    "week": type_monday,
}


def type_line_in_combo(editor: Any, text: str) -> None:
    line = editor.box.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def edit_with_hands(editor: Any) -> None:
    HANDS[editor.field.editor](editor)


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[f"{kind}.{field.name}" for kind, field in FIELDS])
def test_a_field_is_edited_and_undone(kind: str, field: Field, full_desk: Desk, shown: Shown) -> None:
    if field.editor == "shown":
        return
    record = fitting(full_desk, kind, field)
    before, edits = full_desk.matrix, len(full_desk.document.history)
    inspector = Inspector(full_desk)
    shown(inspector)
    full_desk.select((record.id,))
    assert inspector.form is not None
    editor: Editor = inspector.form.editor(field.name)
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
    for record in records:
        for changes in ({}, *OTHERWISE.get(kind, ())):
            if field.fits(msgspec.structs.replace(record, **changes)):
                desk.put("Make it fit", [record.id], **changes)
                found = desk.matrix.get(record.id)
                assert found is not None
                return found
    raise AssertionError(f"no {kind} shows {field.name}")


OTHERWISE: dict[str, tuple[dict[str, Any], ...]] = {
    "step": tuple({"kind": kind} for kind in StepKind),
    "transition": ({"trigger": Trigger.SHARE_OF_TARGET},),
    "calendar": ({"always": False},),
}
"""What makes a record show a field that it does not show as it is."""


def holds_something(record: Any, field: Field) -> bool:
    """Lists are edited by what is in them; an arrow's ends and such need another to choose."""
    if field.editor in ("references", "targets", "items", "optional structure", "pinned", "colour"):
        return bool(getattr(record, field.name))
    return True


# --------------------------------------------------------------------------------------------------------- behaviour


def inspector_on(desk: Desk, shown: Shown, *ids: str) -> Inspector:
    inspector = Inspector(desk)
    shown(inspector)
    desk.select(ids)
    return inspector


def editor_of(inspector: Inspector, name: str) -> Any:
    assert inspector.form is not None
    return inspector.form.editor(name)


def test_typing_is_seen_at_once_and_is_one_step(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.FRONT)
    editor = editor_of(inspector, "title")
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "Hear the")
    assert desk.matrix.steps[small.FRONT].title == "Hear the"
    QTest.keyClicks(editor.box, " caller")
    assert desk.document.history == ["Change title of step"]
    desk.document.undo()
    assert editor.box.text() == "Resolve at first contact"


def test_typing_twice_with_a_visit_elsewhere_is_two_steps(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.ANA)
    name, role = editor_of(inspector, "name"), editor_of(inspector, "role")
    type_line(name, "Ana N.")
    role.box.setFocus()
    name.box.setFocus()
    QTest.keyClick(name.box, Qt.Key.Key_End)
    QTest.keyClicks(name.box, " Novak")
    assert len(desk.document.history) == 2


def test_escape_gives_back_what_stood_there(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.FRONT)
    editor = editor_of(inspector, "title")
    editor.box.setFocus()
    QTest.keyClicks(editor.box, "xyz")
    QTest.keyClick(editor.box, Qt.Key.Key_Escape)
    assert desk.matrix.steps[small.FRONT].title == "Resolve at first contact"


def test_what_is_no_time_is_told_and_not_taken(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.FRONT_SPECIALIST)
    editor = editor_of(inspector, "after")
    before = desk.matrix
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "soonish")
    assert "not understood" in editor._note.text()
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    assert desk.matrix is before
    assert editor.box.text() == "soonish"


def test_what_was_understood_stands_beside(desk: Desk, shown: Shown) -> None:
    editor = editor_of(inspector_on(desk, shown, small.FRONT_SPECIALIST), "after")
    editor.box.setFocus()
    editor.box.selectAll()
    QTest.keyClicks(editor.box, "90 min")
    assert editor._note.text() == "Understood as 1 h 30 min"
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    span = desk.matrix.transitions[small.FRONT_SPECIALIST].after
    assert span is not None
    assert span.text == "90 min"


def test_several_steps_are_changed_at_once(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.FRONT, small.MANAGER)
    attempts = editor_of(inspector, "attempts")
    type_line(attempts, "4")
    assert {desk.matrix.steps[id].attempts for id in (small.FRONT, small.MANAGER)} == {4}
    assert len(desk.document.history) == 1
    title = editor_of(inspector, "title")
    assert title.mixed
    assert title.box.placeholderText() == "Several values"
    assert not editor_of(inspector, "targets").isVisibleTo(inspector)


def test_several_kinds_are_told_apart(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.FRONT, small.FRONT_SPECIALIST)
    assert inspector.form is None
    assert "one kind" in inspector._message.text()


def test_nothing_selected_shows_the_document_and_its_lists(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown)
    assert inspector.form is not None
    assert inspector.form.kind == "matrix"
    assert [row.words._name for row in inspector.overview.rows("level")] == [
        "L0 · First contact", "L1 · Front line", "L2 · Specialists", "L3 · Management",
    ]  # fmt: skip


def test_the_fields_shown_are_those_of_the_kind_of_step(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.DONE)
    assert editor_of(inspector, "outcome").isVisibleTo(inspector)
    assert not editor_of(inspector, "targets").isVisibleTo(inspector)
    assert not editor_of(inspector, "wait").isVisibleTo(inspector)


def test_a_new_contact_by_name_is_assigned_in_one_step(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.MANAGER)
    targets = editor_of(inspector, "targets")
    QTest.mouseClick(targets.more, LEFT)
    QTest.keyClicks(popup().box, "Fay Vidal")
    QTest.keyClick(popup().box, Qt.Key.Key_Return)
    step = desk.matrix.get(small.MANAGER)
    assert isinstance(step, Step)
    fay = desk.matrix.get(step.targets[-1].to)
    assert isinstance(fay, Contact)
    assert fay.name == "Fay Vidal"
    assert len(desk.document.history) == 1
    desk.document.undo()
    assert fay.id not in desk.matrix


def test_findings_of_the_record_are_shown_with_a_jump(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.MANAGER)
    finding = Finding("R12", Grade.WARNING, (small.MANAGER, small.DORA), "Dora stands alone.", False)
    desk.take_findings([finding])
    jumps = inspector.problems.findChildren(QPushButton)
    assert [jump.text() for jump in jumps] == ["Go to Dora Quist"]
    QTest.mouseClick(jumps[0], LEFT)
    assert desk.selection == (small.DORA,)


def test_the_way_back_to_the_document(desk: Desk, shown: Shown) -> None:
    inspector = inspector_on(desk, shown, small.SEV1)
    QTest.mouseClick(inspector._back, LEFT)
    assert desk.selection == ()


def test_a_record_that_undo_takes_away_is_let_go(desk: Desk, shown: Shown, qtbot: QtBot) -> None:
    with desk.edit("Add contact") as edit:
        made = edit.new(Contact, name="Fay Vidal")
    inspector = inspector_on(desk, shown, made.id)
    desk.document.undo()
    assert desk.selection == ()
    assert inspector.form is not None
    assert inspector.form.kind == "matrix"
    assert kind_of(inspector.form.ids[0]) == "matrix"


# ------------------------------------------------------------------------------------------------- the keyboard's ways


def test_opening_with_every_group_unfolded_changes_nothing(look: Look, shown: Shown) -> None:
    """The start page's empty document has no head: its form is there, and shows nobody's values."""
    desk = made(look, Matrix())
    groups = {f"{kind}/{field.group}": True for kind, form in FORMS.items() for field in form}
    inspector = Inspector(desk, groups)
    shown(inspector)
    inspector.flush()
    desk.lay(Document(full_matrix(tricky=False)))
    inspector.flush()
    assert desk.document.is_clean


def tabbed(start: QWidget, key: Qt.Key) -> list[QWidget]:
    """All that the keyboard comes to from a field and back."""
    start.setFocus()
    found: list[QWidget] = []
    while (now := QApplication.focusWidget()) not in found:
        assert now is not None
        found.append(now)
        QTest.keyClick(now, key)
    return found


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind != "matrix"])
def test_tab_goes_through_every_field_and_comes_back(full_desk: Desk, shown: Shown, kind: str) -> None:
    groups = {f"{kind}/{field.group}": True for field in FORMS[kind]}
    inspector = Inspector(full_desk, groups)
    shown(inspector)
    records = [record for record in full_desk.matrix.records.values() if kind_of(record.id) == kind]
    for record in records[:12]:
        full_desk.select((record.id,))
        assert inspector.form is not None
        fields = [
            field.name
            for field in FORMS[kind]
            if inspector.form.editor(field.name).isVisible() and field.editor != "shown"
        ]
        start = inspector.form.editor(fields[0])
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            met = tabbed(start, key)
            for name in fields:
                editor = inspector.form.editor(name)
                reachable = editor.focusProxy() is not None or editor.findChildren(QAbstractButton)
                assert not reachable or any(editor.isAncestorOf(each) for each in met), (name, key)


def test_tab_takes_the_time_typed_and_goes_on(desk: Desk, shown: Shown) -> None:
    inspector = Inspector(desk, {"severity/Targets": True})
    shown(inspector)
    desk.select((small.SEV1,))
    assert inspector.form is not None
    respond, resolve = inspector.form.editor("respond_within"), inspector.form.editor("resolve_within")
    respond.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "7 min")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert resolve.isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(QApplication.focusWidget(), "half an hour")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    severity = desk.matrix.severities[small.SEV1]
    assert (severity.respond_within.text, severity.resolve_within.text) == ("7 min", "half an hour")


def test_another_record_is_shown_from_its_top(full_desk: Desk, shown: Shown) -> None:
    inspector = Inspector(full_desk, {f"contact/{field.group}": True for field in FORMS["contact"]})
    shown(inspector, 300, 300)
    first, second = list(full_desk.matrix.contacts)[:2]
    full_desk.select((first,))
    QApplication.processEvents()
    inspector.verticalScrollBar().setValue(400)
    assert inspector.verticalScrollBar().value() > 0
    full_desk.select((second,))
    assert inspector.verticalScrollBar().value() == 0


def test_a_row_clicked_leaves_the_keyboard_in_the_inspector(desk: Desk, shown: Shown) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    inspector = Inspector(desk)
    column.addWidget(inspector)
    column.addWidget(QPushButton("Save"))
    shown(window)
    for kind in ("level", "severity"):
        desk.select(())
        row = inspector.overview.rows(kind)[0]
        row.setFocus()
        QTest.mouseClick(row, LEFT, pos=row.rect().center())
        now = QApplication.focusWidget()
        assert now is inspector or inspector.isAncestorOf(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        assert inspector.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("kind", ["level", "severity", "category", "channel", "calendar", "team", "rota"])
def test_a_new_record_is_named_by_typing(desk: Desk, shown: Shown, kind: str) -> None:
    inspector = Inspector(desk, {f"list/{kind}": True})
    shown(inspector)
    add = next(
        each
        for each in inspector.overview.findChildren(QPushButton)
        if each.accessibleName().startswith("Add a") and each.accessibleName().endswith(f" {KINDS_SAID[kind].one}")
    )
    QTest.mouseClick(add, LEFT)
    (id,) = desk.selection
    QTest.keyClicks(QApplication.focusWidget(), "Front line")
    record = desk.matrix.get(id)
    assert getattr(record, NAMED_BY[kind]) == "Front line"


def test_a_name_asked_for_is_typed_over(desk: Desk, shown: Shown) -> None:
    inspector = Inspector(desk)
    shown(inspector)
    desk.show(small.L1, "label")
    QTest.keyClicks(QApplication.focusWidget(), "Shift leads")
    assert desk.matrix.levels[small.L1].label == "Shift leads"


def test_the_times_of_a_severity_are_unfolded_at_first(desk: Desk, shown: Shown) -> None:
    inspector = Inspector(desk)
    shown(inspector)
    desk.select((small.SEV1,))
    assert inspector.form is not None
    assert inspector.form._grids["Targets"].editors["respond_within"].isVisible()
