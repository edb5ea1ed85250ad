"""Reads the flow as one severity sees it: follows the choice and the document, and veils what does not apply."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from designer.analysis.applying import applying
from designer.app.session import Session
from designer.canvas.fading import Fading
from designer.canvas.flow_view import FlowView
from designer.panels.read_as import ALL, ReadAs

PAUSE = 60
"""Milliseconds without an edit before what applies is worked out anew."""


class Reading(QObject):
    """`bar`: the chips of the severities."""

    def __init__(self, session: Session, flow: FlowView) -> None:
        super().__init__(session)
        self._session = session
        self._fading = Fading(flow.scene)
        self.bar = ReadAs(session)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._veil)
        self.bar.chosen.connect(lambda _: self._veil())
        session.changed.connect(self._follow)

    def next(self) -> None:
        """Read as the next severity; as all of them after the last."""
        self.bar.choose_next()

    def all(self) -> None:
        """Show the whole flow."""
        self.bar.choose(ALL)

    @property
    def faded(self) -> tuple[frozenset[str], frozenset[str]]:
        """The steps and arrows that step back."""
        return self._fading.faded

    def _follow(self) -> None:
        if self.bar.severity != ALL:
            self._pause.start()

    def _veil(self) -> None:
        matrix, severity = self._session.matrix, self.bar.severity
        self._fading.read_as("" if severity == ALL else severity)
        if severity == ALL:
            self._fading.fade(frozenset(), frozenset())
            return
        steps, arrows = applying(matrix, severity)
        self._fading.fade(frozenset(matrix.steps) - steps, frozenset(matrix.transitions) - arrows)
