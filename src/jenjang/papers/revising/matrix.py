"""The annex of a Perubahan: murni beside perubahan, row by row."""

from collections.abc import Iterator, Sequence

from jenjang.core.figures import write_rupiah
from jenjang.papers.blocks import Align, Block, Cell, Heading, KeyValues, Paragraph, Table
from jenjang.papers.document import Agreement, Indicator, Party
from jenjang.papers.revising.differences import (
    BudgetPair,
    Differences,
    IndicatorPair,
    PartyPair,
    Promise,
    State,
)

INDICATOR_HEADS = (
    "No", "Sasaran", "Indikator Kinerja", "Satuan", "Target semula", "Target menjadi",
    "Keterangan",
)  # fmt: skip
INDICATOR_WIDTHS = (0.05, 0.21, 0.25, 0.1, 0.12, 0.12, 0.15)
BUDGET_HEADS = (
    "No", "Program/Kegiatan", "Semula", "Menjadi", "Bertambah/(berkurang)", "Keterangan",
)  # fmt: skip
BUDGET_WIDTHS = (0.05, 0.26, 0.19, 0.19, 0.18, 0.13)
PARTY_HEADS = ("Pihak", "Semula", "Menjadi")
PARTY_WIDTHS = (0.2, 0.4, 0.4)
NONE = "-"


def matrix(before: Agreement, after: Agreement, found: Differences) -> tuple[Block, ...]:
    """Return the annex: the reason, the parties that changed, indicators, ceilings.

    `found` are the differences of the two. Amounts are whole rupiah; a decrease stands in
    brackets, as budgets print it.
    """
    return tuple(_blocks(before, after, found))


def _blocks(before: Agreement, after: Agreement, found: Differences) -> Iterator[Block]:
    yield Heading("MATRIKS PERUBAHAN PERJANJIAN KINERJA", 1)
    yield KeyValues(tuple(_facts(before, after)))
    if found.is_nothing:
        yield Paragraph("Tidak ada yang berubah selain tempat dan tanggal.")
    if found.parties:
        yield Heading("Pihak yang berubah", 2, Align.START)
        yield _table(PARTY_HEADS, PARTY_WIDTHS, [_party_row(one) for one in found.parties])
    if found.indicators:
        yield Heading("Sasaran, indikator, dan target", 2, Align.START)
        rows = [_indicator_row(n, one) for n, one in enumerate(found.indicators, start=1)]
        yield _table(INDICATOR_HEADS, INDICATOR_WIDTHS, rows)
    if found.budgets:
        yield Heading("Anggaran", 2, Align.START)
        rows = [_budget_row(n, one) for n, one in enumerate(found.budgets, start=1)]
        yield _table(BUDGET_HEADS, BUDGET_WIDTHS, [*rows, *_total_row(found)])


def _facts(before: Agreement, after: Agreement) -> Iterator[tuple[str, str]]:
    yield "Perangkat daerah", after.unit or NONE
    yield "Tahun", NONE if after.year is None else str(after.year)
    yield "Semula", _called(before)
    yield "Menjadi", _called(after)
    if after.reason:
        yield "Alasan perubahan", after.reason


def _called(agreement: Agreement) -> str:
    kind = agreement.kind
    if agreement.is_revision and agreement.revision:
        kind = f"{kind} {agreement.revision}"
    when = agreement.date_text or agreement.date
    return f"{kind}, {when}" if when else kind


def _party_row(pair: PartyPair) -> tuple[Cell, ...]:
    return (Cell(pair.side), Cell(_person(pair.before)), Cell(_person(pair.after)))


def _person(party: Party | None) -> str:
    if party is None:
        return NONE
    return "\n".join(filter(None, (party.name, party.title)))


def _indicator_row(number: int, pair: IndicatorPair) -> tuple[Cell, ...]:
    shown = pair.after or pair.before
    assert shown is not None  # noqa: S101  a pair has at least one side
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(shown.objective),
        Cell(shown.indicator.text),
        Cell(shown.indicator.unit or NONE, align=Align.CENTER),
        Cell(_target(pair.before), align=Align.CENTER),
        Cell(_target(pair.after), align=Align.CENTER, bold=pair.state is not State.SAME),
        Cell(_remark(pair)),
    )


def _target(promise: Promise | None) -> str:
    return NONE if promise is None else printed_target(promise.indicator)


def printed_target(indicator: Indicator) -> str:
    """Return the target as printed, with its quarters where the paper has them."""
    if not indicator.quarter_targets:
        return indicator.target_text or NONE
    quarters = " · ".join(indicator.quarter_targets)
    return f"{indicator.target_text or NONE}\nTW I–IV: {quarters}"


def _remark(pair: IndicatorPair) -> str:
    """Return what became of it: "tetap", "target berubah", "sasaran, target berubah".

    >>> _remark(IndicatorPair(None, Promise("S", "sasaran", Indicator("I"))))
    'baru'
    """
    if pair.state is not State.CHANGED:
        return pair.state.value
    return f"{', '.join(pair.changed)} {State.CHANGED.value}"


def _budget_row(number: int, pair: BudgetPair) -> tuple[Cell, ...]:
    shown = pair.after or pair.before
    assert shown is not None  # noqa: S101  a pair has at least one side
    name = f"{shown.code} {shown.name}" if shown.code else shown.name
    before_idr = None if pair.before is None else pair.before.amount_idr
    after_idr = None if pair.after is None else pair.after.amount_idr
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(name),
        Cell(_rupiah(before_idr), align=Align.END),
        Cell(_rupiah(after_idr), align=Align.END, bold=pair.state is not State.SAME),
        Cell(signed(pair.difference_idr), align=Align.END),
        Cell(pair.state.value),
    )


def _total_row(found: Differences) -> Sequence[tuple[Cell, ...]]:
    before_idr, after_idr = found.total_before_idr, found.total_after_idr
    if before_idr is None and after_idr is None:
        return ()
    known = before_idr is not None and after_idr is not None
    difference_idr = after_idr - before_idr if known else None  # type: ignore[operator]  # both are known
    return (
        (
            Cell(""),
            Cell("Jumlah", bold=True),
            Cell(_rupiah(before_idr), align=Align.END, bold=True),
            Cell(_rupiah(after_idr), align=Align.END, bold=True),
            Cell(signed(difference_idr), align=Align.END, bold=True),
            Cell(""),
        ),
    )


def signed(difference_idr: int | None) -> str:
    """Return a difference as budgets print it: a decrease in brackets, none as a dash.

    >>> signed(5_000), signed(-5_000), signed(0), signed(None)
    ('Rp 5.000', '(Rp 5.000)', '-', '-')
    """
    if not difference_idr:
        return NONE
    written = write_rupiah(abs(difference_idr))
    return f"({written})" if difference_idr < 0 else written


def _rupiah(amount_idr: int | None) -> str:
    return NONE if amount_idr is None else write_rupiah(amount_idr)


def _table(
    heads: Sequence[str], widths: Sequence[float], rows: Sequence[tuple[Cell, ...]]
) -> Table:
    head = tuple(Cell(text, bold=True, align=Align.CENTER) for text in heads)
    return Table((head, *rows), tuple(widths), header_rows=1)
