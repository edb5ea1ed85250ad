"""keeping: the native file, safe saving, locks, the recovery journal and the templates."""
