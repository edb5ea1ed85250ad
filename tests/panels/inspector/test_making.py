"""The table of editors is filled by importing one module."""

from __future__ import annotations

from designer.panels.inspector import making
from designer.panels.inspector.field import Field
from tests.panels.inspector.conftest import Made


def test_the_editor_of_a_field(made: Made) -> None:
    editor, _ = made(Field("title", "Title", "line", help="What it is"), "x")
    assert type(editor) is making.EDITORS["line"]
    assert editor.toolTip() == "What it is"
