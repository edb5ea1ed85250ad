"""Editors of spans, typed as people write them; what was understood stands beside."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from designer.errors import UserError
from designer.model import spans
from designer.model.choices import Clock, SpanUnit
from designer.model.ids import Id
from designer.model.values import SeveritySpan, Span
from designer.panels.inspector.arrow_times import TIMED
from designer.panels.inspector.editor import SEVERAL, Editor, edits
from designer.panels.inspector.text_editors import LineBox
from designer.panels.labels import label, restyle
from designer.panels.marks import mark_icon

_OF_CALENDAR = (SpanUnit.NEXT_DAY, SpanUnit.UNTIL_OPEN, SpanUnit.UNTIL_CLOSE)


class SpanBox(LineBox):
    """A line that holds a span; wrong while it is not understood."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("state", "")

    def read(self, was: Span | None) -> Span | None:
        """The span typed; None for nothing. Keeps the calendar that the span before it named. Raises UserError."""
        text = self.text().strip()
        if not text:
            return None
        if was is not None and text == was.text:
            return was
        return spans.parse(text, bare=SpanUnit.MINUTE, calendar=was.calendar if was is not None else None)

    def look_wrong(self, wrong: bool) -> None:
        self.setProperty("state", "wrong" if wrong else "")
        restyle(self)


def meaning(span: Span, typed: str = "") -> str:
    """What a span was understood as, where the words (`typed`, else its own) do not say just that."""
    understood = spans.describe(span)
    said = typed.strip() or span.text
    return "" if understood.casefold() == said.casefold() else f"Understood as {understood}"


@edits("span")
class SpanEditor(Editor):
    """One span; the calendar it counts in can be chosen where it needs one."""

    def build(self) -> None:
        self.box = SpanBox()
        self.box.setPlaceholderText(self.field.hint)
        self.box.setAccessibleName(self.field.label)
        self.box.textEdited.connect(lambda _: self._look())
        self.box.editingFinished.connect(self.flush)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        self._hours = QToolButton()
        self._hours.setIcon(self.desk.look.icon("calendar-clock", "muted"))
        self._hours.setToolTip("Choose whose working hours it counts in")
        self._hours.setAccessibleName("Working hours it counts in")
        self._hours.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._hours)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._hours.setMenu(self._menu)
        row.addWidget(self._hours)
        self.column.addLayout(row)
        self.setFocusProxy(self.box)

    def fill(self) -> None:
        self.box.setPlaceholderText(SEVERAL if self.mixed else self.field.says_empty(self.owner))
        if not self.is_typed_in(self.box):
            kept = self.kept()
            self.box.holds = self._written() if kept is not None else None
            self.box.setText(kept.text if kept is not None else self._written())
            self.box.look_wrong(kept is not None)
            if kept is not None:
                self.note(kept.problem, "error")
        self._tell()

    def flush(self) -> None:
        if self.mixed and not self.box.text().strip():
            self.forget()
            return
        span = self._look()
        if self.kept() is not None:
            return
        self.box.setModified(False)
        if span is not None and self.box.text() != span.text:
            self.box.setText(span.text)
        self.commit(span)
        self._tell()

    def _written(self) -> str:
        return "" if self.mixed or self.value is None else self.value.text

    def _look(self) -> Span | None:
        """Say what was understood, and return it; what was not is kept."""
        try:
            span = self.box.read(None if self.mixed else self.value)
        except UserError as problem:
            self.box.look_wrong(True)
            self.box.holds = self._written()
            self.note(str(problem), "error")
            self.keep(self.box.text(), str(problem))
            return None
        self.forget()
        self.box.holds = None
        self.box.look_wrong(False)
        self.note(meaning(span, self.box.text()) if span is not None else "")
        return span

    def _tell(self) -> None:
        span = None if self.mixed else self.value
        business = span is not None and (span.clock is Clock.BUSINESS or span.unit in _OF_CALENDAR)
        self._hours.setVisible(business)
        words = [meaning(span)] if span is not None else []
        if business and span.calendar:
            words.append(f"in the hours of {_calendar_name(self, span.calendar)}")
        if self.box.property("state") != "wrong":
            self.note(", ".join(part for part in words if part))

    def _fill_menu(self) -> None:
        self._menu.clear()
        usual = self._menu.addAction("The usual hours here")
        usual.triggered.connect(lambda: self._count_in(None))
        for calendar in sorted(self.desk.matrix.calendars.values(), key=lambda each: each.name.casefold()):
            action = self._menu.addAction(calendar.name)
            action.triggered.connect(lambda _=False, id=calendar.id: self._count_in(id))

    def _count_in(self, calendar: Id | None) -> None:
        if self.value is not None:
            self.commit(msgspec.structs.replace(self.value, calendar=calendar))
            self._tell()


