"""Pages on which the pemda keeps its units, people, users, years and history."""
