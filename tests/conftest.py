"""What every test lives under: no screen, a home of its own, and silence.

- Qt runs offscreen unless QT_QPA_PLATFORM says otherwise; settings, state and cache go to a folder of the test's own.
- A log line of level WARNING or above, a Qt warning and a Python warning each fail the test that caused it. A test that
  means to cause one says so: `expected_log("regular expression")`, `qtlog`/`@pytest.mark.qt_log_ignore("…")`,
  `pytest.warns(…)`. What was expected and did not come fails the test too.
- `shared_data` is the folder ../shared/data; tests that ask for it are left out where it is not there.
- `--all` adds tests/e2e and what is marked `slow`; then a skipped test is a failure.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
END_TO_END = Path(__file__).parent / "e2e"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="also the end-to-end and slow tests; a skipped test fails")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted, left_out = [], []
    for item in items:
        # On several workers a file stays on one, so that its fixtures are made once; so do all the end-to-end runs,
        # which share a screen's worth of programs.
        end_to_end = END_TO_END in item.path.parents
        item.add_marker(pytest.mark.xdist_group("e2e" if end_to_end else str(item.path)))
        needs_data = "shared_data" in getattr(item, "fixturenames", ()) or item.get_closest_marker("shared_data")
        long = item.get_closest_marker("slow") or end_to_end
        if (needs_data and not SHARED_DATA.is_dir()) or (long and not _asked_for(config, item)):
            left_out.append(item)
        else:
            wanted.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = wanted


def _asked_for(config: pytest.Config, item: pytest.Item) -> bool:
    """Whether the command line asks for everything, or names this very file, or the folder of the end-to-end runs."""
    if config.getoption("--all"):
        return True
    named = [(config.invocation_params.dir / str(argument).split("::")[0]).resolve() for argument in config.args]
    return item.path in named or (END_TO_END in named and END_TO_END in item.path.parents)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--all"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and under --all nothing may be: {reason}"


def pytest_sessionfinish() -> None:
    # Offscreen, Qt's clipboard outlives Python: what a test copied would be destroyed with no interpreter to do it.
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the user's own folders during this test."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ESCALATION_DESIGNER_HOME", str(home))
    return home


@pytest.fixture
def shared_data() -> Path:
    """The folder of real and hazardous contact sheets beside the project."""
    return SHARED_DATA


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _silence() -> Iterator[_Listener]:
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield listener
    logging.getLogger().removeHandler(listener)
    unexpected = [line for line in listener.lines if not any(re.search(each, line) for each in listener.expected)]
    if unexpected:
        pytest.fail("unexpected log lines:\n" + "\n".join(unexpected), pytrace=False)
    missing = [each for each in listener.expected if not any(re.search(each, line) for line in listener.lines)]
    if missing:
        pytest.fail("log lines that did not come:\n" + "\n".join(missing), pytrace=False)


@pytest.fixture
def expected_log(_silence: _Listener) -> Callable[[str], None]:
    """Call it with a regular expression for each log line that the test means to cause."""
    return _silence.expected.append
