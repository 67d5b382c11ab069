"""A figure over the periods as data: what is drawn, before it has a size.

The same chart goes on a page and on paper. Whoever draws it puts its table beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jenjang.papers.drawing.ink import FIGURES


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period: `label` under it, its `group` (the year) under that.

    `actual` and `target` are in the chart's unit of measure. `is_firm`: somebody vouched
    for the figure; else it is drawn hollow. `is_gap`: it was due and nothing was measured.
    `is_apart`: no line leads to it from the point before. `notes` are numbers explained
    beside the chart, `is_break` where figures before them do not compare.
    """

    label: str
    group: str
    actual: Decimal | None = None
    target: Decimal | None = None
    is_firm: bool = True
    is_gap: bool = False
    is_apart: bool = False
    notes: tuple[int, ...] = ()
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure and its target over the periods, in one unit of measure, in an `ink`."""

    title: str
    description: str
    measured_in: str
    points: tuple[ChartPoint, ...]
    ink: str = FIGURES

    @property
    def figures(self) -> list[Decimal]:
        """Return every figure the axis must hold."""
        both = [figure for one in self.points for figure in (one.actual, one.target)]
        return [figure for figure in both if figure is not None]

    @property
    def is_drawable(self) -> bool:
        """Return whether there is a figure to draw: grades and steps have none."""
        return bool(self.figures)

    def groups(self) -> Iterator[tuple[str, int, int]]:
        """Yield each group with the numbers of its first and last point."""
        first = 0
        for n, one in enumerate(self.points):
            is_last = n + 1 == len(self.points)
            if is_last or self.points[n + 1].group != one.group:
                yield one.group, first, n
                first = n + 1

    def runs(self) -> list[list[int]]:
        """Return the numbers of the points that one line joins.

        >>> at = [ChartPoint("I", "2025", actual=Decimal(n)) for n in (1, 2)]
        >>> gap = ChartPoint("III", "2025", is_gap=True)
        >>> Chart("", "", "", (*at, gap, at[0])).runs()
        [[0, 1], [3]]
        """
        found: list[list[int]] = []
        joins = False
        for n, one in enumerate(self.points):
            if one.actual is None:
                joins = joins and not one.is_gap and not one.is_apart
                continue
            if joins and not one.is_apart:
                found[-1].append(n)
            else:
                found.append([n])
            joins = True
        return found
