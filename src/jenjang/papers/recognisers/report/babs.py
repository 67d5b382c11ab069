"""The headings of the Babs: which of the lines that name a Bab begin it.

A Bab is named in the contents, in the paragraph that says how the paper is set out, and
where it begins. What begins it looks like a heading, and the Babs follow one another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jenjang.core.figures import fold
from jenjang.papers.blocks import Place
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.report.stream import Line, Piece
from jenjang.papers.recognisers.report.words import (
    BAB,
    BAB_ALONE,
    DOTTED,
    LONGEST_HEADING,
    NUMBER_ALONE,
    NUMBERED,
    SYSTEMATICS,
    TELLS_ABOUT,
)

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
MOST_TITLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Bab:
    """A line that names a Bab: `at` to `end` are the pieces of its heading."""

    number: int
    printed: str
    title: str
    place: Place
    at: int
    end: int
    strength: int


def bab_number(printed: str) -> int | None:
    """Return the number of a Bab, in Roman or Arabic digits.

    >>> bab_number("III"), bab_number("4"), bab_number("MIX") is None
    (3, 4, True)
    """
    if printed.isdigit():
        return int(printed)
    folded = printed.casefold()
    return ROMAN.index(folded) + 1 if folded in ROMAN else None


def babs(pieces: Sequence[Piece], left_out: frozenset[int]) -> tuple[Bab, ...]:
    """Return the Babs of a paper in their order."""
    named: list[Bab] = []
    is_systematics = False
    for at, piece in enumerate(pieces):
        if not isinstance(piece, Line) or at in left_out:
            continue
        found = _named(pieces, at, is_systematics=is_systematics)
        if found:
            named.append(found)
        elif len(piece.text) <= LONGEST_HEADING and _is_numbered(piece.text):
            is_systematics = SYSTEMATICS.search(fold(piece.text)) is not None
    return _best_chain(named)


def _is_numbered(text: str) -> bool:
    return bool(DOTTED.fullmatch(text) or NUMBERED.fullmatch(text)) or text[1:2] == "."


def _named(pieces: Sequence[Piece], at: int, *, is_systematics: bool) -> Bab | None:
    line = pieces[at]
    if not isinstance(line, Line) or len(line.text) > LONGEST_HEADING:
        return None
    text = closed_up(line.text)
    if BAB_ALONE.fullmatch(text):
        return _apart(pieces, at)
    found = BAB.fullmatch(text)
    number = bab_number(found["number"]) if found else None
    if found is None or number is None or found["title"][:1].islower():
        return None
    title, end = found["title"], at + 1
    if not title or title.isupper():
        title, end = _titled(pieces, at + 1, title)
    strength = _strength(line, title, is_systematics=is_systematics)
    if end < len(pieces):
        strength -= 3 * _only_tells(pieces[end])
    return Bab(number, found["number"], title, line.place, at, end, strength)


def _strength(line: Line, title: str, *, is_systematics: bool) -> int:
    """Return how much a line looks like the heading of its Bab."""
    return (
        1
        + 2 * line.text.isupper()
        + 2 * line.stands_out
        + 2 * line.begins_page
        + line.text.startswith("BAB")
        - 3 * is_systematics
        - 2 * (":" in line.text)
        - 2 * (not title)
    )


def _only_tells(piece: Piece) -> bool:
    """Return whether what follows only says what the Bab is about, or names the next."""
    return isinstance(piece, Line) and bool(
        TELLS_ABOUT.match(fold(piece.text)) or BAB.match(piece.text)
    )


def _titled(pieces: Sequence[Piece], at: int, begun: str) -> tuple[str, int]:
    """Return the title on the lines from `at`, and where it ends."""
    words = [begun] if begun else []
    first: Line | None = None
    for end in range(at, min(at + MOST_TITLE_LINES, len(pieces))):
        line = pieces[end]
        if not isinstance(line, Line) or not _may_title(line, first, begun):
            return " ".join(words), end
        words.append(closed_up(line.text))
        first = first or line
    return " ".join(words), min(at + MOST_TITLE_LINES, len(pieces))


def _may_title(line: Line, first: Line | None, begun: str) -> bool:
    """Return whether a line is part of a title that looks like its first line."""
    text = closed_up(line.text)
    if len(text) > LONGEST_HEADING or text.endswith((".", ";", ":", ",")):
        return False
    if _is_numbered(text) or BAB.match(text) or not text[:1].isalpha():
        return False
    if begun or first:
        above = begun or closed_up(first.text if first else "")
        return above.isupper() and text.isupper()
    return True


def _apart(pieces: Sequence[Piece], at: int) -> Bab | None:
    """Return a Bab whose word, number and title stand on lines of their own."""
    words: list[str] = []
    for end in range(at + 1, min(at + 1 + MOST_TITLE_LINES, len(pieces))):
        line = pieces[end]
        if not isinstance(line, Line) or len(line.text) > LONGEST_HEADING:
            return None
        number = bab_number(line.text) if NUMBER_ALONE.fullmatch(line.text) else None
        if number is None:
            words.append(closed_up(line.text))
            continue
        title, after = " ".join(words), end + 1
        if not title:
            title, after = _titled(pieces, end + 1, "")
        begin = pieces[at]
        place = begin.place
        return Bab(number, line.text, title, place, at, after, 5)
    return None


def _best_chain(named: Sequence[Bab]) -> tuple[Bab, ...]:
    """Return the Babs that follow one another and look most like headings.

    The longest rising run of numbers, the strongest of those, and of equally strong ones
    the earliest.
    """
    best: list[tuple[int, int, tuple[Bab, ...]]] = []
    for bab in named:
        chain: tuple[int, int, tuple[Bab, ...]] = (1, bab.strength, (bab,))
        for length, strength, before in best:
            longer = (length + 1, strength + bab.strength, (*before, bab))
            if before[-1].number < bab.number and longer[:2] > chain[:2]:
                chain = longer
        best.append(chain)
    if not best:
        return ()
    chosen = max(best, key=lambda chain: (_kinds(chain[2]), chain[1]))
    return tuple(bab for bab in chosen[2] if bab.strength > 0)


def _kinds(chain: Iterable[Bab]) -> int:
    return sum(1 for bab in chain if bab.strength > 0)
