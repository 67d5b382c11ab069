"""A paper that Jenjang prints itself, as the auditor sees any paper.

Its blocks get the places they have on the screen (line, cell), and the layout says where
each fact stands: the same rules then speak of it as of a paper from outside.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jenjang.papers.audit.bundle import Paper
from jenjang.papers.blocks import (
    Block,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Place,
    Signatures,
    Table,
)
from jenjang.papers.document import Agreement, Decree
from jenjang.papers.layouts import iku_decree
from jenjang.papers.recognisers import report as reports
from jenjang.papers.writing import layout_named


def own_paper(name: str, document: Agreement, layout: str = "national") -> Paper:
    """Return an agreement, as it is printed in a layout, as a paper called `name`."""
    placed = tuple(with_places(layout_named(layout).blocks(document)))
    return Paper(name, placed, (replace(document, at=places(placed), doubts=()),))


def own_decree(name: str, decree: Decree) -> Paper:
    """Return a decree, as it is printed, as a paper called `name`."""
    placed = tuple(with_places(iku_decree.blocks(decree)))
    return Paper(name, placed, reports.recognise(placed))


Placed = Heading | Paragraph | KeyValues | Signatures | Cell


def places(placed: Iterable[Block]) -> dict[str, Place]:
    """Return where each fact stands first, under its path, as the layout said.

    >>> stands = KeyValues((("Nama", "Sari"),), Place(line=6), ("first_party.name",))
    >>> places([stands])
    {'first_party.name': Place(page=None, line=6, cell=None, box=None, unsure=())}
    """
    at: dict[str, Place] = {}
    for part in _parts(placed):
        for path in part.facts:
            at.setdefault(path, part.place)
    return at


def _parts(placed: Iterable[Block]) -> Iterator[Placed]:
    for block in placed:
        match block:
            case Heading() | Paragraph() | KeyValues() | Signatures():
                yield block
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)


def with_places(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, each with its line; cells with table, row and column from 1."""
    tables = 0
    for line, block in enumerate(blocks, start=1):
        if isinstance(block, PageBreak):
            yield block
        elif isinstance(block, Table):
            tables += 1
            yield _table(block, line, tables)
        else:
            yield replace(block, place=Place(line=line))


def _table(table: Table, line: int, number: int) -> Table:
    rows = tuple(
        tuple(
            replace(cell, place=Place(line=line, cell=f"{number}.{r}.{c}"))
            for c, cell in enumerate(row, start=1)
        )
        for r, row in enumerate(table.rows, start=1)
    )
    return replace(table, rows=rows, place=Place(line=line))
