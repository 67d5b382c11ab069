"""Saying no to a file, in one sentence that tells a person what to do."""

from jenjang.core.values import Refused


class Unreadable(Refused):
    """The file cannot be read; the message is one Indonesian sentence for the person."""
