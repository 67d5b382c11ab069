"""What stands before the titles of sections: BAB III, A., 2., b., 1)."""

from collections.abc import Iterable

from jenjang.core.outlines.outline import DEEPEST, Numbering

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def numbers_of(sections: Iterable[tuple[int, Numbering]]) -> list[str]:
    """Return what stands before each title, from the levels and numberings in order.

    A level counts anew under each section above it; chapters and annexes count through.

    >>> chapter, ordinal = (1, Numbering.CHAPTER), (2, Numbering.ORDINAL)
    >>> numbers_of([chapter, ordinal, ordinal, (3, Numbering.ORDINAL), chapter, ordinal])
    ['BAB I', 'A.', 'B.', '1.', 'BAB II', 'A.']
    """
    counts = [0] * (DEEPEST + 1)
    chapters = annexes = 0
    found = []
    for level, numbering in sections:
        counts[level + 1 :] = [0] * (DEEPEST - level)
        if numbering is Numbering.CHAPTER:
            chapters += 1
            found.append(f"BAB {roman(chapters)}")
        elif numbering is Numbering.ANNEX:
            annexes += 1
            found.append(f"Lampiran {annexes}")
        elif numbering is Numbering.ORDINAL:
            counts[level] += 1
            found.append(ordinal(level, counts[level]))
        else:
            found.append("")
    return found


def ordinal(level: int, n: int) -> str:
    """Return the n-th mark of a level: A. under a chapter, then 1. a. 1).

    >>> [ordinal(level, 2) for level in (2, 3, 4, 5)]
    ['B.', '2.', 'b.', '2)']
    """
    marks = {2: f"{_letter(n).upper()}.", 4: f"{_letter(n)}.", 5: f"{n})"}
    return marks.get(level, f"{n}.")


def _letter(n: int) -> str:
    """Return a, b, ..., z, aa, ab, ..."""
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def roman(n: int) -> str:
    """Return a number from 1 on as chapters are numbered.

    >>> [roman(n) for n in (1, 4, 9, 14)]
    ['I', 'IV', 'IX', 'XIV']
    """
    written = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        written += letters * times
    return written
