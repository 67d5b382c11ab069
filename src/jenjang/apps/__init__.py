"""How people use it: thin Django apps, in one fixed order."""
