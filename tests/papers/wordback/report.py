"""An invented report as blocks: what a Word file is written from."""

from jenjang.papers.blocks import (
    Align,
    Bound,
    Caption,
    CaptionKind,
    Cell,
    Chart,
    Contents,
    ContentsOf,
    Footer,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Table,
)

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200" '
    'font-family="Liberation Sans" font-size="11"><rect x="20" y="40" width="300" '
    'height="60" fill="#0b5f7e"/><text x="20" y="30">Nilai SAKIP 79,5</text></svg>'
)
EDITABLE = frozenset(map(str, range(11, 20)))
"""The keys of passages that people write; the rest comes from plan and record."""


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(map(Cell, texts))


RECORD = Table(
    rows=(
        row("Indikator", "Target", "Realisasi"),
        row("Nilai SAKIP kecamatan", "78", "79,5"),
        row("Indeks kepuasan masyarakat", "85", "84,2"),
    ),
    widths=(0.6, 0.2, 0.2),
    header_rows=1,
)
TYPED = Table(
    rows=(row("Desa", "Warga"), row("Sukamaju", "1.204"), row("Karangrejo", "987")),
    widths=(0.5, 0.5),
    header_rows=1,
    key="16",
)
REPORT = (
    Heading("LAPORAN KINERJA"),
    PageBreak(),
    Footer("Laporan Kinerja Kecamatan Sukamaju 2025"),
    Contents("DAFTAR ISI"),
    Contents("DAFTAR TABEL", ContentsOf.TABLES),
    PageBreak(),
    Heading("BAB I PENDAHULUAN", key="s1"),
    Paragraph("Kecamatan Sukamaju membawahi dua belas desa.", Align.JUSTIFY, key="11"),
    Paragraph("Laporan ini disusun menurut Permen PANRB.", Align.JUSTIFY, key="12"),
    Paragraph("Isinya empat bab.", Align.JUSTIFY, key="12.1"),
    PageBreak(),
    Heading("BAB III AKUNTABILITAS KINERJA", key="s2"),
    Heading("A. Capaian Kinerja", 2, Align.START, key="s3"),
    Paragraph(
        "Nilai SAKIP mencapai 79,5 dari target 78, sehingga berpredikat baik.",
        Align.JUSTIFY,
        bound=(Bound(21, 25, "ik1.realisasi"), Bound(38, 40, "ik1.target")),
        key="13",
    ),
    Caption("Tabel 3.1", "Capaian Tahun 2025", key="20"),
    RECORD,
    Chart(DRAWING, "Nilai SAKIP tahun ini", 0.8, key="21"),
    Caption("Gambar 3.1", "Nilai SAKIP", CaptionKind.PICTURE, key="21"),
    Paragraph("Kepuasan masyarakat masih di bawah target.", Align.JUSTIFY, key="14"),
    Items(
        ("Petugas kurang", "Ruang tunggu sempit", "Antrean belum teratur"),
        ("1.", "2.", "3."),
        key="15",
    ),
    Caption("Tabel 3.2", "Warga menurut desa", key="16"),
    TYPED,
    PageBreak(),
    Heading("BAB IV PENUTUP", key="s4"),
    Paragraph("Demikian laporan ini disusun.", Align.JUSTIFY, key="17"),
    Heading("Saran", 2, Align.START, key="18"),
    Paragraph("Perlu tambahan petugas layanan.", Align.JUSTIFY, key="19"),
)
