"""A survey or an evaluation: what was asked or looked at, its value, its mark."""

from collections.abc import Sequence

from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import SurveyRow
from jenjang.papers.layouts.lkjip.drawing import Column
from jenjang.papers.layouts.lkjip.figures import figure_columns

SUBJECTS = {"survei": "Unsur Pelayanan", "evaluasi": "Komponen"}


def columns(rows: Sequence[SurveyRow], kind: str) -> list[Column[SurveyRow]]:
    """Return the columns of the table."""
    named: list[Column[SurveyRow]] = [
        Column(("No",), lambda row: Cell(row.number or "", align=Align.CENTER)),
        Column((SUBJECTS[kind],), lambda row: Cell(row.subject), is_name=True),
        *figure_columns(rows),
        Column(("Predikat",), lambda row: Cell(row.rating or "", align=Align.CENTER)),
    ]
    return [c for c in named if any(c.cell(row).text for row in rows)]
