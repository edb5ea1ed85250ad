"""The preview as a tree that is ticked record by record and field by field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from designer.formats.merging import merge
from designer.formats.merging.proposal import Choice, Conflict, Entry, Proposal, Source
from designer.model.matrix import Matrix
from designer.model.records import Contact
from designer.panels.import_preview import PORTION, PreviewModel
from designer.panels.look import Look
from designer.panels.preview_lines import Listing
from tests import small
from tests.panels.sheets import workbook

BOOK = workbook(
    ("Name", "Position", "Telephone", "E-mail"),
    ("Fay Vidal", "Specialist", "+44 20 7946 0106", "fay@example.org"),
    ("Bo Okafor", "Senior specialist", "+44 20 7946 0102", "bo.okafor@example.org"),
    ("Cem Park", "", "+44 20 7946 0103", "cem@example.org"),
)
FLOW = workbook(
    ("Level", "Name", "Phone", "Escalate after"),
    ("Level 1", "Fay Vidal", "+44 20 7946 0106", "15 min"),
    ("Level 2", "Gus Wynn", "+44 20 7946 0107", "1 h"),
)
CHECK = Qt.ItemDataRole.CheckStateRole


def model_of(proposal: Proposal, look: Look) -> PreviewModel:
    made = PreviewModel(Listing(proposal), look)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    return made


@pytest.fixture
def model(look: Look) -> PreviewModel:
    return model_of(merge.propose_changes(small.small(), BOOK), look)


def row(model: PreviewModel, name: str) -> QModelIndex:
    return model.index([top.name for top in model.shown].index(name), 0)


def lines(model: PreviewModel, name: str) -> dict[str, QModelIndex]:
    top = row(model, name)
    return {model.index(n, 0, top).data(): model.index(n, 0, top) for n in range(model.rowCount(top))}


def tick(model: PreviewModel, index: QModelIndex, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    assert model.setData(index, state.value, CHECK)


def state(index: QModelIndex) -> Any:
    return Qt.CheckState(index.data(CHECK))


def test_what_changes_is_shown_old_and_new_with_its_cell(model: PreviewModel) -> None:
    assert [(top.name, top.kind) for top in model.shown] == [("Fay Vidal", "new"), ("Bo Okafor", "changed there")]
    role = lines(model, "Bo Okafor")["Role"]
    assert [role.siblingAtColumn(column).data() for column in range(4)] == ["Role", "", "Senior specialist", "B3"]
    counts = model.listing.counts
    assert {kind: count for kind, count in counts.items() if count} == {"new": 1, "changed there": 1, "unchanged": 1}


def test_a_contact_is_unticked_with_its_fields(model: PreviewModel) -> None:
    assert model.number_of_changes() == 2
    tick(model, row(model, "Bo Okafor"), False)
    chosen = model.chosen()
    assert small.BO not in chosen.ids
    assert chosen.fields == {}
    assert model.number_of_changes() == 1
    assert state(lines(model, "Bo Okafor")["Role"]) == Qt.CheckState.Unchecked


def test_a_field_is_unticked_alone(model: PreviewModel) -> None:
    tick(model, lines(model, "Bo Okafor")["Role"], False)
    chosen = model.chosen()
    assert small.BO in chosen.ids
    assert "role" not in chosen.fields[small.BO]
    assert chosen.fields[small.BO]
    assert state(row(model, "Bo Okafor")) == Qt.CheckState.PartiallyChecked


def test_the_last_field_takes_the_contact_with_it_and_the_first_brings_it_back(model: PreviewModel) -> None:
    for index in lines(model, "Bo Okafor").values():
        tick(model, index, False)
    assert small.BO not in model.chosen().ids
    tick(model, lines(model, "Bo Okafor")["Role"], True)
    chosen = model.chosen()
    assert small.BO in chosen.ids
    assert chosen.fields[small.BO] == ["role"]


def test_filters(model: PreviewModel) -> None:
    model.show({"unchanged"}, "")
    assert [top.name for top in model.shown] == ["Cem Park"]
    model.show({"new", "changed there"}, "senior")
    assert [top.name for top in model.shown] == ["Bo Okafor"]


def test_all_that_is_shown_is_ticked_and_unticked(model: PreviewModel) -> None:
    model.show({"new"}, "")
    model.tick_all(False)
    assert model.chosen().ids == [small.BO]
    model.tick_all(True)
    assert model.number_of_changes() == 2


def test_a_conflict_is_settled_by_choosing(look: Look) -> None:
    plain = merge.propose_changes(small.small(), BOOK)
    choices = (Choice("Contacts!G7", "one@example.org", ()), Choice("", "two@example.org", ()))
    conflict = Conflict(small.CEM, "emails", choices, "cem@example.org")
    model = model_of(Proposal(plain.matrix, plain.entries, conflicts=(conflict,)), look)
    top = row(model, "Cem Park")
    assert model.shown[top.row()].kind == "both"
    first, second = model.index(0, 0, top), model.index(1, 0, top)
    assert second.siblingAtColumn(2).data() == "two@example.org (as it is here)"
    assert small.CEM not in model.chosen().ids
    assert model.open_choices() == 1
    tick(model, first, True)
    tick(model, second, True)
    assert state(first) == Qt.CheckState.Unchecked, "one excludes the other"
    chosen = model.chosen()
    assert small.CEM in chosen.ids
    assert chosen.choices == {(small.CEM, "emails"): 1}
    assert model.open_choices() == 0
    assert model.number_of_changes() == 3


def test_what_was_changed_here_is_shown_and_stays(look: Look) -> None:
    contact = small.small().contacts[small.CEM]
    entry = Entry(contact, contact, (Source("Contacts", 3),), "id", kept={"role": ("Specialist", contact.role)})
    model = model_of(Proposal(small.small(), (entry,), own=True), look)
    line = lines(model, "Cem Park")["Role: stays"]
    assert line.siblingAtColumn(2).data() == "As sent: Specialist"
    assert line.data(CHECK) is None
    assert model.number_of_changes() == 0


def test_whoever_is_missing_is_deleted_only_when_ticked(look: Look) -> None:
    model = model_of(Proposal(small.small(), missing=(small.CEM,), own=True), look)
    missing = row(model, "Cem Park")
    assert state(missing) == Qt.CheckState.Unchecked
    model.tick_all(True)
    assert model.chosen().remove == [], "one by one, never all at once"
    tick(model, missing, True)
    assert model.chosen().remove == [small.CEM]
    assert model.number_of_changes() == 1
    assert missing.siblingAtColumn(2).data() == "Deleted"


def test_whoever_was_deleted_here_stays_out_unless_ticked(look: Look) -> None:
    entry = Entry(
        None, Contact(id="contact:zzzzzzz2", name="Gone Again"), (Source("Contacts", 9),), asked="deleted here"
    )
    model = model_of(Proposal(small.small(), (entry,), own=True), look)
    assert model.number_of_changes() == 0
    tick(model, row(model, "Gone Again"), True)
    assert model.chosen().ids == ["contact:zzzzzzz2"]


def flow_model(look: Look) -> PreviewModel:
    mapped = merge.map_workbook(FLOW)
    return model_of(merge.propose_changes(Matrix(), FLOW, mapped, flow=merge.outline(mapped)), look)


def test_the_flow_stands_in_groups(look: Look) -> None:
    model = flow_model(look)
    assert [top.name for top in model.shown if top.kind == "heading"] == ["Contacts", "Levels", "Steps", "Arrows"]
    arrows = [top for top in model.shown if top.group == "transition" and top.kind != "heading"]
    assert arrows
    assert all(" → " in top.name for top in arrows)
    after = [line.new for top in arrows for line in model.listing.lines(top) if line.field == "after"]
    assert "15 min" in after


def test_what_stands_on_a_level_goes_with_it(look: Look) -> None:
    model = flow_model(look)
    before = model.number_of_changes()
    level = next(n for n, top in enumerate(model.shown) if top.group == "level" and "Level 2" in top.name)
    tick(model, model.index(level, 0), False)
    assert model.number_of_changes() < before - 1
    step = next(n for n, top in enumerate(model.shown) if top.group == "step" and top.id in model._followers)
    assert model.index(step, 1).data() == "Needs what is left out"
    assert model.shown[step].id not in model.chosen().ids
    tick(model, model.index(level, 0), True)
    assert model.number_of_changes() == before


def test_many_lines_are_handed_over_in_portions(look: Look) -> None:
    entries = tuple(
        Entry(None, Contact(id=f"contact:aaaa{n:04}", name=f"Person {n}"), (Source("S", n + 2),)) for n in range(1_000)
    )
    model = PreviewModel(Listing(Proposal(Matrix(), entries)), look)
    assert model.rowCount() == PORTION
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 1_000
    assert model.number_of_changes() == 1_000


def test_a_row_that_may_be_somebody_is_decided(look: Look) -> None:
    book = workbook(("Name", "Phone", "E-mail"), ("Bo Okafor", "+44 20 7946 0999", "other@example.org"))
    model = model_of(merge.propose_changes(small.small(), book), look)
    (uncertain,) = model.proposal.uncertain
    assert model.number_of_changes() == 0
    model.decide(uncertain, small.BO)
    assert model.proposal.uncertain == ()
    assert model.chosen().ids == [small.BO]
    assert [(top.name, top.kind) for top in model.shown] == [("Bo Okafor", "changed there")]
    again = model_of(merge.propose_changes(small.small(), book), look)
    again.decide(again.proposal.uncertain[0], "new")
    assert [top.kind for top in again.shown] == ["new"]
    out = model_of(merge.propose_changes(small.small(), book), look)
    out.decide(out.proposal.uncertain[0], "leave out")
    assert out.shown == []
