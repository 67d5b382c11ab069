"""Pages of signing, and the public page that checks."""
