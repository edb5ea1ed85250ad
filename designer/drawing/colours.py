"""Colours as "#rrggbb" or "#rrggbbaa": how far apart two are to the eye, and mixing until one can be read."""

from __future__ import annotations

from functools import lru_cache

TEXT_CONTRAST = 4.5
"""The least contrast of text with what it stands on (WCAG 2, level AA)."""

MARK_CONTRAST = 3.0
"""The least contrast of marks, lines and icons that carry meaning."""


def parts(colour: str) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity, each 0 to 255. Raises ValueError for anything else than #rrggbb[aa]."""
    if len(colour) not in (7, 9) or colour[0] != "#":
        raise ValueError(f"{colour!r} is no colour of the form #rrggbb or #rrggbbaa")
    opacity = int(colour[7:9], 16) if len(colour) == 9 else 255
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16), opacity


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 (black) to 1 (white); its opacity does not count."""
    red, green, blue = (_linear(part / 255) for part in parts(colour)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


@lru_cache(maxsize=512)
def contrast(one: str, other: str) -> float:
    """The contrast of two opaque colours, 1 (none) to 21 (black on white)."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of the other colour in it, opaque."""
    pairs = zip(parts(colour)[:3], parts(other)[:3], strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


@lru_cache(maxsize=512)
def readable(colour: str, ground: str, least: float = TEXT_CONTRAST) -> str:
    """The colour itself where it stands out from the ground enough; else the nearest mix with black or white."""
    if contrast(colour, ground) >= least:
        return colour
    ink = "#000000" if contrast("#000000", ground) > contrast("#ffffff", ground) else "#ffffff"
    return next(
        (new for step in range(1, 20) if contrast(new := mixed(colour, ink, step / 20), ground) >= least),
        ink,
    )


def ink_on(ground: str, dark: str = "#15181e", light: str = "#ffffff") -> str:
    """Which of the two inks reads better on the ground; the light one where both will do."""
    return light if contrast(light, ground) >= TEXT_CONTRAST else max((dark, light), key=lambda i: contrast(i, ground))
