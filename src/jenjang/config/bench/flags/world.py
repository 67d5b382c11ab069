"""Invented units that file honest figures: noise, seasons, steps, and a real surprise.

Nothing here knows a threshold of a flag. One honest figure in two hundred is a real shock
(a flood, a new counter), so that a rule that fires at every surprise is found out.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from jenjang.core.flags import Observation, observe
from jenjang.core.formulas.progress import Entered, Rules, YearTarget
from jenjang.core.values import Accumulation, Polarity

UNITS = 40
YEARS = 3
QUARTERS = 4
SHOCK = 0.005
CENT = Decimal("0.01")
# Serapan s.d. each quarter: its usual share of the ceiling, and how far offices differ.
SPENT = ((17, 3), (42, 5), (66, 6), (94, 3))

Draw = Callable[[Random, float, int], Entered]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of indicator: how it is counted, where it starts, what a quarter gives."""

    name: str
    measured_in: str
    accumulation: Accumulation
    start: tuple[float, float]
    draw: Draw
    goal: Callable[[float], Decimal]
    polarity: Polarity = Polarity.MAXIMIZE


@dataclass(slots=True)
class Filed:
    """One series of a unit: its kind, its level, its target, twelve quarters of figures."""

    kind: Kind
    target: YearTarget
    figures: list[Entered]


@dataclass(slots=True)
class World:
    """All units: their series, what they spent, and which figures came after the lock."""

    series: list[list[Filed]]
    spent_percent: list[list[Decimal]]
    late: set[tuple[int, int, int]] = field(default_factory=set)

    def observation(self, unit: int, number: int, quarter: int) -> Observation | None:
        """Return what is known of a figure of the last year; `quarter` is 1 to 4."""
        filed = self.series[unit][number]
        now = filed.figures[-QUARTERS:]
        before = [one.value for one in filed.figures[:-QUARTERS]]
        return observe(
            Rules(filed.kind.polarity, filed.kind.accumulation),
            filed.target,
            dict(enumerate(now[:quarter], start=1)),
            n=quarter,
            periods=QUARTERS,
            measured_in=filed.kind.measured_in,
            before=[value for value in before if value is not None],
            absorption_percent=self.spent_percent[unit][quarter - 1],
            same_elsewhere=self._same_elsewhere(unit, number, quarter),
            is_late=(unit, number, quarter) in self.late,
        )

    def _same_elsewhere(self, unit: int, number: int, quarter: int) -> int:
        place = quarter - 1 - QUARTERS
        mine = self.series[unit][number].figures[place].value
        return sum(
            series[number].figures[place].value == mine
            for other, series in enumerate(self.series)
            if other != unit
        )


def invented_world(seed: int) -> World:
    """Return the units of a seed; the same seed gives the same figures."""
    random = Random(seed)  # noqa: S311 - to be drawn again from its seed
    return World(
        series=[[_filed(random, kind) for kind in KINDS] for _ in range(UNITS)],
        spent_percent=[_spending(random) for _ in range(UNITS)],
    )


def _filed(random: Random, kind: Kind) -> Filed:
    level = random.uniform(*kind.start)
    figures = [kind.draw(random, level, n) for n in range(YEARS * QUARTERS)]
    return Filed(kind, YearTarget(kind.goal(level)), figures)


def _spending(random: Random) -> list[Decimal]:
    percents = sorted(min(99.9, random.gauss(*usual)) for usual in SPENT)
    return [exact(max(percent, 0.5)) for percent in percents]


def exact(figure: float) -> Decimal:
    """Return the figure with the two decimals people write."""
    return Decimal(str(figure)).quantize(CENT)


def ratio(numerator: int, denominator: int) -> Entered:
    """Return a share with its parts, in percent."""
    value = (Decimal(numerator) * 100 / denominator).quantize(Decimal("0.0001"))
    return Entered(value, Decimal(numerator), Decimal(denominator))


def _shock(random: Random) -> float:
    return random.choice((0.5, 0.6, 1.5, 1.8)) if random.random() < SHOCK else 1.0


