"""What layout and routing take and give. Units are chart units (a unit is a pixel at 100 %).

Lanes stand side by side ("columns": across is x, along is y) or above one another ("rows": across is y, along is x).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from designer.model.geometry import Point, Rect, Size

Direction = Literal["columns", "rows"]
Outline = Literal["card", "diamond", "pill"]

LANE_HEADER = 52.0
"""Room along the lanes, at their head, that no step may take."""

LANE_PADDING = 64.0
"""Room across, between a lane's edge and its steps: half of the channel in which arrows change lanes."""

LANE_MINIMUM = 240.0
"""The least size of a lane across."""

CLEARANCE = 12.0
"""How near an arrow may come to a step that it does not belong to."""

STUB = 20.0
"""The least length of the first and of the last segment of an arrow with bends."""

SPACING = 12.0
"""The distance of parallel arrows."""


class Box(NamedTuple):
    """A step to place: `lane` counts from 0, `kind` is the step's kind (entry, action, decision, end …)."""

    id: str
    lane: int
    width: float
    height: float
    kind: str = "action"


@dataclass(frozen=True, slots=True)
class Pin:
    """A segment that a person fixed: level ones (even `index`) at y = `at`, upright ones (odd `index`) at x = `at`.

    An arrow's pins are passed in the order of their indices. Of the index only order and evenness count, so pins stay
    true whichever side the arrow leaves from and however many bends lie between; a route that leaves upright counts
    its first segment as 1. `at` is absolute here; who stores pins keeps `at` relative to the lane of the source step
    where it is measured across the lanes, so that a growing lane rewrites no arrow.
    """

    index: int
    at: float

    @property
    def upright(self) -> bool:
        return self.index % 2 == 1


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from box to box.

    `label` is the size of the chip that lies on it; `weight` says how much straightness matters (1 for what goes
    beside, more for the main flow); a `back` arrow runs against the flow and orders nothing.
    """

    id: str
    source: str
    target: str
    label: Size | None = None
    weight: int = 1
    back: bool = False
    pins: tuple[Pin, ...] = ()


class Lane(NamedTuple):
    """A level's strip, measured across the lanes."""

    start: float
    size: float

    @property
    def end(self) -> float:
        return self.start + self.size


class Arrangement(NamedTuple):
    """Places for steps: id -> (across from the lane's start to the near edge, along to the top edge, absolute)."""

    positions: dict[str, tuple[float, float]]
    lanes: tuple[Lane, ...]


class Placed(NamedTuple):
    """A box that stands somewhere: what arrows run between and around."""

    rect: Rect
    outline: Outline = "card"


class Route(NamedTuple):
    """The way of an arrow: axis-parallel `points` from border to border, and where its label lies (None without)."""

    id: str
    points: tuple[Point, ...]
    label: Rect | None = None


OUTLINES: Mapping[str, Outline] = {"decision": "diamond", "entry": "pill", "end": "pill"}
"""The outlines of the kinds of steps that are not cards."""


def outline_of(kind: str) -> Outline:
    """The outline of a step of this kind."""
    return OUTLINES.get(kind, "card")
