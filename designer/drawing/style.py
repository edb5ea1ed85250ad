"""How everything looks: colours by theme, sizes, type, and the line styles of arrows.

Colours start from the tokens of the product's design; where a token would be too faint to read as text, a deeper one
stands beside it (`…_text`). Severity colours differ for colour-blind eyes too, and never stand without their mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from designer.drawing.colours import MARK_CONTRAST, TEXT_CONTRAST, ink_on, readable
from designer.model.choices import TransitionKind


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, by what they are for.

    `levels` and `severities` are for fills, stripes and marks: by the level's order, and by the severity's rank from 1.
    `people` are grounds of initials circles, on which `people_ink` is read.
    """

    name: str
    dark: bool
    window: str
    panel: str
    canvas: str
    card: str
    card_edge: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_ground: str
    accent_text: str
    error: str
    error_ground: str
    error_text: str
    warning: str
    warning_ground: str
    warning_text: str
    good: str
    good_text: str
    info: str
    connector: str
    note: str
    note_edge: str
    lane_tint: str
    levels: tuple[str, ...]
    severities: tuple[str, ...]
    people: tuple[str, ...]
    people_ink: str

    def level(self, order: int) -> str:
        """The colour of the level of this order; they come round again where there are more levels than colours."""
        return self.levels[order % len(self.levels)]

    def level_badge(self, order: int) -> tuple[str, str]:
        """Ground and ink of a level's code badge."""
        return _badge(self.level(order), self.dark)

    def severity(self, rank: int, own: str = "", ground: str = "") -> str:
        """The colour of a severity's mark on `ground` (the card, unless given): its own, or else that of its rank."""
        colour = own or self.severities[min(max(rank, 1), len(self.severities)) - 1]
        return readable(colour, ground or self.card, MARK_CONTRAST)

    def severity_text(self, rank: int, own: str = "", ground: str = "") -> str:
        """The severity's colour, deepened or lightened until text in it can be read on `ground`."""
        return readable(self.severity(rank, own, ground), ground or self.card, TEXT_CONTRAST)


@lru_cache(maxsize=64)
def _badge(colour: str, dark: bool) -> tuple[str, str]:
    if dark:
        return colour, ink_on(colour)
    return readable(colour, "#ffffff", TEXT_CONTRAST), "#ffffff"


_LIGHT_PEOPLE = ("#1f7d4e", "#2f6fed", "#96600f", "#7c4ae8", "#c2410c", "#0e7490", "#56627a", "#b0307c")
_DARK_PEOPLE = ("#2a9d63", "#2f6fed", "#b7791f", "#8b5cf6", "#c2410c", "#0e7490", "#64748b", "#c2408c")

LIGHT = Theme(
    name="light",
    dark=False,
    window="#f4f5f7",
    panel="#ffffff",
    canvas="#fafbfc",
    card="#ffffff",
    card_edge="#cfd4dc",
    line="#e2e5ea",
    line_strong="#cfd4dc",
    text="#1b2330",
    muted="#5f6a7e",
    faint="#98a2b3",
    accent="#2f6fed",
    accent_ground="#eaf1fe",
    accent_text="#215bd0",
    error="#c8372d",
    error_ground="#fdecea",
    error_text="#b42c23",
    warning="#b7791f",
    warning_ground="#fff5e0",
    warning_text="#8a5a0c",
    good="#2a9d63",
    good_text="#1d7a4b",
    info="#2f6fed",
    connector="#475467",
    note="#fff9e6",
    note_edge="#e3cf94",
    lane_tint="#f6f7f9",
    levels=("#64748b", "#2a9d63", "#2f6fed", "#b7791f", "#8b5cf6", "#c2408c", "#0e7490", "#9a3412"),
    severities=("#b42318", "#c4841d", "#2f6fed", "#0b6350", "#7d8797"),
    people=_LIGHT_PEOPLE,
    people_ink="#ffffff",
)

