"""Rows that go on with the row above: a page or a line cut a text in two."""

from jenjang.papers.recognisers.agreement.marks import is_mark
from jenjang.papers.recognisers.agreement.runs import runs_on
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.walking import Piece, Printed
from jenjang.papers.recognisers.tables.words import Field

NEVER = {Field.NUMBER, Field.CODE, Field.FIGURE, Field.UNIT, Field.ACTIVITY_UNIT}


def rest_of(printed: Printed, above: Draft | None) -> list[Piece]:
    """Return the pieces of a row that only goes on with `above`; nothing for another row.

    It prints no figure, unit or number; each of its texts has one above it. Where rows have
    figures, one text that cannot begin anew or a new page is enough; else none may begin.
    """
    pieces = [piece for piece in printed.pieces if piece.line and not piece.is_carried]
    if above is None or not pieces or any(p.column.field in NEVER for p in pieces):
        return []
    if any(is_mark(piece.line) for piece in pieces):
        return []
    under = [(above.texts.get(piece.column.field, ""), piece.line) for piece in pieces]
    if any(not text for text, _ in under):
        return []
    within = [runs_on(text, line) for text, line in under]
    if not above.figures:
        return pieces if all(within) else []
    cut_by_page = printed.page is not None and printed.page != above.page
    return pieces if any(within) or cut_by_page else []


def go_on(above: Draft, pieces: list[Piece]) -> None:
    """Add the rest of its texts to the row above."""
    for piece in pieces:
        above.append(piece.column.field, piece.line)
