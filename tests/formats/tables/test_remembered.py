"""What a person chose for a set of headers is proposed for the next file with the same headers."""

from __future__ import annotations

import json

from designer.formats.merging.merge import map_workbook
from designer.formats.tables.mapping import Mapping
from designer.formats.tables.remembered import AS_LAST_TIME, answers, as_last_time, key_of
from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import shipped
from tests.formats.sheets import sheet

HEADERS = ["Name", "Rufbereit", "Kürzel", "Phone"]
ADA = ["Ada Example", "+44 7700 900001", "AE", "+44 20 7946 0001"]
BO = ["Bo Example", "+44 7700 900002", "BE", "+44 20 7946 0002"]


def book(*rows: list[str]) -> Workbook:
    return Workbook("list.xlsx", "xlsx", (sheet(*rows),))


def mapped(*rows: list[str], **more: object) -> Mapping:
    (table,) = map_workbook(book(*rows), **more)  # type: ignore[arg-type]
    return table.mapping


def fields(mapping: Mapping) -> list[str | None]:
    return [column.field if column.used else None for column in mapping.columns]


def test_the_key_is_that_of_the_set_whatever_its_order_and_writing() -> None:
    assert key_of(HEADERS) == key_of(["phone ", "KÜRZEL", "", "rufbereit", "name"])
    assert key_of(HEADERS) != key_of(HEADERS[:3])
    assert key_of(["Name", "Phone", "Phone"]) != key_of(["Name", "Phone"])
    assert key_of(["Name"]) is None
    assert key_of(["", ""]) is None
    assert key_of([]) is None


def test_a_corrected_mapping_is_proposed_again_with_its_reason() -> None:
    first = mapped(HEADERS, ADA)
    chosen = first.corrected(1, "mobile").corrected(2, "id").corrected(3, None)
    remembered = {str(key_of(HEADERS)): json.loads(json.dumps(answers(chosen)))}
    again = mapped(["Kürzel", "Name", "Phone", "Rufbereit"], [BO[2], BO[0], BO[3], BO[1]], remembered=remembered)
    assert fields(again) == ["id", "name", None, "mobile"]
    assert {column.reason for column in again.columns} == {AS_LAST_TIME}
    assert [column.used for column in again.columns] == [True, True, False, True]


def test_another_set_of_headers_knows_nothing_of_it() -> None:
    remembered = {str(key_of(HEADERS)): {"name": "organisation"}}
    assert fields(mapped(["Name", "Phone"], ["Ada Example", "+44 20 7946 0001"], remembered=remembered)) == [
        "name",
        "phone",
    ]


def test_headers_that_repeat_are_kept_apart() -> None:
    twice = ["Name", "Phone", "Phone"]
    rows = ["Ada Example", "+44 20 7946 0001", "+44 20 7946 0002"]
    chosen = mapped(twice, rows).corrected(2, "fax")
    assert answers(chosen) == {"name": "name", "phone": "phone", "phone 2": "fax"}
    assert fields(mapped(twice, rows, remembered={str(key_of(twice)): answers(chosen)})) == ["name", "phone", "fax"]


def test_what_is_no_field_any_more_is_left_as_proposed() -> None:
    remembered = {str(key_of(HEADERS)): {"name": "nonsense", "kurzel": "team"}}
    assert fields(as_last_time(mapped(HEADERS, ADA), remembered))[::2] == ["name", "team"]


def test_a_column_of_levels_set_last_time_makes_the_table_one_of_levels() -> None:
    headers, rows = ["Wer", "Name", "Phone"], [["1", *ADA[::3]], ["2", *BO[::3]]]
    chosen = mapped(headers, *rows).corrected(0, "level")
    (table,) = map_workbook(book(headers, *rows), remembered={str(key_of(headers)): answers(chosen)})
    assert table.layout is not None
    assert table.mapping.of("level")


def test_a_word_that_was_taught_counts_in_every_file() -> None:
    taught = shipped().taught({"Rufbereit": "mobile"})
    assert fields(mapped(HEADERS, ADA, vocabulary=taught))[1] == "mobile"
    other = ["Name", "Rufbereit"]
    assert fields(mapped(other, ADA[:2], vocabulary=taught)) == ["name", "mobile"]
