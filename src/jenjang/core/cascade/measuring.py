"""Checks of how measures are counted and what they are to reach."""

from collections.abc import Iterator
from decimal import Decimal

from jenjang.core.cascade.tree import Cascade, Measure, Worry
from jenjang.core.figures import UnitKind, unit_kind, write_number
from jenjang.core.values import Accumulation, Polarity


def summed_ratios(cascade: Cascade) -> Iterator[Worry]:
    """A share, an index or a score whose periods are added up: 25 % + 25 % is not 50 %."""
    for measure in cascade.measures:
        if measure.accumulation is Accumulation.SUM and _is_share(measure):
            yield Worry(
                "summed_ratio",
                measure.aim,
                measure.key,
                "Persentase, indeks, atau nilai tidak dapat dijumlahkan antarperiode.",
                "Pilih “posisi akhir”, “rata-rata”, atau “dihitung ulang”.",
            )


def without_target(cascade: Cascade) -> Iterator[Worry]:
    """A measure that has nothing to reach in the year."""
    for measure in cascade.measures:
        if measure.target is None and not measure.target_text:
            yield Worry(
                "no_target",
                measure.aim,
                measure.key,
                f"Indikator ini belum punya target tahun {cascade.year}.",
                "Isi targetnya agar capaian dapat dihitung.",
            )


def without_unit(cascade: Cascade) -> Iterator[Worry]:
    """A measure whose figures are of nothing."""
    for measure in cascade.measures:
        if not measure.measured_in:
            yield Worry(
                "no_unit",
                measure.aim,
                measure.key,
                "Indikator ini belum punya satuan, sehingga angkanya dapat disalahartikan.",
                "Isi satuannya, misalnya Persen atau Dokumen.",
            )


def lower_targets(cascade: Cascade) -> Iterator[Worry]:
    """A target that asks for less than the year before reached, or was to reach.

    Source: the probes of PermenPANRB 88/2021 on targets that drive improvement.
    """
    for measure in cascade.measures:
        if measure.target is None or measure.before is None:
            continue
        if _is_worse(measure.target, measure.before, measure.polarity):
            what = "hasil" if measure.is_before_reached else "target"
            yield Worry(
                "lower_target",
                measure.aim,
                measure.key,
                f"Target {cascade.year} ({write_number(measure.target)}) lebih lemah "
                f"daripada {what} {cascade.year - 1} "
                f"({write_number(measure.before)}).",
                "Naikkan targetnya, atau tulis alasannya di definisi.",
            )


def _is_share(measure: Measure) -> bool:
    return measure.is_ratio or unit_kind(measure.measured_in or "") is UnitKind.LEVEL


def _is_worse(target: Decimal, before: Decimal, polarity: Polarity) -> bool:
    if polarity is Polarity.MAXIMIZE:
        return target < before
    return polarity is Polarity.MINIMIZE and target > before
