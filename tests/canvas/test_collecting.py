"""A large document is left out of every search for garbage while it is open, and is searched when it goes."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from designer.canvas import collecting


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    yield
    collecting.keep(much=False)


def test_what_is_kept_is_not_searched_until_another_document_comes() -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    collecting.keep(much=True)
    del knot
    gc.collect()
    assert gone() is not None
    collecting.keep(much=False)
    assert gone() is None
    assert gc.get_freeze_count() == 0


def test_a_small_document_is_searched_as_ever() -> None:
    collecting.keep(much=False)
    assert gc.get_freeze_count() == 0
