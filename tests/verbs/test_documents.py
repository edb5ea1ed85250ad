"""new, templates, layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from designer import cli
from designer.formats.keeping import locking, native, saving, templates
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.values import Position

CALLS = templates.templates()["call-centre"]


def sentence(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.strip()


def test_a_new_matrix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "desk.escalation"
    assert cli.main(["new", str(out), "--template", "it-service-desk"]) == 0
    assert capsys.readouterr().out.startswith(f"{out} begins as “")
    shipped = native.read(templates.templates()["it-service-desk"])
    assert len(native.read(out)) == len(shipped)
    assert native.read(out).head.id != shipped.head.id
    assert [path.name for path in tmp_path.iterdir()] == ["desk.escalation"]


def test_what_is_there_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "desk.escalation"
    out.write_text("mine")
    assert cli.main(["new", str(out), "--template", "call-centre"]) == 2
    assert sentence(capsys) == "desk.escalation is there already. Choose another name, or remove it first."
    assert out.read_text() == "mine"


def test_another_ending_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", str(tmp_path / "desk.xlsx"), "--template", "call-centre"]) == 2
    assert sentence(capsys) == "desk.xlsx does not end in .escalation. Call it desk.escalation."


def test_the_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["templates"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(templates.templates())
    calls = native.read(CALLS)
    assert calls.head.title in lines[0]
    assert lines[0].endswith(" ".join(level.code for level in calls.levels.values()))
    assert cli.main(["templates", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["templates"]
    assert [each["id"] for each in listed] == list(templates.templates())
    assert all(each.keys() == {"id", "name", "levels"} for each in listed)


def heaped(path: Path) -> Matrix:
    """A copy of a template with all its steps in one heap."""
    document = Document(native.read(CALLS))
    with document.edit("Heap") as edit:
        for step in document.matrix.steps:
            edit.change(step, position=Position())
    saving.save(document.matrix, path)
    return document.matrix


def test_a_layout_moves_steps_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.escalation"
    before = heaped(file)
    assert cli.main(["layout", str(file)]) == 0
    after = native.read(file)
    assert len({step.position for step in after.steps.values()}) > 5
    for old, new in before.diff(after).changed:
        assert old.id in before.steps
        assert old == before.steps[old.id]
        assert {name for name in old.__struct_fields__ if getattr(old, name) != getattr(new, name)} == {"position"}
    assert native.read(saving.backup_of(file)) == before
    assert "steps were moved" in capsys.readouterr().out
    assert cli.main(["layout", str(file)]) == 0
    assert capsys.readouterr().out.startswith("0 of ")
    assert native.read(saving.backup_of(file)) == before, "what is laid out already is not written again"


def test_a_layout_may_go_to_another_file(tmp_path: Path) -> None:
    file, out = tmp_path / "x.escalation", tmp_path / "y.escalation"
    before = heaped(file)
    assert cli.main(["layout", str(file), "-o", str(out)]) == 0
    assert native.read(file) == before
    assert native.read(out) != before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.escalation", "y.escalation"]


def test_a_file_that_somebody_has_open_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.escalation"
    before = heaped(file)
    with locking.take(file):
        assert cli.main(["layout", str(file)]) == 2
        assert "x.escalation is open" in sentence(capsys)
        assert cli.main(["layout", str(file), "-o", str(tmp_path / "y.escalation")]) == 0
    assert native.read(file) == before
