"""Flags of a value beside the money, beside other units, and beside the calendar."""

from decimal import ROUND_HALF_UP, Decimal

from jenjang.core.figures import write_percent
from jenjang.core.flags.observation import FULL, Observation
from jenjang.core.values import Accumulation

MET = Decimal(100)
POOR = Decimal(60)
IDLE = Decimal("0.4")  # of an even pace through the year, less a slow start
SLOW_START = Decimal("2.5")  # percent of a ceiling that the first months lag behind
BUSY = Decimal("0.9")
UNITS = 3  # others with the same figure
CENT = Decimal("0.01")


def reached_unpaid(seen: Observation) -> str | None:
    """The target reached while hardly any of the money was spent.

    >>> reached_unpaid(Observation(Decimal(4), percent=Decimal(104),
    ...     absorption_percent=Decimal("11.5"), year_percent=Decimal(50)))
    'Capaian 104,00 % padahal serapan baru 11,50 %.'
    """
    if seen.percent is None or seen.absorption_percent is None:
        return None
    idle = IDLE * seen.year_percent - SLOW_START
    if seen.percent < MET or seen.absorption_percent >= idle:
        return None
    return (
        f"Capaian {write_percent(seen.percent)} padahal serapan baru "
        f"{write_percent(seen.absorption_percent)}."
    )


def paid_unreached(seen: Observation) -> str | None:
    """The money spent as planned, and little of the target reached.

    A level may climb through the year: it is held against the share of the year gone.

    >>> paid_unreached(Observation(Decimal(1), percent=Decimal(25),
    ...     absorption_percent=Decimal(97)))
    'Serapan 97,00 % padahal capaian baru 25,00 %.'
    """
    if seen.percent is None or seen.absorption_percent is None:
        return None
    is_summed = seen.accumulation is Accumulation.SUM
    due = POOR if is_summed else POOR * seen.year_percent / FULL
    if seen.percent >= due or seen.absorption_percent < BUSY * seen.year_percent:
        return None
    return (
        f"Serapan {write_percent(seen.absorption_percent)} padahal capaian baru "
        f"{write_percent(seen.percent)}."
    )


def equals_absorption(seen: Observation) -> str | None:
    """Capaian, or the value itself, is serapan to two decimals: money taken for results.

    >>> equals_absorption(Observation(Decimal("93.46"), "Persen", percent=Decimal("93.46"),
    ...     absorption_percent=Decimal("93.4621")))
    'Sama dengan serapan anggaran: 93,46 %.'
    """
    if seen.absorption_percent is None:
        return None
    spent = seen.absorption_percent.quantize(CENT, ROUND_HALF_UP)
    figures = [seen.value, *([] if seen.percent is None else [seen.percent])]
    is_same = any(figure.quantize(CENT, ROUND_HALF_UP) == spent for figure in figures)
    if not is_same or spent == spent.to_integral_value():
        return None
    return f"Sama dengan serapan anggaran: {write_percent(spent)}."


def same_in_many_units(seen: Observation) -> str | None:
    """The very same telling figure in three other units: copied from one another?

    >>> same_in_many_units(Observation(Decimal("87.53"), "Nilai", same_elsewhere=4))
    'Angka yang sama persis diisi 4 unit lain.'
    """
    is_full = seen.value == FULL
    if seen.same_elsewhere < UNITS or not seen.is_telling or is_full:
        return None
    return f"Angka yang sama persis diisi {seen.same_elsewhere} unit lain."


def after_the_lock(seen: Observation) -> str | None:
    """Changed after the period was locked, under an exception.

    >>> after_the_lock(Observation(Decimal(4), is_late=True))
    'Diubah sesudah periode dikunci.'
    """
    return "Diubah sesudah periode dikunci." if seen.is_late else None
