"""Pernyataan telah direviu: what the Inspektorat states of a laporan kinerja it reviewed.

Source: PermenPANRB 53/2014, Lampiran III (tata cara reviu atas laporan kinerja).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jenjang.papers.blocks import (
    Align,
    Block,
    Cell,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Table,
)

HEADS = ("Butir", "Uraian", "Jawaban", "Keterangan")
WIDTHS = (0.09, 0.45, 0.14, 0.32)


@dataclass(frozen=True, slots=True)
class StatedPoint:
    """A point of the check-list as it was answered."""

    key: str
    text: str
    answer: str
    note: str


@dataclass(frozen=True, slots=True)
class ReviewStatement:
    """The statement about one frozen report, its notes and its points."""

    of: str
    year: int
    place: str
    date_text: str
    reviewer: str
    reviewer_title: str
    checklist: str
    notes: str = ""
    points: tuple[StatedPoint, ...] = ()


def blocks(said: ReviewStatement) -> tuple[Block, ...]:
    """Return the statement, then the check-list it rests on."""
    return tuple(_blocks(said))


def _blocks(said: ReviewStatement) -> Iterator[Block]:
    yield Heading("PERNYATAAN TELAH DIREVIU", 1)
    yield Heading(said.of.upper(), 2)
    yield Heading(f"TAHUN ANGGARAN {said.year}", 2)
    yield Paragraph(
        f"Kami telah mereviu laporan kinerja {said.of} untuk tahun anggaran {said.year} "
        "sesuai pedoman reviu atas laporan kinerja. Substansi informasi yang dimuat dalam "
        f"laporan kinerja menjadi tanggung jawab manajemen {said.of}."
    )
    yield Paragraph(
        "Reviu bertujuan memberikan keyakinan terbatas bahwa laporan kinerja telah "
        "disajikan secara akurat, andal, dan valid."
    )
    yield Paragraph(_conclusion(said))
    if said.notes:
        yield Heading("Catatan hasil reviu", 3, Align.START)
        yield Paragraph(said.notes)
    yield Signatures(
        None,
        Signature(
            (f"{said.place}, {said.date_text}", said.reviewer_title), (said.reviewer,)
        ),
    )
    yield PageBreak()
    yield Heading(said.checklist.upper(), 2)
    yield Table(
        (tuple(Cell(head, bold=True, align=Align.CENTER) for head in HEADS), *_rows(said)),
        widths=WIDTHS,
        header_rows=1,
    )


def _conclusion(said: ReviewStatement) -> str:
    """Return what the reviu found; doubts are named where a point was answered no."""
    against = [point.key for point in said.points if point.answer == "Tidak"]
    if not against:
        return (
            "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan "
            "perbedaan dalam meyakini keandalan informasi yang disajikan di dalam laporan "
            "kinerja ini."
        )
    return (
        "Berdasarkan reviu kami, masih terdapat hal yang perlu diperhatikan dalam meyakini "
        f"keandalan informasi laporan kinerja ini, yaitu pada butir {', '.join(against)} "
        "daftar uji terlampir."
    )


def _rows(said: ReviewStatement) -> Iterator[tuple[Cell, ...]]:
    for point in said.points:
        yield (
            Cell(point.key, align=Align.CENTER),
            Cell(point.text),
            Cell(point.answer, align=Align.CENTER),
            Cell(point.note),
        )
