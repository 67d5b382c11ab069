"""Laporan kinerja triwulan of a unit: what was reached, why, what it cost, what follows.

The unit's own paper for the dialogue of the quarter (PermenPANRB 53/2014 asks for
measuring by period; PermenPANRB 88/2021 for its use).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.figures import write_percent
from jenjang.core.formulas.budget import absorption_percent, remaining_idr
from jenjang.core.values import Unknown
from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.layouts.parts.figures import (
    across,
    heads,
    percent_cell,
    reason_cell,
    rupiah_cell,
    text_cell,
    value_cell,
)

NAME = "Laporan kinerja triwulan"
RESULT_WIDTHS = (0.04, 0.17, 0.21, 0.08, 0.075, 0.075, 0.085, 0.09, 0.095, 0.08)
ANALYSIS_HEADS = (
    "No", "Indikator", "Capaian (%)", "Penyebab", "Hambatan", "Tindak lanjut",
)  # fmt: skip
ANALYSIS_WIDTHS = (0.04, 0.22, 0.08, 0.22, 0.22, 0.22)
MONEY_HEADS = ("Kode", "Program", "Pagu (Rp)", "Realisasi (Rp)", "Serapan (%)", "Sisa (Rp)")
MONEY_WIDTHS = (0.1, 0.38, 0.15, 0.15, 0.08, 0.14)
DECISION_HEADS = ("No", "Putusan", "Penanggung jawab", "Tenggat", "Keadaan")
DECISION_WIDTHS = (0.04, 0.36, 0.26, 0.12, 0.22)
MISSING_HEADS = ("No", "Indikator", "Penanggung jawab", "Alasan")
MISSING_WIDTHS = (0.04, 0.44, 0.24, 0.28)
NO_REASON = "belum ada keterangan"


@dataclass(frozen=True, slots=True)
class Measured:
    """One indicator up to the quarter; targets and values in its own unit.

    `year_target_text` and `value_text` are grades ("BB") where there is no number;
    `before_percent` is its capaian up to the quarter before.
    """

    objective: str
    text: str
    measured_in: str
    year_target: Decimal | None
    year_target_text: str | None
    target: Decimal | None
    value: Decimal | None
    value_text: str | None
    percent: Decimal | Unknown
    rating: str
    before_percent: Decimal | Unknown


@dataclass(frozen=True, slots=True)
class OfficialResults:
    """What one official promised, and the mean capaian of it."""

    position: str
    holder: str
    indicators: tuple[Measured, ...]
    mean_percent: Decimal | Unknown


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was written beside a figure."""

    indicator: str
    percent: Decimal | Unknown
    cause: str = ""
    obstacle: str = ""
    follow_up: str = ""


@dataclass(frozen=True, slots=True)
class ProgramMoney:
    """A programme's ceiling and spending to date, whole rupiah; None: not known."""

    code: str
    name: str
    ceiling_idr: int | None
    spent_idr: int | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What the review meeting of the quarter decided."""

    text: str
    person: str
    due_text: str
    state: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An indicator without a figure; `reason` empty where nobody said why."""

    indicator: str
    responsible: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """The report of a unit's quarter; `period` is "Triwulan III 2025", `n` 1 to 4."""

    unit: str
    regency: str
    period: str
    n: int
    letterhead: Letterhead | None
    indicator_count: int
    measured_count: int
    mean_percent: Decimal | Unknown
    officials: tuple[OfficialResults, ...]
    analyses: tuple[Analysis, ...]
    programs: tuple[ProgramMoney, ...]
    total: ProgramMoney
    decisions: tuple[Decided, ...]
    missing: tuple[Missing, ...]
    signature: Signature


