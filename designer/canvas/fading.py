"""Shows a flow as it is read at one severity: what does not apply steps back behind a veil."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from designer.canvas.items.veil import CardVeil, LineVeil
from designer.canvas.scene import FlowScene
from designer.layout.chart import Outline
from designer.model.ids import Id


class Fading(QObject):
    """The veils of one scene. They follow what moves by themselves; what is veiled is said anew when it changes."""

    def __init__(self, scene: FlowScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._lines = LineVeil(1.2, scene.connectors, self._ground)
        self._cards = CardVeil(2.5, scene.steps, self._outline, self._ground)
        self._chips = CardVeil(3.5, scene.chips, lambda _: None, self._ground)
        for veil in (self._lines, self._cards, self._chips):
            scene.addItem(veil)
        scene.followed.connect(lambda _: self._lines.forget())
        scene.routed.connect(self._lines.forget)

    def fade(self, steps: frozenset[Id], arrows: frozenset[Id]) -> None:
        """Let these step back, and all else be as usual."""
        for veil, wanted in ((self._cards, steps), (self._lines, arrows), (self._chips, arrows)):
            if veil.veiled != wanted:
                veil.veiled = wanted
                veil.update()
        self._lines.forget()

    def read_as(self, severity: Id) -> None:
        """Show the times of this severity alone; "" shows those of all."""
        if self._scene.looks.severity != severity:
            self._scene.looks.severity = severity
            self._scene.steps.restyle()
            self._scene.chips.restyle()

    @property
    def faded(self) -> tuple[frozenset[Id], frozenset[Id]]:
        """The steps and the arrows that step back."""
        return self._cards.veiled, self._lines.veiled

    def _ground(self) -> QColor:
        return QColor(self._scene.looks.theme.canvas)

    def _outline(self, id: Id) -> Outline | None:
        card = self._scene.geometry.cards.get(id)
        return card.outline if card is not None else None
