"""`jenjang bench lkjip`: a report of 43 pages, 12 tables and 6 charts as PDF and as Word.

The report is invented; the longest one that is written in the set, if there is one, is
measured beside it, composed from its rows.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO

from django.db.models import Count
from pypdf import PdfReader

from jenjang.apps.reports.models import PerformanceReport
from jenjang.apps.reports.snapshots.written.composing import blocks_of_report
from jenjang.apps.reports.snapshots.written.material import read_material
from jenjang.apps.reports.snapshots.written.rows import read_written
from jenjang.config.bench.report import Stopwatch, heading, table, yardstick
from jenjang.papers.blocks import (
    Align,
    Block,
    Caption,
    CaptionKind,
    Cell,
    Chart,
    Contents,
    ContentsOf,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    Table,
)
from jenjang.papers.drawing import Chart as Drawn
from jenjang.papers.drawing import ChartPoint, write_chart
from jenjang.papers.writing import write_blocks

CHAPTERS, SECTIONS, PARAGRAPHS = ("I", "II", "III", "IV"), 5, 7
TABLES, CHARTS, ROWS = 12, 6, 25
SENTENCE = (
    "Capaian indikator tahun {what} dipengaruhi oleh ketersediaan petugas layanan, "
    "ketepatan waktu pencairan anggaran, dan dukungan pemerintah desa di sekitarnya. "
)
COLUMNS = ("No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian", "Predikat")
ASKED_SECONDS = {"pdf": 0.5, "docx": 1.0}
YEARS = range(2021, 2026)


def run() -> None:
    """Write each report and say what one file costs."""
    heading("lkjip")
    papers: list[tuple[str, list[Sequence[Block]]]] = [
        ("invented", [invented(year) for year in YEARS]),
        *_written(),
    ]
    table(
        ["report", "format", "pages", "kB", "CPU s", "asked", "yardstick s"],
        [_row(name, made, to) for name, made in papers for to in ASKED_SECONDS],
    )


def _written() -> Iterator[tuple[str, list[Sequence[Block]]]]:
    """Yield the longest report that is written, where there is one."""
    counted = PerformanceReport.objects.annotate(pieces=Count("sections__passages"))
    for report in counted.order_by("-pieces", "pk")[:1]:
        blocks = blocks_of_report(read_written(report), read_material(report))
        yield str(report), [blocks]


def _row(name: str, made: Sequence[Sequence[Block]], to: str) -> list[str]:
    """Measure papers of one kind; each is another one, for the typesetter remembers."""
    write_blocks(invented(YEARS[0] - 1), to, name)  # fonts and templates are read once
    speed = yardstick()
    with Stopwatch() as watch:
        for blocks in made:
            content = write_blocks(blocks, to, name)
    pages = str(len(PdfReader(BytesIO(content)).pages)) if to == "pdf" else ""
    return [
        name,
        to,
        pages,
        f"{len(content) / 1000:.0f}",
        f"{watch.cpu_seconds / len(made):.2f}",
        f"{ASKED_SECONDS[to]}",
        f"{speed:.2f}",
    ]


def invented(year: int) -> tuple[Block, ...]:
    """Return a report as long as those that units write; each year says its own."""
    tables, charts = _tables(year), _charts(year)
    return (
        Heading(f"LAPORAN KINERJA\nKECAMATAN SUKAMAJU\nTAHUN {year}"),
        PageBreak(),
        Footer(f"Laporan Kinerja Kecamatan Sukamaju {year}"),
        Contents("DAFTAR ISI"),
        Contents("DAFTAR TABEL", ContentsOf.TABLES),
        Contents("DAFTAR GAMBAR", ContentsOf.PICTURES),
        *(
            block
            for chapter in CHAPTERS
            for block in _chapter(year, chapter, tables, charts)
        ),
    )


def _chapter(
    year: int, chapter: str, tables: Iterator[list[Block]], charts: Iterator[list[Block]]
) -> Iterator[Block]:
    """Yield a chapter; in the last one tables stand on pages that lie."""
    yield from (PageBreak(), Heading(f"BAB {chapter} URAIAN"))
    for section in range(1, SECTIONS + 1):
        yield Heading(f"{chapter}.{section} Bagian {section}", 2, Align.START)
        for n in range(PARAGRAPHS):
            text = SENTENCE.format(what=f"{year}, bagian {section}.{n}") * 4
            yield Paragraph(text, Align.JUSTIFY, key=f"{chapter}{section}{n}")
        drawn = next(tables if section % 2 else charts, [])
        is_wide = chapter == CHAPTERS[-1] and section % 2
        yield from _turned(drawn) if is_wide else drawn


def _turned(blocks: list[Block]) -> Iterator[Block]:
    yield from (PageBreak(landscape=True), *blocks, PageBreak())


def _tables(year: int) -> Iterator[list[Block]]:
    for n in range(1, TABLES + 1):
        yield [Caption(f"Tabel {n}", f"Capaian kinerja {year}, {n}"), _table(year, n)]


def _table(year: int, n: int) -> Table:
    head = tuple(Cell(name, bold=True) for name in COLUMNS)
    rows = (
        tuple(map(Cell, (
            str(row), f"Persentase layanan {n}.{row} yang selesai pada {year}", "persen",
            "85,00", f"{80 + row % 9},{row:02}", f"{95 + row % 7},50", "Sangat Tinggi",
        )))
        for row in range(1, ROWS + 1)
    )  # fmt: skip
    widths = (0.06, 0.36, 0.1, 0.11, 0.12, 0.11, 0.14)
    return Table((head, *rows), widths, header_rows=1)


def _charts(year: int) -> Iterator[list[Block]]:
    for n in range(1, CHARTS + 1):
        points = tuple(
            ChartPoint(str(one), "", Decimal(70 + (one * n) % 9), Decimal(75))
            for one in range(year - 4, year + 1)
        )
        title = f"Capaian lima tahun sampai {year}, {n}"
        svg = write_chart(Drawn(title, title, "persen", points), key=f"g{n}")
        caption = Caption(f"Gambar {n}", title, CaptionKind.PICTURE)
        yield [Chart(svg, title, 0.9), caption]
