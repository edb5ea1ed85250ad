"""Joins the call sheet to the window: what is remembered of it, slow work elsewhere, and who else hears of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from designer.app.background import Background
from designer.app.session import Session
from designer.app.settings import Settings
from designer.formats.contacts.printed_sheet import PrintedSheet, Wanted
from designer.formats.contacts.sheet_language import languages
from designer.formats.excel.contents import TOGETHER
from designer.panels.sheet_page import SheetPage, Work

WORDS = "Laying out the sheet"


class SheetTab(QObject):
    """`page`: the call sheet; `page.bar`: the choice of one. The choice is the one that an export begins with."""

    def __init__(self, session: Session, settings: Settings, background: Background) -> None:
        super().__init__(session)
        self._session, self._settings, self._background = session, settings, background
        self._writing = False
        self.page = SheetPage(session, self._elsewhere)
        self.page.bar.chosen.connect(self._remember)
        self.page.show_wanted(self._remembered())
        settings.listeners.append(self._setting_changed)
        session.replaced.connect(lambda: self.page.set_read_only(session.is_read_only))

    def _elsewhere(self, work: Work, done: Callable[[PrintedSheet | None], None]) -> None:
        failed = self._session.failed.emit
        job = self._background.run("call sheet", lambda job: work(lambda: not job.is_cancelled), done, failed, WORDS)
        # Only after what it hands over has been taken: it ends before that.
        job.ended.connect(lambda: QTimer.singleShot(0, self.page, lambda: self.page.give_up(work)))

    def _remembered(self) -> Wanted:
        kept = self._settings["sheets"]
        severity, language = str(kept.get("severity", "")), str(kept.get("language", ""))
        return Wanted(
            severity=severity if ":" in severity else "",
            customers=kept.get("audience") == "customer",
            paper="Letter" if self._settings["paper"] == "Letter" else "A4",
            language=language if language in languages() else "",
        )

    def _remember(self, wanted: Wanted) -> None:
        self._writing = True
        try:
            self._settings["sheets"] = self._settings["sheets"] | {
                "severity": wanted.severity or TOGETHER,
                "audience": "customer" if wanted.customers else "internal",
                "language": wanted.language,
            }
            self._settings["paper"] = wanted.paper
        finally:
            self._writing = False

    def _setting_changed(self, key: str) -> None:
        if key in ("sheets", "paper") and not self._writing:
            self.page.show_wanted(self._remembered())
