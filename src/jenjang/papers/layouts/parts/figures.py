"""Cells that show figures: what is printed, and the figure itself for a workbook.

What is not known is a dash, never 0; where there is room its reason is written out.
"""

from collections.abc import Iterable
from decimal import Decimal

from jenjang.core.figures import canonical_unit, write_number
from jenjang.core.formulas.achievement import shown_percent
from jenjang.core.values import Unknown
from jenjang.papers.blocks import Align, Cell
from jenjang.papers.layouts.parts.signing import BLANK_DATE

DASH = "–"
PERCENT = "Persen"
COVERED = Cell(covered=True)

__all__ = [
    "BLANK_DATE",
    "COVERED",
    "DASH",
    "across",
    "count_cell",
    "head",
    "heads",
    "percent_cell",
    "points_cell",
    "reason_cell",
    "rupiah_cell",
    "text_cell",
    "value_cell",
    "written_value",
]


def head(text: str, *, colspan: int = 1, rowspan: int = 1) -> Cell:
    """Return a cell of the head of a table."""
    return Cell(text, colspan, rowspan, align=Align.CENTER, bold=True)


def heads(texts: Iterable[str]) -> tuple[Cell, ...]:
    """Return a head of one row."""
    return tuple(map(head, texts))


def across(text: str, columns: int, *, bold: bool = True) -> tuple[Cell, ...]:
    """Return a row of one cell over all columns: it names what stands below it."""
    return (Cell(text, colspan=columns, bold=bold), *[COVERED] * (columns - 1))


def text_cell(text: str, align: Align = Align.START, *, bold: bool = False) -> Cell:
    """Return a cell of words; a dash where there are none."""
    return Cell(text or DASH, align=align, bold=bold)


def count_cell(count: int | None, *, bold: bool = False) -> Cell:
    """Return a cell with a count of things."""
    if count is None:
        return _dash(bold=bold)
    return Cell(f"{count:,}".replace(",", "."), align=Align.END, bold=bold, number=count)


def rupiah_cell(amount_idr: int | None, *, bold: bool = False) -> Cell:
    """Return a cell of whole rupiah, without the word: the head of the column says it.

    >>> rupiah_cell(2511824579).text, rupiah_cell(None).text
    ('2.511.824.579', '–')
    """
    return count_cell(amount_idr, bold=bold)


def percent_cell(percent: Decimal | Unknown | None, *, bold: bool = False) -> Cell:
    """Return a cell of a percentage, two decimals; one below zero is printed as 0.

    >>> percent_cell(Decimal("94.3447")).text
    '94,34'
    """
    if percent is None or isinstance(percent, Unknown):
        return _dash(bold=bold)
    return points_cell(shown_percent(percent), bold=bold)


def points_cell(points: Decimal | Unknown | None, *, bold: bool = False) -> Cell:
    """Return a cell of percentage points, which may lie below zero."""
    if points is None or isinstance(points, Unknown):
        return _dash(bold=bold)
    text = write_number(points, 2, unit="Persen")
    return Cell(text, align=Align.END, bold=bold, number=points)


def value_cell(
    value: Decimal | Unknown | None, measured_in: str = "", text: str | None = None
) -> Cell:
    """Return a cell of an indicator's value in its own unit, or the grade reached."""
    if text:
        return Cell(text, align=Align.END)
    if value is None or isinstance(value, Unknown):
        return _dash()
    written = written_value(value, measured_in)
    return Cell(written, align=Align.END, number=value)


def reason_cell(percent: Decimal | Unknown, *, bold: bool = False) -> Cell:
    """Return a percentage, or the words why there is none."""
    if isinstance(percent, Unknown):
        return Cell(str(percent), align=Align.END, bold=bold)
    return percent_cell(percent, bold=bold)


def written_value(value: Decimal, measured_in: str = "") -> str:
    """Return a value as papers write it: whole, or with at least two decimals.

    A percentage has two: it is a quotient, whose further digits nobody typed.

    >>> written_value(Decimal("87.5"), "Nilai"), written_value(Decimal(1200), "Orang")
    ('87,50', '1.200')
    >>> written_value(Decimal("79.7531"), "%"), written_value(Decimal("3.659"), "Indeks")
    ('79,75', '3,659')
    """
    if value == value.to_integral_value():
        return write_number(value, 0, unit=measured_in or None)
    exponent = value.normalize().as_tuple().exponent
    most = 2 if canonical_unit(measured_in) == PERCENT else 4
    places = -exponent if isinstance(exponent, int) else 0
    return write_number(value, min(max(2, places), most), unit=measured_in or None)


def _dash(*, bold: bool = False) -> Cell:
    return Cell(DASH, align=Align.END, bold=bold)
