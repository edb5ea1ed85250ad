"""Without looking for garbage while many small things are made that all live until the work is done."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """The block runs a sixth faster, or more, and may hold what it throws away until it ends."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            frozen = gc.get_freeze_count()
            gc.freeze()  # what was made lives on: it joins the old at once, instead of being searched as the youngest
            if not frozen:
                gc.unfreeze()
            gc.enable()
