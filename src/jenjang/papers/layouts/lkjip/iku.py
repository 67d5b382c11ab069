"""Indikator Kinerja Utama: what they are, how they are counted, where the data come from.

Source: PermenPANRB 9/2007 for what each indicator says.
"""

from collections.abc import Sequence

from jenjang.papers.document import IndicatorRow
from jenjang.papers.layouts.lkjip import indicators as of
from jenjang.papers.layouts.lkjip.figures import figure_columns


def columns(rows: Sequence[IndicatorRow]) -> of.Columns:
    """Return the columns of the table."""
    return [
        of.number(),
        of.objective("Sasaran Strategis"),
        of.indicator("Indikator Kinerja Utama"),
        of.unit(),
        *figure_columns(rows),
        of.text("Definisi Operasional", lambda row: row.definition),
        of.text("Formulasi Perhitungan", lambda row: row.formula),
        of.text("Sumber Data", lambda row: row.data_source),
        of.responsible(),
        of.note(),
    ]
