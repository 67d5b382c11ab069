"""Lines outside ruled tables of a paper that we did not write -> blocks.

A strange paper may be set wide, so what parts paragraphs is measured on the page; a line
that had room for the next word was ended by the writer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jenjang.papers.blocks import Block, Cell, Place, Table
from jenjang.papers.readers.pdf.flow import Stretch
from jenjang.papers.readers.pdf.lines import (
    PARAGRAPH_GAP,
    WIDER_PITCH,
    Line,
    joined,
    paragraphs,
    text_of_line,
    usual_pitch,
)
from jenjang.papers.readers.pdf.sides import (
    MARKED,
    Loose,
    loose_table,
    rows_of,
    signature_gutter,
)

FIELD = re.compile(r"(?:n\s?a\s?m\s?a|jabatan|nip|pangkat)\b[^:]{0,25}:", re.IGNORECASE)
AMOUNT_AT_END = re.compile(r"\bRp(?![a-z])[\s.:]*\d{1,3}(?:[.,]\d{2,3})+[\s,.-]*$", re.I)
FAR_RIGHT = 0.2  # of the page: no first line of a paragraph is set in so far
BLANK = 0.3  # of the size: a blank between two words


@dataclass(frozen=True)  # no slots: figures of the whole stretch are kept
class StrangeStretch(Stretch):
    """Lines of one page of somebody else's paper with no ruled table between them."""

    def blocks(self) -> Iterator[tuple[float, Block]]:
        """Yield each block with where it begins on the page."""
        at = start = 0
        while at < len(self.lines):
            end, found = self._beside(at)
            if found is None:
                at += 1
                continue
            yield from self._running(start, at)
            yield self.lines[at][0].y, found
            at = start = end
        yield from self._running(start, at)

    def _beside(self, at: int) -> tuple[int, Table | None]:
        """Return what stands side by side from the line `at` on, and where it ends."""
        loose = loose_table(self.lines, at)
        if loose is not None:
            return loose.end, self._loose(at, loose)
        signed = signature_gutter(self.lines, at, self.page_width)
        if signed is not None:
            return signed[0], self._signed(self.lines[at : signed[0]], signed[1])
        return at, None

    def _running(self, start: int, end: int) -> Iterator[tuple[float, Block]]:
        lines = self.lines[start:end]
        for paragraph in paragraphs(lines, self._pitch):
            for part in self._ended(paragraph):
                yield part[0][0].y, self._said(part)

    def _ended(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Yield the lines that hang together: the writer did not end them."""
        run: list[Line] = []
        for line in lines:
            if run and (
                MARKED.match(line[0].text)
                or FIELD.match(text_of_line(line))
                or self._had_room(run[-1], line)
                or self._is_far_right(run[-1], line)
                or _are_entries(run[-1], line)
            ):
                yield run
                run = []
            run.append(line)
        if run:
            yield run

    def _had_room(self, above: Line, below: Line) -> bool:
        """Return whether the first word of `below` would have fitted on `above`."""
        first = below[0]
        word = first.text.split()[0]
        letter = (first.right - first.left) / max(1, len(first.text))
        need = len(word) * letter + BLANK * first.size
        centred = self._is_centred([above])
        return above[-1].right + (need / 2 if centred else need) <= self._right_edge

    def _is_far_right(self, above: Line, below: Line) -> bool:
        """Return whether a line on the right, as a date, stands over one on the left."""
        return above[0].left - below[0].left > FAR_RIGHT * self.page_width

    @cached_property
    def _right_edge(self) -> float:
        return max(line[-1].right for line in self.lines)

    @cached_property
    def _pitch(self) -> float:
        return usual_pitch([self.lines])

    def _is_wide(self, above: Line, below: Line) -> bool:
        gap = max(PARAGRAPH_GAP * below[0].size, WIDER_PITCH * self._pitch)
        return below[0].y - above[0].y > gap

    def _loose(self, at: int, loose: Loose) -> Table:
        rows = tuple(
            tuple(self._cell(cell) for cell in row)
            for row in rows_of(loose.lines, loose.gutters)
        )
        lines = self.lines[at : loose.end]
        return Table(rows, ruled=False, place=self._place(lines))

    def _cell(self, lines: Sequence[Line]) -> Cell:
        if not lines:
            return Cell(place=Place(page=self.page))
        text = joined([text_of_line(line) for line in lines], ours=False)
        return Cell(text, place=self._place(lines))

    def _signed(self, lines: Sequence[Line], gutter: float) -> Table:
        """Return a signature block line by line: no line of it goes on in the next."""
        sides = (
            [tuple(part for part in line if part.middle < gutter) for line in lines],
            [tuple(part for part in line if part.middle >= gutter) for line in lines],
        )
        cells = tuple(self._stacked([line for line in side if line]) for side in sides)
        return Table((cells,), ruled=False, place=self._place(lines))

    def _stacked(self, lines: Sequence[Line]) -> Cell:
        texts = (joined([text_of_line(line)], ours=False) for line in lines)
        place = self._place(lines) if lines else Place(page=self.page)
        return Cell("\n".join(texts), place=place)


def _are_entries(above: Line, line: Line) -> bool:
    """Return whether two lines each end with an amount: each is a line of a budget."""
    return all(AMOUNT_AT_END.search(text_of_line(found)) for found in (above, line))
