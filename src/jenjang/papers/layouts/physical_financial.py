"""Laporan fisik dan keuangan bulanan: money and work of each activity, side by side.

The unit's own monthly paper: ceiling, spending of the month and to date, physical
progress, what parts the two, what is left. Sums go upwards; nothing counts twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.formulas.budget import absorption_percent, remaining_idr
from jenjang.core.formulas.physical import Physical, deviation_points
from jenjang.core.values import Reason, Unknown
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
    COVERED,
    head,
    percent_cell,
    points_cell,
    rupiah_cell,
)

NAME = "Laporan fisik dan keuangan"
WIDTHS = (0.128, 0.226, 0.115, 0.11, 0.115, 0.064, 0.064, 0.068, 0.11)
UNIT_WIDTHS = (0.04, 0.314, *WIDTHS[2:])
NOTE = (
    "Fisik program dan kegiatan adalah rata-rata sub kegiatan yang dilaporkan, ditimbang "
    "menurut pagu; deviasi adalah fisik dikurangi keuangan, dalam poin persen. “–”: "
    "angkanya belum ada; yang belum dilaporkan tidak dihitung sebagai nol."
)
UNREPORTED = Unknown(Reason.NOT_MEASURED)


@dataclass(frozen=True, slots=True)
class Progress:
    """An activity, a unit or all of them at the end of a month; amounts in whole rupiah.

    `level` is program, kegiatan, sub kegiatan or ''; None is what is not known.
    """

    code: str
    name: str
    level: str
    ceiling_idr: int | None
    month_idr: int | None
    spent_idr: int | None
    physical: Physical | None

    @property
    def absorption(self) -> Decimal | Unknown:
        """Return the share of the ceiling spent to date, in percent."""
        return absorption_percent(self.spent_idr, self.ceiling_idr)

    @property
    def physical_percent(self) -> Decimal | Unknown:
        """Return how much of the work stands, in percent."""
        return UNREPORTED if self.physical is None else self.physical.percent

    @property
    def left_idr(self) -> int | None:
        """Return what is left of the ceiling, whole rupiah."""
        if self.ceiling_idr is None or self.spent_idr is None:
            return None
        return remaining_idr(self.spent_idr, self.ceiling_idr)


@dataclass(frozen=True, slots=True)
class PhysicalFinancial:
    """The report of a unit's month, or of all units (`is_of_all`: a row is a unit)."""

    unit: str
    regency: str
    period: str
    rows: tuple[Progress, ...]
    total: Progress
    signature: Signature
    is_of_all: bool = False


def parts(report: PhysicalFinancial) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the report in named parts: it is one table."""
    return (("Fisik dan keuangan", tuple(_blocks(report))),)


def _blocks(report: PhysicalFinancial) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    yield Heading("LAPORAN REALISASI FISIK DAN KEUANGAN", 1)
    yield Heading(f"S.D. BULAN {report.period.upper()}", 1)
    pairs = [
        ("Perangkat daerah", report.unit),
        ("Pemerintah daerah", report.regency),
        ("Fisik dilaporkan", _reported(report.total.physical)),
    ]
    yield KeyValues(tuple(pairs))
    if report.rows:
        yield _table(report)
    else:
        yield Paragraph("Belum ada pagu atau realisasi anggaran tahun ini.")
    yield Paragraph(NOTE)
    yield Signatures(None, report.signature)


def _reported(physical: Physical | None) -> str:
    if physical is None:
        return "–"
    return f"{physical.reported} dari {physical.due} sub kegiatan"


def _table(report: PhysicalFinancial) -> Table:
    rows = [
        _row(one, str(n) if report.is_of_all else one.code)
        for n, one in enumerate(report.rows, start=1)
    ]
    total = _row(report.total, "", bold=True)
    return Table(
        rows=(*_header(report), *rows, total),
        widths=UNIT_WIDTHS if report.is_of_all else WIDTHS,
        header_rows=3,
    )


def _header(report: PhysicalFinancial) -> Iterator[tuple[Cell, ...]]:
    sides = (
        ("No", "Perangkat daerah")
        if report.is_of_all
        else ("Kode", "Program/ Kegiatan/ Sub Kegiatan")
    )
    yield (
        *(head(text, rowspan=2) for text in (*sides, "Pagu (Rp)")),
        head("Realisasi keuangan", colspan=3),
        COVERED,
        COVERED,
        *(head(text, rowspan=2) for text in ("Fisik (%)", "Deviasi (poin)", "Sisa (Rp)")),
    )
    money = ("Bulan ini (Rp)", "S.d. bulan ini (Rp)", "%")
    yield (*[COVERED] * 3, *map(head, money), *[COVERED] * 3)
    numbers = ("1", "2", "3", "4", "5", "6 = 5/3", "7", "8 = 7−6", "9 = 3−5")
    yield tuple(map(head, numbers))


def _row(one: Progress, mark: str, *, bold: bool = False) -> tuple[Cell, ...]:
    bold = bold or one.level == "program"
    return (
        Cell(mark, align=Align.START if one.code else Align.CENTER, bold=bold),
        Cell(one.name, bold=bold),
        rupiah_cell(one.ceiling_idr, bold=bold),
        rupiah_cell(one.month_idr, bold=bold),
        rupiah_cell(one.spent_idr, bold=bold),
        percent_cell(one.absorption, bold=bold),
        percent_cell(one.physical_percent, bold=bold),
        points_cell(deviation_points(one.physical_percent, one.absorption), bold=bold),
        rupiah_cell(one.left_idr, bold=bold),
    )
