"""A desk with a small matrix on it, dressed as the program is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from designer.canvas import mime
from designer.drawing.style import LIGHT
from designer.model.document import Document
from designer.model.matrix import Matrix
from designer.panels.desk import Desk
from designer.panels.look import Look
from tests.matrices import full_matrix
from tests.small import small

Shown = Callable[..., QWidget]


@pytest.fixture
def look(qapp: object) -> Look:
    return Look(LIGHT)


@pytest.fixture
def desk(look: Look) -> Desk:
    """The small matrix."""
    return made(look, small())


@pytest.fixture
def full_desk(look: Look) -> Desk:
    """A matrix in which every field of every kind is set."""
    return made(look, full_matrix(tricky=False))


@pytest.fixture
def empty_desk(look: Look) -> Desk:
    return made(look, Matrix())


def made(look: Look, matrix: Matrix) -> Desk:
    desk = Desk(look, mime.CONTACT, mime.STEP_KIND)
    desk.lay(Document(matrix))
    return desk


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows a widget as the active window, and keeps it until the end of the test."""
    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 320, height: int = 720) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitExposed(widget)
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show
