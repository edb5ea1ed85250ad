"""The command line as a whole: exit codes, one clear line for what is wrong, help that tells the shapes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from designer import cli, paths
from designer.formats.keeping import native, templates
from designer.verbs import answers

ROOT = Path(__file__).resolve().parent.parent
CALLS = templates.templates()["call-centre"]


def program(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The program run from outside."""
    command = [sys.executable, "designer", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("verb", cli.VERBS)
def test_each_verb_has_a_page_of_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"usage: escalation-designer {verb}")
    assert ("--json" in page) == ("With --json: {" in page), "the shape is in the help"
    assert max(map(len, page.splitlines())) <= 120


def test_help_lists_the_verbs_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    page = capsys.readouterr().out
    for verb in cli.VERBS:
        assert re.search(rf"^    {verb}\b", page, re.MULTILINE)
    assert "Exit codes: 0 done; 1 findings" in page


def test_a_verb_loads_nothing_that_only_others_need() -> None:
    code = "import sys; from designer import cli; cli.main(['templates']); print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = done.stderr.split()
    assert "designer.verbs.documents" in loaded
    assert not [name for name in loaded if name.startswith(("designer.formats.merging", "designer.verbs.exporting"))]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert re.fullmatch(r"escalation-designer \d+\.\d+\S*\n", capsys.readouterr().out)


MISTAKES: dict[str, list[str]] = {
    "nothing asked": [],
    "an unknown verb": ["simulate-everything"],
    "an argument missing": ["export", "x.escalation"],
    "an argument unknown": ["info", "x.escalation", "--yaml"],
    "an abbreviation": ["info", "x.escalation", "--js"],
    "a choice unknown": ["check", "x.escalation", "--fail-on", "info"],
    "a file that is not there": ["info", "not-there.escalation"],
    "a file that is none": ["info", str(ROOT / "pyproject.toml")],
    "a folder": ["check", str(ROOT)],
    "a template that is none": ["new", "x.escalation", "--template", "none"],
    "an ending that is none": ["export", str(CALLS), "-o", "x.docx"],
    "a folder that is not there": ["export", str(CALLS), "-o", "no/such/folder/x.svg"],
    "a name with a line break": ["info", "two\nlines.escalation"],
}


@pytest.mark.parametrize("arguments", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_line_and_exit_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_program_is_a_report_and_exit_code_3(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "_in_order", lambda records: 1 / 0)
    assert cli.main(["diff", str(CALLS), str(CALLS)]) == 3
    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    (report,) = (paths.state_dir() / "reports").iterdir()
    assert str(report) in said.err
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_the_answer_is_utf_8_whatever_the_console_is_set_to(tmp_path: Path) -> None:
    file = tmp_path / "x.escalation"
    matrix = native.read(CALLS)
    file.write_bytes(native.dumps(matrix).replace(matrix.head.title.encode(), "Café 呼叫中心".encode()))
    for encoding in ("cp1252", "ascii", "utf-8"):
        told = program("info", file, "--json", PYTHONIOENCODING=encoding)
        assert json.loads(told.stdout.decode("utf-8"))["title"] == "Café 呼叫中心"


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_who_has_enough_is_no_fault() -> None:
    command = f"{sys.executable} designer info {CALLS} --json | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_it_runs_from_the_folder_and_prints_no_more_than_the_answer() -> None:
    done = program("info", CALLS, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["counts"]["matrix"] == 1
