"""Headings under the Babs: numbered ones, and those that only stand out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jenjang.core.figures import fold
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.report.stream import Line, Piece
from jenjang.papers.recognisers.report.words import (
    DOTTED,
    FRONT,
    LETTERED,
    LIST_ENDS,
    LONGEST_HEADING,
    NUMBERED,
    OF_PICTURES,
    SOURCE_LINE,
    SYSTEMATICS,
)

LONGEST_BARE = 80
LEAST_TEXT = 80  # letters of the running text that shows a bare line to be a heading
DEEPEST = 5
SHORTEST_SHOUT = 6
FIRST = {"1", "a", "A"}
DEGREE = re.compile(r",\s?(?:[A-Z][A-Za-z]{0,4}\.|MM\b|SE\b|SH\b|AKS\b)")


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a heading: its style, its parts and what is printed."""

    style: str
    printed: str
    title: str

    @property
    def depth(self) -> int:
        """Return how many parts a dotted number has; 0 for a single letter or number."""
        return self.printed.count(".") + 1 if self.style == "dotted" else 0


def mark_of(line: Line) -> Mark | None:
    """Return the number before a heading, None where there is none.

    >>> mark_of(Line("A.1 Maksud Laporan"))
    Mark(style='dotted', printed='A.1', title='Maksud Laporan')
    >>> mark_of(Line("C. REALISASI ANGGARAN")).style
    'capital'
    """
    text = closed_up(line.printed)
    if len(text) > LONGEST_HEADING or text.startswith("-"):
        return None
    if found := DOTTED.fullmatch(text):
        return Mark("dotted", found["number"], found["title"].strip())
    if found := LETTERED.fullmatch(text):
        style = "capital" if found["number"].isupper() else "small"
        return Mark(style, found["number"], found["title"].strip())
    if found := NUMBERED.fullmatch(text):
        return Mark("number", found["number"], found["title"].strip())
    return None


@dataclass(slots=True)
class Levels:
    """The headings that are open within a Bab, each style of number with its level."""

    bab: int | None = None
    open: list[tuple[str, int]] = field(default_factory=list)
    bold: set[str] = field(default_factory=set)
    title: str = ""
    is_fresh: bool = False  # nothing stands under the heading that is open yet

    def level(self, mark: Mark) -> int:
        """Return the level of a heading, 2 right under the Bab.

        A dotted number says its own; a style met before stands where it stood, a new
        one under the heading that is open.
        """
        if mark.style == "dotted":
            style, level = f"dotted {mark.depth}", mark.depth
            level += not mark.printed[:1].isdigit()
            self.open = [each for each in self.open if each[1] < level]
        else:
            style, level = mark.style, self._level_of(mark.style)
            self.open = [each for each in self.open if each[1] < level]
        self.open.append((style, level))
        return min(level, DEEPEST)

    def _level_of(self, style: str) -> int:
        known = [level for each, level in self.open if each == style]
        return known[0] if known else self.deepest + 1

    @property
    def deepest(self) -> int:
        """Return the level of the heading that is open, 1 for the Bab itself."""
        return self.open[-1][1] if self.open else 1


def is_heading(pieces: Sequence[Piece], at: int, mark: Mark, levels: Levels) -> bool:
    """Return whether the numbered line at `at` is a heading and no item of a list."""
    line = pieces[at]
    if not isinstance(line, Line) or mark.title.endswith(LIST_ENDS) or _is_person(mark):
        return False
    if line.stands_out or _shouts(mark.title):
        return mark.style in {"dotted", "capital"} or not _has_sibling(pieces, at, mark)
    if SYSTEMATICS.search(fold(levels.title)) or mark.style in levels.bold:
        return False
    if mark.style == "dotted":
        return _is_of(mark, levels.bab)
    if mark.style == "capital":
        return not _has_sibling(pieces, at, mark)
    is_first = mark.printed in FIRST and levels.is_fresh
    return (
        is_first and len(mark.title) <= LONGEST_BARE and not _has_sibling(pieces, at, mark)
    )


def _shouts(title: str) -> bool:
    return title.isupper() and len(title) >= SHORTEST_SHOUT


def _is_person(mark: Mark) -> bool:
    """Return whether a letter only shortens a name: "H. SUPARDI, S.Sos"."""
    return mark.style == "capital" and DEGREE.search(mark.title) is not None


def _is_of(mark: Mark, bab: int | None) -> bool:
    """Return whether a dotted number begins with that of its Bab, or with a letter."""
    first = mark.printed.split(".")[0]
    return not first.isdigit() or (bab is not None and int(first) == bab)


def _has_sibling(pieces: Sequence[Piece], at: int, mark: Mark) -> bool:
    """Return whether another item of the same list stands right before or after."""
    around = (pieces[n] for n in (at - 1, at + 1) if 0 <= n < len(pieces))
    marks = (mark_of(piece) for piece in around if isinstance(piece, Line))
    return any(other and other.style == mark.style for other in marks)


def is_front(line: Line) -> bool:
    """Return whether a line heads what stands before the Babs or after them."""
    text = fold(closed_up(line.text))
    return FRONT.fullmatch(text) is not None and not line.text[:1].islower()


def is_bare_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a line without a number stands out over running text."""
    line = pieces[at]
    if not isinstance(line, Line) or not line.stands_out or line.mark:
        return False
    text = line.text
    if not 4 <= len(text) <= LONGEST_BARE or not text[:1].isupper():
        return False
    if text.endswith((":", ";", ",", ".")) or OF_PICTURES.match(fold(text)):
        return False
    if SOURCE_LINE.match(fold(text)) or not any(len(word) > 3 for word in text.split()):
        return False
    below = pieces[at + 1] if at + 1 < len(pieces) else None
    return (
        isinstance(below, Line)
        and not below.stands_out
        and len(below.text) >= LEAST_TEXT
        and below.text[:1].isupper()
    )
