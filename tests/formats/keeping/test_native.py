"""The native file: the same bytes for the same matrix, one line for one field, and nothing else accepted quickly."""

from __future__ import annotations

import difflib
import gc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.errors import FileProblem
from designer.formats.keeping import careful, native
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.model.records import KINDS, Contact, Head, Level, Step
from designer.model.values import Condition, Phone, Position
from tests.matrices import full_matrix, matrices, random_matrix, step_ids


@given(matrices())
@settings(deadline=None)
def test_a_matrix_comes_back_equal_and_its_bytes_too(matrix: Matrix) -> None:
    data = native.dumps(matrix)
    again = native.loads(data)
    assert again == matrix
    assert native.dumps(again) == data


@given(matrices())
@settings(max_examples=50, deadline=None)
def test_the_quick_and_the_careful_reader_agree(matrix: Matrix) -> None:
    data = native.dumps(matrix)
    assert careful.read(data, "x") == native.loads(data)


def test_what_is_written_is_read_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(careful, "read")
    for seed in range(50):
        assert native.loads(native.dumps(random_matrix(seed))) == random_matrix(seed)


def test_the_layout_of_the_file() -> None:
    matrix = Matrix(
        [
            Level(id="level:b", order=1, label="Second line"),
            Contact(id="contact:a", name="Zoë", phones=(Phone(number="0118"),)),
            Head(id="matrix:a", title="Call centre"),
            Level(id="level:a", label="First\nline"),
        ]
    )
    assert native.dumps(matrix).decode() == (
        '{"format": "escalation-matrix", "version": 1, "records": [\n'
        '{"record":"matrix","id":"matrix:a","title":"Call centre"},\n'
        '{"record":"level","id":"level:a","label":"First\\nline"},\n'
        '{"record":"level","id":"level:b","order":1,"label":"Second line"},\n'
        '{"record":"contact","id":"contact:a","name":"Zoë","phones":[{"number":"0118"}]}\n'
        "]}\n"
    )


def test_kinds_come_in_their_order_and_ids_in_theirs() -> None:
    lines = native.dumps(full_matrix()).decode().splitlines()[1:-1]
    places = [(list(KINDS).index(line.split('"')[3]), line.split('"')[7]) for line in lines]
    assert places == sorted(places)


def test_the_order_of_records_does_not_matter() -> None:
    matrix = full_matrix()
    assert native.dumps(Matrix(reversed(matrix.records.values()))) == native.dumps(matrix)


def test_what_equals_a_default_is_left_out() -> None:
    plain = Matrix([Head(id="matrix:a"), Level(id="level:a"), Step(id="step:a", level="level:a")])
    elaborate = Matrix(
        [
            Head(id="matrix:a", time_zone="".join(["U", "TC"]), distribution=tuple(list[str]())),
            Level(id="level:a"),
            Step(
                id="step:a",
                level="level:a",
                position=Position(across=float("0"), along=0.0),
                condition=Condition(answer="".join([])),
                attempts=int("1"),
            ),
        ]
    )
    assert elaborate == plain
    assert native.dumps(elaborate) == native.dumps(plain)


def test_a_default_inside_a_list_is_left_out_too() -> None:
    contact = Contact(id="contact:a", name="Ana", phones=(Phone(number="1", label="".join([])), Phone(number="2")))
    assert b'"phones":[{"number":"1"},{"number":"2"}]' in native.dumps(Matrix([contact]))


@pytest.mark.parametrize("seed", range(5))
def test_one_field_is_one_line(seed: int) -> None:
    document = Document(full_matrix(seed))
    before = native.dumps(document.matrix).decode().splitlines()
    with document.edit("Rename") as edit:
        edit.change(step_ids(document.matrix)[seed % 2], title="Another title")
    after = native.dumps(document.matrix).decode().splitlines()
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert len(changed) == 2


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.escalation"
    path.write_bytes(native.dumps(full_matrix()))
    assert native.read(path) == full_matrix()


def test_collecting_garbage_goes_on_afterwards() -> None:
    assert gc.isenabled()
    native.loads(native.dumps(full_matrix()))
    assert gc.isenabled()
    with pytest.raises(FileProblem):
        native.loads(b"{}")
    assert gc.isenabled()


LINES = native.dumps(full_matrix()).decode().splitlines(keepends=True)


def read_or_refused(data: bytes) -> tuple[Matrix | None, FileProblem]:
    try:
        return native.loads(data, "broken.escalation"), FileProblem("")
    except FileProblem as problem:
        return None, problem


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_is_done_to_a_file_it_reads_or_is_refused_in_one_sentence(data: st.DataObject) -> None:
    """Nothing but FileProblem ever comes out; and what is read is what the careful reader reads."""
    content = bytearray("".join(LINES).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        match data.draw(st.sampled_from(["byte", "cut", "drop", "double", "swap"])):
            case "byte":
                content[at] = data.draw(st.integers(0, 255))
            case "cut":
                del content[at:]
            case "drop":
                del content[at : at + data.draw(st.integers(1, 40))]
            case "double":
                content[at:at] = content[at : at + data.draw(st.integers(1, 300))]
            case "swap":
                other = data.draw(st.integers(0, len(content) - 1))
                content[at], content[other] = content[other], content[at]
        if not content:
            break
    matrix, problem = read_or_refused(bytes(content))
    if matrix is None:
        assert problem.message.startswith("broken.escalation")
        assert "\n" not in problem.message
        assert problem.hint
    else:
        assert careful.read(bytes(content), "broken.escalation") == matrix
        assert native.loads(native.dumps(matrix)) == matrix
