"""Rows of a unit's year as core speaks of them: the only bridge from models to formulas."""
