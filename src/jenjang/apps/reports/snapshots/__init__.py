"""Rows of a period -> the typed papers that layouts print."""
