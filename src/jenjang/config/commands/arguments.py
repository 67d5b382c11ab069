"""How sub commands read their words, and how they refuse wrong ones: in Indonesian."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from jenjang.core.values import Refused


class WrongUse(Refused):
    """A command that cannot be carried out; the message is one clear Indonesian sentence.

    `jenjang` prints it on stderr and ends with 2.
    """


# What argparse says in English -> what a person here reads.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"Isian berikut wajib ada: \1."),
    (r"unrecognized arguments: (.+)", r"Isian tidak dikenal: \1."),
    (r"argument (.+): expected (?:one|at least one) argument", r"\1 harus diikuti isinya."),
    (r"argument (.+): invalid (?:\w+ )?value: '?(.*?)'?", r"Isi \1 tidak sah: \2."),
    (
        r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)",
        r"Isi \1 tidak dikenal: \2. Pilihannya: \3.",
    ),
    (
        r"argument (.+): not allowed with argument (.+)",
        r"\1 tidak dapat dipakai bersama \2.",
    ),
)


class _Help(argparse.HelpFormatter):
    """The help in Indonesian; argparse writes "usage"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin the line of usage with the Indonesian word."""
        super().add_usage(usage, actions, groups, prefix or "pemakaian: ")


class Arguments(argparse.ArgumentParser):
    """A parser that raises `WrongUse` in Indonesian where argparse would print and exit.

    >>> words = Arguments("jenjang write", "menulis dokumen dari JSON")
    >>> _ = words.add_argument("file", metavar="FILE")
    >>> try:
    ...     words.parse_args([])
    ... except WrongUse as refusal:
    ...     print(refusal)
    Isian berikut wajib ada: FILE. Lihat: jenjang write --help
    """

    def __init__(self, prog: str, description: str) -> None:
        """Take no abbreviated options: what is written in a script stays clear."""
        super().__init__(
            prog=prog,
            description=description,
            allow_abbrev=False,
            add_help=False,
            formatter_class=_Help,
        )
        # argparse offers no other way to name its two groups.
        self._positionals.title, self._optionals.title = "isian", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """Refuse with one sentence that names the fault and where to read more."""
        raise WrongUse(f"{_in_indonesian(message)} Lihat: {self.prog} --help")


def _in_indonesian(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(sentence).replace("'", "")
    return f"Perintah tidak dapat dijalankan: {message}."