PAPER = Theme(
    **{field: getattr(LIGHT, field) for field in Theme.__dataclass_fields__}
    | {"name": "paper", "window": "#ffffff", "canvas": "#ffffff", "lane_tint": "#f8f9fa"}
)
"""What every export and print uses, whatever theme the screen has."""

DARK = Theme(
    name="dark",
    dark=True,
    window="#15181e",
    panel="#1c2027",
    canvas="#171a20",
    card="#232831",
    card_edge="#3a424f",
    line="#2b313b",
    line_strong="#3a424f",
    text="#e8ebf0",
    muted="#98a2b3",
    faint="#7d8797",
    accent="#6d9bff",
    accent_ground="#22304d",
    accent_text="#8ab0ff",
    error="#ff8a80",
    error_ground="#3b2322",
    error_text="#ff8a80",
    warning="#f0c060",
    warning_ground="#3a3020",
    warning_text="#f0c060",
    good="#4cc38a",
    good_text="#4cc38a",
    info="#6d9bff",
    connector="#aab4c3",
    note="#302c20",
    note_edge="#5e5434",
    lane_tint="#1a1e25",
    levels=("#94a3b8", "#4cc38a", "#6d9bff", "#e0a94a", "#b69cff", "#f08cc4", "#4fb8cc", "#ef9a6e"),
    severities=("#ff6b4a", "#ffd166", "#7fb0ff", "#7ee0b8", "#98a2b3"),
    people=tuple(readable(colour, "#ffffff") for colour in _DARK_PEOPLE),
    people_ink="#ffffff",
)

HIGH_CONTRAST = Theme(
    name="high_contrast",
    dark=True,
    window="#000000",
    panel="#000000",
    canvas="#000000",
    card="#000000",
    card_edge="#ffffff",
    line="#8f8f8f",
    line_strong="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    faint="#c8c8c8",
    accent="#ffe14d",
    accent_ground="#3a3400",
    accent_text="#ffe14d",
    error="#ff9b93",
    error_ground="#3d0d0a",
    error_text="#ff9b93",
    warning="#ffd166",
    warning_ground="#3a2c00",
    warning_text="#ffd166",
    good="#6ee7a8",
    good_text="#6ee7a8",
    info="#9cc2ff",
    connector="#ffffff",
    note="#1f1b00",
    note_edge="#ffe14d",
    lane_tint="#0d0d0d",
    levels=("#d5dbe5", "#6ee7a8", "#9cc2ff", "#ffc765", "#cdbbff", "#ffa8d6", "#7fe3f5", "#ffb48f"),
    severities=("#ff7a5c", "#ffe14d", "#7fb0ff", "#8ff0c8", "#b8c0cc"),
    people=("#ffffff",),
    people_ink="#000000",
)

THEMES: dict[str, Theme] = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST, PAPER)}

# Type, in pixels at 100 %. The family is shipped; sizes on a 4-pixel grid of spacing.
FAMILY = "Inter"
TEXT_PX = 13.0
SMALL_PX = 12.0
TINY_PX = 11.0
TITLE_PX = 20.0
GRID = 4.0
RADIUS = 8.0
EDGE = 1.0


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How an arrow of one kind is drawn. `dash` is in units of length; `head` is filled or open."""

    width: float
    dash: tuple[float, ...]
    filled_head: bool
    words: str


LINES: dict[TransitionKind, LineStyle] = {
    TransitionKind.FUNCTIONAL: LineStyle(1.5, (), True, "Functional: the work goes to more skill"),
    TransitionKind.HIERARCHICAL: LineStyle(1.5, (6.0, 4.0), False, "Hierarchical: managers are told or decide"),
    TransitionKind.RETURN: LineStyle(1.5, (0.3, 4.2), False, "Return: the work goes back"),
    TransitionKind.INFORM: LineStyle(1.25, (9.0, 4.0, 0.3, 4.0), False, "Inform: somebody is told"),
}
