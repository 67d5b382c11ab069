"""One sheet as a grid of printed texts: merged cells, filled cells, the tables in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

At = tuple[int, int]
Range = tuple[At, At]

LEAST_COLUMNS = 2
MOST_HEAD_ROWS = 3
WIDE_TITLE = 5  # columns more than one
SAME_HEADS = 0.5  # of the texts of two headings: the tables stand side by side


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet: rows and columns from `top`, `left` up to the last ones."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed in each cell; `merged` ranges have their text in the first cell."""

    texts: tuple[tuple[str, ...], ...]
    merged: tuple[Range, ...] = ()
    owners: dict[At, At] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], merged: Sequence[Range]) -> "Sheet":
        """Return the sheet; a merged range that lies outside what is filled is cut."""
        owners = {
            (row, column): start
            for start, end in merged
            for row in range(start[0], min(end[0] + 1, len(texts)))
            for column in range(start[1], end[1] + 1)
        }
        return cls(tuple(tuple(row) for row in texts), tuple(merged), owners)

    def text(self, row: int, column: int) -> str:
        """Return what is printed in a cell; a covered one prints nothing."""
        if self.owners.get((row, column), (row, column)) != (row, column):
            return ""
        cells = self.texts[row] if row < len(self.texts) else ()
        return cells[column] if column < len(cells) else ""

    def filled(self, row: int, area: Area) -> list[int]:
        """Return the columns of a row in which something is printed."""
        columns = range(area.left, area.right + 1)
        return [column for column in columns if self.text(row, column)]

    def is_used(self, row: int, column: int) -> bool:
        """Return whether a cell prints something or lies under a merged one that does."""
        return bool(self.text(*self.owners.get((row, column), (row, column))))

    def bands(self) -> Iterator[Area]:
        """Yield the stretches of rows between empty rows."""
        width = max((len(row) for row in self.texts), default=0)
        whole = Area(0, len(self.texts) - 1, 0, width - 1)
        used = [
            any(self.is_used(row, column) for column in range(width))
            for row in range(len(self.texts))
        ]
        for is_used, rows in groupby(range(len(self.texts)), key=lambda row: used[row]):
            if is_used:
                found = list(rows)
                yield self.trimmed(Area(found[0], found[-1], whole.left, whole.right))

    def trimmed(self, area: Area) -> Area:
        """Return an area without empty columns at its sides and empty rows at its ends."""
        rows = range(area.top, area.bottom + 1)
        columns = [
            column
            for column in range(area.left, area.right + 1)
            if any(self.is_used(row, column) for row in rows)
        ]
        kept = [row for row in rows if any(self.is_used(row, column) for column in columns)]
        if not columns or not kept:
            return area
        return Area(kept[0], kept[-1], columns[0], columns[-1])

    def parts(self, area: Area) -> list[Area]:
        """Return the tables that stand side by side in an area, one where none do."""
        cuts = sorted(self._cuts(area), key=lambda cut: -self._likeness(area, cut))
        for cut in cuts:
            left = self.trimmed(Area(area.top, area.bottom, area.left, cut - 1))
            right = self.trimmed(Area(area.top, area.bottom, cut, area.right))
            if self._is_table(left) and self._is_table(right):
                return [*self.parts(left), *self.parts(right)]
        return [area]

    def _cuts(self, area: Area) -> Iterator[int]:
        """Yield the columns before which another table may begin."""
        rows = range(area.top, area.bottom + 1)
        inside = [(a, b) for a, b in self.merged if area.top <= a[0] <= area.bottom]
        for cut in range(area.left + LEAST_COLUMNS, area.right):
            if any(a[1] < cut <= b[1] for a, b in inside):
                continue
            is_gap = not any(self.is_used(row, cut - 1) for row in rows)
            if is_gap or self._likeness(area, cut) >= SAME_HEADS:
                yield cut

    def _likeness(self, area: Area, cut: int) -> float:
        """Return how many heads the columns before and after `cut` share, 0 to 1."""
        heads: list[set[str]] = []
        for left, right in ((area.left, cut - 1), (cut, area.right)):
            part = Area(area.top, area.bottom, left, right)
            rows = range(area.top, min(area.top + MOST_HEAD_ROWS, area.bottom + 1))
            texts = {
                self.text(row, column) for row in rows for column in self.filled(row, part)
            }
            heads.append({text.casefold() for text in texts if not text[:1].isdigit()})
        return len(heads[0] & heads[1]) / max(1, *map(len, heads))

    def is_title(self, row: int, area: Area) -> bool:
        """Return whether a row says one thing, or several in cells merged far across."""
        columns = self.filled(row, area)
        wide = {
            start[1]
            for start, end in self.merged
            if start[0] == row and end[1] - start[1] >= WIDE_TITLE
        }
        return len(columns) == 1 or (bool(columns) and wide.issuperset(columns))

    def _is_table(self, area: Area) -> bool:
        rows = range(area.top, area.bottom + 1)
        return sum(len(self.filled(row, area)) >= LEAST_COLUMNS for row in rows) >= 2
