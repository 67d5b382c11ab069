"""The tables of an LKjIP: facts -> a caption and a ruled table.

A table of facts is drawn so that our own readers and recognisers find the same facts in it
again, in Word, PDF and text. What stands for several rows (an objective, an official)
stands in one tall cell; a table with many columns says that it wants a page on its side
(`Table.wide`).

What rows must keep for that:

- Figures follow one another in each row as their columns do. A figure that a tall cell
  holds (the target of an indicator beside several activities) is the first row's.
- Under an objective each row names it; under an activity too, where there is one.
- Levels of activities come back by their codes, else by numbers ``1``, ``1.1``, ``1.1.1``.
- The row that sums others up says so by `level` (``total``, ``rata-rata``) and its words
  ("Jumlah", "Rata-rata capaian") stand as its indicator or name, without an objective.
"""

from collections.abc import Callable, Sequence

from jenjang.papers.blocks import Block, Caption, Table
from jenjang.papers.document import (
    BudgetRow,
    FactTable,
    FollowUpRow,
    IndicatorRow,
    PlainTable,
    SurveyRow,
)
from jenjang.papers.layouts.lkjip import (
    agreement,
    budgets,
    efficiency,
    follow_up,
    iku,
    indicators,
    performance_budget,
    plain,
    renstra,
    results,
    standards,
    survey,
    years,
)
from jenjang.papers.layouts.lkjip.drawing import drawn

__all__ = ["blocks_of", "table_of"]

OF_INDICATORS: dict[str, Callable[[Sequence[IndicatorRow]], indicators.Columns]] = {
    "iku": iku.columns,
    "perjanjian": agreement.columns,
    "rencana aksi": agreement.columns,
    "target renstra": years.columns,
    "capaian": results.columns,
    "perbandingan tahun": years.columns,
    "perbandingan renstra": renstra.columns,
    "perbandingan standar": standards.columns,
    "kinerja dan anggaran": performance_budget.columns,
    "efisiensi": efficiency.columns,
}


def blocks_of(table: FactTable | PlainTable) -> tuple[Block, ...]:
    """Return a table with its caption, none where it has neither number nor title."""
    return (*_caption(table), table_of(table))


def table_of(table: FactTable | PlainTable) -> Table:
    """Return a table of a report as it is printed."""
    if isinstance(table, PlainTable):
        return plain.drawn(table)
    rows = table.rows
    if measured := [row for row in rows if isinstance(row, IndicatorRow)]:
        columns = OF_INDICATORS[table.kind](measured)
        return drawn(indicators.filled(columns, measured), measured, indicators.label)
    if spent := [row for row in rows if isinstance(row, BudgetRow)]:
        return drawn(budgets.filled(budgets.columns(spent), spent), spent, budgets.label)
    if followed := [row for row in rows if isinstance(row, FollowUpRow)]:
        return drawn(follow_up.columns(followed), followed, lambda _: None)
    asked = [row for row in rows if isinstance(row, SurveyRow)]
    return drawn(survey.columns(asked, table.kind), asked, lambda _: None)


def _caption(table: FactTable | PlainTable) -> tuple[Block, ...]:
    if not table.number and not table.caption:
        return ()
    number = f"Tabel {table.number}" if table.number else ""
    return (Caption(number, table.caption or ""),)
