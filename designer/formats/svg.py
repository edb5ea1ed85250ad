"""A picture as SVG: text stays text, names its font, and is told to those who cannot see; no script, nothing outside.

Where the font is not installed, each text is squeezed to the width it was measured for, so that nothing runs over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from designer.drawing.advances import knows
from designer.drawing.directions import is_rtl
from designer.drawing.display import (
    Box,
    Command,
    Ellipse,
    Group,
    Icon,
    Path,
    Picture,
    Shape,
    Text,
    is_dotted,
)
from designer.drawing.glyphs import SQUARE, STROKE, glyph
from designer.drawing.style import FAMILY
from designer.drawing.text import width
from designer.formats.values.xml_text import escaped, quoted

FALLBACKS = "'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',sans-serif"
_TEXT_STYLE = "font-kerning:none;font-variant-ligatures:none;font-feature-settings:'calt' 0"
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_LINKS = ("https://", "http://", "mailto:", "tel:", "#")


def svg(picture: Picture) -> str:
    """The text of an SVG file that shows the picture, the same for the same picture."""
    x, y, wide, high = (_number(each) for each in picture.bounds)
    names = sorted(set(_icons(picture.shapes)))
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' width="{wide}" height="{high}" viewBox="{x} {y} {wide} {high}" role="img"'
        f" xml:lang={_quoted(picture.language)} lang={_quoted(picture.language)}"
        f' font-family="{FAMILY},{FALLBACKS}" style="{_TEXT_STYLE}">\n'
    )
    parts = [head]
    if picture.title:
        parts.append(f"<title>{_escaped(picture.title)}</title>\n")
    if picture.description:
        parts.append(f"<desc>{_escaped(picture.description)}</desc>\n")
    if names:
        parts.append("<defs>\n")
        parts += [f'<path id="icon-{name}" d="{_path(glyph(name))}"/>\n' for name in names]
        parts.append("</defs>\n")
    if picture.ground:
        parts.append(f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"{_paint(picture.ground, "")}/>\n')
    parts += _shapes(picture.shapes)
    parts.append("</svg>\n")
    return "".join(parts)


def _shapes(shapes: tuple[Shape, ...]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Text):
            yield _text(shape)
        elif isinstance(shape, Box):
            size = f'x="{_number(shape.x)}" y="{_number(shape.y)}" width="{_number(shape.width)}"'
            size += f' height="{_number(shape.height)}"' + (f' rx="{_number(shape.radius)}"' if shape.radius else "")
            yield f"<rect {size}{_paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash)}/>\n"
        elif isinstance(shape, Path):
            line = _paint(shape.fill, shape.stroke, shape.stroke_width, shape.dash, joined=True)
            yield f'<path d="{_path(shape.commands)}"{line}/>\n'
        elif isinstance(shape, Ellipse):
            rx, ry = shape.width / 2, shape.height / 2
            place = f'cx="{_number(shape.x + rx)}" cy="{_number(shape.y + ry)}" rx="{_number(rx)}" ry="{_number(ry)}"'
            yield f"<ellipse {place}{_paint(shape.fill, shape.stroke, shape.stroke_width)}/>\n"
        elif isinstance(shape, Icon):
            yield _icon(shape)
        else:
            yield from _group(shape)


def _group(group: Group) -> Iterator[str]:
    link = group.link if group.link.startswith(_LINKS) else ""
    if link:
        yield f"<a xlink:href={_quoted(link)}>"
    moved = f"translate({_number(group.dx)} {_number(group.dy)})" if group.dx or group.dy else ""
    turned = f"rotate({_number(group.angle)})" if group.angle else ""
    transform = " ".join(part for part in (moved, turned) if part)
    attributes = f" id={_quoted(group.id)}" if group.id else ""
    attributes += f' transform="{transform}"' if transform else ""
    yield f"<g{attributes}>\n"
    if group.title:
        yield f"<title>{_escaped(group.title)}</title>\n"
    if group.description:
        yield f"<desc>{_escaped(group.description)}</desc>\n"
    yield from _shapes(group.shapes)
    yield "</g>\n"
    if link:
        yield "</a>\n"


_ANCHORS = {"start": "", "middle": ' text-anchor="middle"', "end": ' text-anchor="end"'}
_TURNED = {"start": "end", "middle": "middle", "end": "start"}


def _text(text: Text) -> str:
    words = _NO_XML.sub("", text.text)
    if not words:
        return ""
    # Of a text that runs from right to left, the start is its right edge.
    rtl = is_rtl(words)
    anchor = _ANCHORS[_TURNED[text.anchor] if rtl else text.anchor]
    parts = [f'<text x="{_number(text.x)}" y="{_number(text.baseline)}" font-size="{_number(text.px)}"']
    if text.weight != 400:
        parts.append(f' font-weight="{text.weight}"')
    parts.append(anchor)
    if rtl:
        parts.append(' direction="rtl"')
    if len(words) > 1 and knows(words):
        size = width(text.text, text.px, text.weight)
        parts.append(f' textLength="{_number(size)}" lengthAdjust="spacingAndGlyphs"')
    return "".join(parts) + f"{_paint(text.colour, '')}>{_escaped(words)}</text>\n"


def _icon(icon: Icon) -> str:
    scale = icon.size / SQUARE
    place = f"translate({_number(icon.x)} {_number(icon.y)}) scale({scale:.4f})"
    line = _paint("", icon.colour, STROKE, joined=True)
    return f'<use xlink:href="#icon-{icon.name}" transform="{place}"{line}/>\n'


def _paint(fill: str, stroke: str, line_width: float = 1.0, dash: tuple[float, ...] = (), joined: bool = False) -> str:
    parts = [_colour("fill", fill)]
    if stroke:
        parts.append(_colour("stroke", stroke))
        if line_width != 1:
            parts.append(f' stroke-width="{_number(line_width)}"')
        if dash:
            parts.append(f' stroke-dasharray="{" ".join(map(_number, dash))}"')
        if joined and (not dash or is_dotted(dash)):
            parts.append(' stroke-linecap="round" stroke-linejoin="round"')
    return "".join(parts)


def _colour(kind: str, colour: str) -> str:
    if not colour:
        return f' {kind}="none"'
    if len(colour) == 9:
        return f' {kind}="{colour[:7]}" {kind}-opacity="{_number(int(colour[7:], 16) / 255)}"'
    return f' {kind}="{colour}"'


def _path(commands: tuple[Command, ...]) -> str:
    return "".join(command[0] + " ".join(map(_number, command[1:])) for command in commands)


def _number(value: float) -> str:
    """The number with at most two decimals and nothing to spare."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"


def _icons(shapes: tuple[Shape, ...]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, Icon):
            yield shape.name
        elif isinstance(shape, Group):
            yield from _icons(shape.shapes)


def _escaped(text: str) -> str:
    return escaped(_NO_XML.sub("", text))


def _quoted(text: str) -> str:
    return quoted(_NO_XML.sub("", text))
