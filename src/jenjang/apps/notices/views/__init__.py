"""Pages of notices and of the calendar."""
