"""How a process that reads apart speaks: on a stdout that no library can write to."""

import os
import sys
from typing import TextIO


def own_channel() -> TextIO:
    """Return the real stdout; what a library prints goes to stderr from now on."""
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return channel
