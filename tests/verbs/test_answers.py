"""info, check, diff."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from designer import cli
from designer.checks.finding import Finding, Grade
from designer.checks.run import Answer, run
from designer.commands import accepting
from designer.formats.keeping import native, saving
from designer.model.document import Document
from designer.model.edit import Edit
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Contact, Head, Level, Step
from designer.model.values import Email
from designer.verbs import answers
from tests import small
from tests.matrices import full_matrix, random_matrix


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """The JSON that a verb prints."""
    assert cli.main([*map(str, arguments), "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def saved(path: Path, matrix: Matrix) -> Path:
    saving.save(matrix, path)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(tmp_path / "x.escalation", full_matrix())


def test_info(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix = full_matrix()
    answer = told(capsys, "info", file)
    assert list(answer) == ["title", "version", "counts", "levels", "severities"]
    assert answer["title"] == matrix.head.title
    assert answer["version"] == matrix.head.version
    assert answer["counts"] == {kind: len(matrix.of(cls)) for kind, cls in KINDS.items()}
    assert answer["levels"] == [level.code for level in matrix.levels.values()]
    assert answer["severities"] == [severity.code for severity in matrix.severities.values()]


def test_info_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    matrix = Matrix(
        [Head(id="matrix:a", title="Desk"), Level(id="level:a", code="L0"), Contact(id="contact:a", name="A")]
    )
    assert cli.main(["info", str(saved(tmp_path / "x.escalation", matrix))]) == 0
    assert capsys.readouterr().out == ("Desk, version 1, draft\nlevels:     L0\nseverities: none\nlevel 1, contact 1\n")


def test_check_tells_what_the_checks_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = dt.datetime.now().astimezone().date()
    for seed in range(3):
        file = saved(tmp_path / "x.escalation", random_matrix(seed))
        expected = [
            {"code": f.code, "grade": f.grade.value, "ids": list(f.ids), "message": f.message, "fixable": f.fixable}
            for f in run(native.read(file), today=today)
        ]
        assert expected
        assert told(capsys, "check", file)["findings"] == expected


def findings(*grades: Grade) -> list[Finding]:
    return [Finding("R00", grade, ("step:a",), f"There is a {grade}.") for grade in grades]


@pytest.mark.parametrize(
    ("grades", "fail_on", "code"),
    [
        ([], None, 0),
        ([Grade.ERROR], None, 0),
        ([Grade.ERROR], "error", 1),
        ([Grade.WARNING, Grade.INFO], "error", 0),
        ([Grade.WARNING], "warning", 1),
        ([Grade.ERROR], "warning", 1),
        ([Grade.INFO], "warning", 0),
    ],
)
def test_check_fails_where_it_is_asked_to(
    grades: list[Grade],
    fail_on: str | None,
    code: int,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "examine", lambda matrix, today: Answer(findings(*grades), []))
    arguments = ["check", str(file), *(["--fail-on", fail_on] if fail_on else [])]
    assert cli.main(arguments) == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[:-1] == [f"{grade.value}: There is a {grade.value}. [R00]" for grade in grades]
    assert cli.main([*arguments, "--json"]) == code
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [each["grade"] for each in found] == [grade.value for grade in grades]


def test_check_counts(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    grades = [Grade.ERROR, Grade.ERROR, Grade.WARNING, Grade.INFO, Grade.INFO]
    monkeypatch.setattr(answers, "examine", lambda matrix, today: Answer(findings(*grades), []))
    cli.main(["check", str(file)])
    assert capsys.readouterr().out.splitlines()[-1] == "2 errors, 1 warning, 2 remarks"
    monkeypatch.setattr(answers, "examine", lambda matrix, today: Answer([], []))
    cli.main(["check", str(file)])
    assert capsys.readouterr().out == "Nothing was found.\n"


STEP = Step(id="step:a", level="level:a", title="Call")
BEFORE = Matrix([Head(id="matrix:a"), Level(id="level:a"), STEP, Contact(id="contact:a", name="Ana")])


def test_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document(BEFORE)
    with document.edit("Change") as edit:
        edit.change("step:a", title="Ring", instructions=("Look",))
        edit.remove("contact:a")
        edit.put(Contact(id="contact:b", name="Ben"))
    a, b = saved(tmp_path / "a.escalation", BEFORE), saved(tmp_path / "b.escalation", document.matrix)
    assert told(capsys, "diff", a, b) == {
        "added": [{"id": "contact:b", "kind": "contact"}],
        "removed": [{"id": "contact:a", "kind": "contact"}],
        "changed": [
            {"id": "step:a", "kind": "step", "fields": {"title": ["Call", "Ring"], "instructions": [[], ["Look"]]}}
        ],
    }
    assert cli.main(["diff", str(a), str(b)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "+ contact “Ben”",
        "- contact “Ana”",
        "~ step “Call”",
        "    title: Call → Ring",
        "    instructions: nothing → Look",
    ]


def test_diff_of_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "diff", file, file) == {"added": [], "removed": [], "changed": []}
    assert cli.main(["diff", str(file), str(file)]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


def test_diff_of_any_two_can_be_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(10):
        before, after = random_matrix(seed), random_matrix(seed + 100)
        a, b = saved(tmp_path / "a.escalation", before), saved(tmp_path / "b.escalation", after)
        answer = told(capsys, "diff", a, b)
        changes = before.diff(after)
        assert len(answer["added"]) == len(list(changes.added))
        assert len(answer["removed"]) == len(list(changes.removed))
        assert len(answer["changed"]) == len(list(changes.changed))
        assert cli.main(["diff", str(a), str(b)]) == 0
        capsys.readouterr()


def test_long_texts_are_cut_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document(BEFORE)
    with document.edit("Change") as edit:
        edit.change("step:a", title="a " * 500)
    a, b = saved(tmp_path / "a.escalation", BEFORE), saved(tmp_path / "b.escalation", document.matrix)
    cli.main(["diff", str(a), str(b)])
    assert max(map(len, capsys.readouterr().out.splitlines())) < 250


def test_check_tells_what_is_accepted_and_does_not_fail_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(edit: Edit) -> None:
        edit.change(small.BO, emails=(Email(address="nowhere"),))

    matrix = small.small(broken)
    (found,) = [each for each in run(matrix) if each.code == "R17"]
    document = Document(matrix)
    with document.edit("Accept") as edit:
        for each in run(matrix):
            accepting.accept(edit, each.code, each.ids, "Known", "Dora", dt.date(9999, 1, 1))
    file = saved(tmp_path / "x.escalation", document.matrix)
    assert cli.main(["check", str(file), "--fail-on", "warning"]) == 0
    said = capsys.readouterr().out
    assert f"accepted: {found.message} [R17] (by Dora until 9999-01-01: Known)\n" in said
    assert said.rstrip().endswith(" accepted")
    answer = told(capsys, "check", file)
    assert answer["findings"] == []
    mail = next(each for each in answer["accepted"] if each["code"] == "R17")
    assert (mail["by"], mail["why"], mail["until"], mail["grade"]) == ("Dora", "Known", "9999-01-01", "error")
