"""What the window says of the document all the time: its name, saved or not, findings, counts, zoom, work under way."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from designer.app.background import Job
from designer.app.session import Session
from designer.app.window import lay_corner
from designer.drawing.directions import set_apart
from designer.panels import names
from designer.panels.grades import GRADES, TOKENS, counted
from designer.panels.inspector.moments import day_words
from designer.panels.labels import Elided, label
from designer.panels.words import words

SAID_FOR = 6000
"""Milliseconds that a passing word stays in the status bar."""

SAME_DEED = 0.5
"""Seconds within which words and edits belong to one deed."""


class Status(QStatusBar):
    """The bar at the bottom. `findings_wanted`: somebody clicked on what the checks found."""

    findings_wanted = Signal()
    zoom_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setSizeGripEnabled(False)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(8, 0, 8, 0)
        line.setSpacing(4)
        self.grades: dict[str, QPushButton] = {}
        for grade in GRADES:
            button = QPushButton()
            button.setProperty("role", f"count {grade}")
            button.setIcon(session.look.icon(GRADES[grade], TOKENS[grade]))
            button.setToolTip("Show findings (F8)")
            button.clicked.connect(self.findings_wanted)
            line.addWidget(button)
            self.grades[grade] = button
        self.all_well = label("No errors, no warnings", "muted")
        line.addWidget(self.all_well)
        line.addSpacing(8)
        self.said = Elided()
        self.said.setProperty("role", "muted")
        line.addWidget(self.said, 1)
        self.work = WorkBar()
        line.addWidget(self.work)
        self.counts = label(role="muted")
        line.addWidget(self.counts)
        line.addSpacing(12)
        self.zoom = QPushButton("100 %")
        self.zoom.setProperty("role", "count")
        self.zoom.setToolTip("Fit all (Ctrl+9)")
        self.zoom.setAccessibleName("Zoom; click to fit all")
        self.zoom.clicked.connect(self.zoom_wanted)
        line.addWidget(self.zoom)
        self.addWidget(row, 1)
        self._quiet = QTimer(self, singleShot=True, interval=SAID_FOR)
        self._quiet.timeout.connect(lambda: self.said.set_whole(""))
        self._tells_tip = False
        self._said_at = time.monotonic()
        session.state_changed.connect(self.refresh)
        session.changed.connect(lambda _: self._overtaken())
        session.selected.connect(lambda _: self._overtaken())
        self.refresh()

    def _overtaken(self) -> None:
        """The next deed takes away what was said of the one before; its own words come before or after it."""
        if time.monotonic() - self._said_at > SAME_DEED:
            self.said.set_whole("")

    def say(self, text: str) -> None:
        """A passing word."""
        self.said.set_whole(set_apart(text))
        self._said_at = time.monotonic()
        self._tells_tip = False
        self._quiet.start()

    def tip(self, text: str) -> None:
        """What the menu entry under the pointer does; "" when it is left."""
        if text:
            self.say(text)
            self._tells_tip = True
        elif self._tells_tip:
            self.say("")

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(f"{round(zoom * 100)} %")

    def refresh(self) -> None:
        """Show the counts of the moment."""
        is_open = self._session.is_open
        found = [str(finding.grade) for finding in self._session.findings]
        for grade, button in self.grades.items():
            number = found.count(grade)
            button.setVisible(is_open and number > 0 and grade != "info")
            button.setText(counted(grade, number))
        serious = any(grade != "info" for grade in found)
        self.all_well.setVisible(is_open and self._session.is_checked and not serious)
        matrix = self._session.matrix
        parts = [names.count(len(matrix.steps), "step"), names.count(len(matrix.contacts), "contact")]
        self.counts.setText(" · ".join(parts) if is_open else "")
        self.zoom.setVisible(is_open)


class WorkBar(QWidget):
    """Progress of slow work, with a button that stops it where it can be stopped."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 12, 0)
        line.setSpacing(8)
        self.words = label(role="muted")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.stop = QPushButton("Cancel")
        self.stop.setProperty("role", "link")
        self.stop.clicked.connect(self._cancel)
        for widget in (self.words, self.bar, self.stop):
            line.addWidget(widget)
        self._job: Job | None = None
        self.hide()

    def follow(self, job: Job) -> None:
        """Show this work once it takes long."""
        job.slow.connect(lambda: self._show(job))
        job.progressed.connect(lambda share, text: self._progress(job, share, text))
        job.ended.connect(lambda: self._end(job))

    def _show(self, job: Job) -> None:
        self._job = job
        self.words.setText(f"{job.words} …")
        self.bar.setRange(0, 0)
        self.stop.setVisible(job.stoppable)
        self.setAccessibleName(job.words)
        self.show()

    def _progress(self, job: Job, share: float, text: str) -> None:
        if job is self._job:
            self.bar.setRange(0, 0 if share < 0 else 100)
            self.bar.setValue(round(max(share, 0) * 100))
            if text:
                self.words.setText(text)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.hide()


class Headline(QWidget):
    """The right corner of the menu bar: saved or not, version, when the next review is due."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 0)
        line.setSpacing(6)
        self._sign = QLabel()
        self._words = label(role="muted")
        line.addWidget(self._sign)
        line.addWidget(self._words)
        session.state_changed.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.look.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the state of the moment."""
        session = self._session
        self.setVisible(session.is_open)
        if not session.is_open:
            return
        head = session.matrix.head
        if session.is_read_only:
            state, icon, token = "Read only", "eye", "muted"
        elif session.path is None:
            state, icon, token = "Not saved yet", "pencil", "muted"
        elif session.is_unsaved:
            state, icon, token = "Edited", "pencil", "muted"
        else:
            state, icon, token = "Saved", "check", "good"
        parts = [state, f"version {head.version} {words(head.status).lower()}".strip()]
        if head.next_review is not None:
            parts.append(f"review due {head.next_review:%d %b %Y}".replace("due 0", "due "))
            today = head.next_review.today()
            self.setToolTip(f"Next review: {day_words(head.next_review, today)}")
        self._sign.setPixmap(session.look.pixmap(icon, token, 14, self.devicePixelRatioF()))
        if self._words.text() != " · ".join(parts):
            self._words.setText(" · ".join(parts))
            lay_corner(self)
