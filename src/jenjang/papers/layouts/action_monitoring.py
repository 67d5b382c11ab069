"""Pemantauan rencana aksi: the targets of each quarter against what was reached.

Source: PermenPANRB 53/2014 (rencana aksi follows from the agreement) and PermenPANRB
88/2021 (its realisation is watched in every period). Seventeen columns: it stands on A3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

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
    COVERED,
    across,
    count_cell,
    head,
    heads,
    percent_cell,
    text_cell,
    value_cell,
)

NAME = "Pemantauan rencana aksi"
ROMAN = ("I", "II", "III", "IV")
COLUMNS = 16
WIDTHS = (
    0.024, 0.15, 0.05, 0.085, 0.045, *(0.045, 0.045) * 4, 0.12, 0.051, 0.115,
)  # fmt: skip
RECAP_HEADS = (
    "No", "Perangkat daerah", "Indikator jatuh tempo", "Tercapai", "Belum tercapai",
    "Tanpa persentase", "Belum diukur", "Langkah triwulan ini",
)  # fmt: skip
RECAP_WIDTHS = (0.05, 0.35, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
NOTE = (
    "T: target triwulan itu sendiri (dibagi rata bila rencana aksi tidak menyebutnya); R: "
    "realisasi triwulan itu. Status menurut capaian s.d. triwulan. “–”: angkanya belum ada."
)


@dataclass(frozen=True, slots=True)
class QuarterPair:
    """Target and result of one quarter alone, in the indicator's own unit."""

    target: Decimal | Unknown
    result: Decimal | Unknown
    result_text: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """An indicator with its year; `status` is in words, `steps` those of the quarter."""

    objective: str
    text: str
    measured_in: str
    responsible: str
    year_target: Decimal | None
    year_target_text: str | None
    quarters: tuple[QuarterPair, ...]
    steps: tuple[str, ...]
    percent: Decimal | Unknown
    status: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class ActionMonitoring:
    """The paper of a unit's quarter; `n` 1 to 4."""

    unit: str
    regency: str
    period: str
    n: int
    indicators: tuple[Watched, ...]
    signature: Signature


@dataclass(frozen=True, slots=True)
class UnitActions:
    """One unit in the recap: how many of its indicators stand where."""

    unit: str
    due: int
    met: int
    missed: int
    without_percent: int
    unmeasured: int
    steps: int


@dataclass(frozen=True, slots=True)
class ActionRecap:
    """All units at a quarter, one line each."""

    regency: str
    period: str
    units: tuple[UnitActions, ...]
    total: UnitActions
    signature: Signature


def parts(paper: ActionMonitoring) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the paper in named parts: it is one table."""
    return (("Rencana aksi", tuple(_blocks(paper))),)


def recap_parts(recap: ActionRecap) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return the recap in named parts: it is one table."""
    return (("Rekap", tuple(_recap_blocks(recap))),)


def _blocks(paper: ActionMonitoring) -> Iterator[Block]:
    yield PageBreak(landscape=True, sheet="a3")
    yield Heading("PEMANTAUAN RENCANA AKSI PERJANJIAN KINERJA", 1)
    yield Heading(f"S.D. {paper.period.upper()}", 1)
    yield KeyValues(
        (("Perangkat daerah", paper.unit), ("Pemerintah daerah", paper.regency))
    )
    if paper.indicators:
        yield _table(paper)
        yield Paragraph(NOTE)
    else:
        yield Paragraph("Belum ada Perjanjian Kinerja yang berlaku.")
    yield Signatures(None, paper.signature)


def _table(paper: ActionMonitoring) -> Table:
    rows: list[tuple[Cell, ...]] = []
    number = 0
    for objective, group in groupby(paper.indicators, lambda one: one.objective):
        rows.append(across(objective, COLUMNS))
        for one in group:
            number += 1
            rows.append(_row(number, one))
    return Table((*_header(paper), *rows), WIDTHS, header_rows=2)


def _header(paper: ActionMonitoring) -> Iterator[tuple[Cell, ...]]:
    sides = ("No", "Indikator kinerja", "Satuan", "Penanggung jawab", "Target tahun")
    last = (f"Langkah TW {ROMAN[paper.n - 1]}", "Capaian (%)", "Status dan tindak lanjut")
    quarters = [
        cell for name in ROMAN for cell in (head(f"Triwulan {name}", colspan=2), COVERED)
    ]
    yield (
        *(head(text, rowspan=2) for text in sides),
        *quarters,
        *(head(text, rowspan=2) for text in last),
    )
    yield (*[COVERED] * 5, *[head("T"), head("R")] * 4, *[COVERED] * 3)


def _row(number: int, one: Watched) -> tuple[Cell, ...]:
    pairs = [
        cell
        for pair in one.quarters
        for cell in (
            value_cell(pair.target, one.measured_in),
            value_cell(pair.result, one.measured_in, pair.result_text),
        )
    ]
    year_text = None if one.year_target is not None else one.year_target_text
    said = "\n".join(filter(None, (one.status, one.follow_up)))
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(one.text),
        Cell(one.measured_in, align=Align.CENTER),
        text_cell(one.responsible),
        value_cell(one.year_target, one.measured_in, year_text),
        *pairs,
        text_cell("\n".join(one.steps)),
        percent_cell(one.percent),
        Cell(said),
    )


def _recap_blocks(recap: ActionRecap) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    yield Heading("REKAPITULASI PEMANTAUAN RENCANA AKSI", 1)
    yield Heading(f"S.D. {recap.period.upper()}", 1)
    yield KeyValues(
        (("Pemerintah daerah", recap.regency), ("Perangkat daerah", str(len(recap.units))))
    )
    rows = [_recap_row(str(n), one) for n, one in enumerate(recap.units, start=1)]
    total = _recap_row("", recap.total, bold=True)
    yield Table((heads(RECAP_HEADS), *rows, total), RECAP_WIDTHS, header_rows=1)
    yield Signatures(None, recap.signature)


def _recap_row(number: str, one: UnitActions, *, bold: bool = False) -> tuple[Cell, ...]:
    counts = (
        one.due, one.met, one.missed, one.without_percent, one.unmeasured, one.steps,
    )  # fmt: skip
    return (
        Cell(number, align=Align.CENTER),
        Cell(one.unit, bold=bold),
        *(count_cell(count, bold=bold) for count in counts),
    )