def parts(report: QuarterReport) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the report in named parts; in a workbook each has a sheet."""
    return (
        ("Ringkasan", tuple(_summary(report))),
        ("Capaian", tuple(_results(report))),
        ("Analisis", tuple(_analyses(report))),
        ("Anggaran", tuple(_money(report))),
        ("Putusan rapat", tuple(_decisions(report))),
        ("Belum diukur", tuple(_missing(report))),
    )


def _summary(report: QuarterReport) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    if report.letterhead is not None:
        yield report.letterhead
    yield Heading("LAPORAN KINERJA TRIWULAN", 1)
    yield Heading(f"{report.unit.upper()} · {report.period.upper()}", 1)
    absorbed = absorption_percent(report.total.spent_idr, report.total.ceiling_idr)
    measured = f"{report.measured_count} dari {report.indicator_count} indikator"
    yield KeyValues(
        (
            ("Perangkat daerah", report.unit),
            ("Pemerintah daerah", report.regency),
            ("Periode", f"{report.period}; angka s.d. triwulan ini"),
            ("Sudah diukur", measured),
            ("Rata-rata capaian", _said(report.mean_percent)),
            ("Serapan anggaran", _said(absorbed)),
        )
    )


def _said(percent: Decimal | Unknown) -> str:
    return str(percent) if isinstance(percent, Unknown) else write_percent(percent)


def _results(report: QuarterReport) -> Iterator[Block]:
    yield Heading("A. Capaian kinerja", 2, Align.START)
    if not report.officials:
        yield Paragraph("Belum ada Perjanjian Kinerja yang berlaku.")
        return
    to_date = f"s.d. TW {_ROMAN[report.n - 1]}"
    first = heads(
        (
            "No", "Sasaran", "Indikator kinerja", "Satuan", "Target tahun",
            f"Target {to_date}", f"Realisasi {to_date}", "Capaian (%)", "Predikat",
            "Capaian TW lalu (%)",
        )
    )  # fmt: skip
    rows = [row for one in report.officials for row in _official(one)]
    yield Table((first, *rows), RESULT_WIDTHS, header_rows=1)


def _official(one: OfficialResults) -> Iterator[tuple[Cell, ...]]:
    name = f"{one.position} ({one.holder})" if one.holder else one.position
    yield across(f"{name} · rata-rata capaian {_said(one.mean_percent)}", 10)
    said = ""
    for number, indicator in enumerate(one.indicators, start=1):
        yield _measured(number, indicator, said)
        said = indicator.objective


def _measured(number: int, one: Measured, said_above: str) -> tuple[Cell, ...]:
    objective = one.objective if one.objective != said_above else ""
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(objective),
        Cell(one.text),
        Cell(one.measured_in, align=Align.CENTER),
        value_cell(one.year_target, one.measured_in, _text(one.year_target, one)),
        value_cell(one.target, one.measured_in),
        value_cell(one.value, one.measured_in, one.value_text),
        reason_cell(one.percent),
        text_cell(one.rating, Align.CENTER),
        percent_cell(one.before_percent),
    )


def _text(number: Decimal | None, one: Measured) -> str | None:
    return None if number is not None else one.year_target_text


def _analyses(report: QuarterReport) -> Iterator[Block]:
    yield Heading("B. Analisis", 2, Align.START)
    if not report.analyses:
        yield Paragraph("Belum ada penyebab, hambatan, atau tindak lanjut yang diisi.")
        return
    rows = [
        (
            Cell(str(number), align=Align.CENTER),
            Cell(one.indicator),
            reason_cell(one.percent),
            text_cell(one.cause),
            text_cell(one.obstacle),
            text_cell(one.follow_up),
        )
        for number, one in enumerate(report.analyses, start=1)
    ]
    yield _plain_table(ANALYSIS_HEADS, rows, ANALYSIS_WIDTHS)


def _money(report: QuarterReport) -> Iterator[Block]:
    yield Heading("C. Realisasi anggaran per program", 2, Align.START)
    if not report.programs:
        yield Paragraph("Belum ada pagu atau realisasi anggaran tahun ini.")
        return
    rows = [_program(one) for one in report.programs]
    total = _program(report.total, bold=True)
    yield _plain_table(MONEY_HEADS, [*rows, total], MONEY_WIDTHS)


def _program(one: ProgramMoney, *, bold: bool = False) -> tuple[Cell, ...]:
    known = one.ceiling_idr is not None and one.spent_idr is not None
    left = remaining_idr(one.spent_idr or 0, one.ceiling_idr or 0) if known else None
    return (
        Cell(one.code),
        Cell(one.name, bold=bold),
        rupiah_cell(one.ceiling_idr, bold=bold),
        rupiah_cell(one.spent_idr, bold=bold),
        percent_cell(absorption_percent(one.spent_idr, one.ceiling_idr), bold=bold),
        rupiah_cell(left, bold=bold),
    )


def _decisions(report: QuarterReport) -> Iterator[Block]:
    yield Heading("D. Putusan rapat evaluasi kinerja", 2, Align.START)
    if not report.decisions:
        yield Paragraph("Belum ada putusan rapat evaluasi untuk triwulan ini.")
        return
    rows = [
        (
            Cell(str(number), align=Align.CENTER),
            Cell(one.text),
            Cell(one.person),
            Cell(one.due_text),
            Cell(one.state),
        )
        for number, one in enumerate(report.decisions, start=1)
    ]
    yield _plain_table(DECISION_HEADS, rows, DECISION_WIDTHS)


def _missing(report: QuarterReport) -> Iterator[Block]:
    yield Heading("E. Belum diukur", 2, Align.START)
    if report.missing:
        rows = [
            (
                Cell(str(number), align=Align.CENTER),
                Cell(one.indicator),
                text_cell(one.responsible),
                Cell(one.reason or NO_REASON),
            )
            for number, one in enumerate(report.missing, start=1)
        ]
        yield _plain_table(MISSING_HEADS, rows, MISSING_WIDTHS)
    else:
        yield Paragraph("Semua indikator yang jatuh tempo sudah diukur.")
    yield Signatures(None, report.signature)


def _plain_table(
    texts: Sequence[str], rows: Sequence[tuple[Cell, ...]], shares: tuple[float, ...]
) -> Table:
    return Table((heads(texts), *rows), shares, header_rows=1)


_ROMAN = ("I", "II", "III", "IV")
