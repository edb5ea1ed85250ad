"""Pictures as SVG: sound XML, self-contained, said to those who cannot see it, whatever the texts hold."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from designer.drawing.display import Box, Ellipse, Group, Icon, Path, Picture, Text, polyline
from designer.drawing.picture import picture
from designer.formats.svg import svg
from designer.model.geometry import Point, Rect
from designer.model.matrix import Matrix
from designer.rendering.png import image
from tests.drawing.texts import SORTS
from tests.golden.sample import sample
from tests.matrices import matrices

SVG = "{http://www.w3.org/2000/svg}"


def of(*shapes: object, **fields: object) -> ElementTree.Element:
    return ElementTree.fromstring(svg(Picture(shapes, Rect(0, 0, 100, 50), **fields)).encode())  # type: ignore[arg-type]


def test_the_sample_is_told_and_self_contained() -> None:
    text = svg(picture(sample()))
    root = ElementTree.fromstring(text.encode())
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Complaints & outages"  # type: ignore[union-attr]
    assert "15 steps, 4 levels, 3 severities" in root.find(f"{SVG}desc").text  # type: ignore[union-attr, operator]
    assert "<script" not in text
    assert "http" not in text.replace("http://www.w3.org/", "")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = {element.get("{http://www.w3.org/1999/xlink}href") for element in root.iter(f"{SVG}use")}
    assert used <= {f"#{id}" for id in ids}
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert "Billing specialist" in words


def test_the_same_picture_gives_the_same_file() -> None:
    assert svg(picture(sample())) == svg(picture(sample()))


@pytest.mark.parametrize("text", [*SORTS, "<b>&amp;</b>", "]]>", "\"quotes\" 'too'", "\ud800", "\ufffe\x00\x0b"])
def test_any_text_is_sound_xml(text: str) -> None:
    root = of(Group((Text(0, 10, text, 13, "#000000"),), title=text, description=text), title=text, description=text)
    assert root.tag == f"{SVG}svg"


@given(st.text(), st.text())
def test_any_text_at_all_is_sound_xml(text: str, other: str) -> None:
    of(Group((Text(0, 10, text, 13, "#000000"),), title=other), title=other, language="en")


def test_text_keeps_its_letters_and_place() -> None:
    root = of(Text(3, 10, "a < b & c", 13, "#112233", 600, "middle"))
    (text,) = root.iter(f"{SVG}text")
    assert text.text == "a < b & c"
    assert (text.get("x"), text.get("y"), text.get("font-weight")) == ("3", "10", "600")
    assert text.get("text-anchor") == "middle"
    assert float(text.get("textLength", 0)) > 40


def test_text_from_right_to_left_starts_at_its_right_edge() -> None:
    (text,) = of(Text(3, 10, "דנה לוי", 13, "#112233")).iter(f"{SVG}text")
    assert (text.get("direction"), text.get("text-anchor")) == ("rtl", "end")
    assert text.get("textLength") is None, "its width is an estimate; nothing is squeezed to it"


def test_links_lead_to_the_web_and_to_mail_alone() -> None:
    def links(target: str) -> list[str | None]:
        root = of(Group((Box(0, 0, 1, 1),), link=target))
        return [each.get("{http://www.w3.org/1999/xlink}href") for each in root.iter(f"{SVG}a")]

    assert links("https://example.org/?a=1&b=2") == ["https://example.org/?a=1&b=2"]
    assert links("javascript:alert(1)") == []
    assert links("data:text/html,x") == []


def test_shapes_look_as_the_painter_draws_them(qapp: object) -> None:
    shapes = (
        Box(5.5, 5.5, 40, 30, 6, "#eaf1fe", "#2f6fed", 2),
        Ellipse(50, 5, 30, 20, "#c8372d80"),
        Path(polyline([Point(5, 45), Point(60, 45), Point(60, 30)], 4), "", "#1b2330", 1.5, (6, 4)),
        Group((Icon(0, 0, 16, "phone", "#1d7a4b"),), 80, 30, angle=-90.0),
    )
    shown = Picture(shapes, Rect(0, 0, 100, 50), "#ffffff")
    mine = image(shown, 2).convertToFormat(QImage.Format.Format_RGB32)
    theirs = QImage(mine.size(), QImage.Format.Format_RGB32)
    theirs.fill(QColor("white"))
    painter = QPainter(theirs)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg(shown).encode())).render(painter, QRectF(theirs.rect()))
    painter.end()
    far = sum(abs(a - b) > 48 for a, b in zip(bytes(mine.constBits()), bytes(theirs.constBits()), strict=True))
    assert far < 60


@given(matrices())
@settings(max_examples=40)
def test_any_matrix_gives_a_sound_file(matrix: Matrix) -> None:
    root = ElementTree.fromstring(svg(picture(matrix)).encode())
    assert root.find(f"{SVG}title") is not None


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (100.0, "100"), (-3.256, "-3.26")]
)
def test_numbers_have_nothing_to_spare(value: float, expected: str) -> None:
    (rect,) = of(Box(value, 0, 1, 1)).iter(f"{SVG}rect")
    assert rect.get("x") == expected
