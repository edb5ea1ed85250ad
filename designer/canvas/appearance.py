"""How things look on the canvas: cards and chips as shapes, plain forms for farther away, the lines of arrows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtGui import QPainter

from designer.canvas.arrows import Arrows
from designer.canvas.geometry import Geometry
from designer.canvas.items.connectors import Stroke
from designer.canvas.items.pictures import Plain
from designer.checks.finding import Grade
from designer.commands.steps import USUAL_TITLES
from designer.drawing.card_shapes import Badge, shapes
from designer.drawing.cards import Card, plan
from designer.drawing.chips import Chip, chip_shapes, measured
from designer.drawing.colours import mixed
from designer.drawing.content import Seen, Timed
from designer.drawing.display import Shape
from designer.drawing.marks import mark_of
from designer.drawing.style import LIGHT, LINES, Theme
from designer.model.choices import StepKind, TransitionKind
from designer.model.ids import Id
from designer.model.records import Transition
from designer.rendering.painter import paint


class Appearance:
    """Theme and badges, applied to what the geometry holds."""

    def __init__(self, geometry: Geometry, arrows: Arrows) -> None:
        self._geometry = geometry
        self._arrows = arrows
        self.theme: Theme = LIGHT
        self.badges: Mapping[Id, Badge] = {}
        self.severity: Id = ""
        """The severity whose times alone are shown; "" for those of all."""

    def set_badges(self, badges: Mapping[Id, tuple[Grade, int]]) -> set[Id]:
        """Take other badges; the steps whose badge changed."""
        before, self.badges = self.badges, {id: Badge(grade, count) for id, (grade, count) in badges.items()}
        return {id for id in before.keys() | self.badges.keys() if before.get(id) != self.badges.get(id)}

    def paint_card(self, painter: QPainter, id: Id) -> None:
        """Paint a step's card with its corner at 0, 0."""
        card = self._read_card(self._geometry.cards[id])
        scale = painter.worldTransform().m11()
        paint(painter, shapes(card, self.theme.name, self.badges.get(id)), scale)

    def plain_card(self, id: Id) -> Plain:
        """A step from farther away."""
        theme, what = self.theme, self._geometry.cards[id].what
        level = theme.level(what.level)
        if what.kind is StepKind.NOTE:
            return Plain(theme.note, theme.note_edge, "", theme.note_edge, False, theme.note_edge)
        far = _faded(level, theme.canvas)
        if what.kind is StepKind.DECISION:
            return Plain(theme.card, theme.line_strong, "", theme.faint, True, far)
        if what.kind in (StepKind.ENTRY, StepKind.END):
            return Plain(theme.card, level, "", theme.faint, False, far)
        return Plain(theme.card, theme.card_edge, level, theme.faint, False, far)

    def stroke(self, arrow: Transition) -> Stroke:
        """The line of an arrow."""
        return _stroke(arrow.kind, self.theme.connector)

    def paint_chip(self, painter: QPainter, id: Id) -> None:
        """Paint an arrow's chip with its corner at 0, 0."""
        said = self._arrows.chip(id)
        if said is None:
            return
        shown = self.read_chip(said)
        scale = painter.worldTransform().m11()
        painter.save()
        painter.translate((said.size.width - shown.size.width) / 2, (said.size.height - shown.size.height) / 2)
        paint(painter, chip_shapes(shown, self.theme.name), scale)
        painter.restore()

    def read_chip(self, said: Chip) -> Chip:
        """A chip with the times of the severity that the flow is read as; it takes the middle of the usual place."""
        times = self._of_severity(said.says.times)
        return said if times == said.says.times else measured(said.says._replace(times=times))

    def _read_card(self, card: Card) -> Card:
        """The same of a card, where what is left of it has the same size."""
        times = self._of_severity(card.what.when)
        if times == card.what.when:
            return card
        what = card.what._replace(when=times)
        found = Card(what, plan(what))
        return found if found.size == card.size else card

    def _of_severity(self, times: tuple[Timed, ...]) -> tuple[Timed, ...]:
        severity = self._geometry.matrix.severities.get(self.severity)
        if severity is None:
            return times
        mark = mark_of(severity)
        return tuple(each for each in times if each.severity in (None, mark)) or times

    def plain_chip(self, id: Id) -> Plain:
        """A chip from farther away."""
        return Plain(self.theme.card, self.theme.line_strong)

    def ghost(self, kind: StepKind, level: int) -> Card:
        """The card that a new step of a kind would have."""
        what = Seen(kind, level, USUAL_TITLES[kind])
        return Card(what, plan(what))

    def ghost_shapes(self, card: Card) -> tuple[Shape, ...]:
        return shapes(card, self.theme.name)


@lru_cache(maxsize=64)
def _stroke(kind: TransitionKind, colour: str) -> Stroke:
    style = LINES[kind]
    return Stroke(colour, style.width, style.dash, style.filled_head)


@lru_cache(maxsize=64)
def _faded(colour: str, ground: str) -> str:
    return mixed(colour, ground, 0.35)
