"""Texts of all sorts for the tests of drawing."""

from __future__ import annotations

from hypothesis import strategies as st

SORTS = (
    "Resolve at first contact",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "مدير المناوبة في المركز الرئيسي",
    "להתקשר למנהל התורן",
    "当直の運用担当者に電話して状況を説明する。",
    "고객에게 전화",
    "👨‍👩‍👧‍👦 family 🇩🇪🇫🇷 👍🏽",
    "e\u0301clair \u200b zero\u00adwidth",
    "=1+1\t+44 20 7946 0018\r\nline two",
    "a\x00b\x1b[0m\u202egnp.exe",
    "",
    " ",
    "\n\n",
)

texts = st.one_of(st.sampled_from(SORTS), st.text(max_size=60))
"""Anything that a field can hold, and what fields usually hold."""
