"""One editor on the screen, and what it said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designer.panels.desk import Desk
from designer.panels.inspector import making
from designer.panels.inspector.field import Field
from tests.panels.conftest import Shown

Made = Callable[..., tuple[Any, list[tuple[Any, bool]]]]


@pytest.fixture
def made(desk: Desk, shown: Shown) -> Made:
    """Makes the editor of a field with a value, and the list of what it commits."""

    def make(field: Field, value: Any, owner: Any = None, mixed: bool = False) -> tuple[Any, list[tuple[Any, bool]]]:
        editor = making.make(field, desk)
        shown(editor, 300, 200)
        said: list[tuple[Any, bool]] = []
        editor.committed.connect(lambda new, typing: said.append((new, typing)))
        editor.show_value(value, owner, mixed)
        return editor, said

    return make
