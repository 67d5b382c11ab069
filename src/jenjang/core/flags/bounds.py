"""Flags of a value that cannot be, whatever its series says."""

from decimal import Decimal

from jenjang.core.figures import write_number
from jenjang.core.figures.units import UnitKind
from jenjang.core.flags.observation import FULL, Observation
from jenjang.core.values import Accumulation

TIMES = {"Jam", "Hari", "Minggu", "Bulan", "Tahun"}
FEW = Decimal(20)  # fewer repeat by themselves


def out_of_range(seen: Observation) -> str | None:
    """A count or level below 0, or a level above 100 in a series that never was.

    >>> out_of_range(Observation(Decimal("104.2"), "Persen"))
    'Di luar batas: 104,2 melebihi 100.'
    >>> out_of_range(Observation(Decimal(112), "Persen", earlier=(Decimal(108),)))
    >>> out_of_range(Observation(Decimal(-3), "Orang"))
    'Di luar batas: -3 di bawah nol.'
    """
    if seen.unit_kind is UnitKind.COUNT and seen.value < 0:
        return f"Di luar batas: {write_number(seen.value)} di bawah nol."
    if seen.unit_kind is not UnitKind.LEVEL or seen.numerator is not None:
        return None
    if seen.value < 0 and not any(value < 0 for value in seen.earlier):
        return f"Di luar batas: {write_number(seen.value)} di bawah nol."
    if seen.value > FULL and not any(value > FULL for value in seen.earlier):
        return f"Di luar batas: {write_number(seen.value)} melebihi 100."
    return None


def part_over_whole(seen: Observation) -> str | None:
    """More counted in the numerator than there is to count, in a series that is a share.

    >>> part_over_whole(Observation(Decimal(120), "Persen", numerator=Decimal(60),
    ...                             denominator=Decimal(50)))
    'Pembilang 60 lebih besar daripada penyebut 50.'
    """
    if seen.numerator is None or seen.denominator is None:
        return None
    if seen.numerator <= seen.denominator or any(v > FULL for v in seen.earlier):
        return None
    return (
        f"Pembilang {write_number(seen.numerator)} lebih besar daripada penyebut "
        f"{write_number(seen.denominator)}."
    )


def broken_thing(seen: Observation) -> str | None:
    """Decimals in a count of whole things; days can be halved, and an average has decimals.

    >>> broken_thing(Observation(Decimal("12.5"), "Orang"))
    'Pecahan dari yang utuh: 12,5 Orang.'
    >>> broken_thing(Observation(Decimal("2.5"), "Hari"))
    """
    if seen.unit_kind is not UnitKind.COUNT or seen.is_whole:
        return None
    is_average = any(value != value.to_integral_value() for value in seen.earlier)
    if is_average or seen.measured_in in TIMES:
        return None
    return f"Pecahan dari yang utuh: {write_number(seen.value)} {seen.measured_in}."


def always_on_target(seen: Observation) -> str | None:
    """The target met to the digit now and in the three periods before.

    Not for what cannot be more than its target (100 %), nor for a handful of things or a
    number of people that is what it is all year.

    >>> always_on_target(Observation(Decimal("87.5"), "Nilai", on_target=3,
    ...                              is_on_target=True))
    'Tepat sama dengan target empat periode berturut-turut: 87,5.'
    """
    is_summed = seen.accumulation is Accumulation.SUM and seen.value >= FEW
    if not seen.is_on_target or seen.on_target < 3 or seen.value == FULL:
        return None
    if seen.is_whole and not is_summed:
        return None
    return (
        f"Tepat sama dengan target empat periode berturut-turut: "
        f"{write_number(seen.value)}."
    )
