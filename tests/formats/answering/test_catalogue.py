"""Every format writes any matrix, as text that is no formula, and says in sentences what it leaves out."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from hypothesis import given, settings

from designer.formats.answering.catalogue import FORMATS, Format, Period
from designer.formats.keeping import native, templates
from designer.model.matrix import Matrix
from designer.model.records import Contact, Head
from designer.model.values import Email, Phone
from tests.matrices import full_matrix, matrices

PERIOD = Period(dt.date(2026, 11, 2), 3)
DIALLED = re.compile(r"\+[\d ()\-./]+( ext \d+)?")


def cells(found: Format, matrix: Matrix) -> list[list[str]]:
    return list(csv.reader(io.StringIO(found.write(matrix, PERIOD).decode("utf-8-sig"), newline="")))


def check(found: Format, matrix: Matrix) -> None:
    data = found.write(matrix, PERIOD)
    assert data == found.write(matrix, PERIOD)
    said = found.losses(matrix, PERIOD)
    assert all(sentence[0] == sentence.strip()[0] and sentence.endswith(".") for sentence in said)
    assert len(said) == len(set(said))
    assert not any("\n" in sentence for sentence in said)
    if found.ending == ".csv":
        rows = cells(found, matrix)
        assert len({len(row) for row in rows}) == 1
        for row in rows:
            for cell in row:
                assert not cell.startswith(("=", "-", "@", "\t", "\r", "\n"))
                assert not cell.startswith("+") or DIALLED.fullmatch(cell)


@pytest.mark.parametrize("name", FORMATS)
def test_a_full_matrix(name: str) -> None:
    check(FORMATS[name], full_matrix(tricky=True))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_matrix(name: str) -> None:
    check(FORMATS[name], Matrix([Head(id="matrix:2222222a")]))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("template", templates.templates())
def test_templates(name: str, template: str) -> None:
    check(FORMATS[name], native.read(templates.templates()[template]))


@pytest.mark.parametrize("name", FORMATS)
def test_zones_that_are_none_are_said_where_they_count(name: str) -> None:
    matrix = Matrix([Head(id="matrix:2222222a", time_zone="Mars/Olympus")])
    check(FORMATS[name], matrix)
    said = FORMATS[name].losses(matrix, PERIOD)
    counts = FORMATS[name].dated or name == "goguardian"
    assert ("“Mars/Olympus”: no time zone of that name is known, and UTC is taken." in said) is counts


@settings(max_examples=25)
@given(matrices())
def test_any_matrix(matrix: Matrix) -> None:
    for found in FORMATS.values():
        check(found, matrix)


def test_a_corpus_of_formulas_stays_text() -> None:
    signs = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", " =", "\u200b=", "＋", "＠"]
    tails = ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example","x")', "SUM(A1:A9)", "2+5+cmd|'x'!A0"]
    texts = [sign + tail for sign in signs for tail in tails]
    contacts = [
        Contact(
            id=f"contact:22222{number:03}".translate(str.maketrans("01", "xy")),
            name=text,
            role=text,
            department=text,
            organisation=text,
            notes=text,
            location=text,
            phones=(Phone(number=text, label=text),),
            emails=(Email(address=text, label=text),),
        )
        for number, text in enumerate(texts)
    ]
    matrix = Matrix([Head(id="matrix:2222222a"), *contacts])
    for name in ("google-csv", "outlook-csv"):
        check(FORMATS[name], matrix)
        assert len(cells(FORMATS[name], matrix)) == len(texts) + 1


def test_names_and_endings() -> None:
    assert len(FORMATS) == 11
    assert {each.ending for each in FORMATS.values()} == {".csv", ".vcf"}
    assert sum(each.dated for each in FORMATS.values()) == 7
