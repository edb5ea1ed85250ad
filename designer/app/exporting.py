"""Writes contact sheets and pictures, and prints; the slow parts in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from designer.app.background import Background, Job
from designer.app.choosing import choose_target, file_name, folder_of
from designer.app.print_preview import PrintPreview
from designer.app.session import Session
from designer.app.settings import Settings
from designer.app.window import Window
from designer.drawing.display import Picture
from designer.drawing.picture import picture
from designer.formats import svg
from designer.formats.contacts import not_carried
from designer.formats.contacts.contacts_csv import write as write_csv
from designer.formats.excel import contents, workbook
from designer.formats.keeping import saving
from designer.model.matrix import Matrix
from designer.panels.picture_dialog import PictureDialog, Wish
from designer.panels.sheet_dialog import SheetDialog
from designer.rendering.pdf import PAPERS, pdf_of
from designer.rendering.png import png_of

SHEETS = {"Workbook to print and to fill in": "*.xlsx", "Contacts as a text file": "*.csv"}
PICTURES = {"png": "PNG picture", "svg": "SVG drawing", "pdf": "PDF document"}
FILES_LANE = "export"
"""Of the background: what is to be a file is written to its end, whatever is exported next."""
_MOST_PIXELS = 8_000_000
"""Of the picture in a workbook."""


class Exporting(QObject):
    """What the Publish menu does."""

    def __init__(
        self, session: Session, window: Window, settings: Settings, background: Background, flush: Callable[[], None]
    ) -> None:
        super().__init__(session)
        self._session, self._window, self._settings = session, window, settings
        self._background, self._flush = background, flush
        self._wish = Wish("png", 2.0, settings["paper"] if settings["paper"] in PAPERS else "A4")
        self.dialog: PictureDialog | PrintPreview | SheetDialog | None = None

    def sheet(self) -> None:
        """Ask how the contact sheet is wanted, then where."""
        self._flush()
        dialog = SheetDialog(self._session.matrix, self._settings["sheets"], self._settings["paper"], self._window)
        dialog.wished.connect(lambda wish: self._sheet_wished(dialog, wish))
        self._open(dialog)

    def _sheet_wished(self, dialog: SheetDialog, wish: contents.Wish) -> None:
        self._settings["sheets"] = dialog.remembered()
        self._settings["paper"] = wish.paper
        kinds = SHEETS if wish.audience == "internal" else dict([next(iter(SHEETS.items()))])
        what = "call sheet" if wish.audience == "internal" else "call sheet for customers"
        self._choose("Export the contact sheet", what, kinds, lambda path: self.sheet_to(path, wish))

    def sheet_to(self, path: Path, wish: contents.Wish | None = None) -> None:
        """Write the contact sheet: a workbook as wished, or the contacts as CSV."""
        matrix = self._session.matrix
        wanted = wish or contents.Wish(paper=self._settings["paper"])
        if path.suffix.lower() == ".csv" and wanted.audience == "internal":
            self._write(path, lambda _: write_csv(matrix), not_carried.not_in_csv(matrix), grade="warning")
            return

        def with_picture(shown: Picture) -> None:
            area = max(1.0, shown.bounds.width * shown.bounds.height)
            drawn = png_of(shown, min(2.0, (_MOST_PIXELS / area) ** 0.5)) if matrix.steps else None
            lost = workbook.lost(matrix, wanted)
            grade = "warning" if workbook.cut(matrix) else "info"
            self._write(path, lambda _: workbook.write(matrix, drawn, wanted), lost, grade=grade)

        self._draw(workbook.shown(matrix, wanted), with_picture, f"Writing {path.name}", FILES_LANE)

    def picture(self) -> None:
        """Ask how, then where."""

        def show(shown: Picture) -> None:
            dialog = PictureDialog(self._session.look, shown, self._wish, self._window)
            dialog.wished.connect(lambda wish: self._picture_wished(shown, wish))
            self._open(dialog)

        self._draw(self._session.matrix, show, "Drawing the flow")

    def picture_to(self, path: Path, shown: Picture, wish: Wish) -> None:
        """Write a picture to a file."""
        if wish.format == "svg":
            self._write(path, lambda _: svg.svg(shown).encode(), [])
        elif wish.format == "pdf":
            data = pdf_of(shown, wish.paper)
            self._write(path, lambda _: data, [])
        else:
            pixels = png_of(shown, wish.scale)
            self._write(path, lambda _: pixels, [])

    def print(self) -> None:
        """Show the pages, then print them."""

        def show(shown: Picture) -> None:
            paper = self._settings["paper"] if self._settings["paper"] in PAPERS else "A4"
            self._open(PrintPreview(self._session.look, shown, paper, self._window))

        self._draw(self._session.matrix, show, "Drawing the flow")

    def _open(self, dialog: PictureDialog | PrintPreview | SheetDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picture_wished(self, shown: Picture, wish: Wish) -> None:
        self._wish = wish
        self._choose("Export the picture", "flow", {PICTURES[wish.format]: f"*.{wish.format}"},
                     lambda path: self.picture_to(path, shown, wish))  # fmt: skip

    def _draw(
        self, matrix: Matrix, then: Callable[[Picture], None], words: str, lane: str = "picture to look at"
    ) -> None:
        """Work out the picture elsewhere; painting it is for the thread of the window."""
        self._flush()
        failed = self._window.went_wrong.emit
        self._background.run(lane, lambda _: picture(matrix), then, failed, words, replacing=lane != FILES_LANE)

    def _write(self, path: Path, make: Callable[[Job], bytes], lost: list[str], grade: str = "info") -> None:
        """Write a file elsewhere and tell of it; `lost` is what it does not carry, as bad as `grade` says."""

        def work(job: Job) -> int:
            data = make(job)
            if not job.is_cancelled:
                saving.write(path, data)
            return len(data)

        def done(_: int) -> None:
            self._settings["folder"] = str(path.parent)
            buttons = (("Open", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))),)
            self._window.messages.tell(f"Wrote {path.name}.", _remark(lost), grade, buttons)

        failed, words = self._window.went_wrong.emit, f"Writing {path.name}"
        self._background.run(FILES_LANE, work, done, failed, words, replacing=False)

    def _choose(self, title: str, what: str, kinds: dict[str, str], then: Callable[[Path], None]) -> None:
        self._flush()
        ending = next(iter(kinds.values())).removeprefix("*.")
        start = folder_of(self._settings["folder"]) / f"{file_name(self._session.title)} {what}.{ending}"
        choose_target(self._window, title, start, kinds, then, ending)


def _remark(lost: list[str]) -> str:
    more = f"{len(lost) - 2} more such remark{'s' if len(lost) > 3 else ''}." if len(lost) > 2 else ""
    return " ".join((*lost[:2], *([more] if more else ())))
