"""Words -> letters in rows: words that were printed on one line get one baseline.

A scanned line is never quite level, so a row is followed from word to word, and only
inside one cell of a table. All lengths are pixels at 200 dots an inch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from jenjang.papers.readers.pdf.content import Glyph
from jenjang.papers.readers.pdf.grids import Grid
from jenjang.papers.readers.scan.letters import Word

POINTS = 72 / 200
SAME_ROW = 0.55  # middles may differ by this part of the type from one word to the next
MOST_OVERLAP = 0.4
INSIDE_PX = 3.0
BOLD = 1.25  # strokes this much thicker than the page's usual ones

Region = tuple[int, int, int] | None
Edges = tuple[float, float, float, float]


@dataclass(slots=True)
class _Row:
    """Words one after the other; `region` is the cell they stand in."""

    region: Region
    words: list[Word] = field(default_factory=list)

    def distance(self, word: Word) -> float | None:
        """Return how far `word` is from the end of this row's line, None if too far."""
        last = self.words[-1]
        size = max(last.size, word.size)
        apart = abs(last.middle - word.middle)
        if word.left < last.right - MOST_OVERLAP * size or apart > SAME_ROW * size:
            return None
        return apart


def glyphs_of(
    words: Sequence[Word], grids: Sequence[Grid]
) -> tuple[tuple[Glyph, ...], frozenset[int]]:
    """Return the letters of a page, in points, and which of them are bold, by index.

    Each word stands whole in one cell of `grids`.
    """
    placed = [_placed(word, grids) for word in words]
    usual = median([word.thickness for word in words]) if words else 0.0
    glyphs: list[Glyph] = []
    bold: set[int] = set()
    for row in _rows(placed):
        y = median(word.baseline for word in row.words) * POINTS
        if median(word.thickness for word in row.words) > BOLD * usual:
            bold.add(len(glyphs) + 1)  # after the blank
        for word in row.words:
            glyphs += _letters(word, y, len(glyphs))
    return tuple(glyphs), frozenset(bold)


def _rows(placed: Sequence[tuple[Region, Word]]) -> list[_Row]:
    rows: list[_Row] = []
    for region, word in sorted(placed, key=lambda pair: pair[1].left):
        near = [
            (apart, n)
            for n, row in enumerate(rows)
            if row.region == region and (apart := row.distance(word)) is not None
        ]
        if near:
            rows[min(near)[1]].words.append(word)
        else:
            rows.append(_Row(region, [word]))
    return rows


def _placed(word: Word, grids: Sequence[Grid]) -> tuple[Region, Word]:
    """Return the cell that most of a word is in, and the word moved wholly into it."""
    x, y = (word.left + word.right) / 2 * POINTS, word.middle * POINTS
    for n, grid in enumerate(grids):
        box = grid.box_at(x, y) if grid.contains(x, y) else None
        if box is None:
            continue
        left = grid.xs[box.column] / POINTS + INSIDE_PX
        right = grid.xs[box.column + box.colspan] / POINTS - INSIDE_PX
        top = grid.ys[box.row] / POINTS + INSIDE_PX
        bottom = grid.ys[box.row + box.rowspan] / POINTS - INSIDE_PX
        inside = _kept_inside(word, (left, top, right, bottom))
        return (n, box.row, box.column), inside
    return None, word


def _kept_inside(word: Word, cell: Edges) -> Word:
    left, top, right, bottom = cell
    return replace(
        word,
        lefts=tuple(min(max(each, left), right) for each in word.lefts),
        right=min(max(word.right, left), right),
        middle=min(max(word.middle, top), bottom),
    )


def _letters(word: Word, y: float, first: int) -> Iterator[Glyph]:
    """Yield a blank and the letters of a word, to the tenth of a point."""
    size = word.size * POINTS
    ends = (*word.lefts[1:], word.right)
    edges = [
        (_tenths(left), _tenths(right))
        for left, right in zip(word.lefts, ends, strict=True)
    ]
    before = edges[0][0] - 0.1
    yield Glyph(" ", before, before, y, size, first)
    for n, (letter, (left, right)) in enumerate(
        zip(word.text, edges, strict=True), start=1
    ):
        yield Glyph(
            letter, left, max(left, right), y, size, first + n, is_unsure=word.is_unsure
        )


def _tenths(pixels: float) -> float:
    return round(pixels * POINTS, 1)
