"""Blocks -> the typed document: one folder or file for each kind of paper."""
