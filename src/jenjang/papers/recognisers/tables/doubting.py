"""Cells that cannot be what their column holds make their row doubtful."""

from jenjang.papers.recognisers.agreement.marks import is_mark
from jenjang.papers.recognisers.tables.aligning import OUT_OF_STEP
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.walking import Printed, misfits
from jenjang.papers.recognisers.tables.words import Field

MISFIT_TEXT = "“{}” tidak sesuai dengan judul kolom “{}”; periksa sel ini."


def doubt_misfits(draft: Draft, printed: Printed) -> None:
    """Doubt a row whose cells were moved with two ways open, and what fits nowhere."""
    if printed.is_moved and printed.is_open:
        draft.doubt("", OUT_OF_STEP)
    if not printed.is_moved:
        for piece in misfits(printed):
            beside = printed.of(piece.column.field)
            is_mark_of_words = len(beside) > 1 and _is_ordinal(piece.line)
            if is_mark_of_words:
                continue
            if piece.column.field not in {Field.FIGURE, Field.NUMBER, Field.CODE}:
                heading = piece.column.path[-1] if piece.column.path else ""
                draft.doubt("", MISFIT_TEXT.format(piece.line[:60], heading))


def _is_ordinal(text: str) -> bool:
    return is_mark(text) or (text.isdigit() and len(text) <= 2)
