"""Other readers' test files open or end in a clear message; the run over all of them is `python3 tests suites`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.suites import (
    DIED,
    EMPTY,
    OPENS,
    SAYS,
    SLOW,
    TRACEBACK,
    Outcome,
    counted,
    files,
    judged,
    main,
    outcomes,
)
from tests.bench.suites_child import by_openpyxl, by_others
from tests.formats.excel.raw_workbook import make, rows

SAMPLE = (
    "AthenaLL__enamecard__staff.xlsx",  # a plain list
    "15_ghost_format.xlsx",  # filled cells, and a format at the far corner
    "25g_far_cell.xlsx",  # what makes a reader abort the whole process
    "24_zip_bomb_300MB.xlsx",
    "25_billion_laughs.xlsx",
    "23_truncated.xlsx",
    "28_encrypted_agile.xlsx",
    "src__TestData__Test_git_issue_382_oom.xls",  # a size that lies
    "tests__errors.xlsx",  # nothing but errors
    "tests__testthat__sheets__vietnamese-utf8.xls",
    "test__files__simple_spreadsheet.ods",
    "xlsx-stream-d-date-cell.xlsb",
)


def test_a_sample_of_the_suites_opens_or_says_why_not(shared_data: Path) -> None:
    found = list(outcomes(path for path in files([shared_data]) if path.name in SAMPLE))
    assert len(found) == len(SAMPLE)
    assert [each for each in found if each.failed] == []
    assert counted(found)[OPENS] == 7
    assert {each.code for each in found if each.outcome == SAYS} == {
        *("too_large", "unsafe", "truncated", "password", "reader_failed"),
    }


def test_outcomes_of_files_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("Name,Phone\nAda Example,+44 20 7946 0001\n")
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert main([str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "says empty_file" in printed
    assert "1 sheets, 2 rows, 1 contacts" in printed
    assert main([str(tmp_path / "nowhere")]) == 2


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"outcome": OPENS, "seconds": 1.0, "cells": 3, "of_others": 5}, OPENS),
        ({"outcome": OPENS, "seconds": 1.0, "cells": 0, "of_others": 0}, OPENS),
        ({"outcome": OPENS, "seconds": 1.0, "cells": 0, "of_others": 5}, EMPTY),
        ({"outcome": OPENS, "seconds": 1.0, "cells": 0, "of_others": 5, "problems": ["struck_out"]}, OPENS),
        ({"outcome": OPENS, "seconds": 21.0, "cells": 3, "of_others": None}, SLOW),
        ({"outcome": SAYS, "seconds": 20.4, "of_others": None}, SAYS),
        ({"outcome": SAYS, "seconds": 23.0, "of_others": None}, SLOW),
        ({"outcome": TRACEBACK, "seconds": 1.0, "of_others": None}, TRACEBACK),
    ],
)
def test_judged(told: dict[str, object], outcome: str) -> None:
    assert judged(told) == outcome


def test_what_fails() -> None:
    path = Path("x")
    assert [Outcome(path, each).failed for each in (OPENS, SAYS, TRACEBACK, DIED, SLOW, EMPTY)] == [False] * 2 + [
        True
    ] * 4
    assert counted([Outcome(path, SAYS, "damaged"), Outcome(path, OPENS)]) == {"says damaged": 1, OPENS: 1}


def test_another_reader_counts_filled_cells(tmp_path: Path) -> None:
    path = make(tmp_path / "list.xlsx", rows([("Name", "Phone"), ("Ada", "")]))
    assert by_openpyxl(path) == 3
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK")
    assert by_others(broken) is None
    assert by_others(tmp_path / "list.xls") is None
