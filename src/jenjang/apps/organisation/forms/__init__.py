"""Forms of the pemda's own pages."""
