"""Runs the checks on every new matrix, off the GUI thread; an answer for an older matrix is dropped."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer

from designer.app.background import Background, Job
from designer.app.session import Session
from designer.canvas.flow_view import FlowView
from designer.checks import run as checks
from designer.model.matrix import Matrix

PAUSE = 250
"""Milliseconds without an edit before the checks run."""


class Checking(QObject):
    """Findings go to the session, badges to the canvas."""

    def __init__(self, session: Session, background: Background, flow: FlowView) -> None:
        super().__init__(session)
        self._session = session
        self._background = background
        self._flow = flow
        self._at = -1
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._run)
        session.changed.connect(self._pause.start)
        session.replaced.connect(self._begin)

    def next(self) -> None:
        """Go to the next finding."""
        self._go(1)

    def previous(self) -> None:
        """Go to the finding before."""
        self._go(-1)

    def _begin(self) -> None:
        self._at = -1
        self._background.cancel("checks")
        if self._session.is_open:
            self._pause.start()

    def _run(self) -> None:
        matrix = self._session.matrix
        today = dt.datetime.now().astimezone().date()

        def work(job: Job) -> tuple[Matrix, checks.Answer]:
            return matrix, checks.examine(matrix, None, today, lambda: job.is_cancelled)

        self._background.run("checks", work, self._take, self._fail)

    def _take(self, answer: tuple[Matrix, checks.Answer]) -> None:
        matrix, (findings, accepted) = answer
        if matrix is not self._session.matrix:
            return  # newer edits have a run of their own coming
        self._session.take_findings(findings, accepted)
        self._flow.set_badges(checks.badges(matrix, findings))

    def _fail(self, problem: BaseException) -> None:
        self._session.failed.emit(problem)

    def _go(self, by: int) -> None:
        findings = self._session.findings
        if not findings:
            return
        self._at = (self._at + by) % len(findings) if self._at >= 0 else (0 if by > 0 else len(findings) - 1)
        there = [id for id in findings[self._at].ids if id in self._session.matrix]
        self._session.told.emit(findings[self._at].message, str(findings[self._at].grade))
        if there:
            self._session.show(there[0])
