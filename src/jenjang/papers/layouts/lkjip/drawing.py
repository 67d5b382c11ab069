"""Columns and rows of facts -> one ruled table: heads, merged cells, widths."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from jenjang.papers.blocks import Align, Cell, Table
from jenjang.papers.layouts.parts.columns import (
    LETTERS_ACROSS,
    LETTERS_ACROSS_LANDSCAPE,
    breadth,
    keeps_words,
    lines_of,
    widths,
)
from jenjang.papers.layouts.parts.figures import COVERED, head

Row = TypeVar("Row")

# A table lies on its side where upright a word would be cut, its rows would have more
# lines than these on average, or one row more than that.
MOST_LINES, MOST_LINES_OF_ONE = 5.0, 12


@dataclass(frozen=True)  # slots and a generic base cannot be had together in 3.11
class Column(Generic[Row]):
    """One column: the words over it from the top row down, and a row's cell in it.

    Neighbours under one top word share it. Rows that follow one another and have the same
    `group` share one tall cell; None groups nothing.
    """

    heads: tuple[str, ...]
    cell: Callable[[Row], Cell]
    group: Callable[[Row], object] | None = None
    is_name: bool = False  # the words of a total stand from the first column to here


def drawn(
    columns: Sequence[Column[Row]], rows: Sequence[Row], label: Callable[[Row], str | None]
) -> Table:
    """Return the table of `rows`.

    `label` gives the words of a row that sums the others up, None for any other row.
    """
    header = tuple(_header(columns))
    body = tuple(_body(columns, rows, label))
    measured = (*map(_narrow, header), *body)
    is_wide = lies(measured)
    across = LETTERS_ACROSS_LANDSCAPE if is_wide else LETTERS_ACROSS
    return Table(
        rows=(*header, *body),
        widths=widths(measured, across),
        header_rows=len(header),
        wide=is_wide,
    )


def _narrow(heads: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return heads by their broadest words: they may run on, the rows need the room."""
    return tuple(replace(cell, text=_broadest(cell.text)) for cell in heads)


def _broadest(text: str) -> str:
    """Return the word of a head that takes the most room.

    >>> _broadest("Kenaikan/ Penurunan")
    'Penurunan'
    """
    words = text.replace("/", "/ ").split()
    return max(words, key=lambda word: breadth(word, bold=True), default="")


def lies(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Return whether a table wants a page on its side: upright it would be hard to read."""
    if not keeps_words(rows):
        return True
    lines = lines_of(rows)
    return max(lines) > MOST_LINES_OF_ONE or sum(lines) / len(lines) > MOST_LINES


def _header(columns: Sequence[Column[Row]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of heads: one, or two where figures stand in groups."""
    depth = max(len(column.heads) for column in columns)
    if depth == 1:
        yield tuple(head(column.heads[0]) for column in columns)
        return
    tops: list[Cell] = []
    below: list[Cell] = []
    for _, run in groupby(columns, lambda column: column.heads[:-1] or (id(column),)):
        under = list(run)
        if len(under[0].heads) == 1:
            tops.append(head(under[0].heads[0], rowspan=2))
            below.append(COVERED)
        else:
            tops += [head(under[0].heads[0], colspan=len(under))]
            tops += [COVERED] * (len(under) - 1)
            below += [head(column.heads[-1]) for column in under]
    yield tuple(tops)
    yield tuple(below)


def _body(
    columns: Sequence[Column[Row]], rows: Sequence[Row], label: Callable[[Row], str | None]
) -> Iterator[tuple[Cell, ...]]:
    for is_sum, run in groupby(rows, lambda row: label(row) is not None):
        members = list(run)
        if is_sum:
            yield from (_sum(columns, row, label(row) or "") for row in members)
        else:
            down = [_down(column, members) for column in columns]
            yield from zip(*down, strict=True)


def _down(column: Column[Row], rows: Sequence[Row]) -> list[Cell]:
    """Return the cells of one column; rows of one group share the first one's."""
    if column.group is None:
        return [column.cell(row) for row in rows]
    cells: list[Cell] = []
    for _, run in groupby(rows, column.group):
        members = list(run)
        cells.append(_tall(column.cell(members[0]), len(members)))
        cells += [COVERED] * (len(members) - 1)
    return cells


def _tall(cell: Cell, rows: int) -> Cell:
    return replace(cell, rowspan=rows)


def _sum(columns: Sequence[Column[Row]], row: Row, words: str) -> tuple[Cell, ...]:
    """Return a row that sums up: its words over the names, its figures bold."""
    last = max(n for n, column in enumerate(columns) if column.is_name)
    named = Cell(words, colspan=last + 1, align=Align.CENTER, bold=True)
    rest = (_bold(column.cell(row)) for column in columns[last + 1 :])
    return (named, *[COVERED] * last, *rest)


def _bold(cell: Cell) -> Cell:
    return replace(cell, bold=True)
