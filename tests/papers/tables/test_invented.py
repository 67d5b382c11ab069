"""Tables of shapes and words that the corpus does not have."""

import pytest
from tests.papers.tables.invented import drawn, figures, read

from jenjang.papers.recognisers.tables import joined, read_table


def test_quarters_stand_under_one_heading_and_are_of_the_paper_s_year():
    found = read(
        """
        No|Tujuan/Sasaran|Indikator Sasaran|Satuan|Target Tahun 2024|Realisasi|>|>|>
        ^ | ^ | ^ | ^ | ^ | TW I | TW II | TW III | TW IV
        1|Meningkatnya layanan desa|Indeks layanan desa|Indeks|3,20|2,90|3,01|3,10|3,25
        """
    )

    assert found.table.kind == "capaian"
    assert figures(found.table.rows[0]) == {
        "target 2024": "3.20",
        "actual TW1": "2.90",
        "actual TW2": "3.01",
        "actual TW3": "3.10",
        "actual TW4": "3.25",
    }
    assert found.doubts == ()


def test_years_side_by_side_with_target_and_result_each():
    found = read(
        """
        Indikator Kinerja Tujuan | 2022 | > | 2023 | > | Naik/Turun
        ^ | Target | Capaian | Target | Capaian | ^
        Persentase desa mandiri | 40 | 41,5 | 45 | 46,2 | 4,7
        """
    )

    assert found.table.kind == "perbandingan tahun"
    assert figures(found.table.rows[0])["actual 2023"] == "46.2"
    assert figures(found.table.rows[0])["target 2022"] == "40"


def test_money_and_performance_under_headings_of_the_same_words():
    found = read(
        """
        Kode|Program / Kegiatan / Sub Kegiatan|Indikator|Fisik|>|>|Keuangan|>|>
        ^ | ^ | ^ | Target | Realisasi | % | Pagu | Realisasi | %
        7.01.02|PROGRAM LAYANAN|Nilai SKM|85|86,5|101,76|125.000.000|120.000.000|96,00
    7.01.02.2.01|Koordinasi|Jumlah laporan (Laporan)|4|4|100|125.000.000|120.000.000|96
        """
    )
    first, second = found.table.rows

    assert found.table.kind == "kinerja dan anggaran"
    assert (first.level, second.level, second.parent) == ("program", "kegiatan", 0)
    assert figures(first) == {
        "target": "85",
        "actual": "86.5",
        "achievement_percent": "101.76",
        "ceiling_idr": "125000000",
        "spent_idr": "120000000",
        "absorption_percent": "96.00",
    }


def test_an_empty_cell_is_no_figure_and_a_zero_is_one():
    found = read(
        """
        Sasaran | Indikator | Target | Realisasi | Capaian (%)
        Tertibnya aset | Persentase aset tercatat | 100 | | -
        Tertibnya arsip | Persentase arsip tertata | 100 | 0 | 0
        """
    )

    assert figures(found.table.rows[0]) == {"target": "100"}
    assert figures(found.table.rows[1]) == {
        "target": "100",
        "actual": "0",
        "achievement_percent": "0",
    }


def test_a_column_of_penetapan_perubahan_and_jumlah_is_a_sum():
    found = read(
        """
        Uraian | Penetapan | Perubahan | Jumlah | Realisasi | Sisa
        Belanja Pegawai|1.000.000.000|250.000.000|1.250.000.000|1.200.000.000|50.000.000
        Jumlah | 1.000.000.000 | 250.000.000 | 1.250.000.000 | 1.200.000.000 | 50.000.000
        """
    )

    assert figures(found.table.rows[0]) == {
        "initial_ceiling_idr": "1000000000",
        "change_idr": "250000000",
        "ceiling_idr": "1250000000",
        "spent_idr": "1200000000",
        "remaining_idr": "50000000",
    }
    assert [row.level for row in found.table.rows] == ["belanja", "total"]


def test_a_ceiling_before_and_after_the_revision():
    found = read(
        """
        No.|Nama Program|Pagu Murni (Rp)|Pagu Perubahan (Rp)|Serapan (Rp)|Serapan (%)
        1 | Program Pemberdayaan | 500.000.000 | 600.000.000 | 540.000.000 | 90%
        """
    )

    assert figures(found.table.rows[0]) == {
        "initial_ceiling_idr": "500000000",
        "ceiling_idr": "600000000",
        "spent_idr": "540000000",
        "absorption_percent": "90",
    }


