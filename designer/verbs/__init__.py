"""The verbs of the command line: each module offers `add(verbs)`, which says how it is called, and runs it."""
