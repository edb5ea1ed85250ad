"""Findings, never changes: one rule, one function, listed in `run.py`."""
