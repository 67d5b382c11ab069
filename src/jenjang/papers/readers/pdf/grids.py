"""Lines on a page -> ruled tables: where cells are, and which of them are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.readers.pdf.content import Rule

SAME_LINE_PT = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place among the rows and columns, and how many it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its columns are parted at `xs`, its rows at `ys`."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    def contains(self, x: float, y: float) -> bool:
        """Return whether a point is inside the outer rules."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def edges(self, box: Box) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a cell."""
        return (
            self.xs[box.column],
            self.ys[box.row],
            self.xs[box.column + box.colspan],
            self.ys[box.row + box.rowspan],
        )

    def box_at(self, x: float, y: float) -> Box | None:
        """Return the cell that a point is in."""
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        for box in self.boxes:
            inside = box.row <= row < box.row + box.rowspan
            if inside and box.column <= column < box.column + box.colspan:
                return box
        return None


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables of a page from top to bottom; a lone frame is none."""
    found = (_grid(group) for group in _touching(list(rules)))
    grids = [grid for grid in found if grid is not None]
    return sorted(grids, key=lambda grid: grid.ys[0])


def _touching(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Yield the groups of rules that meet one another."""
    rest = rules
    while rest:
        group, rest = [rest[0]], rest[1:]
        for rule in group:  # grows while we look: all that meets it joins
            met = [other for other in rest if _meet(rule, other)]
            rest = [other for other in rest if other not in met]
            group += met
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    slack = SAME_LINE_PT
    return (
        one.left - slack <= other.right
        and other.left - slack <= one.right
        and one.top - slack <= other.bottom
        and other.top - slack <= one.bottom
    )


def _grid(rules: Sequence[Rule]) -> Grid | None:
    lying = [rule for rule in rules if rule.is_horizontal]
    standing = [rule for rule in rules if not rule.is_horizontal]
    xs = _places(rule.left for rule in standing)
    ys = _places(rule.top for rule in lying)
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid(xs, ys, tuple(_boxes(xs, ys, lying, standing)))


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """Return where lines are, those that are drawn as good as on one another as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SAME_LINE_PT:
            places.append(value)
    return tuple(places)


def _boxes(
    xs: Sequence[float],
    ys: Sequence[float],
    lying: Sequence[Rule],
    standing: Sequence[Rule],
) -> Iterator[Box]:
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            middle_y = (ys[row] + ys[row + 1]) / 2
            middle_x = (xs[column] + xs[column + 1]) / 2
            colspan = rowspan = 1
            while column + colspan < len(xs) - 1 and not _stands(
                standing, xs[column + colspan], middle_y
            ):
                colspan += 1
            while row + rowspan < len(ys) - 1 and not _lies(
                lying, ys[row + rowspan], middle_x
            ):
                rowspan += 1
            taken |= {(row + r, column + c) for r in range(rowspan) for c in range(colspan)}
            yield Box(row, column, rowspan, colspan)


def _stands(rules: Sequence[Rule], x: float, y: float) -> bool:
    near = (rule for rule in rules if abs(rule.left - x) <= SAME_LINE_PT)
    return any(rule.top <= y <= rule.bottom for rule in near)


def _lies(rules: Sequence[Rule], y: float, x: float) -> bool:
    near = (rule for rule in rules if abs(rule.top - y) <= SAME_LINE_PT)
    return any(rule.left <= x <= rule.right for rule in near)
