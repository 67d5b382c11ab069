"""Rekap kinerja triwulan: all units of the pemda, one line each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.values import Unknown
from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.layouts.parts.figures import (
    count_cell,
    heads,
    percent_cell,
    reason_cell,
    rupiah_cell,
    text_cell,
)
from jenjang.papers.layouts.parts.signing import BLANK_DATE

NOTE = (
    "Capaian s.d. triwulan, rata-rata indikator yang sudah diukur; baris terakhir adalah "
    "rata-rata dari rata-rata unit kerja. Yang belum diukur tidak dihitung sebagai nol."
)


@dataclass(frozen=True, slots=True)
class UnitQuarter:
    """One unit at the quarter; `rating_counts` in the order of the recap's `ratings`."""

    unit: str
    indicator_count: int
    measured_count: int
    rating_counts: tuple[int, ...]
    mean_percent: Decimal | Unknown
    rating: str
    ceiling_idr: int | None
    spent_idr: int | None


@dataclass(frozen=True, slots=True)
class QuarterRecap:
    """All units of a quarter; `ratings` are the words of the scale, the best first."""

    regency: str
    period: str
    seat: str | None
    ratings: tuple[str, ...]
    units: tuple[UnitQuarter, ...]
    total: UnitQuarter


def parts(recap: QuarterRecap) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the recap in named parts: it is one."""
    return (("Rekap", tuple(_blocks(recap))),)


def _blocks(recap: QuarterRecap) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    yield Heading("REKAPITULASI KINERJA TRIWULAN PERANGKAT DAERAH", 1)
    yield Heading(recap.period.upper(), 1)
    measured = f"{recap.total.measured_count} dari {recap.total.indicator_count} indikator"
    yield KeyValues(
        (
            ("Pemerintah daerah", recap.regency),
            ("Unit kerja", str(len(recap.units))),
            ("Sudah diukur", measured),
        )
    )
    yield _table(recap)
    yield Paragraph(NOTE)
    place = f"{recap.seat or '................'}, {BLANK_DATE}"
    yield Signatures(
        None,
        Signature(
            (place, "Kepala Bagian Organisasi,"), ("(................................)",)
        ),
    )


def _table(recap: QuarterRecap) -> Table:
    first = heads(
        (
            "No", "Unit kerja", "Indikator", "Diukur", *recap.ratings,
            "Rata-rata capaian (%)", "Predikat", "Pagu (Rp)", "Realisasi (Rp)",
            "Serapan (%)",
        )
    )  # fmt: skip
    rows = [_row(str(n), one, recap) for n, one in enumerate(recap.units, start=1)]
    total = _row("", recap.total, recap, bold=True)
    return Table(
        (first, *rows, total), _widths(len(recap.ratings)), header_rows=1, dense=True
    )


def _row(
    number: str, one: UnitQuarter, recap: QuarterRecap, *, bold: bool = False
) -> tuple[Cell, ...]:
    counts: Sequence[int | None] = one.rating_counts or [None] * len(recap.ratings)
    return (
        Cell(number, align=Align.CENTER),
        Cell(one.unit, bold=bold),
        count_cell(one.indicator_count, bold=bold),
        count_cell(one.measured_count, bold=bold),
        *(count_cell(count, bold=bold) for count in counts),
        reason_cell(one.mean_percent, bold=bold),
        text_cell(one.rating, Align.CENTER, bold=bold),
        rupiah_cell(one.ceiling_idr, bold=bold),
        rupiah_cell(one.spent_idr, bold=bold),
        percent_cell(absorption_percent(one.spent_idr, one.ceiling_idr), bold=bold),
    )


def _widths(ratings: int) -> tuple[float, ...]:
    fixed = (0.035, 0.165, 0.065, 0.055)
    last = (0.08, 0.08, 0.115, 0.115, 0.065)
    each = (1 - sum(fixed) - sum(last)) / ratings
    return (*fixed, *[each] * ratings, *last)
