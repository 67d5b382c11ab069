"""Results beside the standard or the result of the nation, the province or others."""

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
        of.unit(),
        *figure_columns(rows),
        of.text("Sumber Data", lambda row: row.data_source),
        of.note(),
    ]
