"""Addresses of pages that a list asks for by the hundred."""

from functools import lru_cache

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

REMEMBERED = 8192


@lru_cache(maxsize=REMEMBERED)
def address(name: str, *keys: int) -> SafeString:
    """Return where a page is, by the keys in its address.

    Remembered: Django works it out anew each time, four times a row of a grid. Keys are
    numbers, so that a page need not escape it either.
    """
    return SafeString(escape(reverse(name, args=keys)))
