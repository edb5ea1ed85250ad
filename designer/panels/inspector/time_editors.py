"""Editors of dates, moments and opening hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint
from PySide6.QtWidgets import QCalendarWidget, QGridLayout, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidgetAction

from designer.errors import UserError
from designer.model.values import Opening
from designer.panels.inspector import moments
from designer.panels.inspector.editor import SEVERAL, Editor, edits
from designer.panels.inspector.text_editors import LineBox
from designer.panels.labels import label, restyle


class TypedEditor(Editor):
    """A line whose text means something: `read` finds it (UserError where not), `write` says it again."""

    def build(self) -> None:
        self.box = LineBox()
        self.box.setPlaceholderText(self.field.hint or self.example)
        self.box.setAccessibleName(self.field.label)
        self.box.textEdited.connect(self._look)
        self.box.editingFinished.connect(self.flush)
        self.row = QHBoxLayout()
        self.row.setSpacing(4)
        self.row.addWidget(self.box, 1)
        self.column.addLayout(self.row)
        self.setFocusProxy(self.box)

    example = ""

    def read(self, text: str) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        raise NotImplementedError

    def says(self, value: Any) -> str:
        """What was understood; "" where the text says it."""
        return ""

    def fill(self) -> None:
        self.box.setPlaceholderText(SEVERAL if self.mixed else self.field.hint or self.example)
        if not self.box.hasFocus() or not self.box.isModified():
            self.box.setText("" if self.mixed else self.write(self.value))
            self._look()

    def flush(self) -> None:
        if self.mixed and not self.box.text().strip():
            return
        try:
            value = self.read(self.box.text())
        except UserError:
            return
        self.box.setModified(False)
        self.commit(value)
        self.box.setText(self.write(self.value))

    def _look(self) -> None:
        problem, words = "", ""
        try:
            words = self.says(self.read(self.box.text())) if self.box.text().strip() else ""
        except UserError as error:
            problem = str(error)
        self.box.setProperty("state", "wrong" if problem else "")
        restyle(self.box)
        self.note(problem or words, "error" if problem else "field")


@edits("date")
class DateEditor(TypedEditor):
    """A date or none, typed or picked from a calendar."""

    example = "2027-01-14"

    def build(self) -> None:
        super().build()
        pick = QToolButton()
        pick.setIcon(self.desk.look.icon("calendar-days", "muted"))
        pick.setToolTip("Pick from a calendar")
        pick.setAccessibleName(f"Pick {self.field.label} from a calendar")
        pick.clicked.connect(lambda: self._pick(pick))
        self.row.addWidget(pick)

    def read(self, text: str) -> dt.date | None:
        if not text.strip():
            if isinstance(self.value, dt.date) and self.field.editor == "date" and self._must_be():
                raise UserError("A date is missing.", "Write it like 2027-01-14.")
            return None
        return moments.date_of(text)

    def write(self, value: dt.date | None) -> str:
        return value.isoformat() if value is not None else ""

    def says(self, value: dt.date | None) -> str:
        return moments.day_words(value, dt.datetime.now(dt.UTC).date()) if value is not None else ""

    def _must_be(self) -> bool:
        """A holiday has a date; the dates of records may be left out."""
        return not hasattr(self.owner, "id")

    def _pick(self, button: QToolButton) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if isinstance(self.value, dt.date):
            calendar.setSelectedDate(QDate(self.value.year, self.value.month, self.value.day))
        calendar.activated.connect(lambda day: (self.commit(day.toPython()), menu.close()))
        calendar.clicked.connect(lambda day: (self.commit(day.toPython()), menu.close()))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        calendar.setFocus()


@edits("instant", "optional instant")
class InstantEditor(TypedEditor):
    """A moment of the matrix's time zone; kept with its offset."""

    example = "2027-01-14 08:00"

    def read(self, text: str) -> dt.datetime | None:
        if not text.strip():
            if self.field.editor == "optional instant":
                return None
            raise UserError("A date and time are missing.", f"Write them like {self.example}.")
        found = moments.in_zone(moments.moment_of(text), self._zone)
        # The same minute keeps its seconds and offset: leaving a field is no edit.
        if isinstance(self.value, dt.datetime) and self.write(self.value) == self.write(found):
            return self.value
        return found

    def write(self, value: dt.datetime | None) -> str:
        return f"{value.astimezone(moments.zone_of(self._zone)):%Y-%m-%d %H:%M}" if value is not None else ""

    def says(self, value: dt.datetime | None) -> str:
        return f"{moments.DAY_NAMES[value.weekday()]}, in {self._zone}" if value is not None else ""

    @property
    def _zone(self) -> str:
        return self.desk.matrix.head.time_zone


@edits("local instant")
class LocalInstantEditor(TypedEditor):
    """A moment on the local clock of the record's own zone, or none."""

    example = "2027-01-04 09:00"

    def read(self, text: str) -> dt.datetime | None:
        return moments.moment_of(text) if text.strip() else None

    def write(self, value: dt.datetime | None) -> str:
        return f"{value:%Y-%m-%d %H:%M}" if value is not None else ""

    def says(self, value: dt.datetime | None) -> str:
        return moments.DAY_NAMES[value.weekday()] if value is not None else ""


@edits("intervals")
class IntervalsEditor(TypedEditor):
    """The opening hours of one day."""

    def read(self, text: str) -> Any:
        return moments.hours_of(text)

    def write(self, value: Any) -> str:
        return moments.intervals_text([(each.start, each.end) for each in value])


@edits("week")
class WeekEditor(Editor):
    """The opening hours of a week, a line a day."""

    def build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.boxes: list[LineBox] = []
        for row, day in enumerate(moments.DAYS):
            grid.addWidget(label(day, "muted"), row, 0)
            box = LineBox()
            box.setPlaceholderText("Closed")
            box.setAccessibleName(f"{self.field.label} on {moments.DAY_NAMES[row]}")
            box.textEdited.connect(self._look)
            box.editingFinished.connect(self.flush)
            grid.addWidget(box, row, 1)
            self.boxes.append(box)
        self.column.addLayout(grid)
        same = QPushButton("Monday's hours until Friday")
        same.setProperty("role", "link")
        same.clicked.connect(self._repeat_monday)
        self.column.addWidget(same)
        self.setFocusProxy(self.boxes[0])

    def fill(self) -> None:
        for day, box in enumerate(self.boxes, 1):
            if not box.hasFocus() or not box.isModified():
                box.setText(self._text(day))
                box.setProperty("state", "")
                restyle(box)
        self.note("")

    def flush(self) -> None:
        try:
            openings = self._read()
        except UserError:
            return
        if tuple(sorted(openings, key=_order)) != tuple(sorted(self.value, key=_order)):
            self.commit(openings)

    def _text(self, day: int) -> str:
        return moments.intervals_text([(each.start, each.end) for each in self.value if each.day == day])

    def _read(self) -> tuple[Opening, ...]:
        found: list[Opening] = []
        for day, box in enumerate(self.boxes, 1):
            found += moments.openings_of(day, box.text())
        return tuple(found)

    def _look(self) -> None:
        problem = ""
        for day, box in enumerate(self.boxes, 1):
            try:
                moments.openings_of(day, box.text())
                wrong = False
            except UserError as error:
                problem, wrong = str(error), True
            box.setProperty("state", "wrong" if wrong else "")
            restyle(box)
        self.note(problem, "error")

    def _repeat_monday(self) -> None:
        for box in self.boxes[1:5]:
            box.setText(self.boxes[0].text())
        self.flush()


def _order(opening: Opening) -> tuple[int, str]:
    return opening.day, opening.start
