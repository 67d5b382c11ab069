"""Lines outside tables -> headings, paragraphs and texts side by side."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jenjang.papers.blocks import Align, Block, Cell, Heading, Paragraph, Place, Table
from jenjang.papers.readers.pdf.lines import (
    PARAGRAPH_GAP,
    Line,
    Segment,
    joined,
    paragraphs,
    rounded,
    text_of_line,
    unsure_words,
)

CENTRED_PT = 6.0
ON_AXIS_PT = 9.0
TITLE_SIZE = 12.0
PEN_ROOM_PT = 130.0  # the most that a pen needs between a title and a name
SIGNS = re.compile(
    r"\bpihak\b|\bnip\b|\b(?:bupati|camat|kepala|sekretaris)\b", re.IGNORECASE
)


@dataclass(frozen=True)  # no slots: the numbers of its lines are kept
class Stretch:
    """Lines of one page with nothing between them; `first` is a line number."""

    lines: tuple[Line, ...]
    page: int
    first: int
    page_width: float
    ours: bool

    def blocks(self) -> Iterator[tuple[float, Block]]:
        """Yield each block with where it begins on the page."""
        at = 0
        while at < len(self.lines):
            end = self._sides_end(at)
            if end > at:
                yield self.lines[at][0].y, self._side_by_side(at, end)
                at = end
                continue
            end = self._next_sides(at)
            for paragraph in paragraphs(self.lines[at:end]):
                yield paragraph[0][0].y, self._said(paragraph)
            at = end

    @cached_property
    def numbers(self) -> dict[float, int]:
        """Return the line number of each baseline; a wide gap counts as a blank line."""
        number, found = self.first, dict[float, int]()
        before: Line | None = None
        for line in self.lines:
            if before is not None:
                number += 2 if self._is_wide(before, line) else 1
            found.update((segment.y, number) for segment in line)
            before = line
        return found

    def _is_wide(self, above: Line, below: Line) -> bool:
        return below[0].y - above[0].y > PARAGRAPH_GAP * below[0].size

    def _next_sides(self, at: int) -> int:
        """Return where after `at` the next lines side by side begin."""
        rest = range(at + 1, len(self.lines))
        starts = (n for n in rest if self._is_parted(n) and self._sides_end(n) > n)
        return next(starts, len(self.lines))

    def _is_parted(self, at: int) -> bool:
        """Return whether a line begins a paragraph: there is room above it."""
        line = self.lines[at]
        return _apart(self.lines[at - 1], line) > PARAGRAPH_GAP * line[0].size

    def _sides_end(self, at: int) -> int:
        """Return where the lines side by side that begin at `at` end, `at` if none do."""
        end, axis = at, self._left_axis(at)
        while end < len(self.lines):
            far = end > at and _apart(self.lines[end - 1], self.lines[end]) > PEN_ROOM_PT
            if far or not self._is_sided(self.lines[end], axis):
                break
            end += 1
        texts = [text_of_line(line) for line in self.lines[at:end]]
        rights = [line for line in self.lines[at:end] if self._right(line)]
        signed = any(SIGNS.search(text) for text in texts)
        return end if len(rights) >= 2 and signed else at

    def _left_axis(self, at: int) -> float | None:
        """Return the middle of what stands on the left beside something, None if none."""
        for line in self.lines[at:]:
            left = self._left(line)
            if left and self._right(line):
                return left[0].middle if len(left) == 1 else None
            if _apart(self.lines[at], line) > PEN_ROOM_PT:
                break
        return None

    def _is_sided(self, line: Line, axis: float | None) -> bool:
        left, right = self._left(line), self._right(line)
        if len(left) + len(right) < len(line):
            return False  # something crosses the middle
        if right:
            return True
        on_axis = axis is not None and abs(left[0].middle - axis) <= ON_AXIS_PT
        return len(left) == 1 and on_axis

    def _left(self, line: Line) -> list[Segment]:
        return [segment for segment in line if segment.right < self.page_width / 2 + 4]

    def _right(self, line: Line) -> list[Segment]:
        return [segment for segment in line if segment.left > self.page_width / 2]

    def _side_by_side(self, at: int, end: int) -> Table:
        lines = self.lines[at:end]
        sides = (
            [tuple(found) for line in lines if (found := self._left(line))],
            [tuple(found) for line in lines if (found := self._right(line))],
        )
        return Table(
            rows=(tuple(self._side(side) for side in sides),),
            ruled=False,
            place=self._place(lines),
        )

    def _side(self, lines: Sequence[Line]) -> Cell:
        texts = (
            joined([text_of_line(line) for line in paragraph], ours=self.ours)
            for paragraph in paragraphs(lines)
        )
        return Cell(
            "\n".join(texts), place=self._place(lines) if lines else Place(self.page)
        )

    def _said(self, lines: Sequence[Line]) -> Block:
        text = joined([text_of_line(line) for line in lines], ours=self.ours)
        place = self._place(lines)
        bold = lines[0][0].is_bold
        if bold and self._is_centred(lines):
            size = lines[0][0].size
            return Heading(text, 1 if size >= TITLE_SIZE else 2, place=place)
        align = Align.CENTER if self._is_centred(lines) else Align.START
        return Paragraph(text, align, bold=bold, place=place)

    def _is_centred(self, lines: Sequence[Line]) -> bool:
        middles = [(line[0].left + line[-1].right) / 2 for line in lines]
        narrow = all(line[0].left > self.page_width * 0.14 for line in lines)
        return narrow and all(abs(m - self.page_width / 2) <= CENTRED_PT for m in middles)

    def _place(self, lines: Sequence[Line]) -> Place:
        box = (
            min(line[0].left for line in lines),
            lines[0][0].y - lines[0][0].size,
            max(line[-1].right for line in lines),
            lines[-1][0].y,
        )
        line = self.numbers[lines[0][0].y]
        return Place(
            page=self.page, line=line, box=rounded(box), unsure=unsure_words(lines)
        )


def _apart(above: Line, below: Line) -> float:
    return below[0].y - above[0].y
