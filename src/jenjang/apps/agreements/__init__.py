"""Perjanjian Kinerja: drawn up, adopted, frozen, printed."""
