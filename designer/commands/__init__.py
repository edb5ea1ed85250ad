"""Verbs on a draft: functions that write into an `Edit`, and the questions that say whether they may."""
