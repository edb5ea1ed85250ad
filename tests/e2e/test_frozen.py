"""The frozen program: built as it is shipped, it starts, reads, draws and works with nothing of the checkout near."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = "escalation-designer" + (".exe" if os.name == "nt" else "")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the program and return its executable."""
    folder = tmp_path_factory.mktemp("frozen")
    command = [sys.executable, "-m", "PyInstaller", "designer.spec", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder / "dist" / "escalation-designer" / NAME


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run it as on a user's machine: no screen, no Python, nothing on the paths."""
    own = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "ESCALATION_DESIGNER_HOME")
    environment = {name: os.environ[name] for name in own if name in os.environ}
    return subprocess.run(
        [str(program), *arguments],
        cwd=cwd,
        env=environment | {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_smoke(program: Path, tmp_path: Path) -> None:
    done = run(program, "--smoke", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_verbs(program: Path, tmp_path: Path) -> None:
    listed = run(program, "templates", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    template = listed.stdout.split()[0]
    matrix, sheet = tmp_path / "made.escalation", tmp_path / "made.xlsx"
    made = run(program, "new", str(matrix), "--template", template, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    exported = run(program, "export", str(matrix), "-o", str(sheet), "--json", cwd=tmp_path)
    assert exported.returncode == 0, exported.stderr
    assert json.loads(exported.stdout)["written"] == [str(sheet)]
    mistaken = run(program, "info", "nothing.escalation", cwd=tmp_path)
    assert mistaken.returncode == 2
    assert mistaken.stderr.count("\n") == 1


def test_a_worker_is_a_worker_and_not_the_program_again(program: Path, tmp_path: Path) -> None:
    matrix, sheet = tmp_path / "made.escalation", tmp_path / "made.xlsx"
    template = run(program, "templates", cwd=tmp_path).stdout.split()[0]
    run(program, "new", str(matrix), "--template", template, cwd=tmp_path)
    run(program, "export", str(matrix), "-o", str(sheet), cwd=tmp_path)
    imported = run(program, "import", str(sheet), "--into", str(matrix), "--dry-run", "--json", cwd=tmp_path)
    assert imported.returncode == 0, imported.stderr
    contacts = json.loads(imported.stdout)["contacts"]
    assert (contacts["added"], contacts["changed"]) == (0, 0)
    assert contacts["unchanged"] > 0


def test_it_is_slim_and_sets_nothing_up(program: Path) -> None:
    files = [path for path in program.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < 230 * 2**20
    names = {path.relative_to(program.parent).as_posix() for path in files}
    assert "_internal/resources/icons/save.svg" in names
    assert not any(name.endswith("bootstrap.py") or "/.venv" in name for name in names)
    assert not any("libgtk" in name or "Qt6Qml" in name for name in names)
