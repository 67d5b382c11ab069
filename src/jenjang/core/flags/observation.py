"""What a flag is raised on: one value, and everything that is known beside it."""

from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from jenjang.core.figures.units import UnitKind, unit_kind
from jenjang.core.values import Accumulation, Polarity

FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of a period alone, in the indicator's unit, and what stands around it.

    `earlier` are the values of the periods before, oldest first, over the years;
    `this_year` says how many of them, at the end, are of the same year. `percent` is
    capaian, `absorption_percent` serapan, both to date; `year_percent` the share of the
    year that is gone. `on_target` counts the periods just before that met their target to
    the digit, `same_elsewhere` the other units that filed the very same figure.
    """

    value: Decimal
    measured_in: str | None = None
    polarity: Polarity = Polarity.MAXIMIZE
    accumulation: Accumulation = Accumulation.LAST
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    earlier: tuple[Decimal, ...] = ()
    this_year: int = 0
    percent: Decimal | None = None
    absorption_percent: Decimal | None = None
    year_percent: Decimal = FULL
    on_target: int = 0
    is_on_target: bool = False
    same_elsewhere: int = 0
    is_late: bool = False

    @property
    def unit_kind(self) -> UnitKind:
        """Return what a figure in this unit can look like."""
        return unit_kind(self.measured_in)

    @property
    def is_whole(self) -> bool:
        """Return whether the value has no decimals."""
        return self.value == self.value.to_integral_value()

    @property
    def usual(self) -> Decimal:
        """Return the middle of the earlier values; ask only where there are some."""
        return median(self.earlier)

    @property
    def is_telling(self) -> bool:
        """Return whether two people would hardly write this figure by chance.

        Decimals are telling, but not those of a ratio of a few things (66,67 is 2 of 3).

        >>> [Observation(Decimal(v)).is_telling for v in ("87.53", "12", "100")]
        [True, False, False]
        """
        if self.denominator is not None:
            return not self.is_whole and self.denominator >= 50
        return not self.is_whole or self.value >= 1000
