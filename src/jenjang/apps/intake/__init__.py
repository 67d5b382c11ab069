"""Uploaded papers: reading, review, adoption."""
