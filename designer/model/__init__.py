"""The truth: records, the matrix they form, drafts of the next one, and its past. Pure Python, no Qt.

What always holds in a matrix; `settling.py` restores it at the end of every edit, and a file in which it does not
hold is refused:

M1  There is exactly one head.
M2  An id begins with the kind of its record.
M3  Every reference names a record that is there, of a kind that may stand there.
M4  An arrow has both its ends, a step its level: they go with what they name.
M5  Levels count 0, 1, 2 … in their order.
M6  Severities rank 1, 2, 3 …, the worst first.
M7  A decision has at most one default arrow, and only a decision has one.
M8  Weekly intervals are in order, none empty, none overlapping, split at midnight.
M9  Every record is one that a file can hold and gives back equal: types, ranges and forms are as declared.
"""
