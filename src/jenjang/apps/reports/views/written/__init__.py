"""The pages where a report is written together."""
