"""The help inside the program tells the truth about keys, and about where things are."""

from __future__ import annotations

import re

from designer import __version__, paths
from designer.app.actions import ACTIONS
from designer.app.help import keys, pages
from designer.app.workshop import Workshop


def test_every_key_is_listed() -> None:
    text = keys()
    for action in ACTIONS:
        for key in action.keys:
            assert key in text, key


def test_about_says_where_things_are() -> None:
    _, text = pages()["about"]
    assert __version__ in text
    assert str(paths.state_dir()) in text
    assert "{" not in text


def test_the_guide_names_what_there_is() -> None:
    _, text = pages()["guide"]
    words = {action.text for action in ACTIONS}
    for named in re.findall(r"\*([A-Z][^*]+…)\*", text):
        assert named in words, named


def test_it_is_shown_at_the_page_wanted(workshop: Workshop) -> None:
    workshop.run("keys")
    reader = workshop.rooms["help"].reader
    assert reader.isVisible()
    assert "Keyboard list" in reader.text.toPlainText()
    workshop.run("guide")
    assert "From nothing to a call sheet" in reader.text.toPlainText()
    reader.close()
