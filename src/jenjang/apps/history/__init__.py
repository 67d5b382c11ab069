"""Append-only record of every change; other apps show it."""
