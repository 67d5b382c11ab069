"""Walk through the annex: each table to the reader of what its heading says it holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from jenjang.papers.recognisers.agreement.ceilings import Ceilings, headless
from jenjang.papers.recognisers.agreement.cells import with_joined_rp
from jenjang.papers.recognisers.agreement.columns import (
    Columns,
    Row,
    activity_levels,
    columns_of,
    is_column_numbers,
    is_empty,
    with_figures,
    with_second_row,
)
from jenjang.papers.recognisers.agreement.flow import Grid, Line, Piece, without_feet
from jenjang.papers.recognisers.agreement.lists import Entry, ListHeading, entries
from jenjang.papers.recognisers.agreement.performance import Performance, section_level
from jenjang.papers.recognisers.agreement.words import ACTIVITY_LEVELS


@dataclass(slots=True)
class Tables:
    """The tables and lists of an annex, read from top to bottom."""

    performance: Performance = field(default_factory=Performance)
    ceilings: Ceilings = field(default_factory=Ceilings)
    columns: Columns | None = None
    is_fresh: bool = False

    def read(self, pieces: Iterable[Piece]) -> list[list[Line]]:
        """Read all tables; return the lines before, between and after them."""
        around: list[list[Line]] = [[]]
        for is_lines, run in groupby(without_feet(pieces), lambda p: isinstance(p, Line)):
            if is_lines:
                self._lines([piece for piece in run if isinstance(piece, Line)], around)
                continue
            for piece in run:
                if isinstance(piece, Grid):
                    self._grid(piece)
            around.append([])
        self.performance.set_levels()
        self.ceilings.set_levels()
        return around

    def _lines(self, lines: list[Line], around: list[list[Line]]) -> None:
        """Read the budget lines among `lines`; put the others `around` the tables."""
        for piece in entries(lines):
            match piece:
                case Entry():
                    self.ceilings.take_entry(piece)
                    around.append([])
                case ListHeading():
                    self.ceilings.begin_list(piece)
                case Line():
                    self.columns = None
                    around[-1].append(piece)

    def _grid(self, grid: Grid) -> None:
        if self.columns and not self.columns.holds_budgets and _lists_budgets(grid):
            self.columns = None  # a list without heading, under a table of objectives
        rows = [row for row in grid.rows if not (is_empty(row) or is_column_numbers(row))]
        for at, row in enumerate(rows, 1):
            self._row(row, rows[at:])

    def _row(self, row: Row, below: Sequence[Row]) -> None:
        is_fresh, self.is_fresh = self.is_fresh, False
        if self.columns and is_fresh and (finer := self._finer(row, self.columns)):
            self.columns = finer
        elif columns := columns_of(row):
            self._begin(with_figures(columns, below))
        elif self.columns is None:
            self.ceilings.take_without_heading(with_joined_rp(row, ()))
        elif not self._is_section(row, self.columns):
            self._take(with_joined_rp(row, self.columns.roles), self.columns)

    def _finer(self, row: Row, columns: Columns) -> Columns | None:
        """Return the columns as a second heading row makes them: it begins empty."""
        return None if row[0].text.strip() else with_second_row(columns, row)

    def _begin(self, columns: Columns) -> None:
        self.columns, self.is_fresh = columns, True
        if columns.holds_objectives:
            self.performance.begin(columns)
        if columns.holds_budgets:
            self.ceilings.begin(columns)

    def _is_section(self, row: Row, columns: Columns) -> bool:
        """Return whether `row` names the level of the rows below it, and take it."""
        if columns.holds_objectives and (level := section_level(row)):
            self.performance.begin_section(level)
            return True
        if columns.holds_budgets and (level := _activity_section(row)):
            self.ceilings.begin_section(level)
            return True
        return False

    def _take(self, row: Row, columns: Columns) -> None:
        if columns.holds_objectives:
            self.performance.take(row, columns)
        if columns.holds_budgets:
            self.ceilings.take(row, columns)


def _lists_budgets(grid: Grid) -> bool:
    """Return whether the first row of a table is an activity with its ceiling."""
    rows = (row for row in grid.rows if not (is_empty(row) or is_column_numbers(row)))
    first = next(rows, None)
    return first is not None and headless(with_joined_rp(first, ())) is not None


def _activity_section(row: Row) -> str | None:
    """Return the level that a row over the whole table names: "Kegiatan" alone."""
    texts = {cell.text.strip().casefold() for cell in row if cell.text.strip()}
    if len(texts) == 1 and (text := texts.pop()) in ACTIVITY_LEVELS:
        return activity_levels(text)[0]
    return None
