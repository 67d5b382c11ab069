"""Target and result of the year, with the rating; or by the official who answers for it."""

from collections.abc import Sequence

from jenjang.papers.document import IndicatorRow
from jenjang.papers.layouts.lkjip import indicators as of
from jenjang.papers.layouts.lkjip.figures import figure_columns


def columns(rows: Sequence[IndicatorRow]) -> of.Columns:
    """Return the columns of the table."""
    return [
        of.number(),
        of.objective(),
        of.indicator(),
        of.text("Formulasi Perhitungan", lambda row: row.formula),
        of.unit(),
        *figure_columns(rows),
        of.rating(),
        of.responsible(),
        of.note(),
    ]
