"""Why PySide6 is pinned: releases in which calls that return nothing drop a reference to None end in an abort."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPainterPath


def test_calls_that_return_nothing_leave_none_alone() -> None:
    path = QPainterPath()
    before = sys.getrefcount(None)
    for number in range(1000):
        path.moveTo(number, number)
    # From Python 3.12 on None is immortal and its count says nothing; then there is no way to fall.
    assert sys.getrefcount(None) >= before - 100
