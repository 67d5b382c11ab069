"""Blocks -> file: the same blocks as PDF, Word, page and plain text."""
