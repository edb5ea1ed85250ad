"""Enters all editors into the table of `editor.py`; import this where forms are shown."""

from __future__ import annotations

from designer.panels.inspector import (
    channel_editors,
    choice_editors,
    reference_editors,
    span_editors,
    special_editors,
    structure_editors,
    text_editors,
    time_editors,
)
from designer.panels.inspector.editor import EDITORS, Editor, edits, make

MODULES = (
    channel_editors,
    choice_editors,
    reference_editors,
    span_editors,
    special_editors,
    structure_editors,
    text_editors,
    time_editors,
)

__all__ = ["EDITORS", "MODULES", "Editor", "edits", "make"]
