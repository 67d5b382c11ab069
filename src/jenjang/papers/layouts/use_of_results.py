"""Bukti pemanfaatan informasi kinerja: from what was red to what was changed by it.

One line a decision, as the yearly evaluation asks for it (PermenPANRB 88/2021).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Table,
)

HEADS = (
    "No", "Rapat", "Yang merah", "Putusan", "Penanggung jawab dan tenggat", "Keadaan",
    "Yang berubah",
)  # fmt: skip
WIDTHS = (0.04, 0.11, 0.2, 0.2, 0.15, 0.14, 0.16)
NOTHING = "Belum ada putusan rapat evaluasi kinerja."


@dataclass(frozen=True, slots=True)
class Link:
    """One decision with where it came from and what came of it, in words."""

    meeting: str
    red: str
    decision: str
    person: str
    state: str
    changed: str


@dataclass(frozen=True, slots=True)
class UseOfResults:
    """The decisions of a unit's year."""

    unit: str
    regency: str
    year: int
    date_text: str
    links: tuple[Link, ...]


def blocks(use: UseOfResults) -> tuple[Block, ...]:
    """Return the paper as blocks: head, counts, one table across the page."""
    return tuple(_blocks(use))


def _blocks(use: UseOfResults) -> Iterator[Block]:
    yield PageBreak(landscape=True)
    yield Heading("PEMANFAATAN INFORMASI KINERJA", 1)
    yield Heading(f"TAHUN {use.year}", 1)
    changed = sum(bool(link.changed) for link in use.links)
    yield KeyValues(
        (
            ("Perangkat daerah", f"{use.unit}, {use.regency}"),
            ("Keadaan tanggal", use.date_text),
            ("Putusan", f"{len(use.links)}, {changed} di antaranya sudah mengubah sesuatu"),
        )
    )
    yield _table(use) if use.links else Paragraph(NOTHING)


def _table(use: UseOfResults) -> Table:
    head = tuple(Cell(text, bold=True, align=Align.CENTER) for text in HEADS)
    rows = (_row(number, link) for number, link in enumerate(use.links, start=1))
    return Table((head, *rows), WIDTHS, header_rows=1)


def _row(number: int, link: Link) -> tuple[Cell, ...]:
    texts = (
        link.meeting, link.red, link.decision, link.person, link.state, link.changed or "–",
    )  # fmt: skip
    return (Cell(str(number), align=Align.CENTER), *(Cell(text) for text in texts))
