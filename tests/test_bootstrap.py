"""Set-up of a bare checkout: whole or not at all, by one of several starts, and in clear words where it cannot."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import types
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "designer"

# A folder to start, as `designer` and `tests` are: it tells what it sees as JSON and ends with the code it is told.
FOLDER = """
import json, os, sys
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[0] = ROOT
from designer import bootstrap
if os.path.realpath(sys.prefix) != os.path.realpath(bootstrap.VENV):
    sys.exit(bootstrap.start("folder", sys.argv[1:], ["designer"]))
print(json.dumps({"prefix": sys.prefix, "argv": sys.argv[1:], "pid": os.getpid()}))
sys.exit(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small checkout whose requirements are none, so that it needs no network."""
    root = tmp_path / "a checkout"
    (root / "designer").mkdir(parents=True)
    for name in ("__init__.py", "bootstrap.py"):
        shutil.copy(SOURCE / name, root / "designer" / name)
    (root / "designer" / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    (root / "tests").mkdir()
    (root / "tests" / "requirements.txt").write_text("# nothing either\n", encoding="utf-8")
    (root / "folder").mkdir()
    (root / "folder" / "__main__.py").write_text(FOLDER, encoding="utf-8")
    return root


@pytest.fixture
def bootstrap(checkout: Path) -> ModuleType:
    """The module as that checkout has it, with steps that only pretend to run."""
    spec = importlib.util.spec_from_file_location("bootstrap_of_a_checkout", checkout / "designer" / "bootstrap.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pretend(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let `venv` make a Python and everything else do nothing; return the commands that ran."""
    ran: list[list[str]] = []

    def run(command: list[str], failure: str, total: int = 0) -> None:
        ran.append(command)
        if command[1:3] == ["-m", "venv"]:
            python = Path(bootstrap.python_of(command[3]))
            python.parent.mkdir(parents=True)
            python.symlink_to(sys.executable)
            (python.parent / "tool").write_text(f"#!{python}\n", encoding="utf-8")

    monkeypatch.setattr(bootstrap, "_run", run)
    return ran


def begin(checkout: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(checkout / "folder"), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
        start_new_session=True,
    )


def leftovers(checkout: Path) -> list[str]:
    return sorted(path.name for path in checkout.glob(".venv*") if path.name not in (".venv.lock", ".venv.log"))


# ----------------------------------------------------------------------------------------------- starts that really run


def test_a_killed_start_is_made_good_by_the_next_two_at_once(checkout: Path) -> None:
    killed = begin(checkout)
    until = time.monotonic() + 20
    while not list(checkout.glob(".venv.new-*/bin/python*")) and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.communicate()
    assert leftovers(checkout) == [f".venv.new-{killed.pid}"], "not at all"

    both = [begin(checkout, "7", "two words", "--flag"), begin(checkout, "5")]
    (out, said), (out_too, said_too) = (each.communicate(timeout=120) for each in both)
    assert [each.returncode for each in both] == [7, 5], said + said_too
    assert (said + said_too).count("Setting up") == 1
    assert (said + said_too).count("waiting for it") <= 1
    seen = json.loads(out)
    assert Path(seen["prefix"]).samefile(checkout / ".venv")
    assert seen["argv"] == ["7", "two words", "--flag"]
    assert json.loads(out_too)["argv"] == ["5"]
    assert leftovers(checkout) == [".venv"]
    if os.name != "nt":
        assert seen["pid"] == both[0].pid, "who kills or watches what he started has the program itself"
    pip = subprocess.run([checkout / ".venv" / "bin" / "pip", "--version"], capture_output=True, text=True, check=False)
    assert str(checkout / ".venv") in pip.stdout, "its scripts run where it is, not where it was built"

    again = begin(checkout)
    out, said = again.communicate(timeout=60)
    assert (again.returncode, said) == (0, ""), "a second start sets nothing up and says nothing"


def test_without_a_network_one_clear_sentence(checkout: Path) -> None:
    (checkout / "designer" / "requirements.txt").write_text(
        f"msgspec==0.1 --hash=sha256:{'0' * 64}\n", encoding="utf-8"
    )
    offline = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_NO_INDEX": "",
        "PIP_FIND_LINKS": "",
    }
    start = begin(checkout, **offline)
    out, said = start.communicate(timeout=120)
    assert start.returncode == 2
    assert out == ""
    assert said.partition("\n")[2] == (
        "The Python packages could not be installed: the package index cannot be reached. "
        "Connect to the network (or set the proxy) and start again.\n"
    )
    assert leftovers(checkout) == []


# ------------------------------------------------------------------------------------------------------ the environment


