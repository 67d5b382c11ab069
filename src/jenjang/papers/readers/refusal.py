"""Saying no to a file, in one sentence that tells a person what to do."""


class Unreadable(Exception):
    """The file cannot be read; the message is one Indonesian sentence for the person."""
