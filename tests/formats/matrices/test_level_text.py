"""Texts that name levels are known in all the ways that sheets write them, and nothing else is."""

from __future__ import annotations

import pytest

from designer.formats.matrices.level_text import level_of

NAMED = {
    "Level 1": 1,
    "Level:1": 1,
    "Level – 1 (Branch Level)": 1,
    "Escalation Level 01": 1,
    "Tier 2": 2,
    "L3": 3,
    "L2 (Network)": 2,
    "First Line": 1,
    "Second-level support": 2,
    "2nd line support": 2,
    "First Escalation": 1,
    "Level II": 2,
    "Level Three": None,
    "2. Ebene": 2,
    "Stufe 2: Schichtleiter": 2,
    "1er niveau": 1,
    "Première ligne": 1,
    "1º Nivel": 1,
    "Nível 2": 2,
    "Livello 3": 3,
    "2-й уровень": 2,
    "Уровень 3": 3,
    "Poziom 1": 1,
    "2. seviye": 2,
    "N+1": 1,
    "Escalation N+2": 2,
    "Manager N": 0,
}


@pytest.mark.parametrize(("text", "number"), NAMED.items())
def test_a_level_is_known_by_its_words(text: str, number: int | None) -> None:
    rung = level_of(text)
    assert (rung and rung.number) == number


@pytest.mark.parametrize("text", ["1", "01", "2nd", "First", "III", "1.", "2 – NOC", "3 (Director)"])
def test_a_bare_number_is_a_level_only_in_a_column_of_levels(text: str) -> None:
    assert level_of(text) is None
    assert level_of(text, in_column=True) is not None


@pytest.mark.parametrize(
    "text",
    ["Line manager", "Escalation manager", "1 hour", "30 min", "Level 1.5", "Level 30 min", "12:30", "P1", "Lea", ""],
)
def test_what_names_no_level_is_none(text: str) -> None:
    assert level_of(text, in_column=True) is None


def test_a_time_beside_the_level_is_taken_out_of_the_label() -> None:
    for text, label, said in (
        ("Nível 1 (15 min)", "Nível 1", "15 min"),
        ("L1 – NOC – 30 min", "L1 – NOC", "30 min"),
        ("Level 2 (>2 Hr)", "Level 2", ">2 Hr"),
    ):
        rung = level_of(text)
        assert rung is not None and rung.time is not None
        assert (rung.label, rung.time.text) == (label, said)


def test_what_a_label_says_besides_the_level_is_kept_as_typed() -> None:
    rung = level_of("Stufe 2: Störungs-Leitstelle")
    assert rung is not None and rung.rest == "Störungs-Leitstelle"


def test_codes_count_levels_as_the_sheet_does() -> None:
    assert [level_of(text).code for text in ("Tier 2", "N+1", "Manager N")] == ["L2", "N+1", "N"]  # type: ignore[union-attr]


def test_a_bare_number_gets_a_label_to_print() -> None:
    assert [level_of(text, in_column=True).label for text in ("1", "02", "2nd")] == ["Level 1", "Level 2", "2nd"]  # type: ignore[union-attr]
