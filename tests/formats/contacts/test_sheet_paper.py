"""Paper: pages end where office programs end them, and their feet say what the matrix says."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from designer.formats.contacts import sheet_paper
from designer.formats.contacts.call_sheet_lines import REPEATED, WIDTHS
from designer.formats.contacts.printed_sheet import Wanted, printed_sheet
from designer.formats.contacts.sheet_language import ENGLISH, words
from designer.formats.contacts.sheet_paper import Paper, foot, page_of, pages
from designer.model.matrix import Matrix
from tests.crowd import crowd
from tests.small import small

NOW = dt.datetime(2026, 8, 3, 9, 0, tzinfo=dt.UTC)
HEAD = [34.0, 21.0, 18.0]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_eighteen_people_of_a_call_centre_are_one_page(paper: Paper) -> None:
    sheet = printed_sheet(crowd(18), Wanted(paper=paper))
    assert sheet is not None and sheet.pages.starts == (0,)


def test_eighteen_people_in_four_bands_are_one_page() -> None:
    heights = HEAD + ([19.0] + [27.0] * 5) * 3 + [19.0] + [27.0] * 3
    assert pages(heights, REPEATED, WIDTHS, "A4").starts == (0,)
    assert pages(heights, REPEATED, WIDTHS, "Letter").starts == (0,)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_page_is_fuller_than_the_paper_and_none_emptier_than_it_must(paper: Paper) -> None:
    heights = HEAD + [27.0, 19.0, 61.5, 40.2] * 40
    found = pages(heights, REPEATED, WIDTHS, paper)
    room = (sheet_paper.LANDSCAPE[paper][1] - 72.0) / found.scale
    ends = (*found.starts[1:], len(heights))
    for start, end in zip(found.starts, ends, strict=True):
        head = 0 if start == 0 else sum(HEAD)
        used = head + sum(heights[start:end])
        assert used <= room
        assert end == len(heights) or used + heights[end] > room


def test_a_line_higher_than_a_page_has_one_of_its_own_and_ends_nothing() -> None:
    assert pages([*HEAD, 5000.0, 27.0], REPEATED, WIDTHS, "A4").starts == (0, 4)
    assert pages([*HEAD, 27.0, 5000.0, 27.0], REPEATED, WIDTHS, "A4").starts == (0, 4, 5)


def test_the_scale_is_in_whole_hundredths_and_makes_nothing_larger() -> None:
    assert pages(HEAD, REPEATED, [206.0], "A4").scale == 0.72
    assert pages(HEAD, REPEATED, (10.0,), "A4").scale == 1.0


def test_the_foot_says_validity_version_and_owner() -> None:
    found = foot(small(), NOW, ENGLISH)
    assert found.left == "As of 3 Aug 2026 · version 1"
    assert found.middle == "A printed copy may be out of date"
    assert found.owner == "Owner Service desk · "
    assert page_of(1, 2, ENGLISH) == "Page 1 of 2"
    assert page_of(1, 2, words("de")) == "Seite 1 von 2"


def test_a_long_owner_is_cut() -> None:
    matrix = small()
    head = msgspec.structs.replace(matrix.head, owner="O" * 200)
    longer = Matrix(head if record.id == head.id else record for record in matrix.records.values())
    assert len(foot(longer, NOW, ENGLISH).owner) == 55 + 3