def _calendar_name(editor: Editor, id: Id) -> str:
    calendar = editor.desk.matrix.calendars.get(id)
    return calendar.name if calendar is not None else "a calendar that is gone"


def _without_time(arrow: Any) -> str:
    return "No time yet" if getattr(arrow, "trigger", None) in TIMED else "At once"


@edits("spans")
class SeveritySpansEditor(Editor):
    """A span for each severity that needs its own; an empty one takes the span of all."""

    def build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.column.addLayout(self._grid)
        self.boxes: dict[Id, SpanBox] = {}
        self._rows: dict[Id, tuple[QLabel, QLabel]] = {}
        self._named: tuple[object, ...] = ()
        self._none = label("Add severities to give each its own time.", "muted", wraps=True)
        self.column.addWidget(self._none)

    def fill(self) -> None:
        severities = self.desk.matrix.severities
        if list(self.boxes) != list(severities):
            self._rebuild(list(severities))
        self._name_rows()
        self._none.setVisible(not severities)
        found = {} if self.mixed else {each.severity: each.span for each in self.value}
        usual = getattr(self.owner, "after", None)
        for id, box in self.boxes.items():
            box.setPlaceholderText(usual.text if usual is not None else _without_time(self.owner))
            if not self.is_typed_in(box):
                kept, written = self.kept(id), found[id].text if id in found else ""
                box.holds = written if kept is not None else None
                box.setText(kept.text if kept is not None else written)
                box.look_wrong(kept is not None)
        self._tell()

    def flush(self) -> None:
        for id, box in self.boxes.items():
            if box.isModified():
                self._finish(id)

    def _rebuild(self, ids: list[Id]) -> None:
        for box in self.boxes.values():
            box.blockSignals(True)  # it says that it was left when it goes, for a severity that may have gone
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        self.boxes, self._rows, self._named = {}, {}, ()
        for row, id in enumerate(ids):
            mark, words, box = QLabel(), label(role="muted"), SpanBox()
            box.setAccessibleName(f"{self.field.label}: {self.desk.matrix.severities[id].code}")
            box.textEdited.connect(lambda _, id=id: self._typed(id))
            box.editingFinished.connect(lambda id=id: self._finish(id))
            for at, widget in enumerate((mark, words, box)):
                self._grid.addWidget(widget, row, at)
                widget.show()  # at once: somebody may want the keyboard in it
            self.boxes[id], self._rows[id] = box, (mark, words)

    def _name_rows(self) -> None:
        """Say which severity each row is for, where that or the colours have changed."""
        severities, look = self.desk.matrix.severities, self.desk.look
        named = (look.theme, *severities.values())
        if named == self._named:
            return
        self._named = named
        for id, (mark, words) in self._rows.items():
            mark.setPixmap(mark_icon(severities[id], look).pixmap(12, 12))
            words.setText(severities[id].code or severities[id].name)
            words.setToolTip(severities[id].name)

    def _was(self, id: Id) -> Span | None:
        return next((each.span for each in self.value if each.severity == id), None)

    def go_to(self, within: tuple[str, ...] = ()) -> QWidget:
        box = self.boxes.get(within[0]) if within else next(iter(self.boxes.values()), None)
        if box is None:
            return super().go_to()
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        return box

    def _typed(self, id: Id) -> None:
        span = self._look(id)
        if self.kept(id) is None:
            self._tell(meaning(span, self.boxes[id].text()) if span is not None else "")

    def _look(self, id: Id) -> Span | None:
        """What was understood for a severity; what was not is kept."""
        box, was = self.boxes[id], self._was(id)
        try:
            span = box.read(was)
        except UserError as problem:
            box.look_wrong(True)
            box.holds = was.text if was is not None else ""
            self.keep(box.text(), str(problem), id, called=f"{self.field.label}: {self._code(id)}")
            self._tell()
            return None
        box.look_wrong(False)
        box.holds = None
        self.forget(id)
        return span

    def _finish(self, id: Id) -> None:
        box = self.boxes[id]
        span = self._look(id)
        if self.kept(id) is not None:
            return
        box.setModified(False)
        if span is not None and box.text() != span.text:
            box.setText(span.text)
        others = {each.severity: each for each in self.value if each.severity != id}
        if span is not None:
            others[id] = SeveritySpan(severity=id, span=span)
        self.commit(tuple(others[each] for each in self.desk.matrix.severities if each in others))
        self._tell()

    def _code(self, id: Id) -> str:
        severity = self.desk.matrix.severities[id]
        return severity.code or severity.name

    def _tell(self, words: str = "") -> None:
        """Name each severity whose time is not understood; `words` where there is none."""
        wrong = [(id, kept) for id in self.boxes if (kept := self.kept(id)) is not None]
        lines = "\n".join(f"{self._code(id)}: {kept.problem}" for id, kept in wrong)
        self.note(lines or words, "error" if wrong else "field")
