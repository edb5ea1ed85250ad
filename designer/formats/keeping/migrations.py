"""From each version of the native file to the next: one function a step, on plain dictionaries.

The file's version goes up when a record's fields change in a way that an older program, or this one without help,
would misread. To make version 2: write `_from_1(records)`, enter it under 1 in STEPS, set VERSION to 2, and add a file
of version 1 to tests/files/v1 that uses what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Records = list[dict[str, Any]]
Step = Callable[[Records], Records]

VERSION = 1
"""The version of the files that this program writes."""

STEPS: Mapping[int, Step] = {}
"""Per version, what makes its records those of the next version. There has been one version so far."""


def migrate(records: Records, version: int, steps: Mapping[int, Step] = STEPS, to: int = VERSION) -> Records:
    """The records of a file of an older version as this program's version has them."""
    for number in range(version, to):
        records = steps[number](records)
    return records
