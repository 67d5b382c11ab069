"""The letters that Indonesian papers are printed in, of all that the reader knows.

The reader of letters also knows Chinese and takes stars, stamps and Roman numbers for
letters of it. What it says is therefore asked only about our letters: a wide or an
accented letter counts for the plain one, any other for none.
"""

import re
import unicodedata
from typing import Any

import numpy as np

ROMAN = re.compile("I?([\u2160-\u216b])I?")
NOT_LATIN = re.compile(
    "[^\u0020-\u007e\u00b0-\u00b3\u00b7\u00d7\u2010-\u2022\u2030\u2212\u2264\u2265]"
)
BLANK = "blank"  # nothing, between two letters


def latin_of(text: str) -> str:
    """Return a word in the letters that Indonesian papers are printed in, '' for none.

    >>> latin_of("Nama："), latin_of("ⅡI"), latin_of("★"), latin_of("KÉPALA")
    ('Nama:', 'II', '', 'KEPALA')
    """
    text = unicodedata.normalize("NFKD", ROMAN.sub(r"\1", text))
    return NOT_LATIN.sub("", text)


def plain_letter(letter: str) -> str | None:
    """Return the letter that `letter` counts for, None where it is none of ours.

    >>> [plain_letter(each) for each in ("É", "：", "Ⅳ", "中", " ", "blank")]
    ['E', ':', 'Ⅳ', None, ' ', 'blank']
    """
    if letter in {BLANK, " "}:
        return letter
    plain = latin_of(letter)
    if len(plain) > 1:
        return letter if ROMAN.fullmatch(letter) else None
    return plain.strip() or None


class LatinDecoder:
    """What the reader of letters says, about our letters only."""

    def __init__(self, decoder: Any) -> None:
        """Take the decoder of all letters and make it one of ours."""
        plain = [plain_letter(letter) for letter in decoder.character]
        ours = list(dict.fromkeys(letter for letter in plain if letter is not None))
        place = {letter: n for n, letter in enumerate(ours)}
        pairs = sorted((place[letter], n) for n, letter in enumerate(plain) if letter)
        self._asked = np.array([n for _, n in pairs])
        self._starts = np.unique([at for at, _ in pairs], return_index=True)[1]
        self._decoder = decoder
        decoder.character = ours

    def __call__(self, answer: Any, *args: Any, **kwargs: Any) -> Any:
        """Return the texts; `answer` is the share of each letter at each place.

        It has the shape (lines, places, letters of the reader).
        """
        lines, places, letters = answer.shape
        asked = answer.reshape(-1, letters)[:, self._asked]
        shares = np.add.reduceat(asked, self._starts, axis=1)
        return self._decoder(shares.reshape(lines, places, -1), *args, **kwargs)
