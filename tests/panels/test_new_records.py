"""New records by name, each something the matrix can hold."""

from __future__ import annotations

import pytest

from designer.formats.keeping import native
from designer.panels import names, new_records
from designer.panels.desk import Desk
from tests import small

ADDED = [kind for kind in names.KINDS if kind not in ("matrix", "step", "transition")]


@pytest.mark.parametrize("kind", ADDED)
def test_each_kind_is_made_and_kept(kind: str, desk: Desk) -> None:
    on = small.ANA if kind in ("comment", "briefing") else ""
    made = desk.do("Add", lambda edit: new_records.add(edit, kind, on=on))
    assert desk.matrix.get(made.id) is not None
    assert native.loads(native.dumps(desk.matrix)) == desk.matrix


@pytest.mark.parametrize("kind", new_records.NAMED)
def test_named_ones_have_the_name(kind: str, desk: Desk) -> None:
    made = desk.do("Add", lambda edit: new_records.add(edit, kind, "Night"))
    assert "Night" in names.name(desk.matrix, made.id)


def test_others_cannot_be_made(desk: Desk) -> None:
    with pytest.raises(ValueError, match="step"):
        desk.do("Add", lambda edit: new_records.add(edit, "step"))
