"""The shipped font for Qt: loaded once, measured and drawn exactly as `drawing.text` says."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from designer.drawing.style import FAMILY
from designer.paths import resource

FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_OFF = ("calt", "liga", "clig")
"""Features that draw other letters than those measured; the pictures for browsers switch them off as well."""

_made: list[QGuiApplication] = []
"""The application made here: Qt forgets its fonts when it goes."""


def ensure_offscreen_application() -> QGuiApplication:
    """The application, made without a screen and kept where there is none yet: for verbs of the command line."""
    application = QGuiApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(["escalation-designer"])
        _made.append(application)
    assert isinstance(application, QGuiApplication)
    load()
    return application


@cache
def load() -> None:
    """Make the shipped font known to Qt. Needs an application; the first call counts."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            raise RuntimeError(f"Qt does not take the shipped font {name}")


@cache
def font(px: float, weight: int = 400) -> QFont:
    """The font of a text in the display list, whose sizes are whole pixels; share it, never change it."""
    load()
    made = QFont(FAMILY)
    made.setPixelSize(round(px))
    made.setWeight(QFont.Weight(weight))
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    for feature in _OFF:
        made.setFeature(QFont.Tag(feature), 0)
    return made
