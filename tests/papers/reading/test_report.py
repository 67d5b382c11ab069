"""Papers that are no agreements, invented: kinds, chapters, captions, whole tables."""

import pytest

from jenjang.papers.blocks import (
    Block,
    Cell,
    Footer,
    Heading,
    PageBreak,
    Paragraph,
    Place,
    Table,
)
from jenjang.papers.document import Report
from jenjang.papers.readers import text
from jenjang.papers.recognisers import report

LONG = "Uraian ini cukup panjang untuk menjadi satu alinea penuh dari sebuah naskah dinas."


def recognised(content: str) -> Report:
    (found,) = report.recognise(text.read(content.encode()))
    return found


def outline(found: Report) -> list[tuple[int, str | None, str]]:
    return [(c.level, c.number, c.title) for c in found.chapters]


CONTENTS = """DAFTAR ISI

BAB I PENDAHULUAN ................ 1
1.1 Latar Belakang ............... 1
BAB II PERENCANAAN KINERJA ....... 4
"""


def test_contents_pages_are_no_chapters():
    found = recognised(
        f"LAPORAN KINERJA TAHUN 2024\n\n{CONTENTS}\n\nBAB I\n\nPENDAHULUAN\n\n"
        f"1.1 Latar Belakang\n\n{LONG}\n\nBAB II\n\nPERENCANAAN KINERJA\n\n{LONG}"
    )
    assert outline(found) == [
        (1, "I", "PENDAHULUAN"),
        (2, "1.1", "Latar Belakang"),
        (1, "II", "PERENCANAAN KINERJA"),
    ]
    assert [len(c.paragraphs) for c in found.chapters] == [0, 1, 1]


def test_the_paragraph_that_sets_out_the_paper_begins_no_chapters():
    found = recognised(
        f"BAB I PENDAHULUAN\n\nA. LATAR BELAKANG\n\n{LONG}\n\nB. SISTEMATIKA PENULISAN\n\n"
        "Bab I : Pendahuluan\n\nMenjelaskan hal umum.\n\nBab II : Penutup\n\n"
        f"Memuat simpulan.\n\nBAB II PENUTUP\n\n{LONG}"
    )
    assert [title for level, _, title in outline(found) if level == 1] == [
        "PENDAHULUAN",
        "PENUTUP",
    ]


@pytest.mark.parametrize(
    "heading", ["BAB 1\n\nPendahuluan", "BAB. I Pendahuluan", "BAB\n\nPendahuluan\n\n1"]
)
def test_a_bab_is_known_however_its_heading_is_set(heading):
    found = recognised(f"LAPORAN KINERJA 2024\n\n{heading}\n\n{LONG}")
    assert [(level, title) for level, _, title in outline(found)] == [(1, "Pendahuluan")]


def test_items_of_a_list_and_names_with_a_title_are_no_headings():
    found = recognised(
        f"BAB I PENDAHULUAN\n\nA. DASAR HUKUM\n\n1. Undang-Undang tentang Desa\n\n"
        f"2. Undang-Undang tentang Kecamatan\n\nH. SUPARDI, S.Sos\n\n{LONG}"
    )
    assert outline(found) == [(1, "I", "PENDAHULUAN"), (2, "A", "DASAR HUKUM")]


def test_a_bab_that_is_left_out_is_doubted():
    found = recognised(f"BAB I UMUM\n\n{LONG}\n\nBAB III CAPAIAN\n\n{LONG}")
    assert [d.why for d in found.doubts if d.path == "chapters"] == [
        "Judul Bab 2 tidak terbaca; periksa bab yang terlewat."
    ]


RESULTS = (
    "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n1\tIndeks Layanan\t80\t84\t105%"
)


def test_a_caption_over_a_table_is_its_own_and_a_mention_is_none():
    found = recognised(
        f"BAB III CAPAIAN\n\nTabel 3.1 di atas memuat capaian.\n\nTabel 3.2\n"
        f"Capaian Kinerja\nKecamatan Wanasari\n\n{RESULTS}"
    )
    (table,) = found.tables
    assert (table.kind, table.number) == ("capaian", "3.2")
    assert table.caption == "Capaian Kinerja Kecamatan Wanasari"


def test_captions_under_tables_are_given_to_the_table_above():
    found = recognised(
        f"{RESULTS}\n\nTabel 1. Capaian Triwulan\n\n{LONG}\n\n{RESULTS}\n\n"
        f"Tabel 2. Capaian Tahun\n\n{LONG}"
    )
    assert [(t.number, t.caption) for t in found.tables] == [
        ("1", "Capaian Triwulan"),
        ("2", "Capaian Tahun"),
    ]


def cells(rows: list[list[str]], page: int, table: int) -> Table:
    return Table(
        tuple(
            tuple(
                Cell(said, place=Place(page=page, cell=f"{table}.{r}.{c}"))
                for c, said in enumerate(row, start=1)
            )
            for r, row in enumerate(rows, start=1)
        ),
        place=Place(page=page),
    )


HEAD = ["No", "Program", "Pagu (Rp)", "Realisasi (Rp)", "%"]


