"""Agreements of governments that do not exist, in layouts that nobody has seen."""
