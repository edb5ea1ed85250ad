"""Tidying up: new places for all steps, worked out beside the window where the chart is large."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QObject, QRectF, QTimer, Signal

from designer.canvas import collecting
from designer.canvas.fitting import SMALLEST
from designer.canvas.reading import reading_order
from designer.canvas.stage import Stage
from designer.commands import arrange
from designer.drawing.chart import tidy
from designer.i18n import counted
from designer.model.geometry import around
from designer.model.ids import Id
from designer.model.matrix import Matrix
from designer.model.values import Position

_LOOK = 30
"""Milliseconds between looks at whether it is worked out."""

AT_ONCE = 80
"""Steps up to which nobody waits long enough to notice."""


class Tidying(QObject):
    """One tidying at a time. An answer for a matrix that is no longer the document's is dropped."""

    begun = Signal()
    ended = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._wanted: Matrix | None = None
        # The thread touches nothing of Qt: whether it is done is looked for from here.
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._on_look)
        self._work: _Work | None = None

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
            self._take(tidy(matrix, keep=True))
            return
        self._stage.tell(f"Tidying up {counted(len(matrix.steps), 'step')} … Esc stops it.")
        self._work = _Work(matrix)
        collecting.start(Thread(target=self._work.run, name="tidying", daemon=True))
        self._look.start()

    def cancel(self) -> bool:
        """Forget the tidying under way; False where there is none."""
        if self._wanted is None:
            return False
        self._end()
        self._stage.tell("Tidying up stopped.")
        return True

    def _end(self) -> Matrix | None:
        matrix, self._wanted, self._work = self._wanted, None, None
        self._look.stop()
        self.ended.emit()
        return matrix

    def _on_look(self) -> None:
        work = self._work
        if work is None or not work.is_done:
            return
        if work.fault is not None:
            self._end()
            raise RuntimeError("tidying up failed") from work.fault
        self._take(work.places)

    def _take(self, places: dict[Id, Position]) -> None:
        matrix = self._end()
        if matrix is not self._stage.document.matrix:
            self._stage.tell("The chart changed while it was being tidied up. Tidy up again.")
            return
        moved = {id: place for id, place in places.items() if matrix.steps[id].position != place}
        if not moved:
            self._stage.tell("The chart is tidy.")
            return
        self._stage.glide_next()
        self._stage.do("Tidy up", lambda edit: arrange.place(edit, moved))
        self._look_at_it()

    def _look_at_it(self) -> None:
        """Show the whole chart; of one that is too large for that, what is selected, else its beginning."""
        stage, camera = self._stage, self._stage.view.camera
        whole, seen = stage.bounds(), camera.visible
        if whole.width() <= seen.width() and whole.height() <= seen.height():
            camera.show(whole)
            return
        if camera.sight_of(whole, from_top=True).zoom >= SMALLEST:
            stage.fit()
            return
        rects = stage.scene.geometry.rects
        chosen = [rects[id] for id in stage.selection.steps if id in rects]
        first = reading_order(stage.document.matrix)[:1]
        wanted = around(chosen or [rects[id] for id in first])
        if wanted is not None:
            camera.show(QRectF(*wanted))


class _Work:
    """What the thread does; knows nothing of Qt."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.places: dict[Id, Position] = {}
        self.fault: Exception | None = None
        self.is_done = False

    def run(self) -> None:
        try:
            self.places = tidy(self._matrix, keep=True)
        except Exception as fault:  # noqa: BLE001 - raised again in the window's own thread
            self.fault = fault
        self.is_done = True
