"""Saying no to a file, in one sentence that tells a person what to do."""

from jenjang.core.values import Refused


class Unreadable(Refused):
    """The file cannot be read; the message is one Indonesian sentence for the person."""


class Unforeseen(Unreadable):
    """A reader or recogniser stumbled over the file: the person is told, we must mend it.

    What it stumbled over is the cause (`__cause__`).
    """

    SENTENCE = (
        "Susunan berkas ini tidak lazim sehingga tidak dapat dibaca: simpan ulang dari "
        "program asalnya atau sebagai PDF, lalu unggah lagi."
    )

    def __init__(self) -> None:
        """Say the one sentence."""
        super().__init__(self.SENTENCE)
