"""Sentences that state figures, invented: what each figure is, of whom and of when."""

from decimal import Decimal

import pytest

from jenjang.papers.blocks import NOWHERE
from jenjang.papers.recognisers.report.statements import Stated, read_sentence


def read(sentence: str, known: tuple[str, ...] = (), year: int = 2024) -> list[Stated]:
    return list(read_sentence(sentence, known, year, NOWHERE))


def figures(stated: Stated) -> list[tuple[str, str, str | None]]:
    return [(f.what, f.printed, f.when) for f in stated.statement.figures]


def one(sentence: str, known: tuple[str, ...] = ()) -> Stated:
    (stated,) = read(sentence, known)
    return stated


def test_target_actual_and_achievement_of_an_indicator():
    stated = one(
        "Indikator Kinerja Indeks Layanan Publik dengan target 80 terealisasi 84,5 atau "
        "dengan capaian sebesar 105,63% dengan kategori Sangat Baik."
    )
    assert stated.statement.subject == "Indeks Layanan Publik"
    assert figures(stated) == [
        ("target", "80", "2024"),
        ("actual", "84,5", "2024"),
        ("achievement_percent", "105,63%", "2024"),
    ]
    assert stated.statement.rating == "Sangat Baik"
    assert stated.doubts == ()


def test_a_budget_line_with_ceiling_spending_and_absorption():
    stated = one(
        "Kegiatan Pembinaan Kelompok Tani, Nelayan dan Petambak dengan alokasi anggaran "
        "sebesar Rp 1.250.000.000,- realisasi Rp 1.235.580.918,- (98,85%)."
    )
    assert stated.statement.subject == "Pembinaan Kelompok Tani, Nelayan dan Petambak"
    assert [f.number for f in stated.statement.figures] == [
        Decimal(1250000000),
        Decimal(1235580918),
        Decimal("98.85"),
    ]
    assert [f.what for f in stated.statement.figures] == [
        "ceiling_idr",
        "spent_idr",
        "absorption_percent",
    ]


def test_each_figure_is_of_the_year_that_is_named_last():
    stated = one(
        "Capaian indikator kinerja Persentase Desa Mandiri tahun 2024 memperoleh capaian "
        "sebesar 92,5% dibandingkan tahun 2023 yang lebih rendah yaitu sebesar 88%."
    )
    assert figures(stated) == [
        ("achievement_percent", "92,5%", "2024"),
        ("achievement_percent", "88%", "2023"),
    ]
    assert stated.statement.direction == "naik"


def test_words_that_the_figures_contradict_are_doubted():
    stated = one(
        "Indikator Nilai Desa tahun 2024 tercapai 70% dan mengalami peningkatan dari "
        "capaian tahun 2023 sebesar 90%; realisasi tahun 2023 sebesar 90%."
    )
    assert ("direction" in dict(stated.doubts)) is True


def test_two_indicators_in_one_sentence_are_two_statements():
    first, second = read(
        "Indikator Angka Melek Huruf dengan realisasi 98,2 sudah melebihi target 97 dan "
        "indikator Lama Sekolah dengan realisasi 8,1 belum mencapai target 9."
    )
    assert (first.statement.subject, second.statement.subject) == (
        "Angka Melek Huruf",
        "Lama Sekolah",
    )
    assert figures(second) == [("actual", "8,1", "2024"), ("target", "9", "2024")]


def test_a_name_known_from_the_tables_is_found_in_a_plain_sentence():
    stated = one(
        "Pada tahun 2024 cakupan air bersih perdesaan mencapai 81,25% dari target.",
        ("cakupan air bersih perdesaan",),
    )
    assert stated.statement.subject == "cakupan air bersih perdesaan"
    assert figures(stated) == [("achievement_percent", "81,25%", "2024")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sesuai Peraturan Bupati Nomor 12 Tahun 2024 Pasal 3 ayat 2 indikator ditetapkan.",
        "Tabel 3.2 memuat realisasi indikator kinerja tahun 2024.",
        "Terdapat 20 (dua puluh) indikator dan 5 sasaran dalam Renstra 2021-2026.",
        "Capaian = (Realisasi / Target) x 100%.",
        "Capaian kinerja naik sebesar 0,85% dari tahun lalu.",
        "Realisasi keuangan tidak dapat mencapai 100% karena efisiensi.",
    ],
)
def test_numbers_that_state_no_value_make_no_statement(sentence):
    assert read(sentence) == []


def test_a_sum_that_has_two_readings_has_no_number_and_a_doubt():
    stated = one(
        "Program Pelayanan Umum dengan pagu Rp. 3.800.00,- terealisasi Rp 3.800.000."
    )
    assert [f.number for f in stated.statement.figures] == [None, Decimal(3800000)]
    assert [key for key, _ in stated.doubts] == ["figures[0]"]


def test_an_achievement_without_a_percent_sign_is_doubted():
    stated = one("Indikator Indeks Desa memperoleh nilai capaian sebesar 77,4.")
    assert figures(stated) == [("actual", "77,4", "2024")]
    assert [key for key, _ in stated.doubts] == ["figures[0]"]


def test_a_sentence_that_names_nothing_we_know_is_doubted():
    stated = one("Belanja kantor desa seluruhnya dianggarkan sebesar Rp 5.000.000.")
    assert [key for key, _ in stated.doubts] == ["subject"]


def test_millions_in_words_are_rupiah():
    stated = one("Program Irigasi mendapat pagu sebesar Rp 2,5 miliar.")
    assert [f.number for f in stated.statement.figures] == [Decimal(2500000000)]
