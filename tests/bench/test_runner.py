"""The runner times acts, prints values, and picks them by name."""

from __future__ import annotations

import json
import time

import pytest

from tests.bench import runner


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty list of measurements to declare in."""
    monkeypatch.setattr(runner, "MEASUREMENTS", {})
    monkeypatch.setattr(runner, "discover", lambda: runner.MEASUREMENTS)


@pytest.mark.usefixtures("only")
def test_prints_medians_by_size(capsys: pytest.CaptureFixture[str]) -> None:
    done: list[str] = []

    @runner.measure("nap.short", sizes=(1, 2), repeat=3)
    def nap(size: int) -> runner.Act:
        return runner.Act(lambda: time.sleep(size / 500), before=lambda: done.append("before"))

    @runner.value("count.sheep", unit="sheep")
    def count() -> float:
        return 12

    assert runner.main(["--json"]) == 0
    results = json.loads(capsys.readouterr().out)["results"]
    assert [(each["name"], each["size"], each["unit"]) for each in results] == [
        ("nap.short", 1, "ms wall"),
        ("nap.short", 1, "ms cpu"),
        ("nap.short", 2, "ms wall"),
        ("nap.short", 2, "ms cpu"),
        ("count.sheep", None, "sheep"),
    ]
    assert results[0]["value"] >= 2 > results[1]["value"], "sleeping takes time and no work"
    assert results[2]["value"] >= 4
    assert results[4]["value"] == 12
    assert len(done) == 8, "before each of three runs and the one to warm up, for both sizes"


@pytest.mark.usefixtures("only")
def test_one_that_fails_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    @runner.value("a.broken")
    def broken() -> float:
        raise RuntimeError("broken on purpose")

    @runner.value("b.whole", unit="pieces")
    def whole() -> float:
        return 1

    assert runner.main(["--json"]) == 1
    shown = capsys.readouterr()
    assert [each["name"] for each in json.loads(shown.out)["results"]] == ["b.whole"]
    assert "broken on purpose" in shown.err


def test_picks_by_name_and_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert [each.name for each in runner.chosen(["edit"])] == ["edit.commit", "edit.undo"]
    assert [each.name for each in runner.chosen(["edit.undo"])] == ["edit.undo"]
    assert runner.main(["nonsense"]) == 2
    assert "edit.commit" in capsys.readouterr().err
