"""The display list of `drawing` painted by Qt: `painter` on anything, `png` and `pdf` as bytes, `pages` on paper."""
