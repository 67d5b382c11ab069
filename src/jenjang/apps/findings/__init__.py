"""Findings of the auditor over any document, and what people decided about each."""
