"""Zooms what the middle of the window shows: the flow, or the pages of the sheet."""

from __future__ import annotations

from collections.abc import Callable

from designer.app.tabs import Tabs
from designer.canvas.flow_view import FlowView
from designer.panels.sheet_view import SheetView


class Zooming:
    """`tell` is given the zoom whenever it is another."""

    def __init__(self, tabs: Tabs, flow: FlowView, sheet: SheetView, tell: Callable[[float], None]) -> None:
        self._tabs, self._flow, self._sheet, self._tell = tabs, flow, sheet, tell
        flow.zoom_changed.connect(lambda zoom: self._heard("flow", zoom))
        sheet.zoomed.connect(lambda zoom: self._heard("sheet", zoom))
        tabs.chosen.connect(lambda _: self.say())

    def zoom_in(self) -> None:
        (self._sheet if self._on_sheet else self._flow).zoom_in()

    def zoom_out(self) -> None:
        (self._sheet if self._on_sheet else self._flow).zoom_out()

    def zoom_to(self, zoom: float) -> None:
        (self._sheet if self._on_sheet else self._flow).zoom_to(zoom)

    def fit(self) -> None:
        """The whole flow in the window, or a page as wide as there is room."""
        if self._on_sheet:
            self._sheet.zoom_to(0.0)
        else:
            self._flow.fit()

    def say(self) -> None:
        """Tell the zoom of what is shown."""
        self._tell(self._sheet.zoom if self._on_sheet else self._flow.zoom)

    @property
    def _on_sheet(self) -> bool:
        return self._tabs.shown == "sheet"

    def _heard(self, tab: str, zoom: float) -> None:
        if tab == self._tabs.shown:
            self._tell(zoom)
