"""The smoke run passes here, and says what is missing where something is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from designer.app import smoke

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_it_passes_in_a_process_of_its_own() -> None:
    code = "import sys; from designer.app import smoke; sys.exit(smoke.main([]))"
    command = [sys.executable, "-c", f"if __name__ == '__main__':\n    {code}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    def lost(_: object) -> None:
        raise smoke.Missing("text is drawn in DejaVu Sans")

    monkeypatch.setattr(smoke, "_font", lost)
    with pytest.raises(smoke.Missing, match="DejaVu"):
        smoke._font(qapp)
