"""Editors of dates, moments and opening hours."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
    QWidgetAction,
)

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
        self.box.textEdited.connect(lambda text: self._take(text))
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
        if not self.is_typed_in(self.box):
            kept = self.kept()
            self.box.holds = self._written() if kept is not None else None
            self.box.setText(kept.text if kept is not None else self._written())
            self._look()

    def flush(self) -> None:
        text = self.box.text()
        if self.mixed and not text.strip():
            self.forget()
            return
        try:
            value = self.read(text)
        except UserError:
            if text.strip():
                self._take(text)
            else:  # nothing was typed: what holds comes back
                self.forget()
                self.box.setText(self._written())
                self._look()
            return
        self.choose(value)

    def choose(self, value: Any) -> None:
        """Take a value, whatever was typed before."""
        self.forget()
        self.box.holds = None
        self.box.setModified(False)
        self.commit(value)
        self.box.setText(self.write(self.value))
        self._look()

    def _written(self) -> str:
        return "" if self.mixed else self.write(self.value)

    def _take(self, text: str) -> None:
        """Something is being typed: what is not understood is kept."""
        problem = self._look()
        if problem:
            self.keep(text, problem)
        else:
            self.forget()
        self.box.holds = self._written() if problem else None

    def _look(self) -> str:
        """Mark what is wrong or say what was understood; returns what is wrong."""
        problem, words = "", ""
        try:
            words = self.says(self.read(self.box.text())) if self.box.text().strip() else ""
        except UserError as error:
            problem = str(error)
        self.box.setProperty("state", "wrong" if problem else "")
        restyle(self.box)
        self.note(problem or words, "error" if problem else "field")
        return problem


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
        calendar.activated.connect(lambda day: (self.choose(day.toPython()), menu.close()))
        calendar.clicked.connect(lambda day: (self.choose(day.toPython()), menu.close()))
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
            box.textEdited.connect(lambda _, day=row + 1: self._take(day))
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
            if not self.is_typed_in(box):
                kept = self.kept(_key(day))
                box.holds = self._text(day) if kept is not None else None
                box.setText(kept.text if kept is not None else self._text(day))
                _mark(box, kept is not None)
        self._tell()

    def flush(self) -> None:
        """Take the days that are understood; the others keep the hours they had."""
        openings: list[Opening] = []
        for day, box in enumerate(self.boxes, 1):
            try:
                openings += moments.openings_of(day, box.text())
                box.setModified(False)
            except UserError:
                self._take(day)
                openings += [each for each in self.value if each.day == day]
        if tuple(sorted(openings, key=_order)) != tuple(sorted(self.value, key=_order)):
            self.commit(tuple(openings))

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        day = next((day for day in range(1, 8) if (_key(day),) == within), 1)
        self.boxes[day - 1].setFocus(Qt.FocusReason.OtherFocusReason)
        return self.boxes[day - 1]

    def _text(self, day: int) -> str:
        return moments.intervals_text([(each.start, each.end) for each in self.value if each.day == day])

    def _take(self, day: int) -> None:
        """Something is being typed for a day: what is not understood is kept."""
        box = self.boxes[day - 1]
        problem = ""
        try:
            moments.openings_of(day, box.text())
            self.forget(_key(day))
        except UserError as error:
            problem = str(error)
            self.keep(box.text(), problem, _key(day), called=f"{self.field.label}, {moments.DAY_NAMES[day - 1]}")
        box.holds = self._text(day) if problem else None
        _mark(box, bool(problem))
        self._tell()

    def _tell(self) -> None:
        """Name each day that is not understood."""
        wrong = [(day, kept) for day in range(1, 8) if (kept := self.kept(_key(day))) is not None]
        self.note("\n".join(f"{moments.DAY_NAMES[day - 1]}: {kept.problem}" for day, kept in wrong), "error")

    def _repeat_monday(self) -> None:
        for day, box in enumerate(self.boxes[1:5], 2):
            box.setText(self.boxes[0].text())
            self._take(day)
        self.flush()


def _key(day: int) -> str:
    """What a day (1 is Monday) is kept under."""
    return f"day {day}"


def _mark(box: LineBox, wrong: bool) -> None:
    box.setProperty("state", "wrong" if wrong else "")
    restyle(box)


def _order(opening: Opening) -> tuple[int, str]:
    return opening.day, opening.start
