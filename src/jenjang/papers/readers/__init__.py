"""The readers: file -> blocks, chosen in `formats` by what the file holds.

No reader is imported here: whoever only starts a process that reads (`apart`) needs none.
"""
