"""Every choice of every closed list has words of its own."""

from __future__ import annotations

from enum import StrEnum

import pytest

from designer.model import choices
from designer.panels.words import words

LISTS = [
    each
    for each in vars(choices).values()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
]
UNSEEN = (choices.SpanUnit,)
"""Typed as words of a span, never chosen from a list."""


@pytest.mark.parametrize("kind", [each for each in LISTS if each not in UNSEEN], ids=lambda kind: kind.__name__)
def test_every_choice(kind: type[StrEnum]) -> None:
    said = [words(choice) for choice in kind]
    assert len(set(said)) == len(said)
    for text in said:
        assert not text[0].islower(), text
        assert "_" not in text
