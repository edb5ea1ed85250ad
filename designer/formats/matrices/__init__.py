"""matrices: sheets that are escalation matrices, read as levels, severities, times and whom to tell."""
