"""What is done to the selected steps from the menus: lined up, spread, renamed, their arrows straightened."""

from __future__ import annotations

from typing import Literal

from designer.app.session import Session
from designer.canvas.flow_view import FlowView
from designer.commands import arrange, transitions
from designer.commands.arrange import Sizes
from designer.model.choices import LaneDirection
from designer.model.ids import Id, kind_of
from designer.panels import deleting


class Arrange:
    """Each deed is one undo step."""

    def __init__(self, session: Session, flow: FlowView) -> None:
        self._session = session
        self._flow = flow

    def line_up(self, edge: Literal["start", "middle", "end"]) -> None:
        steps = self._steps()
        with self._session.edit("Line up steps") as edit:
            arrange.line_up(edit, steps, self._sizes(steps), edge)

    def spread(self) -> None:
        steps = self._steps()
        with self._session.edit("Spread steps") as edit:
            arrange.spread(edit, steps, self._sizes(steps))

    def delete(self) -> None:
        """The selected steps and arrows, or the level that is selected by its head."""
        selected = self._session.selection
        if selected and all(kind_of(id) == "level" for id in selected):
            deleting.delete(self._session, selected)
        else:
            self._flow.delete_selection()

    def rename(self) -> None:
        """Type a new title where the step stands."""
        (step,) = self._steps()
        self._flow.begin_title_edit(step)

    def straighten(self) -> None:
        arrows = [id for id in self._session.selection if kind_of(id) == "transition"]
        with self._session.edit("Straighten arrows") as edit:
            transitions.straighten(edit, arrows)

    def _steps(self) -> list[Id]:
        return [id for id in self._session.selection if kind_of(id) == "step"]

    def _sizes(self, steps: list[Id]) -> Sizes:
        rects = self._flow.scene.geometry.rects
        upright = self._session.matrix.head.lanes is LaneDirection.COLUMNS
        return {id: _across_along(rects[id].width, rects[id].height, upright) for id in steps}


def _across_along(width: float, height: float, upright: bool) -> tuple[float, float]:
    """The size of a step across its lane and along it: lanes that are columns run downwards."""
    return (width, height) if upright else (height, width)
