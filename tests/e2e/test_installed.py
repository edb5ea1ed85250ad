"""`pip install .`: the package holds its resources, the command runs from anywhere, and nothing is set up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built from a copy: building leaves things in the folder it is built in."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(
        ROOT,
        folder / "source",
        ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info", "tests"),
    )
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-q", "-w", str(folder)]
    subprocess.run([*command, str(folder / "source")], check=True)
    return next(folder.glob("*.whl"))


def test_it_holds_every_module_and_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / "designer").rglob("*.py")}
    resources = (path for path in (ROOT / "resources").rglob("[!.]*") if path.is_file())
    expected |= {f"designer/_resources/{path.relative_to(ROOT / 'resources').as_posix()}" for path in resources}
    assert packed == expected
    assert "Requires-Dist: PySide6-Essentials==6.11.3" in metadata


def test_the_command_runs_from_anywhere(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "-q", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True)
    environment = dict(os.environ, PYTHONPATH=str(site))
    script = site / "bin" / "escalation-designer"
    listed = subprocess.run(
        [sys.executable, str(script), "templates"], cwd=elsewhere, env=environment, capture_output=True, text=True
    )
    assert listed.returncode == 0, listed.stderr
    template = listed.stdout.split()[0]
    for line in (f"new made.escalation --template {template}", "export made.escalation -o made.pdf --json"):
        done = subprocess.run(
            [sys.executable, "-m", "designer", *line.split()],
            cwd=elsewhere,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["written"]
    assert (elsewhere / "made.pdf").read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["made.escalation", "made.pdf"], "nothing is set up"
