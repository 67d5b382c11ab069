"""Where a line may end: only between words, so that what is printed can be read back.

The typesetter would end a line after any hyphen or slash, and "perundang-undangan" at the
end of a line cannot be told from "perundang- undangan". Word joiners forbid that; a word
longer than its column gets soft hyphens between its syllables instead.
"""

import re
from functools import lru_cache

from jenjang.papers.lettering import width_em

WORD_JOINER = "\u2060"
NO_BREAK_SPACE = "\u00a0"
SOFT_HYPHEN = "\u00ad"

INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
INSIDE_WORD = re.compile(r"(?<=[^\w\s])(?=\S)")
# A break is allowed between a hyphen and even a no-break space, so they are joined too.
HANGING_HYPHEN = re.compile(r"(?<=[^\W\d_])- ")
AMOUNT = re.compile(r"\b(Rp\.?) (?=\d)")
PERCENT = re.compile(r"(?<=\d) (?=%)")
LONG_RUN = re.compile(r"[^\W\d_]{4,}")
# Before a consonant that begins a syllable ("ng", "ny", "sy", "kh" are one sound), and
# never so that one letter stands alone.
SYLLABLE = re.compile(
    r"(?<=\w\w)(?=(?:ng|ny|sy|kh|[bcdfghjklmnpqrstvwxyz])[aeiou]\w)(?<!n(?=[gy]))",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\w+:\W*/\W*/|www\.")  # has no syllables
EVERY_FEW = re.compile(r"(?<=[^\s\u00ad]{7}[^\W_])(?=[^\W_]{3})")


@lru_cache(maxsize=4096)  # sentences of the form come back in every paper
def bound(text: str, room_pt: float | None = None, size_pt: float = 9.5) -> str:
    """Return `text` with the marks that tell the typesetter where lines may end.

    `room_pt` is the width it must fit in, points; None where no word can be too long.

    >>> bound("perundang-undangan").replace(WORD_JOINER, "~")
    'perundang-~undangan'
    >>> bound("perundang- undangan").replace(WORD_JOINER, "~").replace(NO_BREAK_SPACE, "_")
    'perundang-~~_undangan'
    """
    text = INVISIBLE.sub("", text)
    text = AMOUNT.sub(
        rf"\1{NO_BREAK_SPACE}", HANGING_HYPHEN.sub(f"-{WORD_JOINER}{NO_BREAK_SPACE}", text)
    )
    text = INSIDE_WORD.sub(WORD_JOINER, PERCENT.sub(NO_BREAK_SPACE, text))
    if room_pt is None:
        return text
    return " ".join(_fitting(word, room_pt, size_pt) for word in text.split(" "))


def width_pt(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return about how wide a text is, in points.

    >>> round(width_pt("Satuan", 10), 1)
    31.7
    """
    return size_pt * width_em(INVISIBLE.sub("", text), bold=bold)


def _fitting(word: str, room_pt: float, size_pt: float) -> str:
    if "\n" in word:
        return "\n".join(_fitting(part, room_pt, size_pt) for part in word.split("\n"))
    if width_pt(word, size_pt) * 1.05 <= room_pt:
        return word
    if ADDRESS.match(word):
        return EVERY_FEW.sub(SOFT_HYPHEN, word)
    return LONG_RUN.sub(lambda run: hyphenated(run[0]), word)


def hyphenated(word: str) -> str:
    """Return an Indonesian word with a soft hyphen between its syllables.

    >>> hyphenated("penyelenggaraan").replace(SOFT_HYPHEN, "-")
    'pe-nye-leng-ga-raan'
    """
    return SYLLABLE.sub(SOFT_HYPHEN, word)


def unbound(text: str) -> str:
    """Return a text as it was before `bound`.

    >>> unbound(bound("Rp 5.000,- dan/atau x- y"))
    'Rp 5.000,- dan/atau x- y'
    """
    return INVISIBLE.sub("", text).replace(NO_BREAK_SPACE, " ")
