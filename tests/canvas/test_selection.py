"""An ordered set of ids that tells when it changes."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from designer.canvas.selection import Selection


def test_it_keeps_the_order_and_tells_only_changes(qapp: QApplication) -> None:
    selection = Selection()
    told: list[list[str]] = []
    selection.changed.connect(told.append)
    selection.set(["step:b", "step:a"])
    selection.set(["step:b", "step:a"])
    selection.add(["transition:x", "step:a"])
    selection.toggle("step:b")
    assert selection.ids == ["step:a", "transition:x"]
    assert told == [["step:b", "step:a"], ["step:b", "step:a", "transition:x"], ["step:a", "transition:x"]]
    assert selection.steps == ["step:a"]
    assert selection.arrows == ["transition:x"]
    assert selection.last == "transition:x"
    selection.keep(["step:a"])
    assert selection.ids == ["step:a"]
    selection.clear()
    assert selection.last is None
    assert len(selection) == 0
