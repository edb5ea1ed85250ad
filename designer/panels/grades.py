"""Grades of findings: their icons, colours and words."""

from __future__ import annotations

from designer import i18n

GRADES = {"error": "circle-alert", "warning": "triangle-alert", "info": "info"}
"""The icon of each grade of finding, the worst first."""

TOKENS = {"error": "error_text", "warning": "warning_text", "info": "accent_text"}
"""The colour of the look for each grade."""

_WORDS = {"error": "error", "warning": "warning", "info": "remark"}


def counted(grade: str, number: int) -> str:
    """So many findings of a grade: "1 error", "2 warnings"."""
    return i18n.counted(number, _WORDS[grade])
