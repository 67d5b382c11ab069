"""What a contents page lists: headings, or captions of tables or pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Block,
    Caption,
    CaptionKind,
    Contents,
    ContentsOf,
    Heading,
    PageBreak,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a contents page: what it says, how deep, and the block it leads to."""

    text: str
    level: int
    at: int


def entries(blocks: Sequence[Block], n: int) -> list[Entry]:
    """Return what the contents page at index `n` lists: all that stands after the cover.

    The cover ends with the first page break before the contents; without one there is
    none. Other contents pages are listed among the headings, this one is not.

    >>> blocks = (Contents("DAFTAR ISI"), Heading("BAB I"), Heading("A. Dasar", 2))
    >>> [(entry.text, entry.level, entry.at) for entry in entries(blocks, 0)]
    [('BAB I', 1, 1), ('A. Dasar', 2, 2)]
    """
    contents = blocks[n]
    if not isinstance(contents, Contents):
        return []
    return [
        Entry(text, level, at)
        for at in range(cover_end(blocks), len(blocks))
        if at != n
        for text, level in _listed(blocks[at], contents)
    ]


def cover_end(blocks: Sequence[Block]) -> int:
    """Return the index of the page break that ends the cover, 0 where there is none.

    A cover is what stands before the first page break of a paper with contents.

    >>> cover_end((Heading("LAPORAN"), PageBreak(), Contents("DAFTAR ISI")))
    1
    """
    first = next((at for at, one in enumerate(blocks) if isinstance(one, Contents)), 0)
    breaks = (at for at in range(first) if isinstance(blocks[at], PageBreak))
    return next(breaks, 0)


def _listed(block: Block, contents: Contents) -> list[tuple[str, int]]:
    match block, contents.of:
        case Heading(), ContentsOf.HEADINGS if block.level <= contents.depth:
            return [(" ".join(block.text.split()), block.level)]
        case Contents(), ContentsOf.HEADINGS:
            return [(block.title, 1)]
        case Caption(kind=CaptionKind.TABLE), ContentsOf.TABLES:
            return [(block.line, 1)]
        case Caption(kind=CaptionKind.PICTURE), ContentsOf.PICTURES:
            return [(block.line, 1)]
        case _:
            return []
