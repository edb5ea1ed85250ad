"""Themes: text can be read everywhere, and severities differ for every kind of eye."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from designer.drawing.colours import contrast, parts
from designer.drawing.style import LIGHT, LINES, PAPER, THEMES, Theme
from designer.model.choices import TransitionKind

TEXT_ON = {
    "text": (
        "window",
        "panel",
        "canvas",
        "card",
        "note",
        "lane_tint",
        "accent_ground",
        "error_ground",
        "warning_ground",
    ),
    "muted": ("window", "panel", "canvas", "card", "note", "lane_tint", "error_ground", "warning_ground"),
    "accent_text": ("window", "panel", "canvas", "card", "accent_ground"),
    "error_text": ("window", "panel", "canvas", "card", "error_ground"),
    "warning_text": ("window", "panel", "canvas", "card", "warning_ground"),
    "good_text": ("window", "panel", "canvas", "card"),
}
"""Every colour of text and the grounds on which it stands."""

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
EYES = {
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


@themes
def test_text_can_be_read(theme: Theme) -> None:
    for token, grounds in TEXT_ON.items():
        for ground in grounds:
            found = contrast(getattr(theme, token), getattr(theme, ground))
            assert found >= 4.5, f"{token} on {ground}: {found:.2f}"


@themes
def test_marks_and_lines_stand_out(theme: Theme) -> None:
    for order in range(12):
        assert contrast(theme.level(order), theme.card) >= 3
        ground, ink = theme.level_badge(order)
        assert contrast(ground, ink) >= 4.5
    for rank in range(1, 8):
        for ground in (theme.card, theme.canvas, theme.panel):
            assert contrast(theme.severity(rank, ground=ground), ground) >= 3
            assert contrast(theme.severity_text(rank, ground=ground), ground) >= 4.5
    for colour in theme.people:
        assert contrast(colour, theme.people_ink) >= 4.5
    assert contrast(theme.connector, theme.canvas) >= 4.5


@themes
def test_severities_differ_for_every_kind_of_eye(theme: Theme) -> None:
    for eye in EYES:
        for one, other in combinations(theme.severities, 2):
            assert distance(one, other, eye) >= 15, (eye, one, other)


@themes
def test_a_severity_may_bring_its_own_colour(theme: Theme) -> None:
    for own in ("#ffff00", "#000000", "#ffffff", "#7f7f7f"):
        assert contrast(theme.severity(1, own), theme.card) >= 3
        assert contrast(theme.severity_text(1, own), theme.card) >= 4.5


def test_every_colour_is_one() -> None:
    for theme in THEMES.values():
        for name in Theme.__dataclass_fields__:
            value = getattr(theme, name)
            for colour in value if isinstance(value, tuple) else [value]:
                if isinstance(colour, str) and name != "name":
                    parts(colour)


def test_paper_is_the_light_theme_on_white() -> None:
    assert (PAPER.canvas, PAPER.window, PAPER.dark) == ("#ffffff", "#ffffff", False)
    assert (PAPER.text, PAPER.levels, PAPER.severities) == (LIGHT.text, LIGHT.levels, LIGHT.severities)


def test_kinds_of_arrows_differ_without_colour() -> None:
    assert set(LINES) == set(TransitionKind)
    assert len({(style.dash, style.filled_head) for style in LINES.values()}) == len(LINES)


def distance(one: str, other: str, eye: str) -> float:
    """CIE76 ΔE of two colours as such an eye sees them."""
    return math.dist(_lab(one, eye), _lab(other, eye))


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in parts(colour)[:3])]
    r, g, b = (min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear, strict=True)))) for row in EYES[eye])
    x, y, z = (
        f ** (1 / 3) if f > 0.008856 else 7.787 * f + 16 / 116
        for f in (
            (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
            0.2126 * r + 0.7152 * g + 0.0722 * b,
            (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
