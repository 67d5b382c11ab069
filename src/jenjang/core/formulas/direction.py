"""Which way a value went since another, and whether that is better.

The word of direction is of the value itself; whether it is better depends on the
indicator: fewer complaints are a value that falls and a performance that improves.
"""

from decimal import Decimal
from enum import StrEnum

from jenjang.core.values import Polarity


class Direction(StrEnum):
    """Which way the value went."""

    UP = "naik"
    DOWN = "turun"
    SAME = "tetap"


class Meaning(StrEnum):
    """What that means for the performance."""

    BETTER = "membaik"
    WORSE = "menurun"
    SAME = "tetap"


def direction(before: Decimal, now: Decimal) -> Direction:
    """Return which way a value went, both in one unit of measure, unrounded.

    >>> direction(Decimal("82.85"), Decimal("84.82")), direction(Decimal(3), Decimal(3))
    (<Direction.UP: 'naik'>, <Direction.SAME: 'tetap'>)
    """
    if now == before:
        return Direction.SAME
    return Direction.UP if now > before else Direction.DOWN


def meaning(
    before: Decimal, now: Decimal, polarity: Polarity, target: Decimal | None = None
) -> Meaning | None:
    """Return what the way of a value means; None where nearness has no target to tell it.

    >>> meaning(Decimal(12), Decimal(8), Polarity.MINIMIZE)
    <Meaning.BETTER: 'membaik'>
    >>> meaning(Decimal(40), Decimal(48), Polarity.STABILIZE, Decimal(50))
    <Meaning.BETTER: 'membaik'>
    """
    if polarity is Polarity.STABILIZE:
        if target is None:
            return None
        before, now = -abs(before - target), -abs(now - target)
    if polarity is Polarity.MINIMIZE:
        before, now = -before, -now
    if now == before:
        return Meaning.SAME
    return Meaning.BETTER if now > before else Meaning.WORSE
