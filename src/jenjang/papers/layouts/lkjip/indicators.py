"""The columns of words that tables of indicators share."""

from collections.abc import Callable, Sequence

from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import IndicatorRow
from jenjang.papers.layouts.lkjip.drawing import Column

Columns = list[Column[IndicatorRow]]
SUMS = ("total", "rata-rata")


def label(row: IndicatorRow) -> str | None:
    """Return the words of a row that sums the others up, None for any other."""
    return row.indicator if row.level in SUMS else None


def number() -> Column[IndicatorRow]:
    """Return the column of numbers; one that repeats stands once beside its objective."""
    return Column(
        ("No",),
        lambda row: Cell(row.number or "", align=Align.CENTER),
        lambda row: (row.objective, row.number or id(row)),
        is_name=True,
    )


def objective(words: str = "Sasaran Strategis/ Sasaran Kinerja") -> Column[IndicatorRow]:
    """Return the column of objectives: one cell beside all its indicators."""
    return Column(
        (words,),
        lambda row: Cell(row.objective or ""),
        lambda row: row.objective or id(row),
        is_name=True,
    )


def indicator(words: str = "Indikator Kinerja") -> Column[IndicatorRow]:
    """Return the column of indicators."""
    return Column((words,), lambda row: Cell(row.indicator), is_name=True)


def text(
    words: str, value: Callable[[IndicatorRow], str | None], align: Align = Align.START
) -> Column[IndicatorRow]:
    """Return a column of words of an indicator's own."""
    return Column((words,), lambda row: Cell(value(row) or "", align=align))


def unit() -> Column[IndicatorRow]:
    """Return the column of units of measure."""
    return text("Satuan", lambda row: row.unit, Align.CENTER)


def rating() -> Column[IndicatorRow]:
    """Return the column of ratings."""
    return text("Predikat", lambda row: row.rating, Align.CENTER)


def note(words: str = "Keterangan") -> Column[IndicatorRow]:
    """Return the column of notes."""
    return text(words, lambda row: row.note)


def responsible() -> Column[IndicatorRow]:
    """Return the column of officials: one cell beside all that is theirs.

    Where nobody is named under somebody a dash says so: an empty cell would be theirs too.
    """
    return Column(
        ("Penanggung Jawab",),
        lambda row: Cell(row.responsible or "–"),
        lambda row: row.responsible or id(row),
    )


def filled(columns: Columns, rows: Sequence[IndicatorRow]) -> Columns:
    """Return the columns in which at least one row prints something."""
    blank = {"", "–"}
    return [
        column
        for column in columns
        if any(
            column.cell(row).text not in blank
            for row in rows
            if not (column.is_name and label(row))
        )
    ]
