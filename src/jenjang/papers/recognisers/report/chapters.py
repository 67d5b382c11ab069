"""Chapters: every heading with its number, its level and the running text under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jenjang.core.figures import fold
from jenjang.papers.blocks import Place, Table
from jenjang.papers.document import Chapter
from jenjang.papers.recognisers.agreement.cells import closed_up
from jenjang.papers.recognisers.report.babs import Bab, bab_number, babs
from jenjang.papers.recognisers.report.headings import (
    DEEPEST,
    Levels,
    is_bare_heading,
    is_front,
    is_heading,
    mark_of,
)
from jenjang.papers.recognisers.report.running import Running, runs
from jenjang.papers.recognisers.report.stream import Line, Piece
from jenjang.papers.recognisers.report.words import PAGE_NUMBER


@dataclass(slots=True)
class Part:
    """A chapter as it is read: its heading and the lines of its running text."""

    title: str
    level: int
    number: str | None
    place: Place
    lines: list[Line] = field(default_factory=list)

    @property
    def running(self) -> tuple[Running, ...]:
        """Return the paragraphs, those that pages cut made whole."""
        return runs(self.lines)

    def freeze(self) -> Chapter:
        """Return what was read."""
        return Chapter(
            title=self.title,
            level=self.level,
            number=self.number,
            paragraphs=tuple(paragraph.text for paragraph in self.running),
        )


@dataclass(frozen=True, slots=True)
class Parts:
    """The chapters of a paper, and the lines that stand before the first of them."""

    before: Part
    chapters: tuple[Part, ...]


def parts_of(
    pieces: Sequence[Piece], left_out: frozenset[int], taken: frozenset[int]
) -> Parts:
    """Return the chapters among `pieces`; `left_out` is contents, `taken` captions."""
    reader = _Reader(pieces, {bab.at: bab for bab in babs(pieces, left_out)})
    at = 0
    while at < len(pieces):
        at += 1 if at in left_out or at in taken else reader.take(at)
    return Parts(reader.parts[0], tuple(reader.parts[1:]))


class _Reader:
    """Walks through the pieces and begins a part at each heading."""

    def __init__(self, pieces: Sequence[Piece], named: dict[int, Bab]) -> None:
        self.pieces = pieces
        self.babs = named
        self.levels = Levels()
        self.parts = [Part("", 0, None, _place(pieces))]

    def take(self, at: int) -> int:
        """Take the piece at `at`; return how many pieces were taken."""
        piece = self.pieces[at]
        if isinstance(piece, Table):
            return 1
        if at in self.babs:
            return self._begin_bab(self.babs[at])
        if not PAGE_NUMBER.fullmatch(fold(piece.text)):
            self._line(piece, at)
        return 1

    def _begin_bab(self, bab: Bab) -> int:
        self.levels = Levels(bab=bab.number)
        self._begin(bab.title, 1, bab.printed, bab.place)
        return bab.end - bab.at

    def _line(self, line: Line, at: int) -> None:
        mark = mark_of(line)
        if mark and is_heading(self.pieces, at, mark, self.levels):
            if line.stands_out:
                self.levels.bold.add(mark.style)
            level = self.levels.level(mark)
            self._begin(_bare(mark.title), level, mark.printed, line.place)
        elif is_front(line) and self._may_part(line):
            self.levels = Levels()
            self._begin(closed_up(line.text), 1, None, line.place)
        elif self.levels.bab and is_bare_heading(self.pieces, at):
            level = min(self.levels.deepest + 1, DEEPEST)
            self._begin(line.text, level, None, line.place)
        else:
            self.parts[-1].lines.append(line)
            self.levels.is_fresh = False

    def _may_part(self, line: Line) -> bool:
        """Return whether a word such as Pengantar or Lampiran heads a part of its own."""
        stands_out = line.text.isupper() or line.stands_out
        if fold(line.text).startswith("lampiran"):
            return stands_out and (self.levels.bab is not None or not self.babs)
        return stands_out or self.levels.bab is None

    def _begin(self, title: str, level: int, number: str | None, place: Place) -> None:
        self.levels.title, self.levels.is_fresh = title, True
        self.parts.append(Part(title, level, number, place))


def _bare(title: str) -> str:
    return title.rstrip(" :.")


def _place(pieces: Sequence[Piece]) -> Place:
    return pieces[0].place if pieces else Place()


def missing_babs(chapters: Sequence[Part]) -> Iterator[str]:
    """Yield the numbers of Babs that are left out between those that were found.

    >>> one, four = (Part("A", 1, n, Place()) for n in ("I", "IV"))
    >>> list(missing_babs([one, four]))
    ['2', '3']
    """
    numbers = [n for part in chapters if part.level == 1 and (n := _number(part.number))]
    for above, below in pairwise(numbers):
        yield from (str(between) for between in range(above + 1, below))


def _number(printed: str | None) -> int | None:
    return bab_number(printed) if printed else None
