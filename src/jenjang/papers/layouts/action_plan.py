"""Rencana aksi: the targets of an agreement by quarter or month, and the steps to them.

Source: PermenPANRB 53/2014, Lampiran I (rencana aksi follows from the agreement).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Signature,
    Signatures,
    Table,
)

HEADS = ("No", "Sasaran", "Indikator Kinerja", "Satuan")
LAST_HEADS = ("Rencana Aksi", "Penanggung Jawab")
SIDE_WIDTHS = (0.04, 0.15, 0.17, 0.07, 0.07)
LAST_WIDTHS = (0.2, 0.1)
PERIODS_WIDTH = 0.2


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """An indicator with its target of the year and those of its periods, as printed.

    `periods` are (heading, target); `steps` are (quarter, step), 1 to 4.
    """

    objective: str
    text: str
    unit: str
    target: str
    periods: tuple[tuple[str, str], ...]
    steps: tuple[tuple[int, str], ...]
    responsible: str


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The rencana aksi of an agreement, as it is printed."""

    unit: str
    regency: str
    year: int
    title: str
    position: str
    place_and_date: str
    signer: tuple[str, ...]
    indicators: tuple[PlannedIndicator, ...]


def blocks(plan: ActionPlan) -> tuple[Block, ...]:
    """Return the paper: one table for indicators of the same periods, then a signature."""
    return tuple(_blocks(plan))


def _blocks(plan: ActionPlan) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    yield Heading(f"RENCANA AKSI {plan.title}", 1)
    yield KeyValues(
        (
            ("Perangkat Daerah", plan.unit),
            ("Pemerintah Daerah", plan.regency),
            ("Jabatan", plan.position),
            ("Tahun", str(plan.year)),
        )
    )
    for heads, group in _by_periods(plan.indicators).items():
        yield _table(plan.year, heads, group)
    signer = Signature((plan.place_and_date, plan.position), plan.signer)
    yield Signatures(None, signer)


def _by_periods(
    indicators: tuple[PlannedIndicator, ...],
) -> dict[tuple[str, ...], list[PlannedIndicator]]:
    groups: dict[tuple[str, ...], list[PlannedIndicator]] = {}
    for one in indicators:
        heads = tuple(heading for heading, _ in one.periods)
        groups.setdefault(heads, []).append(one)
    return groups


def _table(year: int, heads: tuple[str, ...], indicators: list[PlannedIndicator]) -> Table:
    shares = tuple(PERIODS_WIDTH / len(heads) for _ in heads)
    targets = (f"Target {heading}" for heading in (year, *heads))
    first = tuple(_head(text) for text in (*HEADS, *targets, *LAST_HEADS))
    rows = tuple(_row(number, one) for number, one in enumerate(indicators, start=1))
    return Table((first, *rows), (*SIDE_WIDTHS, *shares, *LAST_WIDTHS), header_rows=1)


def _head(text: str) -> Cell:
    return Cell(text, bold=True, align=Align.CENTER)


def _row(number: int, one: PlannedIndicator) -> tuple[Cell, ...]:
    targets = (Cell(target, align=Align.CENTER) for _, target in one.periods)
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(one.objective),
        Cell(one.text),
        Cell(one.unit, align=Align.CENTER),
        Cell(one.target, align=Align.CENTER),
        *targets,
        Cell("\n".join(f"TW {ROMAN[n - 1]}: {step}" for n, step in one.steps)),
        Cell(one.responsible),
    )


ROMAN = ("I", "II", "III", "IV")
