"""The tests' own rules hold: a warning of any sort fails the test that caused it; under --all nothing is skipped."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CASES = """
import logging
import warnings
from pathlib import Path
import pytest
from PySide6.QtCore import qWarning

def test_quiet(own_home):
    logging.getLogger("designer").info("of no concern")

def test_log_line():
    logging.getLogger("designer").warning("a lane is lost")

def test_log_line_expected(expected_log):
    expected_log("lane .* lost$")
    logging.getLogger("designer").warning("a lane is lost")

def test_log_line_that_did_not_come(expected_log):
    expected_log("lane")

def test_python_warning():
    warnings.warn("old ways", DeprecationWarning)

def test_file_left_open(tmp_path):
    (tmp_path / "x").open("w")

def test_qt_warning():
    qWarning("QPainter::begin: no device")

@pytest.mark.shared_data
def test_marked():
    assert False

def test_asks(shared_data):
    assert False

@pytest.mark.slow
def test_slow():
    pass

def test_skipped():
    pytest.skip("no printer here")
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "somewhere" / "checkout"
    (root / "tests" / "e2e").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copy(ROOT / "tests" / "conftest.py", root / "tests")
    (root / "tests" / "test_cases.py").write_text(CASES, encoding="utf-8")
    (root / "tests" / "e2e" / "test_cases.py").write_text("def test_window(): pass\n", encoding="utf-8")
    return root


def outcomes(project: Path, *arguments: str) -> dict[str, str]:
    """What became of each test, by name."""
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    found: dict[str, str] = {}
    for name, outcome in re.findall(r"::test_(\w+) (PASSED|FAILED|ERROR|SKIPPED)", done.stdout):
        found[name] = outcome if found.get(name, "PASSED") == "PASSED" else found[name]
    return found


WITHOUT = {
    "quiet": "PASSED",
    "log_line": "ERROR",
    "log_line_expected": "PASSED",
    "log_line_that_did_not_come": "ERROR",
    "python_warning": "FAILED",
    "file_left_open": "FAILED",
    "qt_warning": "FAILED",
    "skipped": "SKIPPED",
}


def test_what_fails_and_what_is_left_out(project: Path) -> None:
    assert outcomes(project) == WITHOUT
    for named in ("tests/e2e/test_cases.py", "tests/e2e"):
        assert outcomes(project, named) == {"window": "PASSED"}


def test_under_all_nothing_is_left_out_or_skipped(project: Path) -> None:
    found = outcomes(project, "--all")
    assert found == WITHOUT | {"skipped": "FAILED", "slow": "PASSED", "window": "PASSED"}


def test_shared_data_is_used_where_it_is(project: Path) -> None:
    (project.parent / "shared" / "data").mkdir(parents=True)
    found = outcomes(project)
    assert (found["marked"], found["asks"]) == ("FAILED", "FAILED")
