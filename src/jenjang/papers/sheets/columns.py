"""Finding the heading of a table by its words: any order, any case, titles above it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jenjang.core.figures import fold_letters
from jenjang.papers.readers.refusal import Unreadable
from jenjang.papers.sheets.grids import Grid, Row

DEEPEST_HEADING = 40  # rows of titles that may stand above a heading


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is for, its name on screen, and the headings it goes by.

    Of several headings that stand in one table the first of `names` is taken.
    """

    key: str
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A grid whose heading was found: where each column stands, and the rows below."""

    grid: Grid
    places: Mapping[str, int]
    heading: int  # index in the grid

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield number (as a person counts) and cells of each row below that holds any."""
        start = self.heading + 1
        for at, row in enumerate(self.grid.rows[start:], start=start):
            if any(row):
                yield at + self.grid.first, row

    def cell(self, row: Row, key: str) -> str:
        """Return the text of a column, '' where it is empty or not there."""
        at = self.places.get(key)
        return row[at] if at is not None and at < len(row) else ""

    def has(self, key: str) -> bool:
        """Return whether the table has the column."""
        return key in self.places


def find_table(
    grids: Sequence[Grid],
    columns: Sequence[Column],
    wanted: Sequence[frozenset[str]],
    advice: str,
) -> Table:
    """Return the first table that has all columns of one of the `wanted` sets.

    Raise `Unreadable` naming what the nearest heading lacks; `advice` ends the sentence.
    """
    tables = [table for grid in grids for table in _headings(grid, columns)]
    for one in wanted:
        for table in tables:
            if one <= table.places.keys():
                return table
    nearest = max(tables, key=lambda table: len(table.places), default=None)
    raise Unreadable(_what_lacks(nearest, columns, wanted[0], advice))


def _headings(grid: Grid, columns: Sequence[Column]) -> Iterator[Table]:
    for at, row in enumerate(grid.rows[:DEEPEST_HEADING]):
        places = _places(row, columns)
        if len(places) >= 2:
            yield Table(grid, places, at)


def _places(row: Row, columns: Sequence[Column]) -> dict[str, int]:
    at: dict[str, int] = {}
    for place, text in enumerate(row):
        if text:
            at.setdefault(fold_letters(text), place)
    places = {}
    for column in columns:
        found = next((at[name] for name in _folded(column) if name in at), None)
        if found is not None:
            places[column.key] = found
    return places


def _folded(column: Column) -> Iterator[str]:
    return (fold_letters(name) for name in column.names)


def _what_lacks(
    nearest: Table | None,
    columns: Sequence[Column],
    wanted: frozenset[str],
    advice: str,
) -> str:
    labels = {column.key: column.label for column in columns}
    if nearest is None:
        named = ", ".join(labels[column.key] for column in columns if column.key in wanted)
        return f"Baris judul tidak ditemukan; kolom yang wajib ada: {named}. {advice}"
    lacking = ", ".join(
        labels[column.key]
        for column in columns
        if column.key in wanted - nearest.places.keys()
    )
    row = nearest.heading + nearest.grid.first
    return f"Kolom {lacking} tidak ada pada baris judul (baris {row}). {advice}"


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: its row, its column, what it holds, what to do."""

    row: int
    column: str
    value: str
    what: str
