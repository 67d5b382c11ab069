"""Capaian and serapan over the quarters: our own small drawing, its table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.calendar import short_name
from jenjang.apps.measurement.views.marks import absorption_of, shown_percent

LEFT, STEP, TOP, BOTTOM = 60, 82, 14, 94
FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a line."""

    x: int
    y: str


@dataclass(frozen=True, slots=True)
class Point:
    """One quarter, in words for the table."""

    name: str
    x: int
    achievement: str
    absorption: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Two lines over the quarters; `highest` is what the top of the drawing stands for."""

    points: tuple[Point, ...]
    achievement: tuple[Dot, ...]
    absorption: tuple[Dot, ...]
    highest: str
    middle: str

    @property
    def achievement_path(self) -> str:
        """Return the line of capaian."""
        return _path(self.achievement)

    @property
    def absorption_path(self) -> str:
        """Return the line of serapan."""
        return _path(self.absorption)


def chart_of(summaries: Iterable[Summary]) -> Chart:
    """Return the drawing of a unit's summaries, in the order of the quarters."""
    rows = list(summaries)
    reached = [row.achievement_percent for row in rows]
    spent = [absorption_of(row.spent_idr, row.ceiling_idr) for row in rows]
    highest = _highest([*reached, *spent])
    xs = [LEFT + STEP * (row.period.n - 1) for row in rows]
    return Chart(
        points=tuple(
            Point(short_name(row.period), x, shown_percent(a), shown_percent(b))
            for row, x, a, b in zip(rows, xs, reached, spent, strict=True)
        ),
        achievement=_dots(xs, reached, highest),
        absorption=_dots(xs, spent, highest),
        highest=f"{highest} %",
        middle=f"{highest // 2} %",
    )


def _highest(figures: list[Decimal | None]) -> int:
    """Return a round number of percent that holds all figures: 100, 120, 140 ..."""
    most = max([FULL, *(figure for figure in figures if figure is not None)])
    return ceil(most / 20) * 20


def _dots(xs: list[int], figures: list[Decimal | None], highest: int) -> tuple[Dot, ...]:
    return tuple(
        Dot(x, f"{BOTTOM - (BOTTOM - TOP) * max(figure, Decimal(0)) / highest:.1f}")
        for x, figure in zip(xs, figures, strict=True)
        if figure is not None
    )


def _path(dots: tuple[Dot, ...]) -> str:
    return "".join(f"{'L' if n else 'M'}{dot.x} {dot.y}" for n, dot in enumerate(dots))
