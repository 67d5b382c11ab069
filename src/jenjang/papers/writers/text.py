"""Blocks -> plain text: a paragraph a line, table cells parted by tabs.

A form feed stands for a new page, and a cell that covers several rows or columns leaves
its other places empty: so the text says what the table says, for a person and for a reader.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jenjang.papers.blocks import (
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Footer,
    Heading,
    Items,
    KeyValues,
    Letterhead,
    PageBreak,
    Paragraph,
    Picture,
    Signature,
    Signatures,
    Table,
)
from jenjang.papers.writers.contents import entries

NEW_PAGE = "\f"


@dataclass(slots=True)
class _Page:
    """The lines of the paper so far, and what stands at the foot of its pages."""

    lines: list[str] = field(default_factory=list)
    footer: str = ""

    def add(self, lines: Iterable[str]) -> None:
        self.lines += [*lines, ""]

    def end(self) -> None:
        if self.footer:
            self.add([self.footer])


def write(blocks: Iterable[Block], title: str) -> bytes:
    """Return the paper as UTF-8 text; a text has no place for the `title` of the file."""
    del title
    page = _Page()
    blocks = list(blocks)
    for n, block in enumerate(blocks):
        match block:
            case Footer(text=text):
                page.footer = one_line(text)
            case PageBreak():
                page.end()
                page.add([NEW_PAGE])
            case Contents(title=heading):
                listed = (one_line(entry.text) for entry in entries(blocks, n))
                page.add((one_line(heading), *listed))
            case _:
                page.add(_lines(block))
    page.end()
    return "\n".join(page.lines).encode()


def one_line(text: str) -> str:
    """Return a text without tabs and line ends: those part cells and rows here.

    >>> one_line("Formulasi : a" + chr(10) + "Perhitungan : kumulatif")
    'Formulasi : a Perhitungan : kumulatif'
    """
    return " ".join(text.split())


def _lines(block: Block) -> Iterator[str]:
    match block:
        case (
            Heading(text=text)
            | Paragraph(text=text)
            | Caption(line=text)
            | Chart(line=text)
            | Picture(line=text)
        ):
            yield one_line(text)
        case Letterhead(lines=lines, small=small):
            yield from map(one_line, (*lines, *small))
        case KeyValues(pairs=pairs):
            yield from (f"{label} : {one_line(value)}" for label, value in pairs)
        case Items(texts=texts, marks=marks):
            yield from (f"{m} {one_line(t)}" for m, t in zip(marks, texts, strict=True))
        case Table(rows=rows):
            yield from (_row(row) for row in rows)
        case Signatures(left=left, right=right):
            yield from _signatures(left, right)


def _row(row: tuple[Cell, ...]) -> str:
    return "\t".join(one_line(cell.text) for cell in row)


def _signatures(left: Signature | None, right: Signature | None) -> Iterator[str]:
    """Yield one side under the other, each with room for the pen."""
    for side in filter(None, (right, left)):
        yield from map(one_line, side.above)
        yield from ("", "", "")
        yield from map(one_line, side.below)
        yield ""
