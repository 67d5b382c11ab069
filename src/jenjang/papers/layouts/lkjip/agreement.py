"""The agreement and its Perubahan by level: what is promised, and what it may cost.

An objective and its indicator stand once beside all the activities that serve them: their
target is a figure of the first of these rows.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import Figure, IndicatorRow
from jenjang.papers.layouts.lkjip import indicators as of
from jenjang.papers.layouts.lkjip.drawing import Column
from jenjang.papers.layouts.lkjip.figures import figure_columns

OF_ACTIVITY = ("activity_target", "activity_actual", "activity_achievement_percent")


def columns(rows: Sequence[IndicatorRow]) -> of.Columns:
    """Return the columns of the table."""
    promised = {figure.what for row in rows for figure in row.figures if _is_own(figure)}
    return [
        of.number(),
        of.objective(),
        _once("Indikator Kinerja", lambda row: Cell(row.indicator)),
        _once("Satuan", lambda row: Cell(row.unit or "", align=Align.CENTER)),
        *figure_columns(rows, only=promised, group=None if _repeats(rows) else _measured),
        of.rating(),
        Column(
            ("Program/ Kegiatan/ Sub Kegiatan",),
            lambda row: Cell(row.activity or "–"),
            lambda row: row.activity or id(row),
        ),
        of.text("Indikator Program/ Kegiatan", lambda row: row.activity_indicator),
        of.text("Satuan", lambda row: row.activity_unit, Align.CENTER),
        *figure_columns(rows, only=OF_ACTIVITY),
        *figure_columns(rows, but=promised | set(OF_ACTIVITY)),
        of.responsible(),
        of.note(),
    ]


def _once(words: str, cell: Callable[[IndicatorRow], Cell]) -> Column[IndicatorRow]:
    """Return a column of what stands once beside all activities of an indicator."""
    return Column((words,), cell, _measured)


def _measured(row: IndicatorRow) -> object:
    return row.objective, row.indicator


def _is_own(figure: Figure) -> bool:
    """Return whether a figure is of the indicator, and not of the activity beside it."""
    return figure.what not in OF_ACTIVITY and not figure.what.endswith("_idr")


def _repeats(rows: Sequence[IndicatorRow]) -> bool:
    """Return whether rows of one indicator each have figures of it."""
    return any(
        _measured(above) == _measured(row) and any(map(_is_own, row.figures))
        for above, row in pairwise(rows)
    )
