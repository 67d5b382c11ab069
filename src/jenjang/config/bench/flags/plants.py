"""Anomalies planted in honest figures, one kind a function: what people really do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from jenjang.config.bench.flags.world import (
    KINDS,
    QUARTERS,
    UNITS,
    World,
    exact,
    ratio,
)
from jenjang.core.formulas.progress import Entered

PACE = Decimal(100) / QUARTERS
NUMBER = {kind.name: n for n, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Spot:
    """The figure an anomaly is planted on."""

    unit: int
    number: int
    quarter: int

    @property
    def place(self) -> int:
        """Return where it lies among the figures of its series."""
        return self.quarter - 1 - QUARTERS


@dataclass(frozen=True, slots=True)
class Plant:
    """A kind of anomaly: the flag that is to find it, where it may lie, how it is done."""

    key: str
    among: tuple[str, ...]
    quarters: tuple[int, ...]
    do: Callable[[Random, World, Spot], None]


@contextmanager
def planted(random: Random, world: World, plant: Plant) -> Iterator[Spot]:
    """Plant one anomaly, and put the honest figures back afterwards."""
    spot = Spot(
        random.randrange(UNITS),
        NUMBER[random.choice(plant.among)],
        random.choice(plant.quarters),
    )
    kept = [list(series[spot.number].figures) for series in world.series]
    spent = list(world.spent_percent[spot.unit])
    plant.do(random, world, spot)
    yield spot
    for series, figures in zip(world.series, kept, strict=True):
        series[spot.number].figures = figures
    world.spent_percent[spot.unit] = spent
    world.late.clear()


def _figures(world: World, spot: Spot) -> list[Entered]:
    return world.series[spot.unit][spot.number].figures


def _value(world: World, spot: Spot) -> Decimal:
    return _figures(world, spot)[spot.place].value or Decimal(0)


def _put(world: World, spot: Spot, value: Decimal) -> None:
    _figures(world, spot)[spot.place] = Entered(value)


def _over_the_top(random: Random, world: World, spot: Spot) -> None:
    is_level = KINDS[spot.number].measured_in in {"Nilai", "Indeks"}
    above = exact(random.uniform(100.5, 130))
    _put(world, spot, above if is_level else -_value(world, spot) - 1)


def _more_than_all(random: Random, world: World, spot: Spot) -> None:
    whole = int(_figures(world, spot)[spot.place].denominator or 1)
    _figures(world, spot)[spot.place] = ratio(whole + random.randint(1, whole), whole)


def _half_a_person(random: Random, world: World, spot: Spot) -> None:
    part = Decimal(random.choice(("0.5", "0.25", "0.7")))
    _put(world, spot, _value(world, spot) + part)


def _slip(random: Random, world: World, spot: Spot) -> None:
    factor = Decimal(10) ** random.choice((-2, -1, 1, 2, 3))
    _put(world, spot, (_value(world, spot) * factor).quantize(Decimal("0.0001")))


def _to_date(_: Random, world: World, spot: Spot) -> None:
    now = _figures(world, spot)[-QUARTERS:]
    told = [one.value or Decimal(0) for one in now[: spot.quarter]]
    _put(world, spot, sum(told, Decimal(0)))


def _zero(_: Random, world: World, spot: Spot) -> None:
    _put(world, spot, Decimal(0))


def _far_away(random: Random, world: World, spot: Spot) -> None:
    """A level a fifth to two fifths lower; a count tripled to sixfold, or a fifth of it."""
    if KINDS[spot.number].measured_in in {"Nilai", "Indeks"}:
        factor = random.uniform(0.6, 0.8)
    else:
        factor = random.choice((random.uniform(3, 6), random.uniform(0.05, 0.2)))
    value = _value(world, spot) * Decimal(str(factor))
    is_count = KINDS[spot.number].measured_in in {"Layanan", "Orang"}
    _put(world, spot, value.quantize(Decimal(1 if is_count else "0.01")))


def _copied_forward(_: Random, world: World, spot: Spot) -> None:
    figures = _figures(world, spot)
    for back in range(1, 4):
        figures[spot.place - back + 1] = figures[spot.place - 3]


def _on_the_dot(random: Random, world: World, spot: Spot) -> None:
    filed = world.series[spot.unit][spot.number]
    year = filed.target.value or Decimal(0)
    is_sum = KINDS[spot.number].accumulation == "sum"
    own = year / QUARTERS if is_sum else year
    for n in range(1, spot.quarter + 1):
        filed.figures[n - 1 - QUARTERS] = Entered(own)


def _unpaid(random: Random, world: World, spot: Spot) -> None:
    pace = PACE * spot.quarter
    world.spent_percent[spot.unit][spot.quarter - 1] = exact(
        float(pace) * random.uniform(0.02, 0.35)
    )
    _reach(world, spot, random.uniform(1.0, 1.15))


def _unreached(random: Random, world: World, spot: Spot) -> None:
    pace = float(PACE * spot.quarter)
    spent = min(99.5, pace * random.uniform(0.95, 1.2))
    world.spent_percent[spot.unit][spot.quarter - 1] = exact(spent)
    _reach(world, spot, random.uniform(0.1, 0.55))


def _reach(world: World, spot: Spot, share: float) -> None:
    """Let every quarter of the year reach that share of its target."""
    filed = world.series[spot.unit][spot.number]
    year = filed.target.value or Decimal(0)
    own = year / QUARTERS if KINDS[spot.number].accumulation == "sum" else year
    is_count = KINDS[spot.number].measured_in in {"Layanan", "Orang"}
    step = Decimal(1) if is_count else Decimal("0.01")
    value = (own * Decimal(str(share))).quantize(step) + (step if share >= 1 else 0)
    for n in range(1, spot.quarter + 1):
        filed.figures[n - 1 - QUARTERS] = Entered(value)


def _money_for_results(_: Random, world: World, spot: Spot) -> None:
    _put(world, spot, world.spent_percent[spot.unit][spot.quarter - 1])


def _handed_around(random: Random, world: World, spot: Spot) -> None:
    others = [unit for unit in range(UNITS) if unit != spot.unit]
    mine = _figures(world, spot)[spot.place]
    for unit in random.sample(others, random.randint(4, 12)):
        world.series[unit][spot.number].figures[spot.place] = mine


def _after_the_lock(_: Random, world: World, spot: Spot) -> None:
    world.late.add((spot.unit, spot.number, spot.quarter))


ANY = (1, 2, 3, 4)
LEVELS = ("survey", "index")
COUNTS = ("services", "people", "land")
PLANTS = (
    Plant("range", (*LEVELS, "services", "people"), ANY, _over_the_top),
    Plant("parts", ("on time", "complaints settled"), ANY, _more_than_all),
    Plant("broken", ("services", "people", "staff", "reports"), ANY, _half_a_person),
    Plant("digit", (*LEVELS, *COUNTS), ANY, _slip),
    Plant("total", COUNTS, (3, 4), _to_date),
    Plant("zero", COUNTS, ANY, _zero),
    Plant("jump", (*LEVELS, *COUNTS), ANY, _far_away),
    Plant("unchanged", (*LEVELS, *COUNTS), ANY, _copied_forward),
    Plant("on_target", (*LEVELS, "services", "people"), (4,), _on_the_dot),
    Plant("unpaid", (*LEVELS, *COUNTS), ANY, _unpaid),
    Plant("unreached", COUNTS, ANY, _unreached),
    Plant("absorption", ("progress", "index"), ANY, _money_for_results),
    Plant("copied", (*LEVELS, "land", "on time"), ANY, _handed_around),
    Plant("late", tuple(NUMBER), ANY, _after_the_lock),
)
