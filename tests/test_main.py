"""Which arguments open the window, what they need, and how every way to fail ends: a sentence and a code."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

import designer.app
from designer import __main__ as program
from designer.errors import UserError

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["matrix.escalation"], True),
        (["sheet.xlsx"], True),
        (["templates"], False),
        (["check", "matrix.escalation"], False),
        (["--help"], False),
        (["--no.such"], False),
        (["exprot"], False),
        (["matrix.escalation", "other.escalation"], False),
    ],
)
def test_what_opens_the_window(arguments: list[str], window: bool) -> None:
    assert program.wants_window(arguments) is window


def test_a_file_named_like_nothing_opens_the_window(tmp_path: Path) -> None:
    path = tmp_path / "matrix"
    path.touch()
    assert program.wants_window([str(path)])


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("templates", "nothing"),
        ("info a.escalation --json", "nothing"),
        ("check a.escalation", "nothing"),
        ("import list.xlsx --into a.escalation", "nothing"),
        ("layout a.escalation -o b.escalation", "nothing"),
        ("export a.escalation -o list.csv", "nothing"),
        ("export a.escalation -o flow.svg", "nothing"),
        ("export a.escalation -o flow.PNG", "picture"),
        ("export a.escalation --output=flow.pdf", "picture"),
        ("export a.escalation -o list.xlsx", "picture"),
        ("--smoke", "picture"),
        ("", "window"),
        ("a.escalation", "window"),
    ],
)
def test_what_of_the_system_is_needed(line: str, needs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert program.libraries(line.split()) == needs


def test_a_window_drawn_offscreen_needs_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:enabled")
    assert program.libraries([]) == "picture"
    assert program.screen_problem() == ""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert program.libraries([]) == "window"
    assert program.screen_problem() != ""


# ------------------------------------------------------------------------------------------------------ from outside


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    without = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: text for name, text in os.environ.items() if name not in without}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("how", [["-m", "designer"], ["designer"]])
def test_without_a_screen_a_clear_message(how: list[str]) -> None:
    done = run(*how)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "There is no screen to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set. Without a screen these "
        "verbs work: new, templates, import, export, update, check, diff, layout, info (--help tells more).\n"
    )


def test_a_screen_that_does_not_answer_is_none() -> None:
    done = run("-m", "designer", DISPLAY=":4711")
    assert done.returncode == 2
    assert "the screen :4711 does not answer" in done.stderr


def test_the_folder_leaves_the_path_for_the_checkout() -> None:
    told = "import sys; sys.argv = ['designer']; import runpy; sys.modules['designer.cli'] = cli = type(sys)('cli'); "
    told += "cli.main = lambda argv: print(sys.path[0]) or 0; import designer; designer.cli = cli; "
    told += f"sys.argv.append('templates'); sys.prefix = {str(ROOT / '.venv')!r}; "
    told += f"runpy.run_path({str(ROOT / 'designer')!r}, run_name='__main__')"
    done = run("-c", told)
    assert (done.stdout, done.stderr) == (f"{ROOT}\n", "")


# ------------------------------------------------------------------------------------------------------- how it ends


@pytest.fixture
def verb(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], int]], int]:
    """Run the program with a verb that does this."""

    def run_it(act: Callable[[], int]) -> int:
        cli = types.SimpleNamespace(main=lambda argv: act())
        monkeypatch.setitem(sys.modules, "designer.cli", cli)
        monkeypatch.setattr(designer, "cli", cli, raising=False)
        return program.main(["templates"])

    return run_it


def _raise(error: BaseException) -> int:
    raise error


def test_a_verbs_code_is_the_programs(verb: Callable[[Callable[[], int]], int]) -> None:
    assert verb(lambda: 0) == 0
    assert verb(lambda: 1) == 1


def test_a_users_mistake_is_one_line_and_2(
    verb: Callable[[Callable[[], int]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verb(lambda: _raise(UserError("There is no a.escalation.", "Check the name."))) == 2
    assert capsys.readouterr() == ("", "There is no a.escalation. Check the name.\n")


def test_a_fault_is_a_report_and_3(
    verb: Callable[[Callable[[], int]], int], capsys: pytest.CaptureFixture[str], own_home: Path
) -> None:
    assert verb(lambda: _raise(KeyError("lane"))) == 3
    said = capsys.readouterr().err
    assert "Traceback" not in said
    report = next((own_home / "state" / "reports").iterdir())
    assert said == f"Something went wrong inside the program. What is known about it is written in {report}\n"
    assert "KeyError: 'lane'" in report.read_text(encoding="utf-8")


def test_ctrl_c_is_no_fault(verb: Callable[[Callable[[], int]], int], capsys: pytest.CaptureFixture[str]) -> None:
    assert verb(lambda: _raise(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_leaves_is_no_fault() -> None:
    told = "import sys, types, designer; from designer import __main__ as program; "
    told += "cli = types.SimpleNamespace(main=lambda argv: print('x' * 10**6) or 0); "
    told += "designer.cli = sys.modules['designer.cli'] = cli; "
    told += "sys.exit(program.main(['templates']))"
    with subprocess.Popen(
        [sys.executable, "-c", told], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


def test_the_window_is_given_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    start = types.SimpleNamespace(main=lambda argv: given.append(argv) or 0)
    smoke = types.SimpleNamespace(main=lambda argv: given.append(["smoke", *argv]) or 0)
    for name, module in (("start", start), ("smoke", smoke)):
        monkeypatch.setitem(sys.modules, f"designer.app.{name}", module)
        monkeypatch.setattr(designer.app, name, module, raising=False)
    assert program.main(["a.escalation"]) == 0
    assert program.main(["--smoke", "x"]) == 0
    assert given == [["a.escalation"], ["smoke", "x"]]
