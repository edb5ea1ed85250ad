"""Pictures of matrices for the start screen, drawn while nobody waits and kept for the next start."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from designer import paths
from designer.app.background import Background, Job
from designer.app.settings import Settings
from designer.app.thumbnail import thumbnail
from designer.drawing.display import Shape
from designer.drawing.style import Theme
from designer.errors import UserError
from designer.formats.keeping import native
from designer.formats.keeping.disk import is_there
from designer.panels import names
from designer.panels.look import Look
from designer.panels.start_page import PREVIEW, Offer, StartPage, name_of
from designer.rendering.painter import paint

LARGEST = 300
"""Steps; a larger chart is not drawn for a thumbnail."""
SHARP = 2
MOST_KEPT = 200


class _Drawn(NamedTuple):
    """What the background found out about a file: words for its card, and its shapes or its kept picture."""

    offer: Offer
    shapes: tuple[Shape, ...]
    kept: QImage | None
    store: Path


class Previews(QObject):
    """Fills the start page: the templates, the recent files, and a picture of each."""

    finished = Signal()

    def __init__(self, page: StartPage, look: Look, settings: Settings, background: Background) -> None:
        super().__init__(page)
        self._page, self._look, self._settings, self._background = page, look, settings, background
        self._left = 0
        look.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is there now."""
        recent = [Path(path) for path in self._settings["recent"]]
        recent = [path for path in recent if is_there(path)]
        templates = sorted(paths.resource("templates").glob(f"*{native.SUFFIX}"))
        self._page.offer_recent([Offer(str(path), name_of(str(path)), str(path.parent)) for path in recent])
        self._page.offer_templates([Offer(str(path), name_of(str(path)).replace("-", " ")) for path in templates])
        self._left = len(recent) + len(templates)
        theme = self._look.theme
        self._background.cancel("previews")  # their answers would count for those that are wanted now
        for path in [*templates, *recent]:
            self._background.run(
                "previews",
                partial(_drawn, path, theme, path in templates),
                self._show,
                self._skip,
                replacing=False,
            )

    def _show(self, drawn: _Drawn) -> None:
        self._page.tell(drawn.offer)
        image = drawn.kept
        if image is None and drawn.shapes:
            image = _painted(drawn.shapes)
            image.save(str(drawn.store))  # in vain where the cache cannot be written
        if image is not None:
            self._page.show_preview(drawn.offer.key, image)
        self._count()

    def _skip(self, problem: BaseException) -> None:
        if not isinstance(problem, UserError):
            raise problem
        self._count()  # a file that cannot be read keeps its plain card; opening it says why

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.finished.emit()


def _drawn(path: Path, theme: Theme, is_template: bool, job: Job) -> _Drawn:
    data = native.read_bytes(path)
    store = _store(data, theme)
    matrix = native.loads(data, path.name)
    about = f"{names.count(len(matrix.levels), 'level')}, {names.count(len(matrix.steps), 'step')}"
    offer = Offer(
        str(path), matrix.head.title or name_of(str(path)), about if is_template else f"{about} · {path.parent.name}"
    )
    if store.exists():
        kept = QImage(str(store))
        if not kept.isNull():
            kept.setDevicePixelRatio(SHARP)
            return _Drawn(offer, (), kept, store)
    if len(matrix.steps) > LARGEST or not matrix.steps or job.is_cancelled:
        return _Drawn(offer, (), None, store)
    return _Drawn(offer, thumbnail(matrix, PREVIEW.width(), PREVIEW.height(), theme), None, store)


def _painted(shapes: tuple[Shape, ...]) -> QImage:
    image = QImage(PREVIEW * SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(SHARP)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        paint(painter, shapes)
    finally:
        painter.end()
    return image


def _store(data: bytes, theme: Theme) -> Path:
    folder = paths.cache_dir() / "previews"
    folder.mkdir(exist_ok=True)
    old = sorted(folder.glob("*.png"), key=lambda each: each.stat().st_mtime)
    for each in old[:-MOST_KEPT]:
        each.unlink(missing_ok=True)
    digest = hashlib.sha256(data).hexdigest()[:20]
    return folder / f"{digest}-{theme.name}.png"
