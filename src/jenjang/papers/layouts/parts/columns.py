"""Tables from columns: each says its heading and how a line fills it.

Widths follow the content, so that a long word never runs into its neighbour and a column
of numbers takes no more room than it needs.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Generic, TypeVar

from jenjang.papers.blocks import Align, Cell, Table
from jenjang.papers.lettering import width_em

Line = TypeVar("Line")

# About this many small letters of the tables' size stand side by side between the margins
# (9.5 pt Arial on 16.8 cm), and this many are lost to the padding of a cell.
LETTERS_ACROSS = 94.0
LETTERS_ACROSS_LANDSCAPE = 143.0
PADDING = 2.2
LONGEST_WHOLE = 9.0  # where there is no room for all, longer words are hyphenated
LONGEST_AMOUNT = 24  # what is longer and has digits is an address, and may be cut
KEPT_BREADTHS = 16_384  # the same words stand in every paper of a unit
SMALL_EM = 0.53  # how wide a small letter is, in parts of the size of its type


@dataclass(frozen=True)  # slots and a generic base cannot be had together in 3.11
class Column(Generic[Line]):
    """One column; the cells of lines that share their `group` become one tall cell.

    `facts` gives the paths of what a line's cell says.
    """

    heading: str
    text: Callable[[Line], str]
    align: Align = Align.START
    group: Callable[[Line], object] | None = None
    facts: Callable[[Line], tuple[str, ...]] = lambda _: ()


@dataclass(frozen=True, slots=True)
class Section:
    """A row that names what the rows below it are."""

    text: str


@dataclass(frozen=True, slots=True)
class Total:
    """The last row: a word under the names, an amount (named `fact`) under the amounts."""

    text: str
    amount: str
    column: int
    fact: str


def filled(columns: Sequence[Column[Line]], lines: Iterable[Line]) -> list[Column[Line]]:
    """Return the columns that say something about at least one line."""
    lines = list(lines)
    return [column for column in columns if any(column.text(line) for line in lines)]


def table(
    columns: Sequence[Column[Line]],
    lines: Sequence[Line | Section],
    *,
    numbered: str | None = None,
    total: Total | None = None,
    wide: bool = False,
) -> Table:
    """Return the ruled table of `lines`.

    `numbered` is the pattern of a row of column numbers under the heads: ``({})``;
    a `wide` table stands on a landscape page.
    """
    header = [tuple(_heading(column.heading) for column in columns)]
    if numbered is not None:
        numbers = [numbered.format(n) for n in range(1, len(columns) + 1)]
        header.append(tuple(Cell(number, align=Align.CENTER) for number in numbers))
    body = _body(columns, lines)
    last = [] if total is None else [_total_row(total, len(columns))]
    rows = (*header, *body, *last)
    across = LETTERS_ACROSS_LANDSCAPE if wide else LETTERS_ACROSS
    return Table(rows=rows, widths=widths(rows, across), header_rows=len(header))


def _heading(text: str) -> Cell:
    return Cell(text, align=Align.CENTER, bold=True)


def _body(
    columns: Sequence[Column[Line]], lines: Sequence[Line | Section]
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for is_section, run in groupby(lines, lambda line: isinstance(line, Section)):
        if is_section:
            sections = [line for line in run if isinstance(line, Section)]
            rows += [_wide(section.text, len(columns)) for section in sections]
        else:
            rows += _run([line for line in run if not isinstance(line, Section)], columns)
    return rows


def _run(lines: Sequence[Line], columns: Sequence[Column[Line]]) -> list[tuple[Cell, ...]]:
    down = [_column_cells(lines, column) for column in columns]
    return list(zip(*down, strict=True))


def _column_cells(lines: Sequence[Line], column: Column[Line]) -> list[Cell]:
    if column.group is None:
        return [_cell(column, line) for line in lines]
    cells: list[Cell] = []
    for _, members in groupby(lines, column.group):
        run = list(members)
        cells.append(_cell(column, run[0], rowspan=len(run)))
        cells += [Cell(covered=True)] * (len(run) - 1)
    return cells


def _cell(column: Column[Line], line: Line, rowspan: int = 1) -> Cell:
    return Cell(
        column.text(line), rowspan=rowspan, align=column.align, facts=column.facts(line)
    )


def _wide(text: str, columns: int) -> tuple[Cell, ...]:
    return (Cell(text, colspan=columns, bold=True), *[Cell(covered=True)] * (columns - 1))


def _total_row(total: Total, columns: int) -> tuple[Cell, ...]:
    word = Cell(total.text, colspan=total.column, align=Align.CENTER, bold=True)
    amount = Cell(total.amount, align=Align.END, bold=True, facts=(total.fact,))
    covered = [Cell(covered=True)] * (total.column - 1)
    return (word, *covered, amount, *[Cell()] * (columns - total.column - 1))


def widths(
    rows: Sequence[tuple[Cell, ...]], across: float = LETTERS_ACROSS
) -> tuple[float, ...]:
    """Return the share of each column: room for its longest word, then for its text.

    The longer a text, the more room, by its square root: twice the width for four times
    the text.

    >>> row = (Cell("1"), Cell("Meningkatnya mutu pelayanan"), Cell("100%"))
    >>> [round(share, 2) for share in widths([row])]
    [0.03, 0.89, 0.07]
    """
    columns = _columns(rows)
    least = _least(columns)
    if sum(least) > across:
        least = [_longest_word(column, LONGEST_WHOLE) + PADDING for column in columns]
    wanted = [
        max(0.0, _wanted(column) + PADDING - low)
        for column, low in zip(columns, least, strict=True)
    ]
    spare = max(0.0, across - sum(least))
    shared = sum(wanted) or 1.0
    breadths = [
        low + spare * want / shared for low, want in zip(least, wanted, strict=True)
    ]
    return tuple(breadth / sum(breadths) for breadth in breadths)


def _columns(rows: Sequence[tuple[Cell, ...]]) -> list[list[Cell]]:
    return [[row[n] for row in rows] for n in range(len(rows[0]))]


def _least(columns: Sequence[Sequence[Cell]]) -> list[float]:
    """Return the least breadth of each column in which no word is cut."""
    return [_longest_word(column) + PADDING for column in columns]


def keeps_words(rows: Sequence[tuple[Cell, ...]], across: float = LETTERS_ACROSS) -> bool:
    """Return whether a table is broad enough for its longest words."""
    return sum(_least(_columns(rows))) <= across


def lines_of(rows: Sequence[tuple[Cell, ...]], across: float = LETTERS_ACROSS) -> list[int]:
    """Return of how many lines each row is printed; a tall cell shares its lines out.

    >>> lines_of([(Cell("1"), Cell("Meningkatnya mutu pelayanan"))], 20)
    [2]
    """
    rooms = [share * across - PADDING for share in widths(rows, across)]
    return [
        max(
            (
                math.ceil(breadth(cell.text, bold=cell.bold) / room / cell.rowspan)
                for cell, room in zip(row, rooms, strict=True)
                if cell.text and cell.colspan == 1
            ),
            default=1,
        )
        for row in rows
    ]


def _longest_word(column: Sequence[Cell], most: float = math.inf) -> float:
    """Return the room for what may not be cut; a word longer than `most` may."""
    words = [
        min(breadth(word, bold=cell.bold), math.inf if _is_figure(word) else most)
        for cell in column
        if cell.colspan == 1
        for word in _words(cell)
    ]
    return max(words, default=1.0)


def _is_figure(word: str) -> bool:
    """Return whether a word is a figure, which is never cut; an address has digits too."""
    return len(word) <= LONGEST_AMOUNT and any(map(str.isdigit, word))


def _words(cell: Cell) -> list[str]:
    """Return what may not be cut: words, an amount as one, a head also after a stroke."""
    text = re.sub(r"\b(Rp\.?) (?=\d)", r"\1.", cell.text)
    return (text.replace("/", "/ ") if cell.bold else text).split()


def _wanted(column: Sequence[Cell]) -> float:
    longest = max((breadth(c.text) for c in column if c.colspan == 1), default=1.0)
    return min(longest, math.sqrt(longest) * 4)


@lru_cache(maxsize=KEPT_BREADTHS)
def breadth(text: str, *, bold: bool = False) -> float:
    """Return about how wide a text is, counted in small letters.

    >>> round(breadth("Satuan"), 1), round(breadth("Satuan", bold=True), 1)
    (6.0, 6.3)
    """
    return width_em(text, bold=bold) / SMALL_EM
