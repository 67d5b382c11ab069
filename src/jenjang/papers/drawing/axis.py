"""An axis of figures: round steps, and where a figure stands on it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from jenjang.core.figures import write_number

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
WANTED = 5  # steps from one end to the other
NARROW = Decimal("0.4")  # figures that spread less than this part of them need no zero


@dataclass(frozen=True, slots=True)
class Axis:
    """Figures from `low` to `high` by equal steps, all in one unit of measure."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """Return the round figures that are written at it."""
        return tuple(self._ticks())

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the ticks as written, all with as many decimals as the finest."""
        places = max(0, -int(self.step.normalize().as_tuple().exponent))
        return tuple(write_number(tick, places, unit="Orang") for tick in self.ticks)

    def share(self, figure: Decimal) -> float:
        """Return where a figure stands: 0 at the low end, 1 at the high one."""
        return float((figure - self.low) / (self.high - self.low))

    def _ticks(self) -> Iterator[Decimal]:
        tick = self.low
        while tick <= self.high:
            yield tick
            tick += self.step


def axis_of(figures: Collection[Decimal]) -> Axis:
    """Return an axis that holds all figures; it begins at zero unless they lie close.

    >>> axis_of([Decimal(3), Decimal(11)]).labels
    ('0', '2', '4', '6', '8', '10', '12')
    >>> axis_of([Decimal("82.85"), Decimal("84.82")]).labels
    ('82,5', '83,0', '83,5', '84,0', '84,5', '85,0')
    >>> axis_of([]).labels
    ('0,0', '0,2', '0,4', '0,6', '0,8', '1,0')
    """
    low, high = min(figures, default=Decimal(0)), max(figures, default=Decimal(0))
    if low == high or not _lie_close(low, high):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _step((high - low) / WANTED)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    return Axis(first, last, step)


def _lie_close(low: Decimal, high: Decimal) -> bool:
    return low * high > 0 and high - low < NARROW * max(abs(low), abs(high))


def _step(least: Decimal) -> Decimal:
    """Return the round step next to a width: 1, 2, 2.5 or 5 times a power of ten."""
    power = Decimal(10) ** least.adjusted()
    return min((one * power for one in STEPS), key=lambda one: abs(one - least))
