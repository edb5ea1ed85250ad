"""A small picture of a chart."""

from __future__ import annotations

from PySide6.QtGui import QColor

from designer.drawing.chart import chart
from designer.drawing.display import Picture
from designer.drawing.picture import chart_shapes
from designer.panels.chart_preview import ChartPreview
from designer.panels.look import Look
from tests.panels.conftest import Shown
from tests.small import small


def colours(widget: ChartPreview) -> int:
    image = widget.grab().toImage()
    return len({QColor(image.pixel(x, y)).name() for x in range(0, image.width(), 3) for y in range(image.height())})


def test_it_paints_the_whole_chart_however_small_it_is(look: Look, shown: Shown) -> None:
    preview = ChartPreview(look)
    shown(preview, 400, 150)
    preview.wait("Drawing the chart …")
    before = colours(preview)
    matrix = small()
    drawn = chart(matrix)
    preview.show_picture(Picture(chart_shapes(matrix, drawn, look.theme), drawn.bounds))
    assert colours(preview) > before + 10
    preview.resize(180, 110)
    assert colours(preview) > 10
