"""Rows that sum the others up: "Jumlah", "Rata-rata capaian"."""

import re
from dataclasses import dataclass

from jenjang.papers.recognisers.tables.walking import Piece, Printed
from jenjang.papers.recognisers.tables.words import AVERAGE, TOTAL, Field

LETTERS = re.compile("[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Total:
    """The level of a row that sums the others up, and the words that say so."""

    level: str
    piece: Piece

    def is_over(self, printed: Printed, name: Field) -> bool:
        """Return whether its words stand in the column of `name` or to the left of it."""
        names = [piece.column.field for piece in printed.pieces]
        last = max((at for at, each in enumerate(names) if each is name), default=-1)
        return names.index(self.piece.column.field) <= last


def total_of(printed: Printed) -> Total | None:
    """Return what a row without an indicator sums up, None where it does not."""
    for piece in printed.pieces:
        if piece.is_carried:
            continue
        if TOTAL.fullmatch(piece.line) and LETTERS.search(piece.line):
            return Total("total", piece)
        is_text = piece.column.field is not Field.FIGURE
        if is_text and AVERAGE.fullmatch(piece.line):
            return Total("rata-rata", piece)
    return None


def sums_up(printed: Printed, piece: Piece) -> bool:
    """Return whether the words of a piece are those of a row of sums."""
    total = None if printed.of(Field.INDICATOR) else total_of(printed)
    return total is not None and total.piece is piece
