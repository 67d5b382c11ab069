"""Two versions of a text, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: "same", "old" (left out since) or "new"."""

    kind: str
    text: str


def compared_words(old: str, new: str) -> tuple[Run, ...]:
    """Return both texts as runs; without the new ones it is the old text, and the reverse.

    >>> [(run.kind, run.text) for run in compared_words("Naik sedikit.", "Naik banyak.")]
    [('same', 'Naik '), ('old', 'sedikit.'), ('new', 'banyak.')]
    """
    return tuple(_runs(WORDS.findall(old), WORDS.findall(new)))


def _runs(old: list[str], new: list[str]) -> Iterator[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for act, a, b, c, d in matcher.get_opcodes():
        if act == "equal":
            yield Run("same", "".join(old[a:b]))
            continue
        if a < b:
            yield Run("old", "".join(old[a:b]))
        if c < d:
            yield Run("new", "".join(new[c:d]))
