"""Contacts, teams and rotas dragged out of one panel and into another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from designer.model.ids import Id


def data_of(kind: str, people: Iterable[tuple[Id, str]]) -> QMimeData:
    """What is dragged: ids, one a line, as data of this kind (`Desk.contact_mime`); the names as text for others."""
    ids_and_names = dict(people)
    data = QMimeData()
    data.setData(kind, "\n".join(ids_and_names).encode())
    data.setText("\n".join(ids_and_names.values()))
    return data


def ids_in(data: QMimeData, kind: str) -> list[Id]:
    """The ids that are dragged in; none where it is something else."""
    return bytes(data.data(kind).data()).decode("utf-8", "replace").split() if data.hasFormat(kind) else []
