"""Money by program, kegiatan and sub kegiatan, or by kind of spending.

A row's level is known again by its code, or by its number where it is ``1.2.3``.
"""

from collections.abc import Callable, Sequence

from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import BudgetRow
from jenjang.papers.layouts.lkjip.drawing import Column
from jenjang.papers.layouts.lkjip.figures import figure_columns
from jenjang.papers.layouts.lkjip.performance_budget import over

Columns = list[Column[BudgetRow]]
NAMES = {
    "belanja": "Uraian",
    "unit": "Perangkat Daerah",
    "tahun": "Tahun",
    "uraian": "Sumber Dana",
}
ACTIVITY = "Program/ Kegiatan/ Sub Kegiatan"
HIGH = ("program", "urusan", "bidang urusan", "total")


def label(row: BudgetRow) -> str | None:
    """Return the words of a row of sums, None for any other."""
    return row.name if row.level == "total" else None


def columns(rows: Sequence[BudgetRow]) -> Columns:
    """Return the columns of the table; with indicators, performance stands beside money."""
    is_both = any(row.indicator for row in rows)
    return [
        _words("Kode", lambda row: row.code),
        _words("No", lambda row: row.number, Align.CENTER),
        Column((_named(rows),), _name, is_name=True),
        _words("Indikator Kinerja", lambda row: row.indicator),
        _words("Satuan", lambda row: row.unit, Align.CENTER),
        *figure_columns(rows, under=over if is_both else lambda _: None),
        _words("Sumber Dana", lambda row: row.source),
        _words("Penanggung Jawab", lambda row: row.responsible),
        _words("Keterangan", lambda row: row.note),
    ]


def filled(columns: Columns, rows: Sequence[BudgetRow]) -> Columns:
    """Return the columns in which at least one row prints something."""
    return [column for column in columns if any(column.cell(row).text for row in rows)]


def _named(rows: Sequence[BudgetRow]) -> str:
    levels = {row.level for row in rows} - {"total"}
    return NAMES.get(levels.pop(), ACTIVITY) if len(levels) == 1 else ACTIVITY


def _name(row: BudgetRow) -> Cell:
    return Cell(row.name, bold=row.level in HIGH)


def _words(
    words: str, value: Callable[[BudgetRow], str | None], align: Align = Align.START
) -> Column[BudgetRow]:
    return Column((words,), lambda row: Cell(value(row) or "", align=align))
