"""Performance and money of each indicator side by side."""

from collections.abc import Sequence

from jenjang.papers.document import IndicatorRow
from jenjang.papers.layouts.lkjip import indicators as of
from jenjang.papers.layouts.lkjip.figures import figure_columns

MONEY = ("absorption_percent", "remaining_percent", "efficiency_percent")


def columns(rows: Sequence[IndicatorRow]) -> of.Columns:
    """Return the columns of the table."""
    return [
        of.number(),
        of.objective(),
        of.indicator(),
        of.unit(),
        *figure_columns(rows, under=over),
        of.rating(),
        of.responsible(),
        of.note(),
    ]


def over(what: str) -> str:
    """Return the word over a figure: whether it is of performance or of money.

    >>> over("actual"), over("spent_idr")
    ('Kinerja', 'Anggaran')
    """
    return "Anggaran" if what.endswith("_idr") or what in MONEY else "Kinerja"