def _count(spread: float, season: float = 0.0) -> Draw:
    """Return counts around the level: chance, unrest of the office, a busy last quarter."""

    def draw(random: Random, level: float, n: int) -> Entered:
        busy = 1 + season if n % QUARTERS == QUARTERS - 1 else 1.0
        mean = level * busy * _shock(random) * random.lognormvariate(0, spread)
        return Entered(Decimal(max(0, round(random.gauss(mean, math.sqrt(mean))))))

    return draw


def _satisfaction(random: Random, level: float, n: int) -> Entered:
    """A survey twice a year; the quarter between repeats it."""
    drawn = Random(f"{level}{n // 2}")  # noqa: S311 - one survey, two quarters
    return Entered(exact(min(99.0, level + 0.15 * (n // 2) + drawn.gauss(0, 0.9))))


def _index(random: Random, level: float, n: int) -> Entered:
    return Entered(exact(min(99.9, max(0.0, level + 0.1 * n + random.gauss(0, 1.2)))))


def _share(fewest: int, most: int) -> Draw:
    def draw(random: Random, level: float, _: int) -> Entered:
        whole = random.randint(fewest, most)
        return ratio(sum(random.random() < level for _ in range(whole)), whole)

    return draw


def _fixed(value: int) -> Draw:
    return lambda *_: Entered(Decimal(value))


def _headcount(_: Random, level: float, n: int) -> Entered:
    """The staff of an office: the same all year, another number the next."""
    return Entered(Decimal(round(level) + n // QUARTERS))


def _days(random: Random, level: float, _: int) -> Entered:
    return Entered(exact(level * _shock(random) * random.lognormvariate(0, 0.12)))


def _hectares(random: Random, level: float, _: int) -> Entered:
    return Entered(exact(level * _shock(random) * random.lognormvariate(0, 0.18)))


def _climbing(top: float) -> Draw:
    """A percent that climbs through the year and starts anew: physical progress."""

    def draw(random: Random, _: float, n: int) -> Entered:
        share = (n % QUARTERS + 1) / QUARTERS
        return Entered(exact(min(top * share + random.gauss(0, 2.0), top)))

    return draw


def _met(share: float) -> Callable[[float], Decimal]:
    """Return a year's target of four quarters at the level, times the share."""
    return lambda level: Decimal(round(level * QUARTERS * share))


SUM, LAST = Accumulation.SUM, Accumulation.LAST
KINDS = (
    Kind("survey", "Nilai", LAST, (80, 90), _satisfaction, lambda v: exact(v + 0.5)),
    Kind("index", "Indeks", LAST, (60, 85), _index, lambda v: exact(v + 1)),
    Kind(
        "on time", "Persen", Accumulation.RECOMPUTE, (0.85, 0.97), _share(60, 160),
        lambda _: Decimal(90),
    ),
    Kind(
        "complaints settled", "Persen", Accumulation.RECOMPUTE, (0.8, 0.99), _share(3, 15),
        lambda _: Decimal(90),
    ),
    Kind("services", "Layanan", SUM, (200, 900), _count(0.12, 0.15), _met(0.98)),
    Kind("people", "Orang", SUM, (30, 150), _count(0.15), _met(0.97)),
    Kind("reports", "Laporan", SUM, (3, 3), _fixed(3), lambda _: Decimal(12)),
    Kind("papers", "Persen", LAST, (100, 100), _fixed(100), lambda _: Decimal(100)),
    Kind("days", "Hari", LAST, (3, 9), _days, lambda v: exact(v * 1.05), Polarity.MINIMIZE),
    Kind("land", "Hektar", SUM, (20, 300), _hectares, _met(0.97)),
    Kind("progress", "Persen", LAST, (100, 100), _climbing(100), lambda _: Decimal(100)),
    Kind("revenue", "Persen", LAST, (100, 100), _climbing(106), lambda _: Decimal(100)),
    Kind("staff", "Orang", LAST, (15, 60), _headcount, lambda v: Decimal(round(v) + 2)),
    Kind(
        "complaints", "Pengaduan", SUM, (3, 9), _count(0.1), _met(1.3), Polarity.MINIMIZE
    ),
)  # fmt: skip
