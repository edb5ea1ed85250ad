"""The inspector: typing is one undo step, several records at once, findings, and the way of the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designer.checks.finding import Finding, Grade
from designer.model.document import Document
from designer.model.ids import kind_of
from designer.model.matrix import Matrix
from designer.model.records import Contact, Step
from designer.panels.desk import Desk
from designer.panels.inspector.forms import FORMS
from designer.panels.inspector.overview import NAMED_BY
from designer.panels.inspector.panel import Inspector
from designer.panels.look import Look
from designer.panels.names import KINDS as KINDS_SAID
from tests import small
from tests.matrices import full_matrix
from tests.panels.conftest import Shown, made
from tests.panels.inspector.hands import popup, type_line

LEFT = Qt.MouseButton.LeftButton


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
