"""What became of the recommendations of the last evaluation."""

from collections.abc import Callable, Sequence

from jenjang.papers.blocks import Align, Cell
from jenjang.papers.document import FollowUpRow
from jenjang.papers.layouts.lkjip.drawing import Column

Columns = list[Column[FollowUpRow]]


def columns(rows: Sequence[FollowUpRow]) -> Columns:
    """Return the columns that the rows fill; recommendation and action are always there."""
    always = {"Rekomendasi", "Tindak Lanjut"}
    named = (
        _words("No", lambda row: row.number, Align.CENTER),
        _words("Rekomendasi", lambda row: row.recommendation),
        _words("Tindak Lanjut", lambda row: row.action),
        _words("Target", lambda row: row.target),
        _words("Waktu", lambda row: row.time),
        _words("Penanggung Jawab", lambda row: row.responsible),
        _words("Status", lambda row: row.status, Align.CENTER),
        _words("Bukti Dukung", lambda row: row.evidence),
    )
    return [
        column
        for column in named
        if column.heads[0] in always or any(column.cell(row).text for row in rows)
    ]


def _words(
    words: str, value: Callable[[FollowUpRow], str | None], align: Align = Align.START
) -> Column[FollowUpRow]:
    return Column((words,), lambda row: Cell(value(row) or "", align=align))
