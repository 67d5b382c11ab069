"""Lines on a page -> ruled tables: where cells are, and which of them are merged."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from jenjang.papers.readers.bounds import MOST_CELLS, MOST_RULES, refuse_above
from jenjang.papers.readers.pdf.content import Rule

SAME_LINE_PT = 2.0
LEAST_ROW_PT = 6.0
GAP_PT = 1.0  # between the pieces that one line is drawn in
OPEN_SIDE_PT = 12.0  # a rule reaches this far over the last standing one: a column is open
LEAST_OPEN_RULES = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its place among the rows and columns, and how many it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int

    def places(self) -> Iterator[tuple[int, int]]:
        """Yield (row, column) of all that it covers."""
        for row in range(self.row, self.row + self.rowspan):
            for column in range(self.column, self.column + self.colspan):
                yield row, column


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its columns are parted at `xs`, its rows at `ys`."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    box_over: Mapping[tuple[int, int], Box] = field(compare=False, repr=False)

    @classmethod
    def of(cls, xs: tuple[float, ...], ys: tuple[float, ...], boxes: Iterable[Box]) -> Self:
        """Return the table of `boxes`; a place that two of them cover is the first's."""
        kept = tuple(boxes)
        over = {place: box for box in reversed(kept) for place in box.places()}
        return cls(xs, ys, kept, over)

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
        place = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        return self.box_over.get(place)


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables of a page from top to bottom; a lone frame is none.

    Raise `Unreadable` where there are more rules or cells than a page can have.
    """
    drawn = list(dict.fromkeys(rules))
    refuse_above(len(drawn), MOST_RULES)
    found = (_grid(group) for group in _touching(drawn))
    grids = [grid for grid in found if grid is not None]
    return sorted(grids, key=lambda grid: grid.ys[0])


def _touching(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Yield the groups of rules that meet one another, each in the order of the page."""
    group_of = list(
        range(len(rules))
    )  # each leads to one of its group, the first to itself
    open_ones: list[int] = []
    for at in sorted(range(len(rules)), key=lambda n: rules[n].top):
        reach = rules[at].top - SAME_LINE_PT
        open_ones = [n for n in open_ones if rules[n].bottom >= reach]
        for other in open_ones:
            if _meet(rules[at], rules[other]):
                one, two = _first_of(group_of, at), _first_of(group_of, other)
                group_of[max(one, two)] = min(one, two)
        open_ones.append(at)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(_first_of(group_of, at), []).append(rule)
    yield from groups.values()


def _first_of(group_of: list[int], at: int) -> int:
    """Return the first rule of the group that one belongs to, and shorten the way there."""
    while group_of[at] != at:
        group_of[at] = group_of[group_of[at]]
        at = group_of[at]
    return at


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
    xs = _with_open_sides(_places(rule.left for rule in standing), lying)
    ys = _places(rule.top for rule in lying)
    if len(xs) < 3 or len(ys) < 2:
        return None
    ys = (*_cut(xs, ys[0], standing, above=True), *ys, *_cut(xs, ys[-1], standing))
    refuse_above((len(xs) - 1) * (len(ys) - 1), MOST_CELLS)
    return Grid.of(xs, ys, _boxes(xs, ys, lying, standing))


def _cut(
    xs: Sequence[float], edge: float, standing: Sequence[Rule], *, above: bool = False
) -> tuple[float, ...]:
    """Return where a row ends that the page cut: rules beside it, and none that ends it."""
    ends = [
        max(_reach(rule, edge, above=above) for rule in near)
        for x in xs
        if (near := _near(standing, x))
    ]
    reaching = [end for end in ends if end >= LEAST_ROW_PT]
    if len(reaching) < max(len(ends), 1):
        return ()
    return (edge - max(reaching),) if above else (edge + max(reaching),)


def _reach(rule: Rule, edge: float, *, above: bool) -> float:
    """Return how far a standing rule goes beyond the last lying one."""
    return edge - rule.top if above else rule.bottom - edge


def _near(standing: Sequence[Rule], x: float) -> list[Rule]:
    return [rule for rule in standing if abs(rule.left - x) <= SAME_LINE_PT]


def _with_open_sides(xs: tuple[float, ...], lying: Sequence[Rule]) -> tuple[float, ...]:
    """Return `xs` with the outer edges of a table that is open on its sides.

    Its lying rules reach further than the first and the last standing one.
    """
    if len(xs) < 2:
        return xs
    left = min(rule.left for rule in lying) if lying else xs[0]
    right = max(rule.right for rule in lying) if lying else xs[-1]
    lefts = sum(1 for rule in lying if rule.left <= left + SAME_LINE_PT)
    rights = sum(1 for rule in lying if rule.right >= right - SAME_LINE_PT)
    if xs[0] - left > OPEN_SIDE_PT and lefts >= LEAST_OPEN_RULES:
        xs = (left, *xs)
    if right - xs[-1] > OPEN_SIDE_PT and rights >= LEAST_OPEN_RULES:
        xs = (*xs, right)
    return xs


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
            box = Box(row, column, rowspan, colspan)
            taken.update(box.places())
            yield box


def _stands(rules: Sequence[Rule], x: float, y: float) -> bool:
    near = (rule for rule in rules if abs(rule.left - x) <= SAME_LINE_PT)
    return any(rule.top - GAP_PT <= y <= rule.bottom + GAP_PT for rule in near)


def _lies(rules: Sequence[Rule], y: float, x: float) -> bool:
    near = (rule for rule in rules if abs(rule.top - y) <= SAME_LINE_PT)
    return any(rule.left - GAP_PT <= x <= rule.right + GAP_PT for rule in near)
