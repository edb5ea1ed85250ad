"""Files of every version that was ever written are read; the steps between versions are complete."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.formats.keeping import native
from designer.formats.keeping.migrations import STEPS, VERSION, migrate
from designer.model.records import KINDS

FILES = Path(__file__).parents[2] / "files"
ALL = sorted(FILES.glob("v*/*.escalation"))


def test_each_version_has_a_step_to_the_next_and_a_file() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))
    for version in range(1, VERSION + 1):
        assert list(FILES.glob(f"v{version}/*.escalation")), f"tests/files/v{version} needs a file"


def test_steps_are_taken_in_order() -> None:
    steps = {
        1: lambda records: [*records, {"id": "one"}],
        2: lambda records: [*records, {"id": "two"}],
    }
    assert migrate([], 1, steps, to=3) == [{"id": "one"}, {"id": "two"}]
    assert migrate([], 2, steps, to=3) == [{"id": "two"}]
    assert migrate([], 3, steps, to=3) == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_of_that_version_is_read(path: Path) -> None:
    matrix = native.read(path)
    assert matrix.head.title
    assert native.loads(native.dumps(matrix)) == matrix


@pytest.mark.parametrize("path", sorted(FILES.glob(f"v{VERSION}/*.escalation")), ids=lambda path: path.name)
def test_a_file_of_the_present_version_is_saved_as_it_is(path: Path) -> None:
    assert native.dumps(native.read(path)) == path.read_bytes()


def test_the_files_of_the_present_version_hold_every_kind() -> None:
    found = {
        type(record) for path in FILES.glob(f"v{VERSION}/*.escalation") for record in native.read(path).records.values()
    }
    assert found == set(KINDS.values())
