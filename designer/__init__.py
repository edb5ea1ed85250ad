"""The escalation matrix designer: who is told about which problem, in what order, how, and how soon."""

__version__ = "0.1.0"