def test_changed_requirements_make_it_again(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = pretend(bootstrap, monkeypatch)
    bootstrap.make_environment(["designer"])
    assert len(ran) == 2
    assert bootstrap.is_whole(["designer"])
    assert not bootstrap.is_whole(["designer", "tests"]), "the tests need more"
    (checkout / "designer" / "requirements.txt").write_text("# something\n", encoding="utf-8")
    assert not bootstrap.is_whole(["designer"])
    (checkout / ".venv" / "old").touch()
    bootstrap.make_environment(["designer"])
    assert bootstrap.is_whole(["designer"])
    assert not (checkout / ".venv" / "old").exists()
    assert (checkout / ".venv" / "bin" / "tool").read_text(encoding="utf-8") == f"#!{checkout}/.venv/bin/python\n"
    assert leftovers(checkout) == [".venv"]


def test_what_the_tests_need_stays_when_the_program_needs_more(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = pretend(bootstrap, monkeypatch)
    bootstrap.make_environment(["designer", "tests"])
    assert ran[-1][-1] == str(checkout / "tests" / "requirements.txt")
    assert bootstrap.is_whole(["designer"])
    (checkout / "designer" / "requirements.txt").write_text("# something\n", encoding="utf-8")
    bootstrap.make_environment(["designer"])
    assert bootstrap.is_whole(["designer", "tests"])


def test_another_python_makes_it_again(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(bootstrap, monkeypatch)
    bootstrap.make_environment(["designer"])
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert not bootstrap.is_whole(["designer"])


def test_one_whose_python_is_gone_is_made_again(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(bootstrap, monkeypatch)
    bootstrap.make_environment(["designer"])
    (checkout / ".venv" / "bin" / "python").unlink()
    (checkout / ".venv" / "bin" / "python").symlink_to(checkout / "gone")
    assert not bootstrap.is_whole(["designer"])
    bootstrap.make_environment(["designer"])
    assert bootstrap.is_whole(["designer"])
    assert leftovers(checkout) == [".venv"]


def test_somebody_elses_is_kept_aside(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pretend(bootstrap, monkeypatch)
    theirs = checkout / ".venv" / "bin"
    theirs.mkdir(parents=True)
    (theirs / "python").symlink_to(sys.executable)
    (theirs / "work").touch()
    assert not bootstrap.is_whole(["designer"])
    bootstrap.make_environment(["designer"])
    assert bootstrap.is_whole(["designer"])
    kept = next(checkout.glob(".venv.before-*"))
    assert (kept / "bin" / "work").exists()
    assert f"it is kept as {kept}" in capsys.readouterr().err


def test_one_made_by_hand_is_never_touched(bootstrap: ModuleType, checkout: Path) -> None:
    theirs = checkout / ".venv" / "bin"
    theirs.mkdir(parents=True)
    (theirs / "python").symlink_to(sys.executable)
    (checkout / ".venv" / "set-up.txt").write_text("by hand\n", encoding="utf-8")
    assert bootstrap.is_whole(["designer", "tests"])


def test_a_step_that_fails_leaves_what_was_there(
    bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(bootstrap, monkeypatch)
    bootstrap.make_environment(["designer"])
    pretended = bootstrap._run

    def fail(command: list[str], failure: str, total: int = 0) -> None:
        if "pip" in command:
            raise bootstrap.CannotSetUp(failure)
        pretended(command, failure, total)

    monkeypatch.setattr(bootstrap, "_run", fail)
    with pytest.raises(bootstrap.CannotSetUp, match="packages could not be installed"):
        bootstrap.make_environment(["designer"])
    assert bootstrap.is_whole(["designer"])
    assert leftovers(checkout) == [".venv"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] … Max retries exceeded')", "cannot prove who it is"),
        ("[Errno -3] Temporary failure in name resolution", "cannot be reached"),
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was checked"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "one is not made for Python"),
        ("ERROR: something nobody thought of", "something nobody thought of (all of it: "),
    ],
)
def test_what_pip_says_becomes_one_sentence(bootstrap: ModuleType, line: str, words: str) -> None:
    with pytest.raises(bootstrap.CannotSetUp) as caught:
        bootstrap._run([sys.executable, "-c", f"print({line!r}); raise SystemExit(1)"], "It failed")
    text = str(caught.value)
    assert text.startswith("It failed: ")
    assert words in text
    assert "\n" not in text
    assert Path(bootstrap.LOG).read_text(encoding="utf-8").strip() == line


def test_a_folder_that_cannot_be_written_to(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", bootstrap.ROOT)

    monkeypatch.setattr(bootstrap, "only_one", refuse)
    assert bootstrap.start("folder", [], ["designer"]) == 2
    assert "Make sure that" in capsys.readouterr().err


# ------------------------------------------------------------------------------------------------ the system's packages


@pytest.fixture
def system(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., list[str]]:
    """Make a system with these commands and no library of ours; the function returns what was run."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "ran"
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    rows = (("libnowhere.so.9", "libnowhere9", "nowhere-libs", "nowhere"),)
    monkeypatch.setitem(bootstrap.LIBRARIES, "picture", rows)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)

    def have(*commands: str, root: bool = True, terminal: bool = False, apt: str = "exit 0") -> list[str]:
        for command in commands:
            body = 'exec "$@"' if command == "sudo" else apt
            path = folder / command
            path.write_text(f'#!/bin/sh\necho "{command} $*" >> "{log}"\n{body}\n', encoding="utf-8")
            path.chmod(0o755)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(isatty=lambda: terminal))
        bootstrap.install_packages(*bootstrap.lacking("picture", {"xdotool": "xdotool"}))
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    return have


WANTED = f"libnowhere9 xdotool python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def test_root_installs_what_is_missing(system: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    ran = system("apt-get")
    assert ran == [
        "apt-get -o DPkg::Lock::Timeout=300 update",
        f"apt-get -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends {WANTED}",
    ]
    assert f"apt-get update && apt-get install --yes --no-install-recommends {WANTED}" in capsys.readouterr().err


def test_somebody_at_a_terminal_is_asked_by_sudo(system: Callable[..., list[str]]) -> None:
    ran = system("apt-get", "sudo", root=False, terminal=True)
    assert ran[0] == "sudo apt-get -o DPkg::Lock::Timeout=300 update"
    assert ran[-1].endswith(WANTED)


@pytest.mark.parametrize("terminal", [True, False])
def test_who_may_not_is_given_the_command(
    system: Callable[..., list[str]], bootstrap: ModuleType, terminal: bool
) -> None:
    commands = ["apt-get"] if terminal else ["apt-get", "sudo"]
    with pytest.raises(bootstrap.CannotSetUp) as caught:
        system(*commands, root=False, terminal=terminal)
    assert str(caught.value).endswith(
        f"\n  sudo apt-get update && sudo apt-get install --yes --no-install-recommends {WANTED}"
    )


def test_apt_that_fails_says_why(system: Callable[..., list[str]], bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.CannotSetUp, match=r"\(E: Unable to locate package libnowhere9\)"):
        system("apt-get", apt="echo Reading; echo E: Unable to locate package libnowhere9; echo; exit 100")


@pytest.mark.parametrize(
    ("manager", "name"),
    [("dnf", "nowhere-libs,"), ("pacman", "nowhere,"), ("", "libnowhere.so.9 (on Debian: libnowhere9)")],
)
def test_other_systems_are_told_the_names(
    system: Callable[..., list[str]], bootstrap: ModuleType, manager: str, name: str
) -> None:
    with pytest.raises(bootstrap.CannotSetUp) as caught:
        system(*[manager] if manager else [])
    assert name in str(caught.value)
    assert "xdotool (as Debian calls it)" in str(caught.value)


def test_nothing_is_asked_of_the_system_for_verbs_without_a_picture(bootstrap: ModuleType) -> None:
    assert bootstrap.LIBRARIES["nothing"] == ()
    assert {row[0] for row in bootstrap.PICTURE} < {row[0] for row in bootstrap.WINDOW}


# ---------------------------------------------------------------------------------------------------- the Python itself


def test_an_old_python_is_told_what_to_do(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.CannotSetUp, match=r"Python 3\.11 or newer is needed, and this is 3\.9\. Install"):
        bootstrap.check_version((3, 9))
    bootstrap.check_version((3, 11))
    bootstrap.check_version((4, 0))


@pytest.mark.parametrize(
    "name", ["designer/__init__.py", "designer/__main__.py", "designer/bootstrap.py", "tests/__main__.py"]
)
def test_an_old_python_can_read_what_tells_it(name: str) -> None:
    text = (SOURCE.parent / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "__future__" not in text, "annotations from there are unknown to 3.6"


def test_going_round_for_ever_ends(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(bootstrap.AGAIN, "1")
    assert bootstrap.start("folder", [], ["designer"]) == 2
    assert "does not run as that environment" in capsys.readouterr().err


def test_an_obstacle_stops_before_anything_is_set_up(
    bootstrap: ModuleType, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.start("folder", [], ["designer"], "window", obstacle="There is no screen.") == 2
    assert capsys.readouterr().err == "There is no screen.\n"
    assert leftovers(checkout) == []


def test_on_windows_a_child_runs_and_its_exit_code_is_returned(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(bootstrap.AGAIN, "")
    monkeypatch.setattr(bootstrap.os, "name", "nt")
    try:
        code = bootstrap.run_again([sys.executable, "-c", "raise SystemExit(7)"])
    finally:
        monkeypatch.undo()
    assert code == 7
