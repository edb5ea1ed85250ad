"""Tidying up: new places for all steps, worked out beside the window where the chart is large."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, Signal

from designer.canvas.stage import Stage
from designer.commands import arrange
from designer.drawing.chart import tidy
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.values import Position

AT_ONCE = 80
"""Steps up to which nobody waits long enough to notice."""


class Tidying(QObject):
    """One tidying at a time. An answer for a matrix that is no longer the document's is dropped."""

    worked_out = Signal(object, object, str)
    begun = Signal()
    ended = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._wanted: Matrix | None = None
        self.worked_out.connect(self._take)

    @property
    def is_busy(self) -> bool:
        return self._wanted is not None

    def start(self) -> None:
        """Tidy up the whole chart, from where the steps stand."""
        matrix = self._stage.document.matrix
        if not matrix.steps:
            self._stage.tell("There is nothing to tidy up yet.")
            return
        if self._wanted is not None:
            return
        self._wanted = matrix
        self.begun.emit()
        if len(matrix.steps) <= AT_ONCE:
            self._take(matrix, tidy(matrix, keep=True), "")
            return
        self._stage.tell(f"Tidying up {len(matrix.steps)} steps … Esc stops it.")
        Thread(target=self._work, args=(matrix,), daemon=True).start()

    def cancel(self) -> bool:
        """Forget the tidying under way; False where there is none."""
        if self._wanted is None:
            return False
        self._wanted = None
        self.ended.emit()
        self._stage.tell("Tidying up stopped.")
        return True

    def _work(self, matrix: Matrix) -> None:
        try:
            places, fault = tidy(matrix, keep=True), ""
        except Exception as error:  # noqa: BLE001 - raised again in the window's own thread
            places, fault = {}, f"{type(error).__name__}: {error}"
        self.worked_out.emit(matrix, places, fault)

    def _take(self, matrix: Matrix, places: dict[Id, Position], fault: str) -> None:
        if self._wanted is not matrix:
            return
        self._wanted = None
        self.ended.emit()
        if fault:
            raise RuntimeError(f"tidying up failed: {fault}")
        if matrix is not self._stage.document.matrix:
            self._stage.tell("The chart changed while it was being tidied up. Tidy up again.")
            return
        moved = {id: place for id, place in places.items() if matrix.steps[id].position != place}
        if not moved:
            self._stage.tell("The chart is tidy.")
            return
        self._stage.glide_next()
        self._stage.do("Tidy up", lambda edit: arrange.place(edit, moved))
