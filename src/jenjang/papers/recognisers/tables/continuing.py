"""Rows that go on with the row above: a page or a line cut a text in two."""

from dataclasses import dataclass

from jenjang.papers.recognisers.agreement.marks import is_mark
from jenjang.papers.recognisers.agreement.runs import runs_on
from jenjang.papers.recognisers.tables.drafts import Draft
from jenjang.papers.recognisers.tables.walking import Piece, Printed
from jenjang.papers.recognisers.tables.words import Field

JOINED = "Teks ini disambung dari awal halaman berikutnya; periksa apakah memang satu."
NEVER = {Field.NUMBER, Field.CODE, Field.FIGURE, Field.UNIT, Field.ACTIVITY_UNIT}


@dataclass(frozen=True, slots=True)
class Rest:
    """The pieces of a row that go on with the row above; `is_sure` where a text says so."""

    pieces: tuple[Piece, ...]
    is_sure: bool = True


def rest_of(printed: Printed, above: Draft | None) -> Rest | None:
    """Return what of a row only goes on with `above`; None for a row of its own.

    It prints no figure, unit or number; each of its texts has one above it. Where rows have
    figures, one text that cannot begin anew or a new page is enough; else none may begin.
    """
    pieces = [piece for piece in printed.pieces if piece.line and not piece.is_carried]
    if above is None or not pieces or any(p.column.field in NEVER for p in pieces):
        return None
    if any(is_mark(piece.line) for piece in pieces):
        return None
    under = [(above.texts.get(piece.column.field, ""), piece.line) for piece in pieces]
    if any(not text for text, _ in under):
        return None
    within = [runs_on(text, line) for text, line in under]
    if all(within) or (above.figures and any(within)):
        return Rest(tuple(pieces))
    is_cut = printed.page is not None and printed.page != above.page and above.figures
    return Rest(tuple(pieces), is_sure=False) if is_cut else None


def go_on(above: Draft, rest: Rest) -> None:
    """Add the rest of its texts to the row above."""
    for piece in rest.pieces:
        above.append(piece.column.field, piece.line)
        if not rest.is_sure:
            above.doubt(piece.column.field.value, JOINED)
