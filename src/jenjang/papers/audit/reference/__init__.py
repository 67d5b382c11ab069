"""What papers are compared with: tables of the law and the land, as data."""
