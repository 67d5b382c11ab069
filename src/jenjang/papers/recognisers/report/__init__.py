"""Blocks -> reports: any paper of the year that is no agreement.

The way of a paper: blocks become one stream of lines and tables (`stream`), contents pages
are told apart (`contents`), tables made whole and captioned (`captions`), headings found
(`babs`, `headings`) and the running text put under them (`chapters`); `kinds` says what
the paper is, `recognisers.tables` what its tables state, `statements` what its sentences
do. The words that papers use stand in `words`.
"""

from collections.abc import Iterable, Sequence

from jenjang.papers.blocks import Block
from jenjang.papers.document import Report
from jenjang.papers.recognisers.report.kinds import is_decree, kind_in
from jenjang.papers.recognisers.report.reading import read_report
from jenjang.papers.recognisers.report.stream import Line, Piece, stream

__all__ = ["recognise", "says_anything"]

LONGEST_LETTERHEAD = 15  # lines over the title of a decree that belong to it
DECREED_ABOUT = 12  # lines in which a decree says what it is about


def recognise(blocks: Iterable[Block]) -> tuple[Report, ...]:
    """Return what `blocks` hold, at least one report; none where nothing is printed.

    A decree on indicators that is bound into a report is a report of its own.
    """
    whole = stream(blocks)
    papers = [pieces for pieces in _papers(whole.pieces) if pieces]
    return tuple(read_report(pieces, whole.feet) for pieces in papers)


def says_anything(report: Report) -> bool:
    """Return whether what stands beside agreements is a paper of its own.

    It is where it has a Bab, a decree's number or tables that are understood; covers,
    letterheads and stamps are not.
    """
    has_bab = any(chapter.level == 1 and chapter.number for chapter in report.chapters)
    return bool(has_bab or report.decree_number or report.tables)


def _papers(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Return the pieces of each paper: a bound-in decree begins a new one."""
    decrees = (at for at in range(1, len(pieces)) if _begins_decree(pieces, at))
    starts = [0, *(at for at in decrees if at > LONGEST_LETTERHEAD)]
    ends = [*starts[1:], len(pieces)]
    return [pieces[start:end] for start, end in zip(starts, ends, strict=True)]


def _begins_decree(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if not isinstance(piece, Line) or not piece.text.isupper():
        return False
    below = [each for each in pieces[at : at + DECREED_ABOUT] if isinstance(each, Line)]
    return is_decree(below, 0) and any(
        kind_in(line.text) == "Keputusan IKU" for line in below if line.text.isupper()
    )
