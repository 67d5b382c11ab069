"""Catatan Hasil Reviu: what a review found in documents, the gravest first.

The reviewer's own paper (PermenPANRB 53/2014, lampiran III, knows it as the working
paper behind the statement "telah direviu").
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    KeyValues,
    Paragraph,
    Signature,
    Signatures,
    Table,
)

WIDTHS = (0.05, 0.18, 0.43, 0.14, 0.2)
HEADS = ("No", "Dokumen dan tempat", "Temuan", "Kepastian", "Tindak lanjut")
NOTHING = "Tidak ada temuan."


@dataclass(frozen=True, slots=True)
class NotedFinding:
    """One finding as the note prints it; `followers` follow from the same cause."""

    document: str
    places: tuple[str, ...]
    rule: str
    severity: str
    is_certain: bool
    message: str
    state: str
    reason: str = ""
    followers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """The findings about a unit's documents of a year, on the day of the review."""

    unit: str
    regency: str
    year: int
    place: str
    date_text: str
    reviewer: str
    severities: tuple[tuple[str, str], ...]
    findings: tuple[NotedFinding, ...]


def blocks(note: ReviewNote) -> tuple[Block, ...]:
    """Return the note as blocks: head, counts, a table for each severity, a signature."""
    return tuple(_blocks(note))


def _blocks(note: ReviewNote) -> Iterator[Block]:
    yield Heading("CATATAN HASIL REVIU", 1)
    yield Heading("DOKUMEN AKUNTABILITAS KINERJA", 1)
    yield KeyValues(
        (
            ("Perangkat daerah", f"{note.unit}, {note.regency}"),
            ("Tahun", str(note.year)),
            ("Tanggal reviu", note.date_text),
            ("Jumlah temuan", _counts(note)),
        )
    )
    if not note.findings:
        yield Paragraph(NOTHING)
    for key, label in note.severities:
        found = [one for one in note.findings if one.severity == key]
        if found:
            yield Heading(f"{label} ({len(found)})", 2, Align.START)
            yield _table(found)
    yield Signatures(
        None, Signature((f"{note.place}, {note.date_text}", "Pereviu,"), (note.reviewer,))
    )


def _counts(note: ReviewNote) -> str:
    """Return how many findings of which kind, and of how many it is certain."""
    certain = sum(one.is_certain for one in note.findings)
    return f"{len(note.findings)} (pasti {certain}, tanya {len(note.findings) - certain})"


def _table(found: Sequence[NotedFinding]) -> Table:
    head = tuple(Cell(text, bold=True, align=Align.CENTER) for text in HEADS)
    rows = (_row(number, one) for number, one in enumerate(found, start=1))
    return Table((head, *rows), WIDTHS, header_rows=1)


def _row(number: int, one: NotedFinding) -> tuple[Cell, ...]:
    said = [f"{one.rule}. {one.message}", *(f"Sebab yang sama: {f}" for f in one.followers)]
    state = f"{one.state}: {one.reason}" if one.reason else one.state
    return (
        Cell(str(number), align=Align.CENTER),
        Cell(_lines([one.document, *one.places])),
        Cell(_lines(said)),
        Cell("Pasti" if one.is_certain else "Perlu ditanyakan"),
        Cell(state),
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)
