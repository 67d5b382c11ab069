"""Files of other programs: what they would change, worked out before anything is changed.

A file is read in a process apart (papers.sheets), held against the rows of the database,
and shown; what is then applied was looked at, and says so where it no longer fits.
"""
