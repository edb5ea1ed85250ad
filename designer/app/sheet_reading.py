"""Reads somebody's sheet for a dialog, in the background: its password, its letters, and what its columns mean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from designer.app.background import Background, Job
from designer.app.session import Session
from designer.app.settings import Settings
from designer.errors import UserError
from designer.formats.excel import reading
from designer.formats.excel.reading import PasswordNeeded
from designer.formats.merging import merge
from designer.formats.merging.merge import Outline
from designer.formats.merging.own_sheets import own_tables
from designer.formats.tables import remembered
from designer.formats.tables.spellings import Spelling, spellings
from designer.formats.tables.workbook import Workbook
from designer.formats.values.vocabulary import Vocabulary, shipped
from designer.model.matrix import Matrix
from designer.panels.import_fields import BY_YOU
from designer.panels.import_mapping import Read
from designer.panels.reading_dialog import ReadingDialog

LANE = "sheet"
"""Of the background: one sheet is read at a time."""
OUTLINE_LANE = "sheet outline"
REMEMBERED = 300
"""Headers whose meaning is remembered, and sets of headers."""
_BY_HAND = frozenset((BY_YOU, remembered.AS_LAST_TIME))
_PAUSE = 150
"""Milliseconds after a correction before it is worked out what the tables say now."""
_LOOKED_AT = 60_000
"""Bytes of a text file of which it is shown how they read in several encodings."""


class Stopped(Exception):
    """The user does not want the answer any more."""


class _Found(NamedTuple):
    workbook: Workbook
    read: Read
    own: bool


class SheetReading(QObject):
    """One file at a time, for the dialog that is told what comes of it.

    `settled`: nothing has to be asked about the columns. `broke`: something that is no fault of the file. `only_plain`:
    contacts are wanted, of a workbook without a password; nothing is asked about the flow.
    """

    settled = Signal()
    broke = Signal(object)

    def __init__(self, session: Session, settings: Settings, background: Background, only_plain: bool = False) -> None:
        super().__init__(session)
        self._only_plain = only_plain
        self._session, self._settings, self._background = session, settings, background
        self._dialog: ReadingDialog | None = None
        self.path = Path()
        self.workbook: Workbook | None = None
        self._password: str | None = None
        self._spellings: tuple[Spelling, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._outline)

    def vocabulary(self) -> Vocabulary:
        """The words that are shipped, and those that the user taught."""
        return shipped().taught(self._settings["columns"])

    def begin(self, path: Path, dialog: ReadingDialog) -> None:
        """Read a file and show it in a dialog."""
        self._settings["folder"] = str(path.absolute().parent)
        self.path, self._password, self._dialog = path, None, dialog
        self.workbook, self._spellings = None, ()
        dialog.wants_password.connect(self._with_password)
        dialog.wants_text_read_as.connect(self._read)
        dialog.mapping.changed.connect(self._pause.start)
        self._read()

    def end(self) -> None:
        """The dialog has gone."""
        self._pause.stop()
        self._background.cancel(LANE)
        self._background.cancel(OUTLINE_LANE)
        self._dialog = self.workbook = None

    def run(self, words: str, title: str, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        """Do some work on the sheet while the dialog shows how far it is; what goes wrong is told there."""
        if self._dialog is None:
            return
        dialog = self._dialog
        dialog.show_reading(-1.0, words, title)

        def arrived(answer: Any) -> None:
            if self._dialog is dialog:
                done(answer)

        job = self._background.run(LANE, work, arrived, self._failed)
        job.progressed.connect(lambda share, said: dialog.show_reading(share, said, title))

    def chosen_country(self) -> str:
        """The country of numbers without one as the dialog says it, to be remembered; "" for what most numbers say."""
        assert self._dialog is not None
        country = self._dialog.mapping.chosen_country()
        self._settings["country"] = self._session.country = country
        return country

    def remember(self) -> None:
        """Keep the words that the user taught, and what was corrected for the next sheet with the same headers."""
        assert self._dialog is not None
        page = self._dialog.mapping
        if page.lessons:
            known = {**self._settings["columns"], **page.lessons}
            self._settings["columns"] = dict(list(known.items())[-REMEMBERED:])
        kept = {}
        for each in page.result():
            key = remembered.key_of(each.table.headers)
            if key and not each.table.places and any(column.reason in _BY_HAND for column in each.mapping.columns):
                kept[key] = remembered.answers(each.mapping)
        if kept:
            before = {key: value for key, value in self._settings["layouts"].items() if key not in kept}
            self._settings["layouts"] = dict(list((before | kept).items())[-REMEMBERED:])

    def _read(self, encoding: str | None = None, delimiter: str | None = None) -> None:
        path, password, matrix, vocabulary = self.path, self._password, self._session.matrix, self.vocabulary()
        ways, plain, known = self._spellings, self._only_plain, self._settings["layouts"]

        def work(job: Job) -> _Found:
            Thread(target=merge.rehearse, name="rehearsal", daemon=True).start()
            workbook = reading.read(
                path,
                password=password,
                encoding=encoding,
                delimiter=delimiter,
                progress=lambda done, total: job.report(done / total if total else -1.0, f"{done:,} rows"),
                cancel=lambda: job.is_cancelled,
            )
            job.report(-1.0, "Finding out what the columns mean")
            own = bool(own_tables(workbook))
            mapped = merge.map_workbook(workbook, vocabulary=vocabulary, remembered=known)
            outline = None if plain else merge.outline(mapped)
            country = merge.guess_country(mapped, matrix) or ""
            found = ways or _ways(path, workbook)
            return _Found(workbook, Read(mapped, outline, _builds(matrix, outline), country, found), own)

        self.run("Opening the file", "", work, self._was_read)

    def _was_read(self, found: _Found) -> None:
        assert self._dialog is not None
        self.workbook, self._spellings = found.workbook, tuple(found.read.spellings)
        if found.own and not found.read.mapped:
            self._dialog.mapping.show_workbook(found.workbook, found.read, self._settings["country"])
            self.settled.emit()
        elif not found.read.mapped:
            self._dialog.show_problem("There is no table in it.", "Choose a sheet with a row for each contact.")
        else:
            self._dialog.show_mapping(found.workbook, found.read, self._settings["country"])

    def _failed(self, problem: BaseException) -> None:
        dialog = self._dialog
        if dialog is None or isinstance(problem, Stopped):
            return
        if isinstance(problem, PasswordNeeded) and self._only_plain:
            dialog.show_problem(problem.message, "Take the password off in your spreadsheet program, then update it.")
        elif isinstance(problem, PasswordNeeded):
            dialog.ask_password(problem.message)
        elif isinstance(problem, UserError):
            title = f"{self.path.name} cannot be updated" if self._only_plain else ""
            dialog.show_problem(problem.message, problem.hint, title)
        else:
            dialog.close()
            self.broke.emit(problem)

    def _with_password(self, password: str) -> None:
        self._password = password
        self._read()

    def _outline(self) -> None:
        """Work out anew what the tables, as corrected, say together."""
        if self._dialog is None or self._only_plain:
            return
        page, matrix = self._dialog.mapping, self._session.matrix
        mapped, unit = page.result(), page.flow.chosen_unit()

        def show(outline: Outline | None) -> None:
            if self._dialog is not None and self._dialog.mapping is page:
                page.show_outline(outline, _builds(matrix, outline))

        self._background.run(OUTLINE_LANE, lambda _: merge.outline(mapped, unit), show, self._failed)


def stopping(job: Job, words: str) -> Callable[[int, int], None]:
    """A checkpoint that tells how far a job is, in words with {done} and {total}, and stops it once it is cancelled."""

    def checkpoint(done: int, total: int) -> None:
        if job.is_cancelled:
            raise Stopped
        job.report(done / total if total else -1.0, words.format(done=f"{done:,}", total=f"{total:,}"))

    return checkpoint


def _builds(matrix: Matrix, outline: Outline | None) -> bool:
    """Whether the flow is taken too unless somebody chooses otherwise: what its times mean is asked here anyway."""
    return outline is not None and outline.sure and not matrix.transitions


def _ways(path: Path, workbook: Workbook) -> tuple[Spelling, ...]:
    """How a text file that does not say its encoding reads in the likeliest ones."""
    found = workbook.encoding
    if found is None or found.sure:
        return ()
    with path.open("rb") as file:
        return spellings(file.read(_LOOKED_AT), (found.name, *found.alternatives))
