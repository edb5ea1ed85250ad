"""PDF: vectors and text, the paper asked for, its pages."""

from __future__ import annotations

import re

import pytest

from designer.drawing.picture import picture
from designer.errors import UserError
from designer.model.matrix import Matrix
from designer.rendering.pdf import FIT, PAPERS, pdf
from tests.bench.matrices import matrix as escalation
from tests.golden.sample import sample


def boxes(data: bytes) -> list[tuple[float, float]]:
    return [(float(found[1]), float(found[2])) for found in re.finditer(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)]


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", data))


@pytest.mark.parametrize(("paper", "size"), [("A4", (842, 595)), ("Letter", (792, 612)), ("A3", (1191, 842))])
def test_the_paper_asked_for_lies_on_its_side(qapp: object, paper: str, size: tuple[int, int]) -> None:
    data = pdf(sample(), paper)
    assert data.startswith(b"%PDF-")
    assert pages(data) == 1
    assert boxes(data)[0] == pytest.approx(size, abs=1)


def test_text_is_text_and_nothing_is_an_image(qapp: object) -> None:
    data = pdf(sample())
    assert b"/Subtype /Image" not in data
    assert b"Inter-SemiBold" in data
    assert b"/ToUnicode" in data
    assert b"Escalation matrix designer" in data or "Escalation matrix designer".encode("utf-16-be") in data


def test_a_fitted_page_is_as_large_as_the_chart(qapp: object) -> None:
    bounds = picture(sample()).bounds
    assert boxes(pdf(sample(), FIT))[0] == pytest.approx((bounds.width * 0.75, bounds.height * 0.75), abs=1.5)


def test_a_large_chart_is_followed_by_its_parts(qapp: object) -> None:
    assert pages(pdf(escalation(60))) > 3
    assert pages(pdf(escalation(60), FIT)) == 1


def test_an_unknown_paper_is_named(qapp: object) -> None:
    with pytest.raises(UserError, match="“A9” is no paper size"):
        pdf(Matrix(), "A9")
    assert "A4" in PAPERS
