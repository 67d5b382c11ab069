"""Rows of meetings and decisions -> papers, and what they changed in words."""
