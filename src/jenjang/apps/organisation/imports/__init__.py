"""Users and officials from an Excel sheet: rehearsed first, then done, all or nothing.

A rehearsal does the very same acts and takes them back, so that it finds exactly what the
import would; every problem names its row, its column and what to do.
"""
