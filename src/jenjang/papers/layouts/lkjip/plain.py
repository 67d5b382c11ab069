"""A table that is none of the known kinds: its first row heads the others.

The problem tree and the scale of ratings are such tables. An empty cell under another
goes on with it where all to its left do too: so a tree reads as one.
"""

from collections.abc import Iterator, Sequence

from jenjang.papers.blocks import Align, Cell, Table
from jenjang.papers.document import PlainTable
from jenjang.papers.layouts.lkjip.drawing import lies
from jenjang.papers.layouts.parts.columns import (
    LETTERS_ACROSS,
    LETTERS_ACROSS_LANDSCAPE,
    widths,
)
from jenjang.papers.layouts.parts.figures import COVERED, heads


def drawn(table: PlainTable) -> Table:
    """Return the ruled table of its cells."""
    heading, *body = table.cells
    down = list(_columns(body))
    rows = (heads(heading), *zip(*down, strict=True)) if body else (heads(heading),)
    is_wide = lies(rows)
    across = LETTERS_ACROSS_LANDSCAPE if is_wide else LETTERS_ACROSS
    return Table(rows, widths(rows, across), header_rows=1, wide=is_wide)


def _columns(body: Sequence[Sequence[str]]) -> Iterator[list[Cell]]:
    """Yield the cells of each column, from the left."""
    open_above = [False, *[True] * (len(body) - 1)]
    for texts in zip(*body, strict=True):
        goes_on = [
            is_open and not text for is_open, text in zip(open_above, texts, strict=True)
        ]
        open_above = goes_on
        yield _column(texts, goes_on)


def _column(texts: Sequence[str], goes_on: Sequence[bool]) -> list[Cell]:
    cells: list[Cell] = []
    is_short = all(len(text) <= len("12.1") for text in texts)
    for at, text in enumerate(texts):
        if goes_on[at]:
            cells.append(COVERED)
            continue
        below = 1
        while at + below < len(texts) and goes_on[at + below]:
            below += 1
        align = Align.CENTER if is_short else Align.START
        cells.append(Cell(text, rowspan=below, align=align))
    return cells
