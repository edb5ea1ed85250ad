"""What an empty canvas says: how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from designer.canvas.stage import Stage
from designer.drawing.style import Theme

NO_LEVELS = "A matrix begins with its levels.\nAdd the first one with Insert › Level."
NO_STEPS = "Drag a step from the left onto a level,\nor double-click here."


class Hint(QLabel):
    """A few words in the middle, gone with the first step."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage, self._frame = stage, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        stage.changed.connect(lambda _: self.look())
        stage.view.camera.moved.connect(self.look)

    def set_theme(self, theme: Theme) -> None:
        self.setStyleSheet(f"color: {theme.muted}; font-size: 15px; background: transparent;")

    def look(self) -> None:
        """Appear where there is nothing else, in the middle of what is in sight."""
        matrix = self._stage.document.matrix
        self.setVisible(not matrix.steps)
        if not matrix.steps:
            self.setText(NO_STEPS if matrix.levels else NO_LEVELS)
            self.adjustSize()
            area = self._frame.rect()
            self.move(area.center() - self.rect().center())
