"""The pemda, its units, positions, officials, grants, years and periods."""
