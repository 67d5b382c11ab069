"""Written reports: their rows, and what they and the record come to."""
