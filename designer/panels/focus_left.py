"""Tells when the keyboard has left a widget and all within it, for good and not only for a list that pops up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

_WHILE_PRESSED = 50
"""Milliseconds between two looks at whether a mouse button is still down."""


class FocusLeft(QObject):
    """`left`: the keyboard was within the widget and is elsewhere in the program now.

    It is told once no mouse button is down any more, so that what is taken away then moves nothing from under a click.
    """

    left = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._within = False
        self._waits = False
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def _moved(self) -> None:
        # Not from the signal: it also names the widget that had the keyboard, which may be half destroyed already.
        if self._is_within():
            self._within = True
        elif self._within and not self._waits:
            self._waits = True
            QTimer.singleShot(0, self, self._tell)

    def _is_within(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and (now is self._widget or self._widget.isAncestorOf(now))

    def _tell(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_WHILE_PRESSED, self, self._tell)
            return
        self._waits = False
        if self._is_within() or QApplication.focusWidget() is None or QApplication.activePopupWidget() is not None:
            return  # it is back, or away for a moment only
        self._within = False
        self.left.emit()
