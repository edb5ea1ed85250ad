"""The tests: they mirror `designer/`, name for name."""
