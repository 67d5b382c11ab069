"""The papers of a quarter: gathered from what was filed, printed in four formats."""
