"""Flags of a value that does not fit the series it stands in. Thresholds are our own."""

from decimal import Decimal
from math import log, sqrt
from statistics import median

from jenjang.core.figures import write_number
from jenjang.core.figures.units import UnitKind
from jenjang.core.flags.observation import FULL, Observation
from jenjang.core.values import Accumulation, Polarity

ENOUGH = 4  # earlier values before a series says what is usual
MADS_TO_DEVIATION = Decimal("1.4826")
FAR = 5  # deviations from the middle
STEADY = 0.1  # the least a count or measure moves, as a proportion
LEAST_SHARE = Decimal("0.15")  # of the middle: a smaller step is no jump, however steady
SLIPS = tuple(Decimal(10) ** k for k in (-3, -2, -1, 1, 2, 3))
REPEATS = 3  # earlier periods with the very same figure
FEW = 20  # a count below this repeats, or stands at 0, by itself


def jump(seen: Observation) -> str | None:
    """A value far from the middle of its series, measured by how much the series moves.

    Levels are compared by their difference, counts and measures by their proportion: a
    series that usually doubles and halves may double again.

    >>> steady = tuple(map(Decimal, ("84.1", "85.0", "84.6", "85.3", "84.9")))
    >>> jump(Observation(Decimal("61.2"), "Nilai", earlier=steady))
    'Melompat dari deretnya: biasanya sekitar 84,9, kini 61,2.'
    >>> jump(Observation(Decimal("86.4"), "Nilai", earlier=steady))
    >>> before = tuple(map(Decimal, (58, 61, 70, 55)))
    >>> jump(Observation(Decimal(700), "Orang", earlier=before))
    'Melompat dari deretnya: biasanya sekitar 59,5, kini 700.'
    """
    if len(seen.earlier) < ENOUGH:
        return None
    is_level = seen.unit_kind is UnitKind.LEVEL
    if not (_is_far_level(seen) if is_level else _is_out_of_proportion(seen)):
        return None
    return (
        f"Melompat dari deretnya: biasanya sekitar {write_number(seen.usual)}, "
        f"kini {write_number(seen.value)}."
    )


def _is_far_level(seen: Observation) -> bool:
    usual = seen.usual
    spread = MADS_TO_DEVIATION * median(abs(value - usual) for value in seen.earlier)
    far = FAR * max(spread, _by_chance(seen, usual))
    return abs(seen.value - usual) > max(far, LEAST_SHARE * abs(usual))


def _by_chance(seen: Observation, usual: Decimal) -> Decimal:
    """Return how far a level lies off by chance: a hundredth, a ratio of few things more.

    A share p of n things is off by sqrt(p(1-p)/n).
    """
    if not seen.denominator or seen.denominator < 0:
        return abs(usual) / 100
    share = min(max(usual / FULL, Decimal("0.1")), Decimal("0.9"))
    return FULL * (share * (1 - share) / seen.denominator).sqrt()


def _is_out_of_proportion(seen: Observation) -> bool:
    if seen.value <= 0 or min(seen.earlier) <= 0:
        return False
    usual = float(seen.usual)
    spread = float(MADS_TO_DEVIATION) * median(
        abs(log(float(value) / usual)) for value in seen.earlier
    )
    by_chance = 1 / sqrt(usual) if seen.unit_kind is UnitKind.COUNT else STEADY
    step = abs(log(float(seen.value) / usual))
    return step > FAR * max(spread, by_chance, STEADY)


def slipped_digit(seen: Observation) -> str | None:
    """A value that fits its series when the decimal sign moves: 8753 where 87,53 is usual.

    >>> before = tuple(map(Decimal, ("86.9", "87.2", "87.4")))
    >>> slipped_digit(Observation(Decimal(8753), "Nilai", earlier=before))
    'Mungkin salah letak koma: 8753 dapat berarti 87,53.'
    """
    if len(seen.earlier) < REPEATS or seen.value <= 0 or min(seen.earlier) <= 0:
        return None
    low, high = min(seen.earlier), max(seen.earlier)
    if low / 3 <= seen.value <= high * 3:
        return None
    for slip in SLIPS:
        meant = seen.value * slip
        if low * Decimal("0.8") <= meant <= high * Decimal("1.25"):
            return (
                f"Mungkin salah letak koma: {write_number(seen.value)} dapat berarti "
                f"{write_number(meant.normalize())}."
            )
    return None


def unchanged(seen: Observation) -> str | None:
    """The very same telling figure as in the three periods before: copied, not measured.

    >>> same = (Decimal("87.53"),) * 3
    >>> unchanged(Observation(Decimal("87.53"), "Nilai", earlier=same))
    'Sama persis empat periode berturut-turut: 87,53.'
    >>> unchanged(Observation(Decimal(100), "Persen", earlier=(Decimal(100),) * 3))
    """
    is_count = seen.accumulation is Accumulation.SUM and seen.value >= FEW
    if not (seen.is_telling or is_count) or len(seen.earlier) < REPEATS:
        return None
    if set(seen.earlier[-REPEATS:]) != {seen.value}:
        return None
    return f"Sama persis empat periode berturut-turut: {write_number(seen.value)}."


def sudden_zero(seen: Observation) -> str | None:
    """A 0 in a series that was never near it: typed for "not measured yet"?

    Not where fewer is better: no complaint at all is good news.

    >>> before = tuple(map(Decimal, (42, 51, 47, 39)))
    >>> sudden_zero(Observation(Decimal(0), "Layanan", earlier=before))
    'Nol pada deret yang tak pernah nol; bila belum diukur, kosongkan dan pilih alasannya.'
    """
    if seen.value != 0 or len(seen.earlier) < ENOUGH:
        return None
    if seen.polarity is Polarity.MINIMIZE or min(seen.earlier) <= 0 or seen.usual < FEW:
        return None
    return (
        "Nol pada deret yang tak pernah nol; bila belum diukur, kosongkan dan pilih "
        "alasannya."
    )


def running_total(seen: Observation) -> str | None:
    """The total to date, typed where the period's own value is asked; from the third on.

    >>> before = tuple(map(Decimal, (11, 12, 10, 13, 12, 11)))
    >>> running_total(
    ...     Observation(Decimal(35), "Laporan", accumulation=Accumulation.SUM,
    ...                 earlier=before, this_year=2)
    ... )
    'Mungkin angka s.d. periode: 35 dikurangi 23 periode sebelumnya tinggal 12.'
    """
    if seen.accumulation is not Accumulation.SUM or seen.this_year < 2:
        return None
    low, high = min(seen.earlier), max(seen.earlier)
    told = sum(seen.earlier[-seen.this_year :], Decimal(0))
    own = seen.value - told
    if low <= 0 or seen.value < high * 3 / 2 or not low / 2 <= own <= high * 3 / 2:
        return None
    return (
        f"Mungkin angka s.d. periode: {write_number(seen.value)} dikurangi "
        f"{write_number(told)} periode sebelumnya tinggal {write_number(own)}."
    )
