"""Other readers' test files through the program: `python3 tests suites [FOLDER ...]`, and what came out of each.

Every file is read, mapped and proposed as an import does it, in a limited process. A file opens or ends in a clear
message; all else is a failure: a traceback, a process that dies or takes more than 1 GiB, more than 20 seconds, and
nothing found where another reader finds cells. Without folders, those of ../shared/data are read: suites and hazards.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT.parent / "shared" / "data" / "suites", ROOT.parent / "shared" / "data" / "hazards")

SECONDS = 20.0
"""What a file may take until it is read or a message says why not."""

GIVEN_UP = 60.0
"""Seconds after which a process that says nothing is ended."""

_NEVER_TO_OTHERS = ("too_large", "unsafe", "password", "empty_file", "not_a_sheet")
"""What the program said of a file that another reader need not be asked about."""

OPENS, SAYS, TRACEBACK, DIED, SLOW, EMPTY = "opens", "says", "traceback", "died", "too slow", "empty"
FAILURES = (TRACEBACK, DIED, SLOW, "over memory", EMPTY)


@dataclass(frozen=True)
class Outcome:
    """What came of a file. `outcome` is "opens", "says" or a failure, `code` that of a message.

    `told` is all the process said: counts, or the words of a message or traceback.
    """

    path: Path
    outcome: str
    code: str = ""
    told: dict[str, Any] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        return self.outcome in FAILURES


class _Asked:
    """A process that answers for file after file, and is started again where it dies."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._child: subprocess.Popen[str] | None = None
        self._heard: queue.Queue[str] = queue.Queue()

    def about(self, path: Path) -> dict[str, Any] | None:
        """Its answer; None where it died or said nothing in time."""
        if self._child is None:
            self._start()
        child = self._child
        assert child is not None and child.stdin is not None
        try:
            child.stdin.write(f"{path}\n")
            child.stdin.flush()
            line = self._heard.get(timeout=GIVEN_UP)
        except (OSError, queue.Empty):
            line = ""
        if not line:
            self.end()
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer

    def end(self) -> None:
        """End the process, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.communicate()

    def _start(self) -> None:
        command = [sys.executable, "-m", "tests.bench.suites_child", self._what]
        self._child = child = subprocess.Popen(
            command,
            cwd=ROOT,
            text=True,
            encoding="utf-8",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        heard: queue.Queue[str] = queue.Queue()
        self._heard = heard

        def listen() -> None:
            assert child.stdout is not None
            try:
                for line in child.stdout:
                    heard.put(line)
            except ValueError:
                pass  # closed while it listened
            heard.put("")

        threading.Thread(target=listen, daemon=True).start()


def outcomes(paths: Iterable[Path]) -> Iterator[Outcome]:
    """What comes of each file, in order."""
    program, others = _Asked("program"), _Asked("others")
    try:
        for path in paths:
            began = time.monotonic()
            told = program.about(path)
            seconds = time.monotonic() - began
            if told is None:
                yield Outcome(path, DIED if seconds < GIVEN_UP else SLOW, told={"seconds": seconds})
                continue
            safe = told.get("code", "") not in _NEVER_TO_OTHERS
            told["of_others"] = (others.about(path) or {}).get("cells") if safe else None
            yield Outcome(path, judged(told), told.get("code", ""), told)
    finally:
        program.end()
        others.end()


def judged(told: dict[str, Any]) -> str:
    """The outcome; a file may take longer where a message comes of it, as it then has to be ended first."""
    if told["outcome"] in (OPENS, SAYS) and told["seconds"] > SECONDS + (2 if told["outcome"] == SAYS else 0):
        return SLOW
    told_so = "struck_out" in told.get("problems", ())
    if told["outcome"] == OPENS and not told["cells"] and told["of_others"] and not told_so:
        return EMPTY
    return str(told["outcome"])


def files(folders: Sequence[Path]) -> list[Path]:
    """All files of the folders, in order."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def counted(found: Iterable[Outcome]) -> Counter[str]:
    """How many files came to each outcome; messages by their code."""
    return Counter(f"says {each.code}" if each.outcome == SAYS else each.outcome for each in found)


def main(argv: list[str]) -> int:
    """Read the folders and print an outcome a line, then the counts; 1 where a file failed."""
    folders = [each for each in (map(Path, argv) if argv else FOLDERS) if each.is_dir()]
    if not folders:
        print("There are no files: name a folder.", file=sys.stderr)
        return 2
    found = []
    for each in outcomes(files(folders)):
        found.append(each)
        words = each.told.get("words") or {k: v for k, v in each.told.items() if k not in ("outcome", "problems")}
        print(
            f"{each.outcome:10} {each.code:16} {each.told.get('seconds', 0):6.2f} s  {each.path.name}  {words}",
            flush=True,
        )
        if (each.told.get("of_others") or 0) > each.told.get("cells", 0):
            print(f"           another reader finds {each.told['of_others']} cells", flush=True)
    print()
    for name, count in counted(found).most_common():
        print(f"{count:6}  {name}")
    opened = [each.told for each in found if each.outcome == OPENS]
    print(
        f"Opened: {sum(t['sheets'] for t in opened):,} sheets, {sum(t['rows'] for t in opened):,} rows, "
        f"{sum(t['contacts'] for t in opened):,} contacts. Longest {max(e.told.get('seconds', 0) for e in found):.1f} s."
    )
    return int(any(each.failed for each in found))
