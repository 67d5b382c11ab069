"""What an invented kecamatan reached: each figure once, for every table and sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from jenjang.config.bench.audit.agreed import STRATEGIC
from jenjang.config.bench.audit.invented import Line, Year, chance_of
from jenjang.core.figures import write_number

CENT = Decimal("0.01")
SCALE = (
    (Decimal(100), None, "Sangat Baik"),
    (Decimal(90), Decimal(100), "Baik"),
    (Decimal(75), Decimal(90), "Cukup"),
    (Decimal(0), Decimal(75), "Kurang"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator of the kecamatan with its figures of this year and those before.

    `before` are the realisasi of the two years before, the earlier first; `end` is the
    target in the last year of the Renstra; `line` is the program it measures, if one.
    """

    aim: str
    indicator: str
    unit: str
    target: Decimal
    actual: Decimal
    before: tuple[Decimal, Decimal]
    end: Decimal
    line: Line | None

    @property
    def achieved(self) -> Decimal:
        """Return the capaian in percent, two decimals, half-up."""
        return percent(self.actual, self.target)

    @property
    def rating(self) -> str:
        """Return the predikat that the report's scale gives."""
        return rating(self.achieved)


def percent(part: Decimal | int, whole: Decimal | int) -> Decimal:
    """Return a share in percent, two decimals, half-up.

    >>> percent(2, 3)
    Decimal('66.67')
    """
    return (Decimal(part) * 100 / Decimal(whole)).quantize(CENT, ROUND_HALF_UP)


def rating(achieved: Decimal) -> str:
    """Return the word of the scale for a capaian.

    >>> rating(Decimal("100")), rating(Decimal("89.99"))
    ('Sangat Baik', 'Cukup')
    """
    return next(word for low, _, word in SCALE if achieved >= low)


def figure(value: Decimal) -> str:
    """Return a number as the report prints it: with the decimals it has.

    >>> figure(Decimal("86.40")), figure(Decimal(75))
    ('86,40', '75')
    """
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return write_number(value, places)


def measured(year: Year) -> tuple[Measured, ...]:
    """Return what the camat promised and what was reached of it."""
    return tuple(_measured(year, chance_of(f"reached {year.seed}")))


def _measured(year: Year, chance: Random) -> Iterator[Measured]:
    for aim, indicator, printed in STRATEGIC:
        stated = Decimal(printed.replace(",", "."))
        yield _reached(chance, (aim, indicator, "Nilai"), stated, None)
    for line in year.lines:
        if line.depth == 1:
            target = Decimal(line.target)
            yield _reached(chance, (line.aim, line.indicator, line.unit), target, line)


def _reached(
    chance: Random, texts: tuple[str, str, str], target: Decimal, line: Line | None
) -> Measured:
    actual = (target * chance.randrange(880, 1080) / 1000).quantize(CENT)
    actual = min(actual, Decimal("99.50"))
    last = target - Decimal(chance.randrange(25, 400)) / 100
    earlier = last - Decimal(chance.randrange(25, 400)) / 100
    end = target + chance.randrange(1, 4) if target < 96 else target
    return Measured(*texts, target, actual, (earlier, last), end, line)
