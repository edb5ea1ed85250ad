"""The zoom of what the middle shows, by menu and status bar."""

from __future__ import annotations

import pytest

from designer.app.workshop import Workshop


def test_each_page_has_a_zoom_of_its_own(opened: Workshop) -> None:
    opened.flow.set_reduced_motion(True)
    opened.run("zoom_100")
    assert (opened.flow.zoom, opened.status.zoom.text()) == (1.0, "100 %")
    opened.run("tab_sheet")
    fitted = opened.sheet.view.zoom
    assert opened.status.zoom.text() == f"{fitted:.0%}".replace("%", " %")
    opened.run("zoom_100")
    opened.run("zoom_in")
    assert opened.sheet.view.zoom == pytest.approx(1.25)
    assert opened.status.zoom.text() == "125 %"
    opened.run("zoom_out")
    opened.status.zoom_wanted.emit()
    assert opened.sheet.view.fits
    opened.run("tab_flow")
    assert (opened.flow.zoom, opened.status.zoom.text()) == (1.0, "100 %")
    opened.run("zoom_in")
    assert opened.flow.zoom > 1
    opened.run("zoom_out")
    opened.run("fit")
