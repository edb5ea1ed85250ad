"""The whole picture: title, legend, footer, a description for every step and arrow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hypothesis import given, settings

from designer.drawing.chart import chart
from designer.drawing.display import Group, Shape, Text
from designer.drawing.picture import chart_shapes, date, picture
from designer.drawing.style import DARK, PAPER
from designer.model.matrix import Matrix
from tests.golden.sample import sample
from tests.matrices import matrices


def every(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from every(shape.shapes)


def said(shapes: tuple[Shape, ...]) -> list[str]:
    return [shape.text for shape in every(shapes) if isinstance(shape, Text)]


def test_the_picture_says_whose_document_it_is() -> None:
    words = said(picture(sample()).shapes)
    assert "Complaints & outages" in words
    assert "Example Telecom · Calls and tickets of business customers. Not covered: security incidents" in words
    assert "Version 4 · in review · in effect from 1 Feb 2026" in words
    assert "Owner: Dora Quist · Approved by: Eli Reyes · Valid until 14 Jan 2027" in words


def test_the_legend_explains_the_marks_and_lines_in_use() -> None:
    words = said(picture(sample()).shapes)
    assert {"SEV1", "Critical", "SEV2", "High", "SEV3", "Normal"} <= set(words)
    assert sum(word.startswith(("Functional", "Hierarchical", "Return", "Inform")) for word in words) == 4
    assert not any(word.startswith("Functional") for word in said(picture(Matrix()).shapes))


def test_every_step_and_arrow_is_described() -> None:
    matrix = sample()
    groups = [s for s in every(picture(matrix).shapes) if isinstance(s, Group) and s.id]
    assert {group.id for group in groups} == {id.replace(":", "-") for id in (*matrix.steps, *matrix.transitions)}
    assert all(group.title for group in groups)
    titles = {group.id: group.title for group in groups}
    assert titles["step-billaaaa"] == (
        "Step on L2: Billing specialist; who: Bo Okafor (Billing specialist); answer in 15 min; by phone, then e-mail"
    )
    assert titles["transition-b2aaaaaa"] == "From “Duty manager” to “Head of service”: at 66 % of resolution target"


def test_paper_is_white_whatever_the_screen_shows() -> None:
    assert picture(sample()).ground == "#ffffff"
    assert picture(sample(), DARK).ground == DARK.canvas


@given(matrices())
@settings(max_examples=40)
def test_any_matrix_has_a_picture(matrix: Matrix) -> None:
    shown = picture(matrix)
    assert shown.bounds.width > 0
    assert shown.title
    assert chart_shapes(matrix, chart(matrix), PAPER)


def test_the_same_matrix_gives_the_same_picture() -> None:
    assert picture(sample()) == picture(sample())


def test_dates_read_the_same_everywhere() -> None:
    assert date(dt.date(2027, 1, 4)) == "4 Jan 2027"
