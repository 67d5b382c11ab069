"""Blocks as one stream of lines and tables, with what told a heading from running text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from jenjang.core.figures import fold
from jenjang.papers.blocks import (
    NOWHERE,
    Block,
    Caption,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    PageBreak,
    Paragraph,
    Place,
    Signatures,
    Table,
)
from jenjang.papers.recognisers.agreement.flow import is_form, is_side_by_side
from jenjang.papers.recognisers.report.words import BAB, CAPTION, LONGEST_HEADING

LEAST_PAGES = 4  # a line at the edge of so many pages heads or foots them
LEAST_SHARE = 0.15
EDGES = 3
LONGEST_FURNITURE = 100
NUMBERS = re.compile(r"\b(?:\d+|[ivxl]+)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or one line; `stands_out` where it is bold or marked as a heading."""

    text: str
    place: Place = NOWHERE
    stands_out: bool = False
    begins_page: bool = False
    mark: str = ""

    @property
    def printed(self) -> str:
        """Return the text with the mark of its list before it."""
        return f"{self.mark} {self.text}".strip()


Piece = Line | Table


@dataclass(frozen=True, slots=True)
class Stream:
    """The pieces of a file in reading order, and what stands at the foot of its pages."""

    pieces: tuple[Piece, ...]
    feet: tuple[Line, ...]


def stream(blocks: Iterable[Block]) -> Stream:
    """Return `blocks` as a stream; signature blocks and forms become lines."""
    pieces: list[Piece] = []
    feet: list[Line] = []
    is_new_page = True
    for block in blocks:
        if isinstance(block, PageBreak):
            is_new_page = True
            continue
        if isinstance(block, Footer):
            feet.append(Line(one_line(block.text), block.place))
            continue
        for piece in _pieces(block, begins_page=is_new_page):
            pieces.append(piece)
            is_new_page = False
    return _without_furniture(pieces, feet)


def _without_furniture(pieces: Sequence[Piece], feet: Sequence[Line]) -> Stream:
    """Return the stream without the lines that head or foot many of its pages."""
    edges = [line for line in _edges(pieces) if _may_repeat(line)]
    pages = {piece.place.page for piece in pieces if piece.place.page is not None}
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    counted = Counter(undigited(line.text) for line in edges)
    repeated = [line for line in edges if counted[undigited(line.text)] >= least]
    gone = {id(line) for line in repeated}
    rest = tuple(piece for piece in pieces if id(piece) not in gone)
    first = {undigited(line.text): line for line in reversed(repeated)}
    return Stream(rest, (*feet, *first.values()))


def _edges(pieces: Sequence[Piece]) -> Iterator[Line]:
    """Yield the first and the last line of every page, and the last but one."""
    for _, page in groupby(pieces, key=lambda piece: piece.place.page):
        lines = list(page)
        ends = lines[:1] + (lines[-2:] if len(lines) > EDGES else lines[1:])
        yield from (line for line in ends if isinstance(line, Line))


def _may_repeat(line: Line) -> bool:
    return (
        line.place.page is not None
        and 4 < len(line.text) <= LONGEST_FURNITURE
        and BAB.match(line.text) is None
        and CAPTION.match(line.text) is None
    )


def undigited(text: str) -> str:
    """Return a line without what changes from page to page: numbers, in any digits.

    >>> undigited("Laporan Kinerja 2016 | III - 2")
    'laporan kinerja | -'
    """
    return " ".join(NUMBERS.sub("", fold(text)).split())


def one_line(text: str) -> str:
    """Return `text` with its white space collapsed.

    >>> one_line("Tabel 3.1" + chr(10) + " Capaian ")
    'Tabel 3.1 Capaian'
    """
    return " ".join(text.split())


def _pieces(block: Block, *, begins_page: bool) -> Iterator[Piece]:
    match block:
        case Table():
            yield from _table(block)
        case Signatures(left=left, right=right, place=place):
            for side in filter(None, (left, right)):
                yield from _lines((*side.above, *side.below), place)
        case _:
            yield from _texts(block, begins_page=begins_page)


def _texts(block: Block, *, begins_page: bool) -> Iterator[Line]:
    match block:
        case Heading(text=text, place=place) | Contents(title=text, place=place):
            yield from _lines([text], place, stands_out=True, begins_page=begins_page)
        case Caption(line=text, place=place):
            yield from _lines([text], place, stands_out=True, begins_page=begins_page)
        case Paragraph(text=text, place=place, bold=bold):
            yield from _lines([text], place, stands_out=bold, begins_page=begins_page)
        case KeyValues(pairs=pairs, place=place):
            yield from _lines((f"{key} : {text}" for key, text in pairs), place)
        case Items(texts=texts, marks=marks, place=place):
            for text, mark in zip(texts, marks, strict=True):
                yield Line(one_line(text), place, mark=mark)


def _lines(
    texts: Iterable[str],
    place: Place,
    *,
    stands_out: bool = False,
    begins_page: bool = False,
) -> Iterator[Line]:
    for whole in texts:
        for text in whole.split("\n"):
            if text.strip():
                is_short = len(text) <= LONGEST_HEADING  # a bold word makes no heading
                yield Line(one_line(text), place, stands_out and is_short, begins_page)
                begins_page = False


def _table(table: Table) -> Iterator[Piece]:
    if is_form(table):
        for row in table.rows:
            texts = [one_line(cell.text).strip(" :") for cell in row]
            said = [text for text in texts if text]
            value = " ".join(said[1:])
            if said:  # a row may hold nothing but its colon
                yield Line(f"{said[0]} : {value}".strip(" :"), row[0].place)
    elif is_side_by_side(table):
        for column in zip(*table.rows, strict=True):
            for cell in column:
                yield from _lines([cell.text], cell.place)
    elif any(cell.text.strip() for row in table.rows for cell in row):
        yield table