def test_amounts_in_millions_are_written_out_and_doubted():
    found = read(
        """
        Program | Anggaran (juta Rp) | Realisasi (juta Rp)
        Program Pembinaan Desa | 1.250,5 | 1.100,25
        """
    )

    assert figures(found.table.rows[0]) == {
        "ceiling_idr": "1250500000.0",
        "spent_idr": "1100250000.00",
    }
    assert len(found.doubts) == 2


def test_a_table_with_points_for_decimals_leaves_a_group_after_a_comma_open():
    found = read(
        """
        Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
        Jumlah usaha baru | Usaha | 150 | 1,309 | 8,726
        Indeks usaha | Nilai | 2.5 | 2.75 | 110.0
        Rasio usaha | Nilai | 0.5 | 0.75 | 150.0
        """
    )
    row = figures(found.table.rows[0])

    assert (row["actual"], row["achievement_percent"]) == (None, None)
    assert {doubt.path for doubt in found.doubts} == {
        "rows[0].figures[1]",
        "rows[0].figures[2]",
    }


def test_years_without_a_word_are_doubted_until_the_caption_says_which():
    table = """
        No | Indikator Kinerja Utama | 2022 | 2023
        1 | Indeks kepuasan | 80,1 | 82,4
        """

    assert len(read(table, year=2023).doubts) == 2
    assert read(table, "Realisasi IKU dua tahun", 2023).doubts == ()
    assert read(table, "Realisasi indeks", 2023).table.kind == "perbandingan tahun"


def test_a_row_says_the_objective_of_the_rows_under_it():
    found = read(
        """
        No | Indikator Kinerja | Satuan | Target | Realisasi
        Misi 1 : Tata kelola yang baik | > | > | > | >
        Sasaran 1 : Meningkatnya mutu layanan | > | > | > | >
        1 | Indeks kepuasan masyarakat | Nilai | 85 | 86
        2 | Jumlah aduan selesai | Aduan | 10 | 10
        """
    )

    assert [row.objective for row in found.table.rows] == ["Meningkatnya mutu layanan"] * 2
    assert found.table.rows[0].level == "sasaran"


def test_indicators_stacked_beside_their_figures_are_rows_of_their_own():
    found = read(
        """
        Sasaran Kegiatan | Indikator | Target | Realisasi
        Terlaksananya rapat|1. Jumlah rapat\\n2. Jumlah notulen|4 kali\\n8 dokumen|4\\n7
        """
    )

    assert [(row.indicator, row.unit) for row in found.table.rows] == [
        ("Jumlah rapat", "kali"),
        ("Jumlah notulen", "dokumen"),
    ]
    assert figures(found.table.rows[1]) == {"target": "8", "actual": "7"}


def test_figures_without_indicator_are_doubted_and_lent_to_nobody():
    found = read(
        """
        Sasaran | Indikator Kinerja | Target | Realisasi
        Meningkatnya tertib | Persentase tertib | 90 | 91
         | | 50 | 40
        """
    )

    assert found.table.rows[1].indicator == ""
    assert any(doubt.path == "rows[1].indicator" for doubt in found.doubts)


@pytest.mark.parametrize(
    ("kind", "heading", "row"),
    [
        (
            "tindak lanjut",
            "No|Rekomendasi LHE|Tindak Lanjut|PIC",
            "1|Susun SOP|Selesai|Sekcam",
        ),
        ("survei", "No | Unsur Pelayanan | NRR | Mutu", "1 | Persyaratan | 3,45 | B"),
        ("evaluasi", "No|Komponen|Bobot|Nilai", "1|Perencanaan Kinerja|30|24,5"),
        (
            "efisiensi",
            "Indikator|Capaian Kinerja (%)|Serapan Anggaran (%)|Efisiensi (%)",
            "Nilai SAKIP|101,2|95,1|6,1",
        ),
        (
            "perbandingan standar",
            "Indikator|Realisasi|Standar Nasional",
            "Angka kemiskinan|8,1|9,2",
        ),
        (
            "perbandingan renstra",
            "Indikator|Realisasi 2023|Target Akhir Renstra 2026|Tingkat Kemajuan (%)",
            "Nilai SKM|84|88|95,45",
        ),
        ("pagu anggaran", "No|Sub Kegiatan|Pagu (Rp)", "1|Penyusunan Renja|12.500.000"),
        (
            "rencana aksi",
            "Sasaran|Indikator|Rencana Aksi|Target|Jadwal",
            "Tertib|Jumlah patroli|Patroli rutin|12|Jan-Des",
        ),
        ("iku", "IKU|Definisi Operasional|Rumus|Sumber Data", "Indeks|Ukuran|a/b|BPS"),
        (
            "target renstra",
            "Tujuan|Indikator|Target Kinerja 2025|Target Kinerja 2026",
            "Maju|Indeks|70|75",
        ),
    ],
)
def test_columns_say_what_a_table_is(kind, heading, row):
    assert read(f"{heading}\n{row}").table.kind == kind


