"""A table that pages cut: its parts put together again."""

from dataclasses import replace

from jenjang.papers.blocks import Cell, Table
from jenjang.papers.recognisers.tables.aligning import MISFIT, fit, laid, sort_of
from jenjang.papers.recognisers.tables.column import Column
from jenjang.papers.recognisers.tables.columns import columns_of
from jenjang.papers.recognisers.tables.contents import Content, content_of
from jenjang.papers.recognisers.tables.grid import Row, grid, is_numbering, texts
from jenjang.papers.recognisers.tables.heading import Heading, find_heading
from jenjang.papers.recognisers.tables.words import Field

WORDS = {Content.TEXT, Content.RATING, Content.UNIT}
MOST_UNLIKE = 0.3  # share of the columns that a part may have more or less
MOST_ASKED = 100  # rows of a part, to tell whether it goes on with the one above
MOST_TOLD = 200  # rows of the table above, to tell what its columns are
MOST_MISFITS = 0.34  # share of the rows below that may stand out of step


def joined(above: Table, below: Table) -> Table | None:
    """Return both as one table where `below`, on the next page, goes on with `above`.

    It does where it has no heading of its own, or prints that of `above` again, and its
    cells fit under the columns of `above`. None where `below` is a table of its own.
    """
    upper, lower = grid(_head(above)), grid(below)
    heading = find_heading(upper)
    own = find_heading(lower)
    if heading is None:
        return _under_late_heading(above, below, own) if own else None
    if own is not None:
        if not _is_same(heading, own):
            return None
        return _stacked(above, below, own.body)
    columns = columns_of(heading, upper[heading.body :], "", None)
    return _stacked(above, below, 0) if _fits(lower, columns) else None


def _head(table: Table) -> Table:
    """Return the first rows: enough to tell what its columns are, however long it grew."""
    return replace(table, rows=table.rows[:MOST_TOLD])


def _is_same(heading: Heading, own: Heading) -> bool:
    return heading.words == own.words and len(heading.paths) == len(own.paths)


def _under_late_heading(above: Table, below: Table, own: Heading) -> Table | None:
    """Join a part whose heading is spoilt (all in one cell) under that of the next page."""
    first = {word for text in texts(grid(above)[0]) for word in text.casefold().split()}
    if first != own.words or len(above.rows[0]) != len(below.rows[0]):
        return None
    rows = (*below.rows[own.start : own.body], *above.rows[1:], *below.rows[own.body :])
    return replace(above, rows=rows)


def _fits(rows: tuple[Row, ...], columns: tuple[Column, ...]) -> bool:
    """Return whether rows without heading stand under these columns."""
    used = [row for row in rows if texts(row) and not is_numbering(row)][:MOST_ASKED]
    if not used or abs(len(used[0]) - len(columns)) > MOST_UNLIKE * len(columns):
        return False
    if _is_words(used[0], columns):
        return False
    off = sum(1 for row in used if _misfits(row, columns))
    return off <= MOST_MISFITS * len(used) or (len(used) == 1 and not off)


def _is_words(row: Row, columns: tuple[Column, ...]) -> bool:
    """Return whether words stand where figures belong: a heading of a table of its own."""
    way = laid(row, columns)
    of_figures = [
        row[cell].line
        for column, cell in zip(columns, way.cells, strict=True)
        if column.field is Field.FIGURE and cell is not None and row[cell].line
    ]
    words = [line for line in of_figures if content_of(line) in WORDS]
    return len(of_figures) > 1 and 2 * len(words) > len(of_figures)


def _misfits(row: Row, columns: tuple[Column, ...]) -> bool:
    way = laid(row, columns)
    lines = [
        (sort_of(column), row[cell].line)
        for column, cell in zip(columns, way.cells, strict=True)
        if cell is not None
    ]
    return any(fit(sort, line) >= MISFIT for sort, line in lines)


def _stacked(above: Table, below: Table, skip: int) -> Table:
    """Return the rows of both, the narrower ones filled up."""
    rows = (*above.rows, *below.rows[skip:])
    width = max(len(row) for row in rows)
    filled = tuple((*row, *(Cell() for _ in range(width - len(row)))) for row in rows)
    return replace(above, rows=filled)
