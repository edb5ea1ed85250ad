"""What is dragged out of a panel arrives in another."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from designer.canvas import mime
from designer.panels.dragging import data_of, ids_in


def test_ids_arrive_each_once_and_others_get_the_names() -> None:
    data = data_of(mime.CONTACT, [("contact:a", "Ada"), ("team:b", "Night desk"), ("contact:a", "Ada")])
    assert ids_in(data, mime.CONTACT) == mime.contacts_of(data) == ["contact:a", "team:b"]
    assert data.text() == "Ada\nNight desk"


def test_anything_else_holds_nobody() -> None:
    data = QMimeData()
    data.setText("contact:a")
    assert ids_in(data, mime.CONTACT) == []
