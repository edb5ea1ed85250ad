"""Headers are told from rows of values."""

from __future__ import annotations

from designer.formats.tables.headers import again, first_header, score
from designer.formats.values.vocabulary import shipped
from tests.formats.sheets import sheet

WORDS = shipped()


def test_known_words_speak_for_a_header_and_values_against_it() -> None:
    made = sheet(
        ("Name", "Phone", "Birthday"), ("Ada", "+44 20 7946 0001", "a@example.org"), ("Night phone", "Phone", "Phone")
    )
    assert [score(row, WORDS) for row in made.rows] == [5, -4, 3]


def test_the_best_of_the_first_rows_wins_and_of_equal_ones_the_first() -> None:
    made = sheet(("Contacts",), ("Name", "Phone"), ("Name", "Phone"), ("Ada", "112"))
    header = first_header(made.rows, (), WORDS)
    assert header is not None
    assert header.bottom == 2


def test_a_single_known_word_is_enough_only_at_the_top() -> None:
    assert first_header(sheet(("Name",), ("Ada",)).rows, (), WORDS) is not None
    assert first_header(sheet(("Ada", "x"), ("Bo", "y"), ("Night phone", "z")).rows, (), WORDS) is None
    assert first_header((), (), WORDS) is None


def test_one_known_word_amid_many_cells_is_no_header() -> None:
    settings = ("Title size:", "40", "Title font:", "", "Note:", "No commas below")
    assert first_header(sheet(settings, ("Name size:", "32"), ("", "Acme Telecom", "", "200")).rows, (), WORDS) is None
    rota = ("Associate name", *map(str, range(1, 32)))
    assert first_header(sheet(rota, ("Ada Example", *("AM" for _ in range(31)))).rows, (), WORDS) is not None


def test_further_down_only_a_certain_header_counts() -> None:
    made = sheet(("Ada", "Manager"), ("Name", "Phone"))
    assert again(made.rows, 0, (), WORDS) is None
    assert again(made.rows, 1, (), WORDS) is not None
