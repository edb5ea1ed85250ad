"""What is true at the moment, as words that actions ask for: "document", "undo", "two steps", "panel left" …"""

from __future__ import annotations

from designer.app.session import Session
from designer.app.settings import Settings
from designer.model.ids import kind_of
from designer.model.records import Transition


def facts(session: Session, settings: Settings, panels: frozenset[str]) -> frozenset[str]:
    """The facts; `panels` are those of the window: "panel left", "list findings"."""
    found = set(panels)
    found.add(f"theme {settings['theme']}")
    found.add(f"paper {settings['paper']}")
    if settings["reduced_motion"]:
        found.add("still")
    if not session.is_open:
        return frozenset(found)
    matrix = session.matrix
    found.add("document")
    if session.path is not None:
        found.add("file")
    if session.is_unsaved:
        found.add("unsaved")
    if session.document.undo_label is not None:
        found.add("undo")
    if session.document.redo_label is not None:
        found.add("redo")
    if matrix.levels:
        found.add("level")
    if len(matrix.severities) > 1:
        found.add("severities")
    if matrix.steps:
        found.add("steps")
    if session.findings:
        found.add("findings")
    return frozenset(found | _of_selection(session))


def _of_selection(session: Session) -> set[str]:
    found: set[str] = set()
    steps = [id for id in session.selection if kind_of(id) == "step"]
    arrows = [record for id in session.selection if isinstance(record := session.matrix.get(id), Transition)]
    selected = set(session.selection)
    if selected and any(not selected.isdisjoint(finding.ids) for finding in session.findings):
        found.add("found here")
    if steps or arrows or any(kind_of(id) == "level" for id in session.selection):
        found.add("selection")
    if steps:
        found.add("step")
    if sum(kind_of(id) == "contact" for id in session.selection) >= 2:
        found.add("two contacts")
    if len(steps) == 1:
        found.add("one step")
    if len(steps) >= 2:
        found.add("two steps")
    if len(steps) >= 3:
        found.add("three steps")
    if any(arrow.pinned for arrow in arrows):
        found.add("pinned")
    return found
