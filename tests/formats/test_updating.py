"""A workbook brought up to date on disk."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from designer.errors import FileChanged, FileProblem
from designer.formats import updating
from designer.formats.excel.reading import read
from designer.formats.merging.merge import map_workbook
from tests.small import small

NOW = dt.datetime(2026, 3, 4, 16, 5, tzinfo=dt.UTC)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Name", "Phone", "E-mail"])
    sheet.append(["Ana Novak", "+44 20 7946 0999", "ana@example.org"])
    sheet.append(["Bo Okafor", "+44 20 7946 0998", "bo@example.org"])
    found = tmp_path / "people.xlsx"
    book.save(found)
    return found


def looked_at(path: Path) -> updating.Look:
    workbook = read(path)
    return updating.look(path, small(), workbook, map_workbook(workbook))


def phones(path: Path) -> list[str]:
    return [row.texts[1] for row in read(path).sheets[0].rows[1:]]


def test_only_what_is_ticked_is_written(people: Path) -> None:
    looked = looked_at(people)
    first, second = looked.possible
    done = updating.write(looked, [second], NOW)
    assert done.cells == 1
    assert phones(people) == [first.old, second.new]


def test_each_copy_of_the_former_file_has_a_name_of_its_own(people: Path) -> None:
    names = []
    for at in (0, 1):
        looked = looked_at(people)
        backup = updating.write(looked, looked.possible[:1], NOW).backup
        assert backup is not None
        names.append(backup.name)
        assert len(looked.possible) == 2 - at
    assert names == ["people (before 2026-03-04 16.05).xlsx", "people (before 2026-03-04 16.05) 2.xlsx"]


def test_a_file_that_changed_meanwhile_is_left_alone(people: Path) -> None:
    looked = looked_at(people)
    Workbook().save(people)
    now = people.read_bytes()
    with pytest.raises(FileChanged, match=r"people\.xlsx was changed meanwhile"):
        updating.write(looked, looked.possible, NOW)
    assert people.read_bytes() == now
    assert [each.name for each in people.parent.iterdir()] == ["people.xlsx"]


@pytest.mark.parametrize("length", [235, 252])
def test_a_name_too_long_for_a_copy_beside_it_is_told(people: Path, length: int) -> None:
    long = people.rename(people.with_name("a" * (length - 5) + ".xlsx"))
    looked = looked_at(long)
    with pytest.raises(FileProblem, match="too long"):
        updating.write(looked, looked.possible, NOW)
    assert list(people.parent.iterdir()) == [long]
    assert long.read_bytes() == looked.data


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permissions")
def test_nobody_may_read_the_copy_who_may_not_read_the_file(people: Path) -> None:
    people.chmod(0o600)
    looked = looked_at(people)
    backup = updating.write(looked, looked.possible, NOW).backup
    assert backup is not None and backup.stat().st_mode & 0o777 == 0o600


def test_a_copy_is_kept_also_where_the_same_file_is_named_as_the_one_to_write(people: Path) -> None:
    looked = looked_at(people)
    done = updating.write(looked, looked.possible, NOW, out=people.parent / "." / people.name)
    assert done.backup is not None and done.backup.name == "people (before 2026-03-04 16.05).xlsx"
    assert done.backup.read_bytes() == looked.data
