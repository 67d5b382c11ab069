"""Documents: files at both ends, one typed document in the middle. No Django.

file -> blocks -> document -> blocks -> file: readers, recognisers, layouts, writers.
"""
