"""The small pop-up that asks what to add: a few kinds of steps, filtered by typing, chosen by Enter or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from designer.drawing.style import Theme
from designer.drawing.words import STEP_ICONS, STEP_WORDS
from designer.model.choices import StepKind
from designer.rendering.icons import icon

FIRST = (
    StepKind.ACTION,
    StepKind.DECISION,
    StepKind.WAIT,
    StepKind.INFORM,
    StepKind.VENDOR,
    StepKind.END,
    StepKind.ENTRY,
)
"""The kinds that are offered before anything is typed; the others appear when typed."""

OTHERS = (StepKind.HAND_OVER, StepKind.NOTE)


class QuickAdd(QFrame):
    """Esc or a click elsewhere closes it and nothing is added."""

    chosen = Signal(object)
    """The StepKind."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("quick_add")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText("Next step …")
        self._search.setAccessibleName("Kind of step to add")
        self._list = QListWidget(self)
        self._list.setAccessibleName("Kinds of steps")
        self._list.setIconSize(QSize(16, 16))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._search)
        layout.addWidget(self._list)
        self._search.textChanged.connect(self._filter)
        self._search.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self._theme: Theme | None = None
        self._without: frozenset[StepKind] = frozenset()
        self._taken = False

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(f"QFrame#quick_add {{ background: {theme.panel}; border: 1px solid {theme.line_strong}; }}")

    def ask(self, at: QPoint, without: frozenset[StepKind] = frozenset()) -> None:
        """Open at a point of the screen, leaving out some kinds."""
        self._without = without
        self._taken = False
        self._search.clear()
        self._filter("")
        self.resize(220, 60 + 30 * min(self._list.count(), 7))
        area = self.screen().availableGeometry()
        x = max(area.left(), min(at.x(), area.right() - self.width()))
        y = max(area.top(), min(at.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self._search.setFocus()

    @property
    def kinds(self) -> list[StepKind]:
        """What is offered now, in order."""
        return [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        self._list.clear()
        offered = FIRST if not wanted else FIRST + OTHERS
        starts = [kind for kind in offered if STEP_WORDS[kind].casefold().startswith(wanted)]
        holds = [kind for kind in offered if wanted in STEP_WORDS[kind].casefold() and kind not in starts]
        for kind in starts + holds:
            if kind in self._without:
                continue
            item = QListWidgetItem(STEP_WORDS[kind])
            item.setSizeHint(QSize(180, 28))
            item.setData(Qt.ItemDataRole.UserRole, kind)
            if self._theme is not None:
                ratio = self.devicePixelRatioF()
                item.setIcon(icon(STEP_ICONS[kind], self._theme.accent, ratio))
                item.setForeground(QColor(self._theme.text))
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        kind = StepKind(item.data(Qt.ItemDataRole.UserRole))
        self._taken = True
        self.close()
        self.chosen.emit(kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                count = max(self._list.count(), 1)
                self._list.setCurrentRow((self._list.currentRow() + step) % count)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return bool(super().eventFilter(watched, event))

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        if not self._taken:
            self.closed.emit()
