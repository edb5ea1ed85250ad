"""What is said goes where it belongs; progress is for people at a terminal only."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path

import pytest

from designer.verbs import output
from designer.verbs.output import name_of, note, prepare, progress, say, say_json


class Terminal(io.StringIO):
    """A terminal that remembers."""

    def isatty(self) -> bool:
        return True


def test_answers_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    say("yes")
    note("but")
    assert capsys.readouterr() == ("yes\n", "but\n")


def test_json_is_one_object_as_people_can_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"title": "Café", "levels": ["L0"]})
    text = capsys.readouterr().out
    assert json.loads(text) == {"title": "Café", "levels": ["L0"]}
    assert "Café" in text
    assert text.count("\n") > 3


def test_no_character_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    prepare()
    say("Café \udce9")
    sys.stdout.flush()
    assert raw.getvalue() == "Café \\udce9\n".encode()


def test_without_a_console_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare()
    with progress("Working"):
        pass


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_can_be_written() -> None:
    assert name_of(Path(os.fsdecode(b"caf\xe9.escalation"))) == "caf\\xe9.escalation"
    assert name_of(Path("café.escalation")) == "café.escalation"


def test_progress_is_shown_on_a_terminal_after_a_while_and_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_PATIENCE", 0.05)
    with progress("Reading") as shown:
        shown(1, 4)
        deadline = time.monotonic() + 5
        while "25 %" not in terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    text = terminal.getvalue()
    assert "\rReading… 25 %" in text
    assert text.endswith("\r")
    assert text.rstrip("\r").endswith(" ")


def test_without_shares_the_seconds_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_PATIENCE", 0.02)
    with progress("Laying out") as shown:
        shown(7, 0)
        time.sleep(0.2)
    assert "\rLaying out… 0 s" in terminal.getvalue()


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress("Reading"):
        pass
    assert terminal.getvalue() == ""


def test_in_a_pipe_nothing_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0.01)
    with progress("Reading"):
        time.sleep(0.1)
    assert capsys.readouterr().err == ""


def test_a_failure_wipes_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(output, "_PATIENCE", 0.01)
    with pytest.raises(ValueError, match="no"), progress("Reading"):
        time.sleep(0.1)
        raise ValueError("no")
    assert terminal.getvalue().endswith("\r")
