"""excel: workbooks of any make read in a process of their own, and the program's own written, row by row."""
