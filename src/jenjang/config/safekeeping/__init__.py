"""Backup and restore: one ZIP file with the database, the files and the secret key.

`archive` is the ZIP and its list of contents; `sqlite` and `postgresql` put a database in
and take it out. A backup goes back to the kind of database it came from.
"""
