"""Heads of lanes: code, name and purpose, within the lane, upright where lanes run across."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drawing.display import Text
from designer.drawing.lane_headers import band, ground, header, header_in, heading, separator
from designer.drawing.style import LIGHT, TINY_PX
from designer.drawing.text import width
from designer.layout.chart import LANE_HEADER
from designer.model.geometry import Rect
from designer.model.records import Level
from tests.drawing.texts import texts

LANE = Rect(240, 0, 300, 700)
LEVEL = Level(id="level:a", order=2, code="L2", label="Specialists", purpose="expert help")


def test_a_head_says_code_label_and_purpose() -> None:
    said = [shape.text for shape in header(heading(LEVEL), 300, LIGHT) if isinstance(shape, Text)]
    assert said == ["L2", "Specialists", "expert help"]
    assert heading(Level(id="level:a", order=3)).code == "L3"


def test_a_longer_purpose_takes_a_second_line() -> None:
    level = Level(id="level:a", order=2, code="L2", label="Specialists", purpose="expert help " * 20)
    said = [shape.text for shape in header(heading(level), 240, LIGHT) if isinstance(shape, Text)]
    assert len(said) == 4
    assert said[3].endswith("…")


@given(texts, texts, texts, st.floats(120, 600))
def test_a_head_stays_in_its_lane(code: str, label: str, purpose: str, length: float) -> None:
    level = Level(id="level:a", order=9, code=code, label=label, purpose=purpose)
    for shape in header(heading(level), length, LIGHT):
        if isinstance(shape, Text):
            size = width(shape.text, shape.px, shape.weight)
            assert shape.x - (size / 2 if shape.anchor == "middle" else 0) >= 0
            assert shape.x + (size / 2 if shape.anchor == "middle" else size) <= length
            assert 0 < shape.baseline < LANE_HEADER


def test_lanes_above_one_another_have_upright_heads() -> None:
    across = header_in(LANE, heading(LEVEL), "columns", LIGHT)
    assert (across.dx, across.dy, across.angle) == (240, 0, 0)
    upright = header_in(Rect(0, 240, 700, 300), heading(LEVEL), "rows", LIGHT)
    assert (upright.dx, upright.dy, upright.angle) == (0, 540, -90)


@pytest.mark.parametrize("direction", ["columns", "rows"])
def test_grounds_and_lines(direction: str) -> None:
    assert ground(LANE, 0, LIGHT).fill != ground(LANE, 1, LIGHT).fill
    line = separator(LANE, direction, LIGHT)  # type: ignore[arg-type]
    assert line.dash
    assert line.commands[-1][1:] == (540, 700)
    box, _ = band(Rect(0, 0, 900, 700), direction, LIGHT)  # type: ignore[arg-type]
    assert LANE_HEADER in (box.width, box.height)  # type: ignore[union-attr]


@pytest.mark.parametrize("length", [44, 60, 68, 80, 100, 140, 220])
def test_a_head_breaks_no_word_and_keeps_its_code_in_place(length: float) -> None:
    purpose = "Decides, informs and gives means"
    level = Level(id="level:a", order=3, code="L3", label="Duty management", purpose=purpose)
    code, *rest = [shape for shape in header(heading(level), length, LIGHT) if isinstance(shape, Text)]
    short = Level(id="level:a", order=3, code="L3", label="Duty management", purpose="")
    (other, *_) = [shape for shape in header(heading(short), length, LIGHT) if isinstance(shape, Text)]
    assert code.baseline == other.baseline
    said = [shape.text.removesuffix("…") for shape in rest if shape.px == TINY_PX]
    assert set(" ".join(said).split()) <= set(purpose.split())
    assert all(width(shape.text, shape.px, shape.weight) <= length for shape in rest)


def test_a_name_too_long_for_a_line_takes_a_second_one() -> None:
    level = Level(id="level:a", order=3, code="L3", label="Head of IT and the board", purpose="Decides and gives means")
    drawn = [shape for shape in header(heading(level), 190, LIGHT) if isinstance(shape, Text)]
    assert [shape.text for shape in drawn] == ["L3", "Head of IT and the", "board", "Decides and gives means"]
    baselines = [shape.baseline for shape in drawn[1:]]
    assert baselines == sorted(set(baselines))
    longer = Level(id="level:a", order=3, code="L3", label="Head of IT and the board of directors of the group")
    said = [shape.text for shape in header(heading(longer), 190, LIGHT) if isinstance(shape, Text)]
    assert len(said) == 3
    assert said[2].endswith("…")


def test_in_a_narrow_lane_the_name_stands_under_the_badge() -> None:
    level = Level(id="level:a", order=0, code="L0", label="Managers", purpose="Decides and means")
    drawn = [shape for shape in header(heading(level), 112, LIGHT) if isinstance(shape, Text)]
    assert [shape.text for shape in drawn][:2] == ["L0", "Managers"]
    assert drawn[1].baseline > drawn[0].baseline
    assert len(drawn) == 3
