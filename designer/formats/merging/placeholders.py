"""What stands in a cell for something that somebody still has to fill in: "TBC", "[Phone]", "xxx-xxx"."""

from __future__ import annotations

import functools
import re

from designer.formats.matrices.naming import is_filled_in

_FEW_DIGITS = 4
"""From so many digits on, zeros aside, a text in brackets is a number: "(020) 7946 (0)"."""
STANDS_IN = frozenset("tbc tbd tba n/a n.a. n.a n/k vacant unknown x ? offen unbekannt inconnu".split())  # noqa: SIM905
"""Of what says nothing, that which somebody meant to fill in, or says that there is none."""
MAY_STAND_IN = re.compile(
    r"[\[<{(_….]|x{3}|to be |n\.? ?n\.?$|insert |enter |your |add |first|name|phone|e-?mail|noch |wird |zu |à |a |por |"
    r"da |nader |уточ|do |belir|0{6}",
    re.IGNORECASE,
)
"""How texts begin that may be placeholders; all others need no second look."""


@functools.lru_cache(maxsize=8_192)
def is_placeholder(text: str) -> bool:
    """Whether a text says something, but nothing of anybody."""
    return sum(1 for each in text if each.isdigit() and each != "0") < _FEW_DIGITS and not is_filled_in(text)