def pages(count: int) -> list[Block]:
    blocks: list[Block] = []
    for page in range(1, count + 1):
        if page > 1:
            blocks.append(PageBreak(page))
        blocks.append(Paragraph("Dinas Pertanian Kabupaten Tirta", place=Place(page, 1)))
        row = [f"{page}", f"Program {page}", f"{page}.000.000", f"{page}.000.000", "100%"]
        if page == 1:
            blocks.append(Heading("Tabel 3.8 Realisasi Anggaran", place=Place(1, 2)))
        blocks.append(cells([HEAD, row], page, page))
        blocks.append(Paragraph(f"LKjIP 2024 | III - {page}", place=Place(page, 9)))
    return blocks


def test_a_table_cut_by_pages_with_running_heads_is_one_table():
    (found,) = report.recognise(pages(6))
    (table,) = found.tables
    assert (table.number, table.kind) == ("3.8", "realisasi anggaran")
    assert [row.name for row in table.rows] == [f"Program {n}" for n in range(1, 7)]


def test_a_table_that_nobody_knows_is_kept_as_printed():
    found = recognised(
        "Tabel 1 Persebaran Pohon\n\nJenis\tTinggi\tUmur\nJati\t12 m\t20\nRandu\t9 m\t5"
    )
    (plain,) = found.others
    assert (plain.number, plain.caption) == ("1", "Persebaran Pohon")
    assert plain.cells[1] == ("Jati", "12 m", "20")


@pytest.mark.parametrize(
    ("title", "kind", "when"),
    [
        ("LAPORAN KINERJA INSTANSI PEMERINTAH TAHUN 2024", "LKjIP", 2024),
        ("LAKIP DINAS PERTANIAN TAHUN 2019", "LKjIP", 2019),
        ("RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2025", "Rencana Aksi", 2025),
        ("LAPORAN KINERJA TRIWULAN II TAHUN 2024", "Laporan Triwulan", "2024-TW2"),
        ("LAPORAN REALISASI ANGGARAN TAHUN 2023", "Realisasi Anggaran", 2023),
        ("RENCANA STRATEGIS KECAMATAN 2021 - 2026", "Renstra", "2021-2026"),
        ("RENCANA KERJA DINAS PERTANIAN TAHUN 2024", "Renja", 2024),
        ("LAPORAN SURVEI KEPUASAN MASYARAKAT TAHUN 2024", "Hasil SKM", 2024),
        ("LEMBAR KERJA EVALUASI AKIP TAHUN 2023", "Evaluasi", 2023),
        ("INDIKATOR KINERJA INDIVIDU TAHUN 2022", "IKI", 2022),
        ("UNDANGAN RAPAT TAHUN 2024", "Dokumen", 2024),
    ],
)
def test_a_paper_is_what_its_title_calls_it(title, kind, when):
    found = recognised(f"{title}\n\n{LONG}")
    assert (found.kind, found.period or found.year) == (kind, when)


def test_a_decree_has_its_number_and_its_date():
    found = recognised(
        "PEMERINTAH KABUPATEN TIRTA\n\nKEPUTUSAN CAMAT WANASARI\n\n"
        "NOMOR : 050/12 TAHUN 2024\n\nTENTANG\n\nPENETAPAN INDIKATOR KINERJA UTAMA\n\n"
        "Ditetapkan di : Wanasari\n"
        "pada tanggal : 5 Februari 2024"
    )
    assert (found.kind, found.decree_number, found.date, found.year) == (
        "Keputusan IKU",
        "050/12 TAHUN 2024",
        "2024-02-05",
        2024,
    )
    assert (found.unit, found.regency) == ("Kecamatan Wanasari", "Kabupaten Tirta")


def test_a_decree_bound_into_a_report_is_a_paper_of_its_own():
    pages = "\n\n".join([LONG] * 20)
    decree = "KEPUTUSAN CAMAT WANASARI\n\nNOMOR 3\n\nTENTANG\n\nINDIKATOR KINERJA UTAMA"
    bound = f"LAPORAN KINERJA TAHUN 2024\n\nBAB I UMUM\n\n{pages}\n\n{decree}"
    found = report.recognise(text.read(bound.encode()))
    assert [each.kind for each in found] == ["LKjIP", "Keputusan IKU"]


def test_the_foot_of_the_page_may_name_the_unit():
    blocks: list[Block] = [
        Paragraph("LAPORAN KINERJA", place=Place(1, 1)),
        Paragraph("TAHUN 2024", place=Place(1, 2)),
        Footer("LKjIP Dinas Pertanian", place=Place(1)),
    ]
    (found,) = report.recognise(blocks)
    assert found.unit == "Dinas Pertanian"


def test_rows_that_a_page_prints_outside_its_lines_do_not_cut_the_table_and_are_doubted():
    above = cells([HEAD, ["1", "Program Satu", "5.000.000", "4.000.000", "80%"]], 1, 1)
    below = cells([["2", "Program Dua", "3.000.000", "3.000.000", "100%"]], 2, 2)
    stray = Paragraph("Program Sela 2.000.000 1.000.000 50%", bold=True, place=Place(2, 1))
    rest = Paragraph("DAN LAINNYA", bold=True, place=Place(2, 2))
    (found,) = report.recognise([above, PageBreak(2), stray, rest, below])
    (table,) = found.tables
    assert [row.name for row in table.rows] == ["Program Satu", "Program Dua"]
    assert "di luar garisnya" in next(d.why for d in found.doubts if d.path == "tables[0]")
