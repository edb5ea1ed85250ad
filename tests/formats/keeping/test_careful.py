"""What is wrong with a file is told with its line, record, field and what to do; what people wrote by hand is read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from designer.errors import FileProblem
from designer.formats.keeping import careful, migrations, native
from designer.model.matrix import Matrix
from designer.model.records import Head, Level, Step
from tests.matrices import full_matrix

HEAD = '{"format": "escalation-matrix", "version": 1, "records": [\n'
TITLE = '{"record":"matrix","id":"matrix:a","title":"Call centre"}'
LEVEL = '{"record":"level","id":"level:a"}'
STEP = '{"record":"step","id":"step:a","level":"level:a"}'


def file_of(*records: str) -> bytes:
    return (HEAD + ",\n".join(records) + "\n]}\n").encode()


def refusal(data: bytes) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        native.loads(data, "x.escalation")
    return caught.value


REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "x.escalation is empty."),
    "blanks": (b" \n\n ", "x.escalation is empty."),
    "a workbook": (b"PK\x03\x04rest", "x.escalation is a workbook or an archive, not an escalation matrix."),
    "a PDF": (b"%PDF-1.7", "x.escalation is a PDF, not an escalation matrix."),
    "zeros": (b"\0" * 1000, "x.escalation is not a text file, which an escalation matrix is."),
    "UTF-16": ('{"format":1}'.encode("utf-16"), "x.escalation is not a text file, which an escalation matrix is."),
    "Latin-1": (
        file_of(TITLE, LEVEL.replace("}", ',"label":"é"}')).decode().encode("latin-1"),
        "line 3: this text is not UTF-8.",
    ),
    "prose": (b"Dear all,\nplease call", "x.escalation is not an escalation matrix."),
    "a list": (b"[1, 2]", "x.escalation is not an escalation matrix."),
    "a number": (b"17", "x.escalation is not an escalation matrix."),
    "another format": (
        b'{"format": "excalidraw", "version": 2}',
        "x.escalation is not an escalation matrix: its format is “excalidraw”.",
    ),
    "no format": (b'{"version": 1, "records": []}', "x.escalation is not an escalation matrix."),
    "a newer version": (
        file_of(TITLE).replace(b'"version": 1', b'"version": 7'),
        "x.escalation was saved by a newer version of this program: its format is 7, and this program reads up to 1.",
    ),
    "a newer version with unknown records": (
        file_of('{"record":"wormhole","id":"wormhole:a"}').replace(b'"version": 1', b'"version": 2'),
        "x.escalation was saved by a newer version of this program: its format is 2, and this program reads up to 1.",
    ),
    "a version that is text": (
        file_of(TITLE).replace(b'"version": 1', b'"version": "1"'),
        "x.escalation, line 1: “version” must be a whole number from 1.",
    ),
    "version 0": (
        file_of(TITLE).replace(b'"version": 1', b'"version": 0'),
        "x.escalation, line 1: “version” must be a whole number from 1.",
    ),
    "no records": (b'{"format": "escalation-matrix", "version": 1}', "x.escalation, line 1: “records” must be a list."),
    "records that are none": (
        b'{"format": "escalation-matrix", "version": 1, "records": {}}',
        "x.escalation, line 1: “records” must be a list.",
    ),
    "a field beside the records": (
        file_of(TITLE).replace(b'"version"', b'"colour": 1, "version"'),
        "x.escalation, line 1: “colour” is not a known field of the file.",
    ),
    "records twice": (
        b'{"format": "escalation-matrix", "version": 1,\n"records": [],\n"records": []}',
        "x.escalation, line 3: “records” stands there twice.",
    ),
    "something after the end": (file_of(TITLE) + b"[]", "x.escalation, line 4: something stands after the end."),
    "cut in a text": (
        file_of(TITLE, LEVEL)[:100],
        "x.escalation, line 2: the file ends here, before its end: it was not written or copied whole.",
    ),
    "cut between records": (
        file_of(TITLE, LEVEL)[:-5],
        "x.escalation, line 3: the file ends here, before its end: it was not written or copied whole.",
    ),
    "cut after the records": (
        file_of(TITLE, LEVEL)[:-2],
        "x.escalation, line 4: the file ends here, before its end: it was not written or copied whole.",
    ),
    "no JSON in a record": (
        file_of(TITLE, LEVEL.replace('"level:a"', "level:a")),
        "x.escalation, line 3: this is not JSON (expecting value).",
    ),
    "no JSON late in a record": (
        file_of(TITLE, STEP.replace('"level:a"', "level:a")),
        "x.escalation, line 3: step:a: this is not JSON (expecting value).",
    ),
    "a comma missing": (
        file_of(TITLE, LEVEL).replace(b"},\n", b"}\n"),
        "x.escalation, line 2: matrix:a: a comma or a “]” is missing.",
    ),
    "a comma too many": (file_of(TITLE, LEVEL + ","), "x.escalation, line 3: level:a: there is a comma too many."),
    "a merge conflict": (
        file_of(TITLE, f"<<<<<<< HEAD\n{LEVEL}\n=======\n{LEVEL}\n>>>>>>> other"),
        "x.escalation, line 3: two versions of the file were merged, and a conflict was left in it.",
    ),
    "not a number": (
        file_of(TITLE, STEP.replace("}", ',"position":{"across":NaN}}')),
        "x.escalation, line 3: step:a: NaN is no number that a file can hold.",
    ),
    "a record that is a list": (file_of(TITLE, "[]"), "x.escalation, line 3: a record must be an object."),
    "a record without an id": (
        file_of(TITLE, '{"record":"level"}'),
        "x.escalation, line 3: a record without an id stands there.",
    ),
    "an id that is a number": (
        file_of(TITLE, '{"record":"level","id":7}'),
        "x.escalation, line 3: a record without an id stands there.",
    ),
    "a record without a kind": (
        file_of(TITLE, '{"id":"level:a"}'),
        "x.escalation, line 3: level:a does not say its kind: its field “record” is missing.",
    ),
    "an unknown kind": (
        file_of(TITLE, '{"record":"lvl","id":"lvl:a"}'),
        "x.escalation, line 3: lvl:a is of an unknown kind, “lvl”.",
    ),
    "a kind that is a list": (
        file_of(TITLE, '{"record":[],"id":"lvl:a"}'),
        "x.escalation, line 3: lvl:a is of an unknown kind, “[]”.",
    ),
    "an unknown field": (
        file_of(TITLE, LEVEL.replace("}", ',"lable":"x"}')),
        "x.escalation, line 3: “lable” of level:a is not a known field (“label” is).",
    ),
    "a field twice": (
        file_of(TITLE, LEVEL.replace("}", ',"label":"x","label":"y"}')),
        "x.escalation, line 3: level:a: “label” stands there twice.",
    ),
    "a field twice with the same value": (
        file_of(TITLE, LEVEL.replace("}", ',"label":"x","label":"x"}')),
        "x.escalation, line 3: level:a: “label” stands there twice.",
    ),
    "a field twice inside": (
        file_of(TITLE, LEVEL, STEP.replace("}", ',"position":{"across":1.0,"across":2.0}}')),
        "x.escalation, line 4: step:a: “across” stands there twice.",
    ),
    "an id twice": (
        file_of(TITLE, LEVEL, LEVEL),
        "x.escalation, line 4: level:a stands there twice; the first is in line 3.",
    ),
    "a wrong type": (
        file_of(TITLE, LEVEL.replace("}", ',"order":"first"}')),
        "x.escalation, line 3: “order” of level:a must be a whole number, not text.",
    ),
    "out of range": (
        file_of(TITLE, LEVEL.replace("}", ',"order":-1}')),
        "x.escalation, line 3: “order” of level:a must be at least 0.",
    ),
    "a missing field": (
        file_of(TITLE, '{"record":"step","id":"step:a"}'),
        "x.escalation, line 3: “level” of step:a is missing.",
    ),
    "half a character": (
        file_of(TITLE, LEVEL.replace("}", ',"label":"\\ud83d"}')),
        "x.escalation, line 3: level:a holds half a character",
    ),
    "M1 no head": (file_of(LEVEL), "x.escalation: there is no record of kind “matrix”, which holds the title."),
    "M1 two heads": (
        file_of(TITLE, '{"record":"matrix","id":"matrix:b"}'),
        "x.escalation, line 3: “record” of matrix:b is a second head beside matrix:a.",
    ),
    "M2 an id of another kind": (
        file_of(TITLE, '{"record":"level","id":"step:a"}'),
        "x.escalation, line 3: “id” of step:a must be “level:” followed by letters and digits, such as level:7f3kq2ma.",
    ),
    "M3 dangling": (
        file_of(TITLE, LEVEL, STEP.replace("}", ',"targets":[{"to":"contact:z"}]}')),
        "x.escalation, line 4: “targets” of step:a names contact:z, which is not in the file.",
    ),
    "M3 another kind": (
        file_of(TITLE, LEVEL, STEP.replace("}", ',"targets":[{"to":"level:a"}]}')),
        "x.escalation, line 4: “targets” of step:a names level:a, where only a contact or team or rota may stand.",
    ),
    "M4 no level": (
        file_of(TITLE, STEP),
        "x.escalation, line 3: “level” of step:a names level:a, which is not in the file.",
    ),
    "M5 order": (
        file_of(TITLE, LEVEL.replace("}", ',"order":3}')),
        "x.escalation, line 3: “order” of level:a is 3 where 0 comes next.",
    ),
    "M6 rank": (
        file_of(TITLE, '{"record":"severity","id":"severity:a","code":"S","rank":2}'),
        "x.escalation, line 3: “rank” of severity:a is 2 where 1 comes next.",
    ),
    "M7 default": (
        file_of(
            TITLE,
            LEVEL,
            STEP,
            '{"record":"transition","id":"transition:a","source":"step:a","target":"step:a","default":true}',
        ),
        "x.escalation, line 5: “default” of transition:a is true, but step:a, which it leaves, is no decision.",
    ),
    "M8 hours": (
        file_of(
            TITLE,
            '{"record":"calendar","id":"calendar:a","name":"C","hours":[{"day":1,"start":"17:00","end":"09:00"}]}',
        ),
        "calendar:a must be in order by day and time, none empty, none overlapping, split at midnight.",
    ),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_wrong_is_told(data: bytes, message: str) -> None:
    problem = refusal(data)
    if message.endswith("."):
        assert problem.message == message or problem.message.endswith(message)
    assert message in problem.message
    assert problem.message.startswith("x.escalation")
    assert problem.hint


def test_every_cut_of_a_file_is_refused() -> None:
    data = file_of(TITLE, LEVEL, STEP)
    for length in range(len(data) - 2):
        assert refusal(data[:length]).message.startswith("x.escalation")
    assert native.loads(data[:-1])  # the last line break alone may be missing


PRETTY = json.dumps(json.loads(native.dumps(full_matrix())), indent=2, ensure_ascii=False)
BY_HAND: dict[str, Callable[[str], bytes]] = {
    "indented": str.encode,
    "in one line": lambda text: json.dumps(json.loads(text)).encode(),
    "with escapes": lambda text: json.dumps(json.loads(text), ensure_ascii=True, indent=1).encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "with Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "keys sorted": lambda text: json.dumps(json.loads(text), sort_keys=True, indent=2).encode(),
    "records first": lambda text: json.dumps(dict(reversed(json.loads(text).items()))).encode(),
}


@pytest.mark.parametrize("form", BY_HAND.values(), ids=BY_HAND.keys())
def test_what_people_write_is_read_and_saved_in_the_usual_form(form: Callable[[str], bytes]) -> None:
    matrix = native.loads(form(PRETTY))
    assert matrix == full_matrix()
    assert native.dumps(matrix) == native.dumps(full_matrix())


def test_numbers_without_a_point_and_defaults_spelt_out_are_read() -> None:
    step = STEP.replace("}", ',"attempts":1,"position":{"across":12,"along":0}}')
    assert native.loads(file_of(TITLE, LEVEL, step)).steps["step:a"].position.across == 12.0


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_line_in_an_indented_file_is_that_of_the_field() -> None:
    broken = json.loads(PRETTY)
    contact = next(record for record in broken["records"] if record["record"] == "contact")
    contact["phones"] = [{"number": "1", "kind": "desk"}, {"number": "2", "kind": "WRONG"}]
    text = json.dumps(broken, indent=2)
    assert f"x.escalation, line {line_of(text, 'WRONG')}: “phones[1].kind” of" in refusal(text.encode()).message
    broken["records"][0]["calendar"] = "calendar:zzz"
    contact["phones"] = []
    text = json.dumps(broken, indent=2)
    assert f"x.escalation, line {line_of(text, 'calendar:zzz')}: “calendar” of" in refusal(text.encode()).message


BOMBS: dict[str, bytes] = {
    "lists": b"[" * 1_000_000,
    "objects": b'{"a":' * 1_000_000,
    "lists in the file": HEAD.encode() + b"[" * 1_000_000,
    "lists in a record": file_of(TITLE, '{"record":"level","id":"level:a","label":' + "[" * 100_000),
    "closed": file_of(TITLE, '{"record":"level","id":"level:a","label":' + "[" * 100_000 + "]" * 100_000 + "}"),
    "a long number": file_of(TITLE, LEVEL.replace("}", ',"order":' + "9" * 1_000_000 + "}")),
    "a long text": file_of(TITLE, LEVEL.replace("}", ',"order":"' + "9" * 1_000_000 + '"}')),
    "many objects": (HEAD + "{}," * 1_000_000).encode(),
    "many commas": (HEAD + "," * 1_000_000).encode(),
    "many keys": (HEAD + "{" + ",".join(f'"{number}":1' for number in range(100_000)) + "}]}").encode(),
}


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_do_not_go_off(data: bytes) -> None:
    start = time.process_time()
    problem = refusal(data)
    assert len(str(problem)) < 500
    assert time.process_time() - start < 5


def from_nothing(records: migrations.Records) -> migrations.Records:
    """A step as a later version may need one: the field `name` of levels became `label`, and kinds `rung` `level`."""
    for record in records:
        if record.get("record") == "rung":
            record["record"] = "level"
            record["label"] = record.pop("name", "")
    return records


@pytest.fixture
def version_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the program wrote version 2, and version 1 had been a little different."""
    monkeypatch.setattr(careful, "VERSION", 2)
    steps = {1: from_nothing}
    monkeypatch.setattr(careful, "migrate", lambda records, version: migrations.migrate(records, version, steps, to=2))


@pytest.mark.usefixtures("version_two")
def test_an_older_file_is_brought_to_this_version() -> None:
    data = file_of(TITLE, '{"record":"rung","id":"level:a","name":"First line"}', STEP)
    assert careful.read(data, "x") == Matrix(
        [
            Head(id="matrix:a", title="Call centre"),
            Level(id="level:a", label="First line"),
            Step(id="step:a", level="level:a"),
        ]
    )


@pytest.mark.usefixtures("version_two")
def test_what_is_wrong_in_an_older_file_is_told_with_its_line() -> None:
    for records, message in [
        ((TITLE, '{"record":"rung","id":"level:a","name":7}'), "line 3: “label” of level:a must be text"),
        ((TITLE, LEVEL, LEVEL), "line 4: level:a stands there twice; the first is in line 3."),
        ((TITLE, STEP), "line 3: “level” of step:a names level:a"),
        ((TITLE, '{"record":"rang","id":"level:a"}'), "line 3: level:a is of an unknown kind"),
        ((TITLE, '{"record":"rung"}'), "line 3: a record without an id"),
    ]:
        with pytest.raises(FileProblem, match="x.escalation, " + message):
            careful.read(file_of(*records), "x.escalation")
