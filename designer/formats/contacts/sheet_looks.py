"""How the cells of sheets look, said once for workbooks and for the screen: colours, sizes, edges."""

from __future__ import annotations

from typing import NamedTuple

from designer.drawing.colours import mixed
from designer.drawing.directions import is_rtl
from designer.drawing.style import PAPER


class Look(NamedTuple):
    """The look of a cell: sizes in points, colours as "#rrggbb" ("" for none)."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    ink: str = "#101828"
    ground: str = ""
    edge: str = ""
    below: str = ""
    across: str = "general"
    upright: str = "center"
    wrap: bool = True
    indent: int = 0
    right_to_left: bool = False
    underlined: bool = False
    left_to_right: bool = False
    """For numbers and addresses, whatever runs from right to left around them."""


BAR = "#1f2a44"
EDGE = "#d0d5dd"
HEADER = Look(size=10, bold=True, ink="#344054", ground="#eaecf0", below="#98a2b3", across="left", indent=1)
PLAIN = Look(edge=EDGE, upright="top")
HIDDEN = Look(size=8, ink="#667085", wrap=False)
"""Of columns that nobody sees."""


def title_look(size: float, text: str, mirrored: bool) -> Look:
    """The look of a title in the bar; `mirrored`: the sheet runs from right to left, and so begins on the right."""
    rtl = is_rtl(text)
    across = "right" if rtl and mirrored else "left"
    return Look(size, bold=True, ink="#ffffff", ground=BAR, across=across, indent=1, right_to_left=rtl)


def tint(order: int) -> tuple[str, str, str]:
    """Ground and ink of a level's band, and the light ground of its rows, by the level's order.

    The bands are dark enough for white letters in any colour, so they stay apart from the rows in greys too.
    """
    ground, ink = PAPER.level_badge(order)
    return ground, ink, mixed(ground, "#ffffff", 0.9)
