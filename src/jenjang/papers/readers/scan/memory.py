"""Memory that a page took is given back at once, where the C library can be told to.

Pages have many sizes; between them glibc keeps what it freed, in pieces too small for the
next page: 750 MB instead of 430 for a page of A4, measured.
"""

import contextlib
import ctypes

M_MMAP_THRESHOLD = -3  # mallopt(3): what is larger is a mapping of its own
LARGE_BYTES = 4 * 1024 * 1024


def give_memory_back() -> None:
    """Let every large array be returned to the system when it is done with."""
    with contextlib.suppress(OSError, AttributeError, TypeError):  # another C library
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BYTES)
