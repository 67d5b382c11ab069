"""Addresses of pages that a list asks for by the hundred."""

from functools import lru_cache

from django.urls import reverse

REMEMBERED = 8192


@lru_cache(maxsize=REMEMBERED)
def address(name: str, *keys: int) -> str:
    """Return where a page is, by the keys in its address.

    Remembered: Django works it out anew each time, four times a row of a grid.
    """
    return reverse(name, args=keys)