@pytest.mark.parametrize(
    "table",
    [
        "No | Nama | Pangkat\n1 | Siti | III/a",
        "Kecamatan | Laki-laki | Perempuan\nSukamaju | 1.204 | 1.310",
        "Ditetapkan di Sukamaju | Camat Sukamaju",
    ],
)
def test_other_tables_are_none_of_ours(table):
    assert read_table(drawn(table)) is None


def test_a_table_goes_on_over_the_page_with_and_without_its_heading():
    heading = "No | Program | Pagu | Realisasi"
    first = drawn(f"{heading}\n1 | Program Satu | 10.000.000 | 9.000.000", page=1)
    again = drawn(f"{heading}\n2 | Program Dua | 20.000.000 | 19.000.000", page=2)
    bare = drawn("3 | Program Tiga | 30.000.000 | 29.000.000", page=3)

    whole = joined(first, again)
    assert whole is not None
    whole = joined(whole, bare)
    assert whole is not None
    found = read_table(whole)
    assert found is not None
    assert [row.name for row in found.table.rows] == [
        "Program Satu",
        "Program Dua",
        "Program Tiga",
    ]
    assert joined(first, drawn("Mengetahui | Camat\nSukamaju | Siti", page=2)) is None


def test_the_rest_of_a_row_on_the_next_page_is_given_back():
    first = drawn(
        "Program|Indikator|Target\nProgram Ketenteraman dan|Persentase gangguan yang|80",
        page=1,
    )
    rest = drawn("Ketertiban Umum | ditangani |", page=2)

    whole = joined(first, rest)
    assert whole is not None
    found = read_table(whole)
    assert found is not None
    (row,) = found.table.rows
    assert (row.activity, row.indicator) == (
        "Program Ketenteraman dan Ketertiban Umum",
        "Persentase gangguan yang ditangani",
    )


def test_a_row_with_more_cells_than_headings_is_laid_by_what_they_look_like():
    found = read(
        """
        Sasaran | Indikator | Satuan | Target | Program | Anggaran (Rp)
        Tertib desa | Indeks tertib | Nilai | 75 | 1 | Program Pembinaan Desa | 12.500.000
        """
    )
    (row,) = found.table.rows

    assert row.activity == "Program Pembinaan Desa"
    assert figures(row) == {"target": "75", "ceiling_idr": "12500000"}


def test_every_fact_knows_its_place():
    found = read("Indikator | Target\nIndeks desa | 70")

    assert found.at["rows[0].indicator"].cell == "1.2.1"
    assert found.at["rows[0].figures[0]"].cell == "1.2.2"


def test_objectives_that_share_a_cell_are_doubted_in_every_row_beside_it():
    found = read(
        """
        Sasaran | Indikator Kinerja | Target | Realisasi
        Meningkatnya mutu layanan\\nTertibnya arsip desa | Nilai SKM | 80 | 82
        ^ | Persentase arsip tertata | 70 | 75
        Meningkatnya gotong royong | Jumlah kegiatan | 4 | 4
        """
    )

    assert [doubt.path for doubt in found.doubts] == [
        "rows[0].objective",
        "rows[1].objective",
    ]


def test_a_row_that_prints_neither_indicator_nor_objective_has_both_in_doubt():
    found = read(
        """
        Sasaran | Indikator Kinerja | Target | Realisasi
        Lancarnya administrasi Terpeliharanya gedung | Persentase administrasi | 80 | 82
        | | 70 | 75
        """
    )

    assert {doubt.path for doubt in found.doubts} == {
        "rows[0].objective",
        "rows[0].indicator",
        "rows[1].objective",
        "rows[1].indicator",
    }
