"""The preview as a tree that is ticked contact by contact and field by field."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from designer.formats.merging import merge
from designer.formats.merging.proposal import Choice, Conflict, Proposal
from designer.panels.import_preview import PreviewModel
from designer.panels.look import Look
from tests import small
from tests.panels.sheets import workbook

BOOK = workbook(
    ("Name", "Position", "Telephone", "E-mail"),
    ("Fay Vidal", "Specialist", "+44 20 7946 0106", "fay@example.org"),
    ("Bo Okafor", "Senior specialist", "+44 20 7946 0102", "bo.okafor@example.org"),
    ("Cem Park", "", "+44 20 7946 0103", "cem@example.org"),
)
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(look: Look) -> PreviewModel:
    made = PreviewModel(merge.propose_changes(small.small(), BOOK), look)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    return made


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
    assert [(top.name, top.kind) for top in model.shown] == [("Fay Vidal", "added"), ("Bo Okafor", "changed")]
    role = lines(model, "Bo Okafor")["Role"]
    assert [role.siblingAtColumn(column).data() for column in range(4)] == ["Role", "", "Senior specialist", "B3"]
    assert model.counts() == {"added": 1, "changed": 1, "unchanged": 1, "conflict": 0, "left out": 0}


def test_a_contact_is_unticked_with_its_fields(model: PreviewModel) -> None:
    tick(model, row(model, "Bo Okafor"), False)
    ids, partly, _ = model.chosen()
    assert small.BO not in ids
    assert partly == {}
    assert state(lines(model, "Bo Okafor")["Role"]) == Qt.CheckState.Unchecked


def test_a_field_is_unticked_alone(model: PreviewModel) -> None:
    tick(model, lines(model, "Bo Okafor")["Role"], False)
    ids, partly, _ = model.chosen()
    assert small.BO in ids
    assert "role" not in partly[small.BO]
    assert partly[small.BO]
    assert state(row(model, "Bo Okafor")) == Qt.CheckState.PartiallyChecked


def test_the_last_field_takes_the_contact_with_it_and_the_first_brings_it_back(model: PreviewModel) -> None:
    for index in lines(model, "Bo Okafor").values():
        tick(model, index, False)
    assert small.BO not in model.chosen()[0]
    tick(model, lines(model, "Bo Okafor")["Role"], True)
    ids, partly, _ = model.chosen()
    assert small.BO in ids
    assert partly[small.BO] == ["role"]


def test_filters(model: PreviewModel) -> None:
    model.show({"unchanged"}, "")
    assert [top.name for top in model.shown] == ["Cem Park"]
    model.show({"added", "changed"}, "senior")
    assert [top.name for top in model.shown] == ["Bo Okafor"]


def test_a_conflict_is_settled_by_choosing(look: Look) -> None:
    plain = merge.propose_changes(small.small(), BOOK)
    choices = (Choice("Contacts!G7", "one@example.org", ()), Choice("Call sheet!F2", "two@example.org", ()))
    proposal = Proposal(plain.matrix, plain.entries, conflicts=(Conflict(small.CEM, "emails", choices),))
    model = PreviewModel(proposal, look)
    top = row(model, "Cem Park")
    assert model.shown[top.row()].kind == "conflict"
    first, second = model.index(0, 0, top), model.index(1, 0, top)
    assert small.CEM not in model.chosen()[0]
    tick(model, first, True)
    tick(model, second, True)
    assert state(first) == Qt.CheckState.Unchecked, "one excludes the other"
    ids, _, chosen = model.chosen()
    assert small.CEM in ids
    assert chosen == {(small.CEM, "emails"): 1}
