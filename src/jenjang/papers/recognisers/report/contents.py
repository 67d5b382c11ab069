"""Contents pages (Daftar Isi, Daftar Tabel, ...) told apart from the paper they list."""

from collections.abc import Sequence

from jenjang.core.figures import fold
from jenjang.papers.blocks import Table
from jenjang.papers.recognisers.report.stream import Line, Piece, one_line
from jenjang.papers.recognisers.report.words import (
    BAB,
    CONTENTS,
    CONTENTS_HEADS,
    FRONT,
    LEADERS,
    LEADERS_TO_PAGE,
    PAGE_AT_END,
    PAGE_NUMBER,
)

LONGEST_ENTRY = 160
LEAST_ENTRIES = 0.5  # of the rows of a table that lists contents


def contents(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the indices of the pieces that only list what stands elsewhere."""
    found: set[int] = set()
    is_listing = False
    for at, piece in enumerate(pieces):
        if _begins(piece):
            is_listing = True
        elif is_listing:
            is_listing = _goes_on(pieces, at)
        if is_listing or _leads_to_page(piece):
            found.add(at)
    return frozenset(found)


def _begins(piece: Piece) -> bool:
    return (
        isinstance(piece, Line)
        and CONTENTS.fullmatch(fold(LEADERS.sub("", piece.text))) is not None
        and not piece.text[:1].islower()
    )


def _leads_to_page(piece: Piece) -> bool:
    return isinstance(piece, Line) and LEADERS_TO_PAGE.search(piece.text) is not None


def is_entry(piece: Piece) -> bool:
    """Return whether a line leads with dots to the number of a page.

    >>> is_entry(Line("1.1 Latar Belakang ............. 3"))
    True
    """
    return isinstance(piece, Line) and LEADERS.search(piece.text) is not None


def _goes_on(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether the piece at `at`, in a list of contents, is still part of it."""
    piece = pieces[at]
    if isinstance(piece, Table):
        return lists_pages(piece)
    if is_entry(piece) or _is_small(piece):
        return True
    if len(piece.printed) > LONGEST_ENTRY:
        return False
    if PAGE_AT_END.fullmatch(piece.text):
        return True
    if FRONT.fullmatch(fold(piece.text)):
        return _lists_next(pieces, at, 1)
    return _lists_next(pieces, at, 2 if BAB.match(piece.text) else 1)


def _is_small(line: Line) -> bool:
    """Return whether a line only heads a column of a list, or numbers its page."""
    text = fold(line.text)
    return bool(CONTENTS_HEADS.fullmatch(text) or PAGE_NUMBER.fullmatch(text))


def _lists_next(pieces: Sequence[Piece], at: int, most: int) -> bool:
    """Return whether an entry stands among the next `most` pieces."""
    for piece in pieces[at + 1 : at + 1 + most]:
        if isinstance(piece, Table):
            return lists_pages(piece)
        if is_entry(piece) or PAGE_AT_END.fullmatch(piece.text):
            return len(piece.text) <= LONGEST_ENTRY or is_entry(piece)
    return False


def lists_pages(table: Table) -> bool:
    """Return whether most rows of a table end with the number of a page."""
    rows = [
        [one_line(cell.text) for cell in row if cell.text.strip()] for row in table.rows
    ]
    filled = [row for row in rows if row]
    entries = [row for row in filled if _ends_with_page(row)]
    return bool(filled) and len(entries) >= LEAST_ENTRIES * len(filled)


def _ends_with_page(row: Sequence[str]) -> bool:
    if LEADERS.search(row[-1]) or LEADERS.search(row[0]):
        return True
    return len(row) > 1 and PAGE_NUMBER.fullmatch(fold(row[-1])) is not None
