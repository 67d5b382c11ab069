"""Jenjang: the open performance-accountability system of Indonesian local government."""
