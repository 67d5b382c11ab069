"""Budget: absorption, what is left, shares. Whole rupiah in, exact percent out."""

from collections.abc import Sequence
from decimal import Decimal

from jenjang.core.values import Reason, Unknown

HUNDRED = Decimal(100)


def absorption_percent(spent_idr: int | None, ceiling_idr: int | None) -> Decimal | Unknown:
    """Return the share of the ceiling that was spent (serapan), in percent, unrounded.

    Above 100 is spending over the ceiling: given as it is, flagged by `is_over_ceiling`.

    >>> round(absorption_percent(2_369_772_519, 2_511_824_579), 2)
    Decimal('94.34')
    """
    if ceiling_idr is None:
        return Unknown(Reason.NO_CEILING)
    if spent_idr is None:
        return Unknown(Reason.NOT_MEASURED)
    if ceiling_idr == 0:
        return Unknown(Reason.ZERO_CEILING)
    return Decimal(spent_idr) * HUNDRED / ceiling_idr


def joint_absorption_percent(
    lines: Sequence[tuple[int | None, int | None]],
) -> Decimal | Unknown:
    """Return the absorption of (spent, ceiling) pairs together, in percent.

    Sum over sum, never the mean of the lines' percentages. Ceilings without a record of
    spending count: nothing is known to be spent of them.

    >>> round(joint_absorption_percent([(60, 100), (1, 10)]), 2)
    Decimal('55.45')
    """
    ceilings = [ceiling for _, ceiling in lines if ceiling is not None]
    spendings = [spent for spent, _ in lines if spent is not None]
    return absorption_percent(
        sum(spendings) if spendings else None, sum(ceilings) if ceilings else None
    )


def remaining_idr(spent_idr: int, ceiling_idr: int) -> int:
    """Return what is left of the ceiling (sisa), below zero where more was spent.

    >>> remaining_idr(2_369_772_519, 2_511_824_579)
    142052060
    """
    return ceiling_idr - spent_idr


def is_over_ceiling(spent_idr: int, ceiling_idr: int) -> bool:
    """Return whether more was spent than the ceiling allows.

    >>> is_over_ceiling(101, 100), is_over_ceiling(100, 100)
    (True, False)
    """
    return spent_idr > ceiling_idr


def share_percent(part_idr: int, whole_idr: int) -> Decimal | Unknown:
    """Return a line's share of the whole ceiling, in percent, unrounded.

    >>> round(share_percent(2_702_750_400, 2_834_945_800), 2)
    Decimal('95.34')
    """
    if whole_idr == 0:
        return Unknown(Reason.ZERO_CEILING)
    return Decimal(part_idr) * HUNDRED / whole_idr
